import { fold, foldCharacter } from './analyser/fold.ts'
import { inHangul } from './analyser/hanja.ts'
import { mayClingToSyllable } from './analyser/particles.ts'

export interface TextPart {
  readonly text: string
  readonly marked: boolean
}

const most = 200
const isWordChar = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char)

/** An English word of some length may be the beginning of its other forms: detect of detector. */
const isStem = (mark: string): boolean => /^[a-z]{4,}$/.test(mark)
const endOfWord = (folded: string, from: number): number => {
  let end = from
  while (/[a-z]/.test(folded[end] ?? '')) end += 1
  return end
}

/** A text (NFC) as searches see it, every character at its place: one that would become several (㎏, ℃, …) stays as it is. */
export const foldInPlace = (text: string): string => {
  const folded = fold(text)
  if (folded.length === text.length) return folded
  let out = ''
  for (const char of inHangul(text)) {
    const small = foldCharacter(char)
    out += small.length === char.length ? small : char
  }
  return out
}

const syllables = /^[가-힣]+/
/** The word at a place, from there on, is one syllable with its particle: 물이, 물은, 물로부터. */
const clingsAt = (folded: string, at: number): boolean =>
  mayClingToSyllable(syllables.exec(folded.slice(at, at + longestClinging))?.[0] ?? '')
const longestClinging = 8

/** A text in parts, those marked that were looked for. A single syllable or letter is marked only where it is a word of its own, with a particle or without. */
export const markedParts = (given: string, marks: readonly string[]): TextPart[] => {
  const text = given.normalize('NFC')
  if (marks.length === 0) return [{ text, marked: false }]
  const folded = foldInPlace(text)
  const on = new Uint8Array(text.length)
  for (const mark of marks.slice(0, most)) {
    if (mark === '') continue
    for (let at = folded.indexOf(mark); at >= 0; at = folded.indexOf(mark, at + 1)) {
      const end = isStem(mark) ? endOfWord(folded, at + mark.length) : at + mark.length
      const needsWord = mark.length === 1 || /^[a-z0-9. ]+$/.test(mark)
      if (!needsWord || (!isWordChar(folded[at - 1]) && (mark.length > 1 || !isWordChar(folded[end]) || clingsAt(folded, at))))
        on.fill(1, at, end)
    }
  }
  const parts: TextPart[] = []
  for (let from = 0, at = 1; at <= text.length; at += 1) {
    if (at < text.length && on[at] === on[from]) continue
    parts.push({ text: text.slice(from, at), marked: on[from] === 1 })
    from = at
  }
  return parts
}
