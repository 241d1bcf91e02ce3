export type Piece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }

const cut = (whole: string): string[] => whole.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []

const lengths = (before: string[], after: string[]): Uint32Array[] => {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = table[i] as Uint32Array
      const below = table[i + 1] as Uint32Array
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  return table
}

const walk = (before: string[], after: string[]): Piece[] => {
  const table = lengths(before, after)
  const found: Piece[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      found.push({ kind: 'same', text: before[i] ?? '' })
      i += 1
      j += 1
    } else if (i < before.length && (j >= after.length || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      found.push({ kind: 'gone', text: before[i] ?? '' })
      i += 1
    } else {
      found.push({ kind: 'new', text: after[j] ?? '' })
      j += 1
    }
  }
  return found
}

const join = (pieces: Piece[]): Piece[] =>
  pieces.reduce<Piece[]>((joined, piece) => {
    const last = joined.at(-1)
    return last?.kind === piece.kind ? [...joined.slice(0, -1), { kind: piece.kind, text: last.text + piece.text }] : [...joined, piece]
  }, [])

const mostSteps = 4_000_000

/** What went and what came between two texts, word by word. Texts too long to compare are shown whole, one after the other. */
export const difference = (before: string, after: string): readonly Piece[] => {
  if (before === after) return before ? [{ kind: 'same', text: before }] : []
  const old = cut(before)
  const fresh = cut(after)
  if (old.length * fresh.length > mostSteps)
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ]
  return join(walk(old, fresh))
}
