import type { RelationKind } from './candidates.ts'

/** What the pool keeps of a reviewer. A home institution makes them internal there, and external everywhere else. Days in Seoul. */
export interface ReviewerContent {
  readonly affiliation: string
  readonly affiliationBusinessNumber: string | null
  readonly position: string | null
  readonly homeInstitutionId: string | null
  readonly fieldCodes: readonly string[]
  readonly experience: string | null
  readonly state: 'active' | 'resting'
}
export interface NewAffiliation {
  readonly organisation: string
  readonly businessNumber: string | null
  readonly role: string | null
  readonly fromDay: string
  readonly untilDay: string | null
}
/** Without a last day it lasts. */
export interface NewRelation {
  readonly companyId: string | null
  readonly organisation: string
  readonly kind: RelationKind
  readonly untilDay: string | null
  readonly note: string | null
}
