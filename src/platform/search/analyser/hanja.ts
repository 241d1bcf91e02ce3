import { translate } from 'hanja/lib/translate.js'
import { Recent } from './recent.ts'

/** Words in which a letter is read otherwise than mostly. */
const otherwise: Readonly<Record<string, string>> = {
  更新: '갱신',
  龜裂: '균열',
  降伏: '항복',
  復活: '부활',
  閉塞: '폐색',
  標識: '표지',
  容易: '용이',
  自轉車: '자전거',
  相殺: '상쇄',
  一切: '일체',
  參與: '참여',
}
const words = new RegExp(Object.keys(otherwise).join('|'), 'gu')
const isHan = /\p{Script=Han}/u
const runs = /(?<before>[가-힣])?(?<run>[\p{Script=Han}]+)/gu

const first = 0xac00
const codeOf = (syllable: string): number => (syllable.codePointAt(0) ?? 0) - first
const [n, r, silent] = [2, 5, 11]
/** Vowels before which a word neither begins with ㄴ nor with ㄹ: ㅑ ㅕ ㅖ ㅛ ㅠ ㅣ. */
const yVowels = new Set([2, 6, 7, 12, 17, 20])
const nTail = 4

/** A reading at the beginning of a word: 노후 for 로후, 유량 for 류량, 여자 for 녀자. */
const atBeginning = (syllable: string): string => {
  const code = codeOf(syllable)
  const [lead, vowel] = [Math.floor(code / 588), Math.floor(code / 28) % 21]
  if (lead !== r && !(lead === n && yVowels.has(vowel))) return syllable
  return String.fromCharCode(first + (yVowels.has(vowel) ? silent : n) * 588 + (code % 588))
}
/** 률 and 렬 behind a vowel or ㄴ: 효율, 균열. */
const behind = (syllable: string, before: string): string => {
  const tail = codeOf(before) % 28
  return (syllable === '률' || syllable === '렬') && (tail === 0 || tail === nTail)
    ? String.fromCharCode(syllable.charCodeAt(0) + (silent - r) * 588)
    : syllable
}
/** 不 before ㄷ and ㅈ: 부정, 부동산. */
const beforeDOrJ = new Set([3, 12])

const readings = new Recent(20_000, (letter) => {
  const read = translate(`각${letter}`, 'SUBSTITUTION').slice(1)
  return read.length === letter.length ? read : letter
})
/** The reading of one letter within a word; itself where it has none. */
const readingOf = (letter: string, isFirst: boolean): string => (letter === '率' && !isFirst ? '률' : readings.of(letter))

/** A text with its Hanja as they are read: 太陽光 is 태양광. Letter for letter, so that every other stands at its place. */
export const inHangul = (text: string): string =>
  isHan.test(text)
    ? text
        .replaceAll(words, (word) => otherwise[word] ?? word)
        .replaceAll(runs, (_found, before: string | undefined, run: string) => {
          let read = before ?? ''
          const letters = [...run]
          letters.forEach((letter, at) => {
            const plain = readingOf(letter, read === '')
            const next = letters[at + 1]
            const own =
              letter === '不' && next !== undefined && beforeDOrJ.has(Math.floor(codeOf(readingOf(next, false)) / 588)) ? '부' : plain
            read += /[가-힣]/.test(own) ? (read === '' ? atBeginning(own) : behind(own, read.slice(-1))) : own
          })
          return read
        })
    : text
