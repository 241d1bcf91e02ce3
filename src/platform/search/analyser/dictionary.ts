import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkoutFolder } from '../../config/surroundings.ts'
import { readArrays, writeArrays } from '../arrays-file.ts'
import type { Arrays } from '../arrays-file.ts'
import { packDictionary, packedFormat } from './pack-dictionary.ts'
import { tagNumber, tags } from './parts-of-speech.ts'

export interface Part {
  readonly surface: string
  readonly tag: number
}

/** mecab-ko-dic as typed arrays; see pack-dictionary.ts for the layout. `lefts` and `rights` lead from mecab's connection ids to ours. */
export interface Dictionary {
  readonly chars: Uint16Array
  readonly firstChild: Uint32Array
  readonly firstWord: Uint32Array
  readonly rootChild: Uint32Array
  /** Of each word: left id, right id, cost, tag. */
  readonly joints: Int16Array
  readonly types: Uint8Array
  readonly conn: Int16Array
  readonly lefts: Uint16Array
  readonly rights: Uint16Array
  readonly classes: Uint8Array
  readonly unknown: Int32Array
  /** What a word is made of; empty where it is one piece. */
  partsOf(word: number): readonly Part[]
}

const commonNoun = tags.indexOf('NNG')
const packedFile = () => join(checkoutFolder(), 'dist', 'ko-dic.bin')
const dataFolder = () => join(checkoutFolder(), 'data', 'ko-dic')

/** Packs the dictionary into `file`; the build does it once. */
export const writePackedDictionary = (file: string = packedFile()): Arrays => {
  const arrays = packDictionary(dataFolder())
  mkdirSync(dirname(file), { recursive: true })
  writeArrays(file, { format: packedFormat }, arrays)
  return arrays
}

/** The packed dictionary in memory that threads may share; packed first where that is missing, damaged or of an older layout. */
export const readDictionary = (file: string = packedFile()): Arrays => {
  const kept = readArrays(file, true)
  if (kept !== undefined && (kept.about as { format?: number }).format === packedFormat) return kept.arrays
  const packed = writePackedDictionary(file)
  return readArrays(file, true)?.arrays ?? packed
}
export const openDictionary = (): Dictionary => dictionaryOf(readDictionary())

export const dictionaryOf = (arrays: Arrays): Dictionary => {
  const kept = arrays as unknown as Omit<Dictionary, 'rootChild' | 'partsOf'> & {
    parts: Uint32Array
    poolText: Uint16Array
    poolStart: Uint32Array
  }
  const rootChild = new Uint32Array(65_536)
  for (let child = kept.firstChild[0] ?? 0; child < (kept.firstChild[1] ?? 0); child += 1) rootChild[kept.chars[child] ?? 0] = child
  const known = new Map<number, readonly Part[]>()
  const partsOf = (word: number): readonly Part[] => {
    const number = kept.parts[word] ?? 0
    const parts =
      known.get(number) ?? readParts(String.fromCharCode(...kept.poolText.subarray(kept.poolStart[number], kept.poolStart[number + 1])))
    if (known.size < 50_000) known.set(number, parts)
    return parts
  }
  return { ...kept, rootChild, partsOf }
}

/** The child of a node of the trie by a letter; 0 where there is none. */
export const childOf = ({ chars, firstChild }: Dictionary, node: number, unit: number): number => {
  let low = firstChild[node] as number
  let high = (firstChild[node + 1] as number) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = chars[middle] as number
    if (found === unit) return middle
    if (found < unit) low = middle + 1
    else high = middle - 1
  }
  return 0
}

/** Whether this very word is a noun there. */
export const isNounOf = (dictionary: Dictionary, word: string): boolean => isKnownAs(dictionary, word, commonNoun)
/** Whether this very word stands there with this tag, be it with others. */
export const isKnownAs = (dictionary: Dictionary, word: string, tag: number): boolean => {
  const { rootChild, firstWord, joints } = dictionary
  let node = rootChild[word.charCodeAt(0)] ?? 0
  for (let at = 1; at < word.length && node !== 0; at += 1) node = childOf(dictionary, node, word.charCodeAt(at))
  for (let one = firstWord[node] ?? 0; node !== 0 && one < (firstWord[node + 1] ?? 0); one += 1)
    if (joints[one * 4 + 3] === tag) return true
  return false
}

/** 'surface/TAG+surface/TAG'; decomposed letters of endings stay as they are. */
const readParts = (made: string): readonly Part[] =>
  made === ''
    ? []
    : made.split('+').map((part) => {
        const slash = part.lastIndexOf('/')
        return { surface: part.slice(0, slash), tag: tagNumber.get(part.slice(slash + 1)) ?? 0 }
      })
