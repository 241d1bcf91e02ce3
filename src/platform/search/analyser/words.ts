import { withoutParticles } from './particles.ts'
import { Recent } from './recent.ts'
import { withUnits } from './units.ts'

/** A run of one script. `bare` is a Hangul word without its particles, or a Latin or digit run in its one spelling. */
export interface Word {
  readonly text: string
  readonly bare: string
  readonly start: number
  readonly script: 'hangul' | 'latin' | 'letters' | 'other'
  /** A number with its unit. */ readonly isMeasure?: boolean
}

const runs = /([가-힣]+)|((?:[a-zß-ɏ0-9]+(?:[.,'+&/_-][a-z0-9]+)*)(?: ?(?:%|°c(?![a-z])))?)|([ㄱ-ㅣ]+)|([\p{L}\p{N}]+)/gu
const bareWords = new Recent(20_000, withoutParticles)

export const wordsOf = (folded: string): Word[] => {
  const words: Word[] = []
  for (const found of folded.matchAll(runs)) {
    const text = found[0].length > 64 ? found[0].slice(0, 64) : found[0]
    const script = found[1] !== undefined ? 'hangul' : found[2] !== undefined ? 'latin' : found[3] !== undefined ? 'letters' : 'other'
    words.push({
      text,
      bare: script === 'hangul' ? bareWords.of(text) : script === 'latin' ? oneSpelling(text) : text,
      start: found.index,
      script,
    })
  }
  return withUnits(words, folded)
}

/** 'IEC-61850' and 'IEC 61850' meet: the run without its joints; '1,000' is '1000', '2.5' stays. */
const oneSpelling = (run: string): string => singular(run.replaceAll(/[ ,'+&/_-]/g, '').replaceAll(/(?<!\d)\.|\.(?!\d)/g, ''))
const singular = (run: string): string =>
  /^[a-z]{4,}s$/.test(run) && !/(ss|us|is)$/.test(run) ? run.replace(/ies$/, 'y').replace(/(?<=[^y])s$/, '') : run

/** The pieces of a jointed run, each a word of its own: 'iec-61850' → 'iec', '61850'; and a Latin head or tail off digits stays on. */
export const piecesOf = (word: Word): string[] => {
  if (word.script !== 'latin' || word.isMeasure === true || !/[,'+&/_-]/.test(word.text)) return []
  return /^[\d,.]+%?$/.test(word.text)
    ? []
    : word.text
        .split(/[,'+&/_-]/)
        .map(singular)
        .filter((piece) => piece.length > 1)
}

/** Pairs of neighbouring syllables; a single one, and any run of another script, is whole. */
export const pairsOf = (word: Word): string[] => {
  if (word.script !== 'hangul' || word.bare.length === 1) return [word.bare]
  const pairs: string[] = []
  for (let at = 0; at + 2 <= word.bare.length; at += 1) pairs.push(word.bare.slice(at, at + 2))
  return pairs
}
