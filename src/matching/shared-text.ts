/** Texts compared by their runs of five letters, blanks and signs left out: shuffled sentences and other endings do not hide a copy. */
const runLength = 5
const shortestSentence = 8
const alike = 0.5

/** Letters and digits only, with the place of each in the text. */
const letters = (text: string): { folded: string; places: number[]; ends: number[] } => {
  let folded = ''
  const places: number[] = []
  const ends: number[] = []
  let at = 0
  for (const char of text) {
    if (/[\p{L}\p{N}]/u.test(char)) {
      const small = char.toLowerCase()
      folded += small
      for (let part = 0; part < small.length; part += 1) {
        places.push(at)
        ends.push(at + char.length)
      }
    }
    at += char.length
  }
  return { folded, places, ends }
}
const runsOf = (folded: string): Set<string> => {
  const runs = new Set<string>()
  for (let at = 0; at + runLength <= folded.length; at += 1) runs.add(folded.slice(at, at + runLength))
  return runs
}
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let count = 0
  for (const run of a) if (b.has(run)) count += 1
  return count
}

export interface ComparedText {
  readonly runs: ReadonlySet<string>
  readonly sentences: readonly { readonly text: string; readonly runs: ReadonlySet<string> }[]
}
export const compared = (given: string): ComparedText => {
  const text = given.normalize('NFC')
  const sentences = [...new Set(text.split(/(?<=[.!?。])\s+|\n+/).map((one) => one.trim()))]
    .map((one) => ({ text: one, folded: letters(one).folded }))
    .filter(({ folded }) => folded.length >= shortestSentence)
  return { runs: runsOf(letters(text).folded), sentences: sentences.map((one) => ({ text: one.text, runs: runsOf(one.folded) })) }
}

/** 0 … 1: how much of the first text stands in the second. */
export const containment = (of: ComparedText, within: ComparedText): number =>
  of.runs.size === 0 ? 0 : shared(of.runs, within.runs) / of.runs.size

/** Two sentences that say the same, and how far (0.5 … 1). */
export interface SentencePair {
  readonly ours: string
  readonly theirs: string
  readonly likeness: number
}
/** For each sentence of the first text the one of the second that is most like it, where they share half their runs; most alike first. */
export const sentencePairs = (ours: ComparedText, theirs: ComparedText, many = 10): SentencePair[] =>
  ours.sentences
    .flatMap((sentence): SentencePair[] => {
      let best: SentencePair | undefined
      for (const other of theirs.sentences) {
        const smaller = Math.min(sentence.runs.size, other.runs.size)
        const likeness = smaller === 0 ? 0 : (2 * shared(sentence.runs, other.runs)) / (sentence.runs.size + other.runs.size)
        if (likeness >= alike && likeness > (best?.likeness ?? 0)) best = { ours: sentence.text, theirs: other.text, likeness }
      }
      return best ? [best] : []
    })
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, many)

export interface MarkedPart {
  readonly text: string
  readonly same: boolean
}
/** A sentence in parts: those whose letters stand in the other, too. */
export const sameParts = (text: string, other: string): MarkedPart[] => {
  const { folded, places, ends } = letters(text)
  const theirs = runsOf(letters(other).folded)
  const on = new Uint8Array(text.length)
  for (let at = 0; at + runLength <= folded.length; at += 1) {
    // From the first letter of the run to its last, with what stands between.
    if (theirs.has(folded.slice(at, at + runLength))) on.fill(1, places[at] ?? 0, ends[at + runLength - 1] ?? 0)
  }
  const parts: MarkedPart[] = []
  for (let from = 0, at = 1; at <= text.length; at += 1) {
    if (at < text.length && on[at] === on[from]) continue
    parts.push({ text: text.slice(from, at), same: on[from] === 1 })
    from = at
  }
  return parts
}
