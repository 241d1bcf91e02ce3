/** Blank, ten digits, twenty-six letters, and everything else behind them; 0 is the end. */
const signs = 39
const perNumber = 10
const numbers = 3
/** The numbers of a document by which titles stand in English order, to be sorted by one after the other. */
export const placeNames = Array.from({ length: numbers }, (_, at) => `titleEn${at + 1}`)

/** As English titles are put in order: small letters without accents, any signs between as one blank. */
const plain = (title: string): string =>
  title
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()

const placeOf = (char: string | undefined): number => {
  if (char === undefined) return 0
  if (char === ' ') return 1
  if (/^[0-9]$/.test(char)) return 2 + Number(char)
  return /^[a-z]$/.test(char) ? 12 + (char.codePointAt(0) ?? 0) - 97 : signs - 1
}

/** Where a title stands among English ones: its first thirty letters, ten to a number (39 to the power of ten is a whole number still). What is written in other letters comes last. */
export const placesOf = (title: string): Record<string, number> => {
  const chars = [...plain(title)]
  return Object.fromEntries(
    placeNames.map((name, at) => [
      name,
      Array.from({ length: perNumber }, (_, place) => placeOf(chars[at * perNumber + place])).reduce(
        (sum, place) => sum * signs + place,
        0,
      ),
    ]),
  )
}
