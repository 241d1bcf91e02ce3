const leads = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const vowels = [
  'ㅏ',
  'ㅐ',
  'ㅑ',
  'ㅒ',
  'ㅓ',
  'ㅔ',
  'ㅕ',
  'ㅖ',
  'ㅗ',
  'ㅗㅏ',
  'ㅗㅐ',
  'ㅗㅣ',
  'ㅛ',
  'ㅜ',
  'ㅜㅓ',
  'ㅜㅔ',
  'ㅜㅣ',
  'ㅠ',
  'ㅡ',
  'ㅡㅣ',
  'ㅣ',
]
const tails = [
  '',
  'ㄱ',
  'ㄲ',
  'ㄱㅅ',
  'ㄴ',
  'ㄴㅈ',
  'ㄴㅎ',
  'ㄷ',
  'ㄹ',
  'ㄹㄱ',
  'ㄹㅁ',
  'ㄹㅂ',
  'ㄹㅅ',
  'ㄹㅌ',
  'ㄹㅍ',
  'ㄹㅎ',
  'ㅁ',
  'ㅂ',
  'ㅂㅅ',
  'ㅅ',
  'ㅆ',
  'ㅇ',
  'ㅈ',
  'ㅊ',
  'ㅋ',
  'ㅌ',
  'ㅍ',
  'ㅎ',
]
const doubled: Readonly<Record<string, string>> = {
  ㅘ: 'ㅗㅏ',
  ㅙ: 'ㅗㅐ',
  ㅚ: 'ㅗㅣ',
  ㅝ: 'ㅜㅓ',
  ㅞ: 'ㅜㅔ',
  ㅟ: 'ㅜㅣ',
  ㅢ: 'ㅡㅣ',
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
}
const first = 0xac00
const last = 0xd7a3

export const isSyllable = (unit: number): boolean => unit >= first && unit <= last
export const hasTail = (syllable: string): boolean => (syllable.charCodeAt(0) - first) % 28 !== 0

const lettersOf = new Map<string, string>()
const letters = (char: string): string => {
  const known = lettersOf.get(char)
  if (known !== undefined) return known
  const at = char.charCodeAt(0) - first
  const spelled = isSyllable(char.charCodeAt(0))
    ? (leads[Math.floor(at / 588)] ?? '') + (vowels[Math.floor(at / 28) % 21] ?? '') + (tails[at % 28] ?? '')
    : (doubled[char] ?? char)
  if (lettersOf.size < 12_000) lettersOf.set(char, spelled)
  return spelled
}

/** A word as its keys are pressed: '태양과' begins '태양광'. Doubled vowels and tails fall into two letters. */
export const spell = (word: string): string => {
  let out = ''
  for (const char of word) out += letters(char)
  return out
}

/** 'ㅌㅇㄱ' for '태양광'; what is no syllable stays. */
export const firstLetters = (word: string): string => {
  let out = ''
  for (const char of word) out += isSyllable(char.charCodeAt(0)) ? (leads[Math.floor((char.charCodeAt(0) - first) / 588)] ?? '') : char
  return out
}

/** Two or more first letters and nothing else: somebody searches by them. */
export const isFirstLetters = (word: string): boolean => word.length >= 2 && [...word].every((char) => leads.includes(char))
/** Tails that stand for two leads when typed in a row: 'ㄳ' is 'ㄱㅅ'. */
export const splitDoubled = (word: string): string => [...word].map((char) => doubled[char] ?? char).join('')

/** A conjoining lead (U+1100 …), left over from decomposed text, as the letter it shows. */
export const leadAsLetter = (char: string): string | undefined => leads[char.charCodeAt(0) - 0x1100]

/**
 * Letters back into syllables, as a keyboard composes them. One consonant too many is let go ('태양ㅇ광' is '태양광');
 * undefined where more is left over.
 */
export const compose = (spelled: string): string | undefined => {
  let out = ''
  let strays = 0
  for (let at = 0; at < spelled.length;) {
    const lead = leads.indexOf(spelled[at] ?? '')
    const vowel = longest(vowels, spelled, at + 1)
    if (lead < 0) return undefined
    if (vowel < 0) {
      at += 1
      strays += 1
      continue
    }
    at += 1 + (vowels[vowel] ?? '').length
    const tail = tailAt(spelled, at)
    out += String.fromCharCode(first + lead * 588 + vowel * 28 + tail)
    at += (tails[tail] ?? '').length
  }
  return strays <= 1 && out.length > strays ? out : undefined
}

const longest = (of: readonly string[], spelled: string, at: number): number => {
  const two = of.indexOf(spelled.slice(at, at + 2))
  return two > 0 && spelled.length >= at + 2 ? two : of.indexOf(spelled.slice(at, at + 1) || '-')
}
/** The tail is as long as it can be while the next syllable keeps its lead. */
const tailAt = (spelled: string, at: number): number => {
  for (const length of [2, 1]) {
    const found = tails.indexOf(spelled.slice(at, at + length))
    const isWhole = found > 0 && at + length <= spelled.length
    if (isWhole && !isVowel(spelled[at + length])) return found
  }
  return 0
}
const isVowel = (letter: string | undefined): boolean => letter !== undefined && vowels.includes(letter)
