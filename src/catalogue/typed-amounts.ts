/** A sum somebody typed, in whole won, or a range of sums; `least` and `most` as far as they were said. */
export interface TypedAmount {
  readonly start: number
  readonly end: number
  readonly least?: number
  readonly most?: number
}

const small: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1000 }
const large: Readonly<Record<string, number>> = { 만: 10_000, 억: 100_000_000, 조: 1_000_000_000_000 }
const english: Readonly<Record<string, number>> = {
  k: 1000,
  thousand: 1000,
  m: 1_000_000,
  mn: 1_000_000,
  million: 1_000_000,
  b: 1_000_000_000,
  bn: 1_000_000_000,
  billion: 1_000_000_000,
}
const digits = String.raw`\d[\d,]*(?:\.\d+)?`
const piece = String.raw`${digits}(?:\s?[천백십만억조])+`
const korean = String.raw`(?:${piece}(?:\s?${piece})*\s?원?|${digits}\s?원)`
const latin = String.raw`(?:(?:KRW|₩|￦)\s?${digits}\s?(?:thousand|million|billion|mn|bn|[kmb])?|${digits}\s?(?:thousand|million|billion|mn|bn|[kmb])?\s?(?:KRW|won))`
const amount = `(?:${korean}|${latin})`

/** '1억 5천만' and '3천5백만' read from the left: small units gather until a large one, or the end, takes them. */
const wonOf = (said: string): number => {
  const number = Number(/[\d.,]+/.exec(said)?.[0].replaceAll(',', ''))
  const unit = /[a-z]+/i.exec(said.replaceAll(/KRW|won/gi, ''))?.[0].toLowerCase()
  if (unit !== undefined) return number * (english[unit] ?? Number.NaN)
  let all = 0
  let gathered = 0
  let last: number | undefined
  for (const [token] of said.matchAll(/[\d.,]+|[천백십만억조]/g)) {
    const [times, power] = [small[token], large[token]]
    if (times !== undefined) {
      gathered += (last ?? 1) * times
      last = undefined
    } else if (power !== undefined) {
      all += (gathered + (last ?? 0) || 1) * power
      gathered = 0
      last = undefined
    } else last = Number(token.replaceAll(',', ''))
  }
  return all + gathered + (last ?? 0)
}

const notBefore = String.raw`(?<![\p{L}\p{N}.,])`
const notAfter = String.raw`(?![\p{L}\p{N}])`
/** What is said of a sum and does not bound it. */
const named = String.raw`(?:(?:예산|가격|단가|금액)(?:[은이])?\s?|(?:price|budget)(?: of)? )?`
const clinging = String.raw`(?:\s?(?:원\s?)?(?:대|짜리|으로|의|인))?`
const upTo = {
  before: String.raw`(?:최대|at most|up to|under|below|less than|no more than|not more than|cheaper than|max(?:imum)?|within)\s?`,
  after: String.raw`\s?(?:이하|이내|미만|까지|아래|or less|or under|max)`,
}
const from = {
  before: String.raw`(?:최소|at least|over|above|more than|from|min(?:imum)?)\s?`,
  after: String.raw`\s?(?:이상|초과|넘는|부터|or more|and more|and up|or over)`,
}
const patterned = (pattern: string) => new RegExp(`${notBefore}${named}${pattern}${clinging}${notAfter}`, 'giu')
const patterns = {
  range: patterned(`(${digits}(?:\\s?[천백십만억조])*\\s?원?)\\s?(?:~|-|–|에서|부터|to)\\s?(${amount})`),
  least: patterned(`(?:${from.before}(${amount})|(${amount})${from.after})`),
  most: patterned(`(?:${upTo.before}(${amount})(?:${upTo.after})?|(${amount})${upTo.after})`),
  alone: patterned(`(${amount})`),
}

/** A smaller number without its 원 counts something else: people, volts, households. */
const leastWithoutWon = 1_000_000
const isMoney = (said: string, won: number): boolean =>
  won > 0 && (/원|won|KRW|₩|￦/i.test(said) || (/[만억조]/.test(said) && won >= leastWithoutWon))

/** What was typed as '1천만~5천만 원': the unit of the second is that of the first, too, where that has none. */
const rangeOf = ([said, first = '', second = '']: RegExpMatchArray): Pick<TypedAmount, 'least' | 'most'> | undefined => {
  const unit = /[만억조](?=[^만억조]*$)/.exec(second)?.[0] ?? ''
  const [least, most] = [wonOf(/[만억조원]/.test(first) ? first : first + unit), wonOf(second)]
  return isMoney(said, most) && least < most ? { least, most } : undefined
}

/** Sums in what was typed: 'at most', 'at least', a range; a sum alone with its 원 is what there is to spend. */
export const amountsIn = (typed: string): TypedAmount[] => {
  const taken: TypedAmount[] = []
  const add = (pattern: RegExp, read: (match: RegExpMatchArray) => Pick<TypedAmount, 'least' | 'most'> | undefined) => {
    for (const match of typed.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      const bounds = taken.some((one) => one.start < end && start < one.end) ? undefined : read(match)
      if (bounds !== undefined) taken.push({ start, end, ...bounds })
    }
  }
  const bound = (name: 'least' | 'most') => (match: RegExpMatchArray) => {
    const said = match[1] ?? match[2] ?? ''
    const won = wonOf(said)
    return isMoney(said, won) ? { [name]: won } : undefined
  }
  add(patterns.range, rangeOf)
  add(patterns.least, bound('least'))
  add(patterns.most, bound('most'))
  add(patterns.alone, (match) => (/원|won|KRW|₩|￦|예산|가격|단가|금액|price|budget/i.test(match[0]) ? bound('most')(match) : undefined))
  return taken
}
