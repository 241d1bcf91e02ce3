/** Korean first, English second. Everything a person reads exists in both. */
export type Lang = 'ko' | 'en'
export type Text = { readonly ko: string; readonly en: string }

export const text = (ko: string, en: string): Text => ({ ko, en })

/** Picks the language once, so that a page can write t('저장하기', 'Save') or t(words.saved). */
export type Say = { (ko: string, en: string): string; (both: Text): string }
export const speak = (lang: Lang): Say =>
  ((first: string | Text, en?: string) => (typeof first === 'string' ? (lang === 'ko' ? first : (en ?? first)) : first[lang])) as Say

/** A stored word, number or yes as text; '' for anything that is none. */
export const plain = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** Texts one after the other in each language: sentences unless told what stands between. */
export const joined = (all: readonly Text[], ko = ' ', en = ko): Text =>
  text(all.map((one) => one.ko).join(ko), all.map((one) => one.en).join(en))

/** A number with its noun in English: 1 institution, 2 institutions. */
export const several = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** A noun with its article in English, by its first letter: an application, a track. */
export const oneOf = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`

/** How many letters stand in a text, as the database counts them: one beyond the basic plane is one, not two. */
export const lettersIn = (words: string): number => [...words].length

/** More letters than may stand there. Nothing is cut: whoever typed is told. */
export const isTooLong = (words: string, most: number): boolean => lettersIn(words) > most
export const tooLongWords = (most: number): Text =>
  text(
    `${most.toLocaleString('ko-KR')}자까지 적을 수 있습니다. 줄여 주세요.`,
    `At most ${most.toLocaleString('en')} letters; please shorten it.`,
  )

/** A reason, a note or an answer of so few letters that it says nothing. */
export const isTooShort = (words: string): boolean => lettersIn(words) < 5

/** Whether there is a Korean syllable in it. */
export const hasHangul = (words: string): boolean => /[가-힣]/.test(words)
