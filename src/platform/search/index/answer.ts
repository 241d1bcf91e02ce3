import type { FacetCounts, Filters } from './columns.ts'
import type { FieldName } from './document.ts'
import type { NearWord } from './near-words.ts'
import type { Origin } from './plan.ts'

/** A number or a text of the documents to sort by; with `atLeast`, only whether a number reaches that counts. 'title' sorts by title. */
export interface SortKey {
  readonly by: string
  readonly descending?: boolean
  readonly atLeast?: number
}

export interface SearchRequest {
  readonly text: string
  readonly filters?: Filters
  /** Facets to count. */
  readonly facets?: readonly string[]
  /** Empty: by relevance. */
  readonly sort?: readonly SortKey[]
  readonly from?: number
  readonly size?: number
  /** Without it the number of words decides. */
  readonly mode?: 'keyword' | 'sentence' | undefined
  /** How many terms of a sentence count; 40 unless told. */
  readonly terms?: number | undefined
  /** Looks for the words as typed, whatever else they could mean. */
  readonly asTyped?: boolean
  readonly explain?: boolean
  /** Only what answers the whole query; of a sentence what comes near to the best. */
  readonly wholeOnly?: boolean | undefined
  /** Only what is named or done counts, not how the sentence is held together. */
  readonly contentOnly?: boolean | undefined
  /** Says which words of the text tell something, and how much of each stands in every hit. */
  readonly tells?: boolean | undefined
}

/** A part of a score: what was found, where it came from, in which fields. The parts of a hit add up to its score. */
export interface ScorePart {
  readonly text: string
  readonly origin: Origin | 'exact' | 'name' | 'standing'
  readonly fields: readonly FieldName[]
  readonly score: number
}
/** `partly`: not all that was asked for stands in it. */
export interface SearchHit {
  readonly id: string
  readonly score: number
  readonly partly: boolean
  readonly parts: readonly ScorePart[]
  /** How much of each of the words `told` stands in it, 0 … 1, in their order. */
  readonly answered: readonly number[]
}
/** A word that tells something of what is looked for; the rarer it is here, the more. */
export interface ToldWord {
  readonly word: string
  readonly weight: number
  /** What it is made of, and how else it, or a phrase it stands in, can be said: the texts of the parts of a score that are its. */
  readonly pieces: readonly string[]
  readonly otherwise: readonly string[]
}
export interface Change {
  readonly from: string
  readonly to: string
  readonly why: 'keyboard' | 'spelling' | 'completion'
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[]
  readonly total: number
  /** How many of them answer the whole query; the others only a part of it. */
  readonly whole: number
  readonly facets: FacetCounts
  /** Per active filter: how many there would be without it. */
  readonly without: Readonly<Record<string, number>>
  /** What was read otherwise than typed. */
  readonly changes: readonly Change[]
  /** Only where nothing is found: words of the index like those of the query, which it does not have. */
  readonly near: readonly NearWord[]
  /** How far the demand on the words was let down before something was found. */
  readonly found: 'all' | 'most' | 'some' | 'pairs' | 'none'
  /** The words as they were looked for, and what to mark in texts. */
  readonly words: readonly string[]
  /** Of what each of the words is made, as it was cut. */
  readonly pieces: readonly (readonly string[])[]
  readonly marks: readonly string[]
  /** Only where it was asked what the text tells. */
  readonly told: readonly ToldWord[]
}
export const noAnswer: SearchAnswer = {
  hits: [],
  total: 0,
  whole: 0,
  facets: {},
  without: {},
  changes: [],
  near: [],
  found: 'none',
  words: [],
  pieces: [],
  marks: [],
  told: [],
}

/** `name` says of what kind a suggestion is: 'word', 'title', 'company' (an owner), or the kind under which names were given. */
export interface Suggestion {
  readonly text: string
  readonly kind: string
  readonly ref?: string | undefined
}
export interface SuggestName {
  readonly text: string
  readonly kind: string
  readonly ref?: string | undefined
  readonly weight?: number | undefined
  /** What people type for it, where that is not its name. */
  readonly typed?: string | undefined
}
