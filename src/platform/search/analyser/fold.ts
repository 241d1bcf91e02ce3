import { inHangul } from './hanja.ts'
import { leadAsLetter } from './hangul.ts'

/** ASCII and whole syllables need no more than small letters. */
const plain = /^[\u0000-\u007f가-힣]*$/
const folded = new Map<string, string>()
const mostKept = 20_000

/**
 * Text as index and query see it: NFC, Hanja as they are read, then each character by NFKC and in small letters. Single letters (ㅌ, U+314C) stay letters:
 * NFKC would turn them into conjoining jamo, and a search by first letters would find nothing.
 */
export const fold = (text: string): string => {
  const composed = text.toWellFormed().normalize('NFC')
  if (plain.test(composed)) return composed.toLowerCase()
  let out = ''
  for (const char of inHangul(composed)) out += foldCharacter(char)
  return out
}

export const foldCharacter = (char: string): string => {
  const known = folded.get(char)
  if (known !== undefined) return known
  const small = isLetter(char) ? char : (leadAsLetter(char) ?? separated(char.normalize('NFKC').toLowerCase()))
  if (folded.size < mostKept) folded.set(char, small)
  return small
}

const isLetter = (char: string): boolean => char >= 'ㄱ' && char <= 'ㅣ'
/** Control characters, joiners and other invisible ones separate nothing and mean nothing, save line ends and blanks. */
const separated = (char: string): string =>
  /^[\p{Cc}\p{Z}]+$/u.test(char) ? ' ' : char.replaceAll(/[\p{Cf}\p{Cn}\p{Co}]/gu, '').normalize('NFC')
