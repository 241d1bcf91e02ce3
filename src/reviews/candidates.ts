/**
 * Who of the pool may sit on a committee, and why the others may not. Pure: facts in, a list out. The list is written as canonical
 * JSON and hashed before any seed exists, so that nobody can choose the candidates after seeing the lot.
 */
import { canonicalJson } from '../kernel/canonical-json.ts'
import { addYears } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { sha256Hex } from '../kernel/id.ts'

export interface Affiliation {
  readonly organisation: string
  readonly businessNumber: string | null
  readonly fromDay: Day | null
  readonly untilDay: Day | null
}
export const relationKinds = ['family', 'shareholder', 'co_inventor', 'contract', 'advice', 'dispute', 'other'] as const
export type RelationKind = (typeof relationKinds)[number]
export interface Relation {
  readonly companyId: string | null
  readonly organisation: string
  readonly kind: RelationKind
  readonly untilDay: Day | null
}
export interface Membership {
  readonly companyId: string
  readonly untilDay: Day | null
}

/** One reviewer as the pool knows them today. `fields`: own field codes with their parents and rule words. */
export interface PoolMember {
  readonly personId: string
  readonly name: string
  readonly state: 'active' | 'resting'
  readonly affiliation: string
  readonly affiliationBusinessNumber: string | null
  readonly homeInstitutionId: string | null
  readonly fields: readonly string[]
  readonly affiliations: readonly Affiliation[]
  readonly relations: readonly Relation[]
  readonly memberships: readonly Membership[]
}

/** What is judged, as far as conflicts can follow from it. `owners`: who owns or invented the dossier's rights. */
export interface Matter {
  readonly on: Day
  readonly companyId: string
  readonly companyNames: readonly string[]
  readonly businessNumber: string | null
  readonly owners: readonly string[]
  readonly fields: readonly string[]
  readonly institutionIds: readonly string[]
  readonly earlierMembers: readonly string[]
  readonly staff: readonly string[]
}

export interface CommitteeRules {
  readonly seats: number
  readonly substitutes: number
  readonly quorum: number
  readonly externalShareAtLeast: number
  readonly conflictYears: number
  readonly fields: readonly { readonly field: string; readonly atLeast: number }[]
}

export type Exclusion =
  | { readonly code: 'resting' | 'field' | 'reviewed-before' | 'runs-the-review' }
  | { readonly code: 'affiliated'; readonly organisation: string; readonly until: Day | null }
  | { readonly code: 'company-member'; readonly until: Day | null }
  | { readonly code: 'owner'; readonly owner: string }
  | { readonly code: 'relation'; readonly kind: RelationKind; readonly organisation: string }

export interface Candidate {
  readonly personId: string
  readonly code: string
  readonly affiliation: string
  readonly external: boolean
  readonly fields: readonly string[]
  readonly excluded: readonly Exclusion[]
}
export interface CandidateList {
  readonly format: 1
  /** Said only where it is one: a demonstration's draw decides nothing. */
  readonly demonstration?: true
  readonly reviewId: string
  readonly matter: Matter
  readonly rules: CommitteeRules
  readonly members: readonly Candidate[]
}

/** '주식회사 한빛' and '(주)한빛' are one organisation; so are different blanks and letters' case. */
export const organisationKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/주식회사|유한회사|\(주\)|\(유\)|재단법인|사단법인|학교법인|산학협력단|co\.?,?\s*ltd\.?|inc\.?/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
const digits = (number: string | null) => (number ?? '').replaceAll(/\D/g, '')

/** Still counts on that day: it has no end, or ended no longer than so many years ago (the day itself included). */
const stillCounts = (until: Day | null, years: number, on: Day) => until === null || addYears(until, years) >= on

