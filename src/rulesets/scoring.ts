/**
 * From sealed sheets to a computed result: trimmed means per criterion, sections, bonus and penalty, total, gates, outliers.
 * Everything is exact until the total, which is rounded once as the rule set says; the same rows always give the same result,
 * in whatever order they come. The committee decides the verdict; this only computes.
 */
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { outliers, trim } from '../kernel/points.ts'
import type { Outlier, Points } from '../kernel/points.ts'
import type { Text } from '../kernel/text.ts'
import { compareFractions, fraction, plus, sumOf, toWhole, zero } from './exact.ts'
import type { Fraction } from './exact.ts'
import { evaluate } from './evaluate.ts'
import { factPaths } from './fact-paths.ts'
import type { FactTable, Facts } from './facts.ts'
import { criteriaOf } from './rule-set.ts'
import type { Criterion, Gate, RuleSetContent, Section } from './rule-set.ts'
import { reasonsFor } from './scoring-words.ts'

/** One member's sheets of all stages together. `absentFrom`: stages the member did not attend; nothing is scored there. */
export type MemberSheet = {
  readonly member: string
  readonly side: 'external' | 'internal'
  readonly absentFrom: readonly string[]
  readonly scores: Readonly<Record<string, Points>>
  readonly gates: Readonly<Record<string, 'pass' | 'fail'>>
}

export type ScoringRefusal =
  | { readonly code: 'member-twice'; readonly member: string }
  | { readonly code: 'score-missing' | 'score-where-absent' | 'unknown-criterion'; readonly member: string; readonly criterion: string }
  | { readonly code: 'score-out-of-range'; readonly member: string; readonly criterion: string; readonly max: Points }
  | { readonly code: 'gate-missing'; readonly member: string; readonly gate: string }
  | { readonly code: 'quorum-missing'; readonly stage: string; readonly present: number; readonly quorum: number }
  | {
      readonly code: 'external-share-missing'
      readonly stage: string
      readonly external: number
      readonly present: number
      readonly shareAtLeast: number
    }
  | { readonly code: 'unknown-adjustment'; readonly item: string }

export type CountedScore = {
  readonly member: string
  readonly side: 'external' | 'internal'
  readonly score: Points
  readonly counts: 'counted' | 'left-out-lowest' | 'left-out-highest'
}
export type CriterionResult = {
  readonly criterion: string
  readonly scores: readonly CountedScore[]
  /** Exact; `shown` is it half up to a hundredth, for reading only. */
  readonly mean: Fraction
  readonly shown: Points
  readonly lowest: Points
  readonly highest: Points
  readonly outliers: readonly (Outlier & { readonly member: string })[]
}
export type SectionResult = {
  readonly section: string
  readonly mean: Fraction
  readonly shown: Points
  readonly max: Points
  readonly minimum: Points
  readonly reached: boolean
  readonly criteria: readonly CriterionResult[]
}
export type GateResult = { readonly gate: string; readonly passed: boolean; readonly pass: number; readonly fail: number }
export type Reason = {
  readonly code: 'gate-failed' | 'section-below-minimum' | 'total-below-pass-mark' | 'all-met'
  readonly about?: string
  readonly words: Text
}
export type ScoringResult = {
  readonly result: 'approved' | 'rejected'
  readonly reasons: readonly Reason[]
  readonly gates: readonly GateResult[]
  readonly sections: readonly SectionResult[]
  readonly bonus: Points
  readonly penalty: Points
  readonly total: Points
  readonly passMark: Points
  readonly maximum: Points
  /** Total per member of what they scored themselves, untrimmed, for the meeting view; sorted by member. */
  readonly perMember: readonly {
    readonly member: string
    readonly side: 'external' | 'internal'
    readonly total: Points
    readonly standsAlone: 'bomb' | 'gift' | undefined
  }[]
  readonly present: readonly { readonly stage: string; readonly members: number; readonly external: number }[]
}

/** `given`: ids of the bonus and penalty items that apply (the committee's, and those of `adjustmentsByFacts`). */
export const scoreReview = (
  content: RuleSetContent,
  sheets: readonly MemberSheet[],
  given: readonly string[] = [],
): Outcome<ScoringResult, ScoringRefusal> => {
  const inOrder = sheets.toSorted((one, other) => (one.member < other.member ? -1 : 1))
  const wrong = firstRefusal(content, inOrder, given)
  return wrong ? no(wrong) : yes(compute(content, inOrder, new Set(given)))
}

