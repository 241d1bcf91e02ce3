/**
 * The lot. Candidates stand in the order of HMAC-SHA256(seed, person id); the committee is the first one possible in that order:
 * each candidate is taken unless taking them would make the rules (external share, fields, seats) impossible to keep.
 * The same list and the same seed always give the same committee, so anybody can repeat it.
 */
import { createHmac } from 'node:crypto'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Candidate, CommitteeRules } from './candidates.ts'

export const algorithm = 'techmarket-draw-1'

export type Shortage = {
  readonly code: 'pool-too-small'
  readonly rule: 'seats' | 'external' | 'field' | 'together'
  readonly field?: string | undefined
  readonly needed: number
  readonly there: number
  /** How many are missing only because another committee judges an objection. */ readonly heldSeatBefore?: number
}

/** Person ids in the order of the lot. `seed`: 64 hex digits, taken as text. */
export const drawOrder = (seed: string, candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates
    .map((candidate) => ({ candidate, lot: createHmac('sha256', seed).update(candidate.personId).digest('hex') }))
    .toSorted((one, other) => (one.lot < other.lot ? -1 : 1))
    .map(({ candidate }) => candidate)

/** How many external members the share asks for, rounded up. */
export const externalsNeeded = (rules: Pick<CommitteeRules, 'seats' | 'externalShareAtLeast'>): number =>
  Math.ceil((rules.seats * rules.externalShareAtLeast) / 100)

/** How many substitutes so many candidates leave out; none are spoken of where not even the seats are filled: that draw is refused. */
export const substitutesMissing = (candidates: number, { seats, substitutes }: Pick<CommitteeRules, 'seats' | 'substitutes'>): number =>
  candidates < seats ? 0 : Math.max(0, seats + substitutes - candidates)

/** What a committee still lacks: seats, external members, members of each field (in the order of the rules). */
interface Lack {
  readonly seats: number
  readonly external: number
  readonly fields: readonly number[]
}

const lackAfter = (lack: Lack, member: Pick<Candidate, 'external' | 'fields'>, rules: CommitteeRules): Lack => ({
  seats: lack.seats - 1,
  external: Math.max(0, lack.external - (member.external ? 1 : 0)),
  fields: lack.fields.map((needed, place) => Math.max(0, needed - (member.fields.includes(rules.fields[place]?.field ?? '') ? 1 : 0))),
})

const startingLack = (rules: CommitteeRules, kept: readonly Candidate[]): Lack =>
  kept.reduce<Lack>((lack, member) => lackAfter(lack, member, rules), {
    seats: rules.seats,
    external: externalsNeeded(rules),
    fields: rules.fields.map(({ atLeast }) => atLeast),
  })

/** Candidates who count alike, and how many there are. */
interface Sort {
  readonly external: boolean
  readonly fields: readonly string[]
  readonly count: number
}
const sortsOf = (candidates: readonly Candidate[], rules: CommitteeRules): Sort[] => {
  const sorts = new Map<string, Sort>()
  for (const { external, fields } of candidates) {
    const asked = rules.fields.map(({ field }) => field).filter((field) => fields.includes(field))
    const key = `${external}|${asked.join()}`
    sorts.set(key, { external, fields: asked, count: (sorts.get(key)?.count ?? 0) + 1 })
  }
  return [...sorts.values()]
}

/** Whether the lack can be filled from these candidates: exact, by trying how many of each sort are taken. */
const canFill = (lack: Lack, candidates: readonly Candidate[], rules: CommitteeRules): boolean => {
  const sorts = sortsOf(candidates, rules)
  const known = new Map<string, boolean>()
  const from = (place: number, now: Lack): boolean => {
    const isMet = now.external === 0 && now.fields.every((needed) => needed === 0)
    if (now.seats === 0) return isMet
    const sort = sorts[place]
    if (sort === undefined || now.external > now.seats || now.fields.some((needed) => needed > now.seats)) return false
    const key = `${place}|${now.seats}|${now.external}|${now.fields.join()}`
    const before = known.get(key)
    if (before !== undefined) return before
    let next = now
    let can = from(place + 1, now)
    for (let taken = 1; !can && taken <= Math.min(sort.count, now.seats); taken += 1) {
      next = lackAfter(next, sort, rules)
      can = from(place + 1, next)
    }
    known.set(key, can)
    return can
  }
  return from(0, lack)
}

const shortage = (lack: Lack, candidates: readonly Candidate[], rules: CommitteeRules): Shortage => {
  if (candidates.length < lack.seats) return { code: 'pool-too-small', rule: 'seats', needed: lack.seats, there: candidates.length }
  const external = candidates.filter((one) => one.external).length
  if (external < lack.external) return { code: 'pool-too-small', rule: 'external', needed: lack.external, there: external }
  for (const [place, needed] of lack.fields.entries()) {
    const field = rules.fields[place]?.field ?? ''
    const there = candidates.filter((one) => one.fields.includes(field)).length
    if (there < needed) return { code: 'pool-too-small', rule: 'field', field, needed, there }
  }
  return { code: 'pool-too-small', rule: 'together', needed: lack.seats, there: candidates.length }
}

const fill = (
  order: readonly Candidate[],
  kept: readonly Candidate[],
  count: number,
  rules: CommitteeRules,
): Outcome<readonly Candidate[], Shortage> => {
  let lack = startingLack(rules, kept)
  if (!canFill(lack, order, rules)) return no(shortage(lack, order, rules))
  const taken: Candidate[] = []
  for (const [place, candidate] of order.entries()) {
    if (taken.length === count) break
    const after = lackAfter(lack, candidate, rules)
    if (!canFill(after, order.slice(place + 1), rules)) continue
    taken.push(candidate)
    lack = after
  }
  return yes(taken)
}

export interface Drawn {
  readonly drawn: readonly string[]
  readonly reserve: readonly string[]
}

/** The first draw: all seats, and the next in order as reserve. Refused, never bent, when the pool cannot keep the rules. */
export const drawCommittee = (seed: string, eligible: readonly Candidate[], rules: CommitteeRules): Outcome<Drawn, Shortage> => {
  const order = drawOrder(seed, eligible)
  const filled = fill(order, [], rules.seats, rules)
  if (!filled.ok) return filled
  const drawn = filled.value.map(({ personId }) => personId)
  return yes({
    drawn,
    reserve: order
      .map(({ personId }) => personId)
      .filter((id) => !drawn.includes(id))
      .slice(0, rules.substitutes),
  })
}

export interface Substitution {
  /** Members who stay on the committee. */
  readonly kept: readonly string[]
  /** Everybody who ever had a seat here: nobody is drawn twice. */
  readonly used: readonly string[]
  /** Candidates of the list whom a fact of today keeps away. */
  readonly skipped: readonly string[]
}

/** The next in the order of the same seed who, with those who stay, keeps the rules. */
export const drawSubstitute = (
  seed: string,
  eligible: readonly Candidate[],
  rules: CommitteeRules,
  { kept, used, skipped }: Substitution,
): Outcome<string, Shortage> => {
  const order = drawOrder(seed, eligible).filter(({ personId }) => !used.includes(personId) && !skipped.includes(personId))
  const staying = eligible.filter(({ personId }) => kept.includes(personId))
  if (staying.length >= rules.seats) return no({ code: 'pool-too-small', rule: 'seats', needed: 0, there: order.length })
  const filled = fill(order, staying, 1, rules)
  if (!filled.ok) return filled
  const [next] = filled.value
  return next ? yes(next.personId) : no({ code: 'pool-too-small', rule: 'together', needed: 1, there: order.length })
}

/** What the row of a draw keeps as canonical JSON; enough, with list and seed, to repeat it. */
export type DrawResult =
  | ({ readonly kind: 'first' } & Drawn)
  | ({ readonly kind: 'substitute'; readonly drawn: readonly [string] } & Substitution)
export interface DrawRow {
  readonly seed: string
  readonly result: string
}

/** Recomputes a draw from the frozen list and its seed, and says whether the same members come out. */
export const repeats = (row: DrawRow, eligible: readonly Candidate[], rules: CommitteeRules): boolean => {
  const kept = JSON.parse(row.result) as DrawResult
  const again = kept.kind === 'first' ? drawCommittee(row.seed, eligible, rules) : drawSubstitute(row.seed, eligible, rules, kept)
  if (!again.ok) return false
  const drawn = typeof again.value === 'string' ? [again.value] : again.value.drawn
  return drawn.join() === kept.drawn.join()
}
