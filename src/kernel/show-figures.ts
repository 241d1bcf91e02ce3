import type { Lang } from './text.ts'
import type { Won } from './money.ts'

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 })

/** 1234567.5 → '1,234,567.5'; at most three decimals, the same in both languages. */
export const showNumber = (number: number): string => grouped.format(number)

/** For tables and forms: '125,000,000원', 'KRW 125,000,000'. Say beside it whether VAT is included. */
export const showWon = (won: Won, lang: Lang): string => (lang === 'ko' ? `${grouped.format(won)}원` : `KRW ${grouped.format(won)}`)

/** '68,000,000~86,000,000원', 'KRW 68,000,000–86,000,000'; one amount where both are the same or one is missing. */
export const showWonRange = (from: Won | null, to: Won | null, lang: Lang): string => {
  const [least, most] = [from ?? to ?? 0, to ?? from ?? 0]
  if (least === most) return showWon(least, lang)
  return lang === 'ko' ? `${grouped.format(least)}~${showWon(most, lang)}` : `${showWon(least, lang)}–${grouped.format(most)}`
}

/** For English sentences: 'once', '3 times'. */
export const showTimes = (times: number): string => (times === 1 ? 'once' : `${grouped.format(times)} times`)

const MYRIADS = ['', '만', '억', '조']

/** For sentences: from one hundred million '1억 2,500만 원', below that '25,000,000원'. English stays 'KRW 125,000,000'. */
export const showWonInProse = (won: Won, lang: Lang): string => {
  const size = Math.abs(won)
  if (lang === 'en' || size < 100_000_000) return showWon(won, lang)
  const parts = MYRIADS.map((unit, power) => ({ unit, count: Math.floor(size / 10_000 ** power) % 10_000 }))
  // The largest unit keeps all that is left: 12,000조 has no larger word in use.
  parts[3] = { unit: '조', count: Math.floor(size / 1_000_000_000_000) }
  const shown = parts
    .filter((part) => part.count > 0)
    .reverse()
    .map((part) => `${grouped.format(part.count)}${part.unit}`)
  return `${won < 0 ? '-' : ''}${shown.join(' ')}${size % 10_000 === 0 ? ' ' : ''}원`
}

const SIZES = [
  { unit: 'GB', bytes: 1024 ** 3 },
  { unit: 'MB', bytes: 1024 ** 2 },
  { unit: 'KB', bytes: 1024 },
] as const

/** A file's size, 1 MB being 1024 × 1024 bytes: '24.3MB', '24.3 MB'. Rounded up, so that a file over a limit also looks it. */
export const showBytes = (bytes: number, lang: Lang): string => {
  const space = lang === 'ko' ? '' : ' '
  const size = SIZES.find((candidate) => bytes >= candidate.bytes)
  if (!size) return lang === 'ko' ? `${bytes}바이트` : `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  return `${grouped.format(Math.ceil((bytes * 10) / size.bytes) / 10)}${space}${size.unit}`
}

/** A share between 0 and 1 with at most one decimal: 0.588 → '58.8%', 0.5 → '50%'. What is not a number shows as '–'. */
export const showPercent = (share: number): string => (Number.isFinite(share) ? `${grouped.format(Math.round(share * 1000) / 10)}%` : '–')