const compute = (content: RuleSetContent, sheets: readonly MemberSheet[], given: ReadonlySet<string>): ScoringResult => {
  const sections = content.sections.map((section) => scoreSection(content, section, sheets))
  const gates = content.gates.map((gate) => passGate(gate, sheets))
  const added = sum(content.bonus, given)
  const bonus = content.bonusLimit === undefined ? added : Math.min(added, content.bonusLimit)
  const penalty = sum(content.penalties, given)
  const exact = plus(sumOf(sections.map(({ mean }) => mean)), fraction(bonus - penalty))
  const total = toWhole(compareFractions(exact, zero) < 0 ? zero : exact, content.rounding)
  const reasons = reasonsFor(content, { sections, gates, total })
  return {
    result: reasons.some(({ code }) => code !== 'all-met') ? 'rejected' : 'approved',
    reasons,
    gates,
    sections,
    bonus,
    penalty,
    total,
    passMark: content.passMark,
    maximum: content.totalPoints,
    perMember: perMember(content, sheets),
    present: content.stages.map((stage) => attendance(stage.id, sheets)),
  }
}

const sum = (items: RuleSetContent['bonus'], given: ReadonlySet<string>): Points =>
  items.filter(({ id }) => given.has(id)).reduce((all, { points }) => all + points, 0)

const attending = (stage: string, sheets: readonly MemberSheet[]): readonly MemberSheet[] =>
  sheets.filter(({ absentFrom }) => !absentFrom.includes(stage))
const attendance = (stage: string, sheets: readonly MemberSheet[]) => {
  const present = attending(stage, sheets)
  return { stage, members: present.length, external: present.filter(({ side }) => side === 'external').length }
}

const scoreSection = (content: RuleSetContent, section: Section, sheets: readonly MemberSheet[]): SectionResult => {
  const criteria = section.criteria.map((criterion) => scoreCriterion(content, criterion, sheets))
  const mean = sumOf(criteria.map((result) => result.mean))
  const max = section.criteria.reduce((all, criterion) => all + criterion.max, 0)
  return {
    section: section.id,
    mean,
    shown: toWhole(mean, 'half-up'),
    max,
    minimum: section.minimum,
    reached: compareFractions(mean, fraction(section.minimum)) >= 0,
    criteria,
  }
}

const scoreCriterion = (
  { trimming, outlierShare }: RuleSetContent,
  criterion: Criterion,
  sheets: readonly MemberSheet[],
): CriterionResult => {
  const members = attending(criterion.stage, sheets)
  const values = members.map(({ scores }) => scores[criterion.id] ?? 0)
  const asked = values.length >= trimming.fromMembers ? trimming : { lowest: 0, highest: 0 }
  const trimmed = trim(values, asked)
  const kept = trimmed.ok ? trimmed.value : { kept: values.map((_, place) => place), lowest: [], highest: [] }
  const mean =
    kept.kept.length === 0
      ? zero
      : fraction(
          kept.kept.reduce((all, place) => all + (values[place] ?? 0), 0),
          kept.kept.length,
        )
  return {
    criterion: criterion.id,
    mean,
    shown: toWhole(mean, 'half-up'),
    scores: members.map(({ member, side }, place) => ({
      member,
      side,
      score: values[place] ?? 0,
      counts: kept.lowest.includes(place) ? 'left-out-lowest' : kept.highest.includes(place) ? 'left-out-highest' : 'counted',
    })),
    lowest: Math.min(...values),
    highest: Math.max(...values),
    outliers: outliers(values, { maxPoints: criterion.max, limitShare: outlierShare / 100 }).map((outlier) => ({
      ...outlier,
      member: members[outlier.place]?.member ?? '',
    })),
  }
}

const passGate = (gate: Gate, sheets: readonly MemberSheet[]): GateResult => {
  const votes = attending(gate.stage, sheets).map(({ gates }) => gates[gate.id])
  const pass = votes.filter((vote) => vote === 'pass').length
  return {
    gate: gate.id,
    pass,
    fail: votes.length - pass,
    passed: gate.passesWhen === 'all' ? pass === votes.length : 2 * pass > votes.length,
  }
}

