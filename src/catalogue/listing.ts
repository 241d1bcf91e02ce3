import type { Day } from '../kernel/dates.ts'
import type { TechnologyContent } from '../technologies/index.ts'

export interface ListingCertificate {
  readonly certificateId: string
  readonly institutionId: string
  readonly number: string
  readonly validFrom: Day
  readonly validTo: Day
  readonly state: 'valid' | 'suspended' | 'revoked'
}

/** A row of the catalogue as it is written. Prices are whole won as the dossier says. */
export interface NewListing {
  readonly id: string
  readonly technologyId: string
  readonly companyId: string
  readonly technologyVersion: number
  readonly content: TechnologyContent
  readonly companyNameKo: string
  readonly companyNameEn: string
  readonly regionCode: string | null
  readonly pictureFileId: string | null
  readonly invented: boolean
  readonly listedAt: Date
  readonly certificates: readonly ListingCertificate[]
  /** Names of the institutions behind the certificates, so that people find by them. */
  readonly institutionNames: readonly string[]
}

/** What stands as the reason of a listing that was hidden with its firm. That the firm is closed says the firm's own row, never this word. */
export const firmClosed = 'firm-closed'

/** The most letters of why an operator hides a listing; the database says the same (0073). */
export const longestHidden = 500

/** Each field with the one above it: 'SOC.ROAD' also stands under 'SOC'. */
export const withParents = (codes: readonly string[]): string[] => [
  ...new Set(codes.flatMap((code) => (code.includes('.') ? [code.split('.')[0] ?? code, code] : [code]))),
]

/** The last day on which a certificate in force holds; null where none is in force. */
export const certifiedUntil = (certificates: readonly ListingCertificate[]): Day | null =>
  certificates
    .filter((one) => one.state === 'valid')
    .map((one) => one.validTo)
    .sort()
    .at(-1) ?? null

const longest = 12_000
const folded = (words: string): string => words.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** Everything a listing is found by, in small letters; names once more without blanks, since people type ‘태양광모듈’ and ‘태양광 모듈’. */
export const searchTextOf = (
  listing: Pick<NewListing, 'content' | 'companyNameKo' | 'companyNameEn' | 'certificates' | 'institutionNames'>,
): string => {
  const { content } = listing
  const unspaced = [content.titleKo, ...content.keywords]
    .map((words) => words.replaceAll(/\s+/g, ''))
    .filter((words, at) => words !== [content.titleKo, ...content.keywords][at])
  return folded(
    [
      content.titleKo,
      content.titleEn,
      ...unspaced,
      content.summaryKo,
      content.summaryEn,
      ...content.keywords,
      listing.companyNameKo,
      listing.companyNameEn,
      ...listing.certificates.map((one) => one.number),
      ...listing.institutionNames,
      ...content.ipRights.map((one) => one.number),
      ...content.otherCertificates.map((one) => one.number),
      content.problemKo,
      content.problemEn,
      content.approachKo,
      content.approachEn,
      content.effectsKo,
      content.effectsEn,
      content.applicationsKo,
      content.applicationsEn,
      ...content.differences.map((one) => `${one.whatKo} ${one.whatEn}`),
      ...content.specification.map((one) => `${one.nameKo} ${one.value}`),
    ].join(' '),
  ).slice(0, longest)
}

export const priceBands = ['under-10m', '10m-50m', '50m-100m', '100m-500m', 'over-500m', 'unknown'] as const
export type PriceBand = (typeof priceBands)[number]
/** From which price on a band counts, in whole won; it ends where the next begins. */
export const priceFrom: Readonly<Record<Exclude<PriceBand, 'unknown'>, number>> = {
  'under-10m': 0,
  '10m-50m': 10_000_000,
  '50m-100m': 50_000_000,
  '100m-500m': 100_000_000,
  'over-500m': 500_000_000,
}
/** In which band a price stands; the same as the search in SQL says. */
export const priceBand = (won: number | null): PriceBand =>
  won === null ? 'unknown' : (priceBands.findLast((band) => band !== 'unknown' && priceFrom[band] <= won) ?? 'under-10m')

/** As English titles are put in order: small letters without accents, any signs between as one blank. What is written in other letters comes last. */
export const inEnglishOrder = (title: string): string =>
  title
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()

const motifsByField: Readonly<Record<string, string>> = {
  'SOC.ROAD': 'road',
  'SOC.RAIL': 'rail',
  'SOC.AIRPORT': 'air',
  'SOC.PORT': 'port',
  'SOC.BUILDING': 'building',
  'SOC.CITY': 'bridge',
  'SOC.WATER': 'water',
  'SOC.LANDSCAPE': 'leaf',
  'SOC.TRAFFIC_SAFETY': 'shield',
  'ENERGY.GENERATION': 'power',
  'ENERGY.GRID': 'power',
  'ENERGY.NUCLEAR': 'gear',
  'ENERGY.GAS': 'flame',
  'ENERGY.HEAT': 'flame',
  'ENERGY.RENEWABLE': 'leaf',
  'ENERGY.POWER_MARKET': 'power',
  'ENERGY.EFFICIENCY': 'gear',
  'ICT.SECURITY': 'shield',
  'ICT.NETWORK': 'signal',
  'ICT.IOT': 'signal',
  'ICT.AI': 'weave',
  'ICT.ROBOT': 'gear',
  'ICT.HORSE': 'track',
  SOC: 'bridge',
  ENERGY: 'power',
  ICT: 'signal',
}
/** Which drawing stands for a technology without a picture. */
export const motifOf = (fieldCodes: readonly string[]): string =>
  fieldCodes
    .filter((code) => code.includes('.'))
    .map((code) => motifsByField[code])
    .find((motif) => motif !== undefined) ??
  fieldCodes.map((code) => motifsByField[code]).find((motif) => motif !== undefined) ??
  'weave'
