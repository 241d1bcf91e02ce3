import { compose, spell } from './hangul.ts'

const pairs = 'qㅂwㅈeㄷrㄱtㅅyㅛuㅕiㅑoㅐpㅔaㅁsㄴdㅇfㄹgㅎhㅗjㅓkㅏlㅣzㅋxㅌcㅊvㅍbㅠnㅜmㅡQㅃWㅉEㄸRㄲTㅆOㅒPㅖ'
const toLetter = new Map([...pairs].flatMap((char, at, all) => (at % 2 === 0 ? [[char, all[at + 1] ?? ''] as const] : [])))
const toKey = new Map([...toLetter].map(([key, letter]) => [letter, key]))

/** 'xodiddrhkd' typed for '태양광': the Korean word, or undefined where the keys make no whole syllables. */
export const typedAsKorean = (word: string): string | undefined => {
  if (!/^[A-Za-z]{4,40}$/.test(word)) return undefined
  let letters = ''
  for (const key of word) letters += toLetter.get(key) ?? toLetter.get(key.toLowerCase()) ?? ''
  return compose(letters)
}

/** 'ㅣㄷㅇ' typed for 'led', 'ㅣㄷ마' for 'leak': the Latin word, or undefined where a letter is on no key. */
export const typedAsLatin = (word: string): string | undefined => {
  const keys = [...spell(word)].map((letter) => toKey.get(letter))
  return keys.length >= 2 && keys.every((key) => key !== undefined) ? keys.join('').toLowerCase() : undefined
}