/** Bombs and gifts on the whole sheet, among members who scored every stage (others cannot be compared). */
const perMember = (content: RuleSetContent, sheets: readonly MemberSheet[]): ScoringResult['perMember'] => {
  const totals = sheets.map(({ scores }) => criteriaOf(content).reduce((all, { id }) => all + (scores[id] ?? 0), 0))
  const whole = sheets
    .map(({ absentFrom }, place) => ({ place, comparable: absentFrom.length === 0 }))
    .filter(({ comparable }) => comparable)
  const alone = outliers(
    whole.map(({ place }) => totals[place] ?? 0),
    { maxPoints: content.totalPoints, limitShare: content.outlierShare / 100 },
  )
  const kinds = new Map(alone.map(({ place, kind }) => [whole[place]?.place, kind]))
  return sheets.map(({ member, side }, place) => ({ member, side, total: totals[place] ?? 0, standsAlone: kinds.get(place) }))
}

const firstRefusal = (content: RuleSetContent, sheets: readonly MemberSheet[], given: readonly string[]): ScoringRefusal | undefined => {
  const twice = sheets.find(({ member }, at) => sheets[at + 1]?.member === member)
  if (twice) return { code: 'member-twice', member: twice.member }
  const items = new Set([...content.bonus, ...content.penalties].map(({ id }) => id))
  const unknown = given.find((item) => !items.has(item))
  if (unknown !== undefined) return { code: 'unknown-adjustment', item: unknown }
  for (const sheet of sheets) {
    const wrong = wrongIn(content, sheet)
    if (wrong) return wrong
  }
  return content.stages.map(({ id }) => missingAt(content, attendance(id, sheets))).find((refusal) => refusal !== undefined)
}

const wrongIn = (content: RuleSetContent, { member, scores, gates, absentFrom }: MemberSheet): ScoringRefusal | undefined => {
  const criteria = criteriaOf(content)
  const stranger = Object.keys(scores).find((id) => !criteria.some((criterion) => criterion.id === id))
  if (stranger !== undefined) return { code: 'unknown-criterion', member, criterion: stranger }
  for (const { id, stage, max } of criteria) {
    const score = Object.hasOwn(scores, id) ? scores[id] : undefined
    const absent = absentFrom.includes(stage)
    if (absent && score !== undefined) return { code: 'score-where-absent', member, criterion: id }
    if (!absent && score === undefined) return { code: 'score-missing', member, criterion: id }
    if (score !== undefined && (!Number.isSafeInteger(score) || score < 0 || score > max))
      return { code: 'score-out-of-range', member, criterion: id, max }
  }
  const open = content.gates.find(({ id, stage }) => !absentFrom.includes(stage) && gates[id] === undefined)
  return open && { code: 'gate-missing', member, gate: open.id }
}

const missingAt = (
  { committee }: RuleSetContent,
  { stage, members, external }: ReturnType<typeof attendance>,
): ScoringRefusal | undefined => {
  if (members < Math.max(committee.quorum, 1))
    return { code: 'quorum-missing', stage, present: members, quorum: Math.max(committee.quorum, 1) }
  if (external * 100 < committee.externalShareAtLeast * members)
    return { code: 'external-share-missing', stage, external, present: members, shareAtLeast: committee.externalShareAtLeast }
  return undefined
}

/** Bonus and penalty items that hold by the facts, and those whose fact is unknown (they do not count until it is known). */
export const adjustmentsByFacts = (
  content: Pick<RuleSetContent, 'bonus' | 'penalties'>,
  facts: Facts,
  table: FactTable = factPaths,
): { readonly given: readonly string[]; readonly open: readonly string[] } => {
  const answers = [...content.bonus, ...content.penalties].flatMap(({ id, onlyIf }) =>
    onlyIf ? [{ id, answer: evaluate(onlyIf, facts, table).answer }] : [],
  )
  const having = (wanted: 'yes' | 'unknown') => answers.filter(({ answer }) => answer === wanted).map(({ id }) => id)
  return { given: having('yes'), open: having('unknown') }
}

/** Whether a score needs a comment: below or above the bounds the criterion sets. At the bound itself none is needed. */
export const commentRequired = (criterion: Criterion, score: Points): 'below' | 'above' | undefined => {
  if (criterion.commentBelowShare !== undefined && score * 100 < criterion.commentBelowShare * criterion.max) return 'below'
  if (criterion.commentAboveShare !== undefined && score * 100 > criterion.commentAboveShare * criterion.max) return 'above'
  return undefined
}
