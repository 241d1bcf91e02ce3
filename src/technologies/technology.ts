import { z } from 'zod'

/** What a firm writes once about one technology, and every application, review and listing reads. */
export const technologyKinds = ['technology', 'construction_method', 'product', 'material', 'software'] as const
export const ipRights = ['patent', 'utility_model', 'design', 'trademark', 'software'] as const
export const ipNumberKinds = ['application', 'publication', 'registration'] as const
export const ipStatuses = ['filed', 'published', 'registered', 'lapsed', 'abandoned', 'invalidated', 'withdrawn', 'refused'] as const
export const materialsOrigins = ['domestic', 'foreign', 'unknown'] as const
/** Lists a firm may answer with "we have none": that is known, an empty list alone is not. */
export const declarableLists = ['ipRights', 'otherCertificates', 'supplyRecord'] as const

const words = z.string().default('')
/** 'YYYY-MM-DD', a day in Seoul; null where not given. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable()
  .default(null)
const won = z.number().int().min(0).nullable().default(null)
const chosen = <const Codes extends readonly [string, ...string[]]>(codes: Codes) => z.enum([...codes, '']).default('')

const difference = z.object({ whatKo: words, whatEn: words, unit: words, before: words, after: words })
const specificationLine = z.object({ nameKo: words, nameEn: words, value: words })
/** share: percent of the right, up to two decimals. */
const owner = z.object({ name: words, share: z.number().min(0).max(100).nullable().default(null) })
const ipRight = z.object({
  right: chosen(ipRights),
  /** The kind of number is told, never guessed from its shape. */
  numberKind: chosen(ipNumberKinds),
  number: words,
  titleKo: words,
  status: chosen(ipStatuses),
  statusSource: words,
  statusAsOf: day,
  filedOn: day,
  registeredOn: day,
  expiresOn: day,
  owners: z.array(owner).default([]),
  /** Of a right held with others: whether they agree to its use here; null where not said. */
  coOwnersConsent: z.boolean().nullable().default(null),
})
const certificate = z.object({ kind: words, number: words, issuer: words, validFrom: day, validTo: day })
const supply = z.object({
  institutionName: words,
  institutionId: z.string().optional(),
  year: z.number().int().min(1900).max(2100).nullable().default(null),
  month: z.number().int().min(1).max(12).nullable().default(null),
  amountWon: won,
  what: words,
})

export const technologyContent = z.object({
  titleKo: words,
  titleEn: words,
  summaryKo: words,
  summaryEn: words,
  problemKo: words,
  problemEn: words,
  approachKo: words,
  approachEn: words,
  /** What is different in numbers: the value of what is used today, and ours. */
  differences: z.array(difference).default([]),
  effectsKo: words,
  effectsEn: words,
  applicationsKo: words,
  applicationsEn: words,
  kind: chosen(technologyKinds),
  fieldCodes: z.array(z.string()).default([]),
  trl: z.number().int().min(1).max(9).nullable().default(null),
  specification: z.array(specificationLine).default([]),
  priceFromWon: won,
  priceToWon: won,
  vatIncluded: z.boolean().nullable().default(null),
  priceUnit: words,
  keywords: z.array(z.string()).default([]),
  materialsOrigin: z.enum(materialsOrigins).default('unknown'),
  flags: z.object({ excellentProcurement: z.boolean().default(false), directlyPurchasedMaterial: z.boolean().default(false) }).prefault({}),
  ipRights: z.array(ipRight).default([]),
  otherCertificates: z.array(certificate).default([]),
  supplyRecord: z.array(supply).default([]),
  declaredNone: z.array(z.enum(declarableLists)).default([]),
})
export type TechnologyContent = z.infer<typeof technologyContent>
export type IpRightEntry = TechnologyContent['ipRights'][number]
export type TechnologyKind = (typeof technologyKinds)[number]

export const emptyContent = (): TechnologyContent => technologyContent.parse({})

/** Reads stored content; what an older shape did not have yet is empty. Content of another shape is our own mistake and throws. */
export const parseContent = (stored: unknown): TechnologyContent => technologyContent.parse(stored)

export interface TechnologyDocument {
  readonly id: string
  readonly kind: string
  readonly title: string | null
  readonly fileId: string
  readonly name: string
  readonly fileKind: string
  readonly bytes: number
  readonly sha256: string
  readonly isPublic: boolean
  /** Days in Seoul. */
  readonly validFrom: string | null
  readonly validTo: string | null
}
export interface TechnologyPicture {
  readonly id: string
  readonly largeFileId: string
  readonly smallFileId: string
  readonly sha256: string
  readonly altKo: string
  readonly altEn: string
  readonly width: number
  readonly height: number
}
export interface WholeTechnology {
  readonly content: TechnologyContent
  readonly documents: readonly TechnologyDocument[]
  readonly pictures: readonly TechnologyPicture[]
}

/** What the firm says about a paper. */
export interface DocumentFacts {
  readonly kind: string
  readonly title: string
  readonly isPublic: boolean
  readonly validFrom: string | null
  readonly validTo: string | null
}
