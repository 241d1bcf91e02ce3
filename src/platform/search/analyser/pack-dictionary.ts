import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { Arrays } from '../arrays-file.ts'
import { tagNumber } from './parts-of-speech.ts'

/** How many right ids there are: the width of a row of the connection matrix. There are no more left ids. */
export const connWidth = 3815

export const typeNumber: Readonly<Record<string, number>> = { MORPHEME: 0, COMPOUND: 1, INFLECT: 2, PREANALYSIS: 3 }
/** Raise when the layout below changes. */
export const packedFormat = 4

const unpacked = (folder: string, name: string) => brotliDecompressSync(readFileSync(join(folder, `${name}.br`)))

/**
 * The dictionary as typed arrays. The trie lies breadth first: children of a node are contiguous, and a child's place is its number,
 * so node n owns the children firstChild[n] … firstChild[n + 1] and the words firstWord[n] … firstWord[n + 1].
 */
export const packDictionary = (folder: string): Arrays => {
  const rows = unpacked(folder, 'words.tsv')
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
  const surfaces = rows.map((row) => row[0] ?? '')
  const order = Uint32Array.from(surfaces.keys()).sort((a, b) => compare(surfaces[a] ?? '', surfaces[b] ?? '') || a - b)
  const trie = layTrie(surfaces, order)
  const count = rows.length
  const lefts = byFrequency(rows, 1)
  const rights = byFrequency(rows, 2)
  // Side by side: whoever needs one of them needs all.
  const joints = new Int16Array(count * 4)
  const types = new Uint8Array(count)
  const parts = new Uint32Array(count)
  const pool = new Pool()
  trie.words.forEach((row, word) => {
    const [, left = '', right = '', cost = '', type = '', tag = '', , made = ''] = rows[row] ?? []
    joints.set([lefts[Number(left)] ?? 0, rights[Number(right)] ?? 0, Number(cost), tagNumber.get(tag) ?? 0], word * 4)
    types[word] = typeNumber[type] ?? 0
    parts[word] = pool.numberOf(made)
  })
  const packed = unpacked(folder, 'conn.bin')
  const conn = reordered(new Int16Array(packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength)), lefts, rights)
  return {
    chars: trie.chars,
    firstChild: trie.firstChild,
    firstWord: trie.firstWord,
    joints,
    types,
    parts,
    ...pool.arrays(),
    conn,
    lefts,
    rights,
    classes: new Uint8Array(unpacked(folder, 'char.bin')),
    unknown: unknownWords(unpacked(folder, 'unk.tsv').toString(), lefts, rights),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * New numbers for the left or right ids, those of many short words first (short words stand everywhere in a lattice); 0 keeps its own.
 * What is asked of the 29 MB of connections then lies close together: nine of ten times within 64 KB.
 */
const byFrequency = (rows: readonly (readonly string[])[], column: 1 | 2): Uint16Array => {
  const weights = new Float64Array(connWidth)
  for (const row of rows) weights[Number(row[column])] = (weights[Number(row[column])] ?? 0) + 100 ** -(row[0] ?? '').length
  weights[0] = Infinity
  const numbers = new Uint16Array(connWidth)
  Uint16Array.from(weights.keys())
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
    .forEach((id, number) => {
      numbers[id] = number
    })
  return numbers
}
const reordered = (conn: Int16Array, lefts: Uint16Array, rights: Uint16Array): Int16Array => {
  const next = new Int16Array(conn.length)
  for (let left = 0; left < conn.length / connWidth; left += 1) {
    const from = left * connWidth
    const to = (lefts[left] ?? 0) * connWidth
    for (let right = 0; right < connWidth; right += 1) next[to + (rights[right] ?? 0)] = conn[from + right] ?? 0
  }
  return next
}

const layTrie = (surfaces: readonly string[], order: Uint32Array) => {
  const most = 1_400_000
  const chars = new Uint16Array(most)
  const firstChild = new Uint32Array(most + 1)
  const firstWord = new Uint32Array(most + 1)
  const from = new Uint32Array(most)
  const to = new Uint32Array(most)
  const depth = new Uint8Array(most)
  const words: number[] = []
  to[0] = order.length
  let nodes = 1
  for (let node = 0; node < nodes; node += 1) {
    firstChild[node] = nodes
    firstWord[node] = words.length
    const deep = depth[node] ?? 0
    let at = from[node] ?? 0
    const end = to[node] ?? 0
    for (; at < end && surfaceAt(surfaces, order, at).length === deep; at += 1) words.push(order[at] ?? 0)
    while (at < end) {
      const char = surfaceAt(surfaces, order, at).charCodeAt(deep)
      chars[nodes] = char
      depth[nodes] = deep + 1
      from[nodes] = at
      while (at < end && surfaceAt(surfaces, order, at).charCodeAt(deep) === char) at += 1
      to[nodes] = at
      nodes += 1
    }
  }
  firstChild[nodes] = nodes
  firstWord[nodes] = words.length
  return {
    chars: chars.slice(0, nodes),
    firstChild: firstChild.slice(0, nodes + 1),
    firstWord: firstWord.slice(0, nodes + 1),
    words: Uint32Array.from(words),
  }
}
const surfaceAt = (surfaces: readonly string[], order: Uint32Array, at: number): string => surfaces[order[at] ?? 0] ?? ''

/** Decompositions, each kept once: the text between two starts. Number 0 is the empty one. */
class Pool {
  private readonly numbers = new Map<string, number>([['', 0]])
  private readonly texts: string[] = ['']
  numberOf(made: string): number {
    const known = this.numbers.get(made)
    if (known !== undefined) return known
    this.numbers.set(made, this.texts.length)
    return this.texts.push(made) - 1
  }
  arrays(): { poolText: Uint16Array; poolStart: Uint32Array } {
    const starts = new Uint32Array(this.texts.length + 1)
    this.texts.forEach((text, at) => {
      starts[at + 1] = (starts[at] ?? 0) + text.length
    })
    const text = this.texts.join('')
    const units = new Uint16Array(text.length)
    for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at)
    return { poolText: units, poolStart: starts }
  }
}

/** By character class: left id, right id, cost, tag. */
const unknownWords = (table: string, lefts: Uint16Array, rights: Uint16Array): Int32Array => {
  const known = new Int32Array(32 * 4)
  for (const line of table.split('\n').filter((one) => one !== '')) {
    const [kind = '', left = '', right = '', cost = '', tag = ''] = line.split('\t')
    known.set([lefts[Number(left)] ?? 0, rights[Number(right)] ?? 0, Number(cost), tagNumber.get(tag) ?? 0], Number(kind) * 4)
  }
  return known
}
