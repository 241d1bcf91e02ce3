import { josa as hangulJosa } from 'es-hangul'

/** Pairs as es-hangul names them: '이/가', '을/를', '은/는', '으로/로', '와/과' … */
export type Particle = Parameters<typeof hangulJosa.pick>[1]

const DIGITS = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구']
const LETTERS: Readonly<Record<string, string>> = {
  A: '에이',
  B: '비',
  C: '시',
  D: '디',
  E: '이',
  F: '에프',
  G: '지',
  H: '에이치',
  I: '아이',
  J: '제이',
  K: '케이',
  L: '엘',
  M: '엠',
  N: '엔',
  O: '오',
  P: '피',
  Q: '큐',
  R: '알',
  S: '에스',
  T: '티',
  U: '유',
  V: '브이',
  W: '더블유',
  X: '엑스',
  Y: '와이',
  Z: '제트',
}
const SIGNS: Readonly<Record<string, string>> = { '%': '퍼센트', '℃': '도', '㎡': '제곱미터' }

/** What stands in brackets at the end is not spoken: 한국토지주택공사(LH)가 follows 공사. */
const BRACKETS_AT_END = /(?<=.)[\s]*(\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|〔[^〔〕]*〕|<[^<>]*>)$/u
const SILENT_AT_END = /[^\p{L}\p{N}%℃㎡]+$/u

/** Adds the particle that fits the last spoken sound: josa('LH', '이/가') is 'LH가', josa('3', '이/가') is '3이'. */
export const josa = (word: string, particle: Particle): string => word + pickJosa(word, particle)

/** The particle alone, for when markup stands between the word and its particle. */
export const pickJosa = (word: string, particle: Particle): string =>
  hangulJosa.pick(spoken(lastSpokenSign(word)) ?? lastSpokenSign(word), particle)

/** Whether we know how the word ends when spoken. If not (English words, other scripts), build the sentence without a particle. */
export const endingIsKnown = (word: string): boolean => {
  const last = lastSpokenSign(word)
  if (/[a-zA-Z]/.test(last)) return /(?<![a-zA-Z])[A-Z]{1,5}$/.test(spokenPart(word))
  return /^[가-힣]$/.test(last) || spoken(last) !== undefined
}

const spokenPart = (word: string): string => {
  const composed = word.normalize('NFC').trimEnd()
  const bare = composed.replace(BRACKETS_AT_END, '')
  return (/[\p{L}\p{N}]/u.test(bare) ? bare : composed).replace(SILENT_AT_END, '')
}

const lastSpokenSign = (word: string): string => [...spokenPart(word)].at(-1) ?? ''

const spoken = (sign: string): string | undefined =>
  /^\d$/.test(sign) ? DIGITS[Number(sign)] : (LETTERS[sign.toUpperCase()] ?? SIGNS[sign])
