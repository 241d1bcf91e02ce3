/** Whose names stand in words the firm will read. Pure. */

const titles = '위원장?|교수|박사|변리사|연구원|씨|님'
const particles = '이|가|은|는|을|를|의|과|와|도|께서|에게'
const literal = (words: string) => words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

/**
 * Three syllables and more are a name wherever they stand, also written apart before a title (홍 길동 위원). Two syllables are often a common word, and a
 * name of other letters may begin a longer one: those count where they stand for themselves, or with a title or particle.
 */
const patternOf = (name: string): RegExp => {
  const syllables = /^[가-힣]{3,}$/.test(name) ? [...name] : undefined
  return syllables
    ? new RegExp(`${name}|${syllables.join(String.raw`\s?`)}\\s?(?:${titles})`, 'u')
    : new RegExp(
        `(?<![\\p{L}\\p{N}])${name
          .split(/\s+/)
          .map(literal)
          .join(String.raw`\s+`)}(?=$|[^\\p{L}\\p{N}]|(?:${titles}|${particles}))`,
        'iu',
      )
}

const title = `(?:(?:심의|평가|전문|외부|내부|자문)\\s?)?(?:${titles})(?:님|들)?`
/** With a title behind it, or before it: 이동식 심의위원님, 위원 이동식. */
const titledPatternOf = (name: string): RegExp => {
  const written = [...name].map(literal).join(String.raw`\s?`)
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${written}\\s?${title}(?:$|[^\\p{L}]|${particles}|으로|로|만)|(?:위원장?|교수|박사)\\s${written}(?![\\p{L}\\p{N}])`,
    'iu',
  )
}
const found = (words: string, names: readonly string[], patternFor: (name: string) => RegExp): string[] =>
  [...new Set(names.map((name) => name.normalize('NFC').trim()))].filter(
    (name) => [...name].length > 1 && patternFor(name).test(words.normalize('NFC')),
  )

/** Of these names, those that stand in the words. */
export const namesIn = (words: string, names: readonly string[]): string[] => found(words, names, patternOf)
/** Those that stand there with a title, and so are nobody's ordinary word: 이동식 펌프 is one, 이동식 위원 is not. */
export const titledNamesIn = (words: string, names: readonly string[]): string[] => found(words, names, titledPatternOf)