/** Every reason why this person may not judge this matter; none means they may. */
export const conflictsOf = (member: PoolMember, matter: Matter, years: number): Exclusion[] => {
  const known = [
    { organisation: member.affiliation, businessNumber: member.affiliationBusinessNumber, untilDay: null },
    ...member.affiliations,
  ].filter((one) => stillCounts(one.untilDay, years, matter.on))
  const names = new Set(matter.companyNames.map(organisationKey).filter(Boolean))
  const ownersByKey = new Map(matter.owners.map((owner) => [organisationKey(owner), owner]))
  const own = digits(matter.businessNumber)
  return [
    ...known
      .filter((one) => names.has(organisationKey(one.organisation)) || (own !== '' && digits(one.businessNumber) === own))
      .slice(0, 1)
      .map((one) => ({ code: 'affiliated', organisation: one.organisation, until: one.untilDay }) as const),
    ...member.memberships
      .filter((one) => one.companyId === matter.companyId && stillCounts(one.untilDay, years, matter.on))
      .slice(0, 1)
      .map((one) => ({ code: 'company-member', until: one.untilDay }) as const),
    ...[member.name, ...known.map((one) => one.organisation)]
      .map((name) => ownersByKey.get(organisationKey(name)))
      .filter((owner) => owner !== undefined && !names.has(organisationKey(owner)))
      .slice(0, 1)
      .map((owner) => ({ code: 'owner', owner: owner ?? '' }) as const),
    ...member.relations
      .filter(
        (one) =>
          (one.companyId === matter.companyId || names.has(organisationKey(one.organisation))) &&
          (one.kind === 'family' || stillCounts(one.untilDay, years, matter.on)),
      )
      .slice(0, 1)
      .map((one) => ({ code: 'relation', kind: one.kind, organisation: one.organisation }) as const),
    ...(matter.earlierMembers.includes(member.personId) ? [{ code: 'reviewed-before' } as const] : []),
    ...(matter.staff.includes(member.personId) ? [{ code: 'runs-the-review' } as const] : []),
  ]
}

/** Knows at least one field of the dossier, or one the rules ask for. A dossier that names no field is open to everybody. */
const knowsTheField = (member: PoolMember, matter: Matter, rules: CommitteeRules) =>
  matter.fields.length === 0 ||
  member.fields.some((field) => matter.fields.includes(field) || rules.fields.some((asked) => asked.field === field))

const excludedFrom = (member: PoolMember, matter: Matter, rules: CommitteeRules): Exclusion[] => [
  ...(member.state === 'resting' ? [{ code: 'resting' } as const] : []),
  ...conflictsOf(member, matter, rules.conflictYears),
  ...(knowsTheField(member, matter, rules) ? [] : [{ code: 'field' } as const]),
]

/** The list in the order of ids, which tells nothing; codes R-001 … follow that order. */
export const listCandidates = (reviewId: string, pool: readonly PoolMember[], matter: Matter, rules: CommitteeRules): CandidateList => ({
  format: 1,
  reviewId,
  matter,
  rules,
  members: pool
    .toSorted((one, other) => (one.personId < other.personId ? -1 : 1))
    .map((member, place) => ({
      personId: member.personId,
      code: `R-${String(place + 1).padStart(3, '0')}`,
      affiliation: member.affiliation,
      external: member.homeInstitutionId === null || !matter.institutionIds.includes(member.homeInstitutionId),
      fields: member.fields.toSorted(),
      excluded: excludedFrom(member, matter, rules),
    })),
})

export interface FrozenList {
  readonly content: string
  readonly sha256: string
}
export const freezeList = (list: CandidateList): FrozenList => {
  const content = canonicalJson(list)
  return { content, sha256: sha256Hex(content) }
}
/** Reads a list back; only what we froze ourselves stands there. */
export const readList = (content: string): CandidateList => JSON.parse(content) as CandidateList
/** How many could sit here, had they held no seat of an earlier review of the same application. */
export const onlyHeldSeatBefore = (list: CandidateList): number =>
  list.members.filter(({ excluded: [why, ...more] }) => why?.code === 'reviewed-before' && more.length === 0).length
export const eligibleOf = (list: CandidateList): readonly Candidate[] => list.members.filter((member) => member.excluded.length === 0)
