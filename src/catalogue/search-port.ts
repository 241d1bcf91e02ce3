import type { Lang } from '../kernel/text.ts'
import type { Reader } from '../platform/database/database.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import type { TypedCondition } from './typed-conditions.ts'

/** What the catalogue can be narrowed by, in the order of the address. */
export const filterNames = [
  'field',
  'council',
  'institution',
  'kind',
  'certificate',
  'ground',
  'trl',
  'region',
  'price',
  'supplied',
  'standing',
] as const
export type FilterName = (typeof filterNames)[number]
/** Values of one filter are alternatives; filters together must all hold. An empty list does not narrow. */
export type Filters = Readonly<Record<FilterName, readonly string[]>>
export const noFilters: Filters = {
  field: [],
  council: [],
  institution: [],
  kind: [],
  certificate: [],
  ground: [],
  trl: [],
  region: [],
  price: [],
  supplied: [],
  standing: [],
}

export const sorts = ['relevance', 'newest', 'until', 'price', 'title'] as const
export type Sort = (typeof sorts)[number]

export interface CatalogueQuery {
  /** As typed. */
  readonly words: string
  readonly filters: Filters
  readonly sort: Sort
  /** From 1. */
  readonly page: number
  readonly perPage: number
  /** In which language titles are shown, and so put in order; Korean unless told. */
  readonly lang?: Lang
  /** The words mean what they say: nothing is corrected. */
  readonly asTyped?: boolean
  /** Only what answers the whole search: what somebody who waits for news is told of. */
  readonly wholeOnly?: boolean
  /** Whoever takes thousands of them reads no reasons, and no ways to look otherwise. */
  readonly withoutReasons?: boolean
  /** Descriptions come along, for passages. */
  readonly withBody?: boolean
}

export interface HitCertificate {
  readonly id: string
  readonly institutionId: string
  readonly ko: string
  readonly en: string
  readonly shortName: string
  readonly number: string
  readonly validTo: string
  readonly state: 'valid' | 'suspended' | 'revoked'
}
export interface Hit {
  readonly id: string
  readonly titleKo: string
  readonly titleEn: string
  readonly summaryKo: string
  readonly summaryEn: string
  readonly kind: string
  readonly trl: number | null
  readonly fieldCodes: readonly string[]
  readonly regionKo: string | null
  readonly regionEn: string | null
  readonly priceFromWon: number | null
  readonly priceToWon: number | null
  /** What the price is for, as the firm wrote it: '대', '㎡', … '' where it gave none. */
  readonly priceUnit: string
  readonly companyId: string
  readonly companyKo: string
  readonly companyEn: string | null
  readonly dossierSupplies: number
  readonly purchases: number
  readonly pictureFileId: string | null
  readonly keywords: readonly string[]
  readonly certificates: readonly HitCertificate[]
  readonly listedAt: Date
  /** Only where the engine can say it. */
  readonly why?: readonly Why[]
  /** Not every word looked for stands in it. */
  readonly partly?: boolean
  /** What the reviewed description says, only where it was asked for. */
  readonly bodyKo?: string | null
  readonly bodyEn?: string | null
}
/** A listing like another, and the words both have; none where only fields are shared. */
export interface SimilarListing extends Hit {
  readonly shared: readonly string[]
}
/** What counts without being a word that was looked for: its syllables, neighbours, a certificate in force, the weaker words. */
export const restKinds = ['pieces', 'neighbours', 'standing', 'words'] as const
export type RestKind = (typeof restKinds)[number]
/**
 * A reason why a listing was found: a word, where it came from, and in which texts it stands, strongest first; `part` where only a piece of the
 * word stands there. The last may be the rest, which makes the shares add up to 1: `rest` says what it is made of, the most first.
 */
export interface Why {
  readonly word: string
  readonly origin: 'typed' | 'synonym' | 'corrected' | 'completed' | 'letters' | 'number' | 'name' | 'part' | 'rest'
  readonly part?: string
  readonly rest?: readonly RestKind[]
  readonly fields: readonly string[]
  readonly share: number
}
/** One value of a facet with how many listings it would leave; names only where reference data knows them. */
export interface FacetValue {
  readonly value: string
  readonly ko: string | null
  readonly en: string | null
  readonly count: number
}
export type Facets = Readonly<Record<FilterName, readonly FacetValue[]>>
/** What to leave out where nothing answers the whole search, with how many would then: of a word, how many have all of the others. */
export type Drop =
  | { readonly what: 'filter'; readonly filter: FilterName; readonly count: number }
  | { readonly what: 'word'; readonly word: string; readonly count: number }
export interface NearField {
  readonly value: string
  readonly ko: string
  readonly en: string
  readonly count: number
}

/** What was typed said as filters, the words that are left, and how many answer all of that; several conditions where all together are meant. */
export interface OfferedCondition {
  readonly conditions: readonly TypedCondition[]
  readonly words: string
  readonly count: number
}

export interface Found {
  readonly hits: readonly Hit[]
  readonly total: number
  readonly facets: Facets
  /** The words that were looked for, after particles were taken off. */
  readonly terms: readonly string[]
  /** Only where nothing answers the whole search. */
  readonly drops: readonly Drop[]
  /** What to mark in names and summaries; the terms where the engine does not say more. */
  readonly marks?: readonly string[]
  /** What was read otherwise than typed. */
  readonly changes?: readonly { readonly from: string; readonly to: string }[]
  /** How many answer the whole search; the others, after them, only a part of it. */
  readonly whole?: number
  /** Nothing was found as typed, or nothing that has all of the words: what reading it otherwise would find. */
  readonly otherwise?: { readonly words: string; readonly count: number } | undefined
  /** Only where nothing is found: the search with a word that is here, like one that is not, and how many that finds whole. */
  readonly nearWords?: readonly { readonly words: string; readonly count: number }[] | undefined
  /** Only where little or nothing answers: the fields nearest to the words, each with how many listings it has. */
  readonly nearFields?: readonly NearField[] | undefined
  /** Conditions among the words that a filter knows, too. */
  readonly offered?: readonly OfferedCondition[] | undefined
  /** What was not looked for as words, for it is a condition and stands in no text together with the others. */
  readonly leftOut?: readonly string[] | undefined
  /** The index is not ready: the database answered, without corrections, synonyms and reasons. */
  readonly simplified?: boolean
}

/** `kind` is 'word', 'title', 'company', 'institution' or 'field'; `ref` names the listing, institution or field. */
export interface Suggested {
  readonly text: string
  readonly kind: string
  readonly ref?: string | undefined
}

/** What any search engine of the catalogue answers, in at most three statements. A facet counts without its own filter. */
export interface CatalogueSearch {
  search(read: Reader, query: CatalogueQuery): Promise<Found>
  /** Listings like this one, best first, in one statement. */
  similar(read: Reader, listing: { readonly id: string; readonly content: TechnologyContent }, most: number): Promise<SimilarListing[]>
  /** What may be meant by what is typed so far, titles in this language; without a statement. */
  suggest(typed: string, most: number, lang?: Lang): Promise<readonly Suggested[]>
}
