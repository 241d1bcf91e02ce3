/**
 * A rule set is versioned data: everything in which institutions, programmes and offers differ. The shape is checked here;
 * whether it makes sense is proven in prove.ts, so that a draft may be stored half-finished.
 * Points are hundredths of a point (8750 = 87.5). Periods are days in Seoul. Every text is Korean and English.
 */
import { z } from 'zod'
import { conditionSchema, line } from './conditions.ts'

/** The most letters a question may leave to its answer; the database says the same of every answer (0069). */
export const longestAnswer = 1000
const words = z.strictObject({ ko: line, en: line })
const id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const points = z.int().min(0).max(1_000_000)
const share = z.int().min(0).max(100)
const count = z.int().min(0).max(1000)

export const periodSchema = z.strictObject({
  days: z.int().min(0).max(3650),
  unit: z.enum(['calendar', 'business']),
  firstDay: z.enum(['same-day', 'next-day']),
})

/** Where a value comes from: a source with the day or year it speaks of, the standard set (no source gives it), or the institution itself. */
export const originSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sourced'), source: line.min(1), date: line.min(4), note: words.optional() }),
  z.strictObject({ kind: z.literal('default') }),
  z.strictObject({ kind: z.literal('institution') }),
])

export const valueGroups = [
  'eligibility',
  'documents',
  'gates',
  'scoring',
  'committee',
  'stages',
  'periods',
  'certificate',
  'blinding',
  'questions',
] as const

const eligibilityRule = z.strictObject({
  id,
  name: words,
  condition: conditionSchema,
  note: words.optional(),
  origin: originSchema.optional(),
})

const documentRule = z.strictObject({
  id,
  kind: line.min(1),
  name: words,
  guidance: words,
  need: z.enum(['required', 'optional']),
  /** Only asked for when this holds; unknown counts as asked for. */
  onlyIf: conditionSchema.optional(),
  /** The day on which a dated paper must be valid; absent where the paper has no term. */
  validOn: z.enum(['notice', 'submission']).optional(),
})

const gate = z.strictObject({ id, stage: id, name: words, guidance: words, passesWhen: z.enum(['all', 'majority']) })

const criterion = z.strictObject({
  id,
  stage: id,
  name: words,
  guidance: words,
  max: points,
  /** A comment is required when the score is below or above this share of the maximum, in per cent. */
  commentBelowShare: share.optional(),
  commentAboveShare: share.optional(),
})
const section = z.strictObject({ id, name: words, minimum: points, criteria: z.array(criterion) })

/** Given automatically where `onlyIf` holds by the facts; without it the committee gives it. */
const adjustment = z.strictObject({ id, name: words, points, onlyIf: conditionSchema.optional() })

/** A chair was offered once, who had no place to confirm anything: such rules are read as naming the approver. */
const confirmer = z.enum(['officer', 'approver', 'chair']).transform((one) => (one === 'chair' ? ('approver' as const) : one))
const stage = z.strictObject({ id, kind: z.enum(['documents', 'presentation', 'site']), name: words, days: periodSchema.optional() })

export const periodKeys = ['receive', 'check', 'supplement', 'review', 'objection', 'objectionReview', 'conditions'] as const
const periods = z.strictObject({
  receive: periodSchema.optional(),
  check: periodSchema.optional(),
  supplement: periodSchema.optional(),
  review: periodSchema.optional(),
  objection: periodSchema.optional(),
  objectionReview: periodSchema.optional(),
  conditions: periodSchema.optional(),
  supplementRounds: count,
})

const certificate = z.strictObject({
  numberPattern: z.string().max(120),
  sequenceRestarts: z.enum(['never', 'yearly']),
  validityMonths: z.int().min(0).max(600),
  /** Extended at the earliest so many months before its end; absent: at any time. */
  extensions: z.strictObject({ count, months: z.int().min(0).max(600), fromMonthsBefore: z.int().min(1).max(600).optional() }),
  reminderDays: z.array(z.int().min(1).max(1000)),
})

export const extraQuestionSchema = z.strictObject({
  id,
  label: words,
  hint: words,
  kind: z.enum(['line', 'long', 'number', 'day', 'choice', 'yes-no', 'file']),
  required: z.boolean(),
  choices: z.array(z.strictObject({ id, label: words })).optional(),
  most: z.int().min(0).max(longestAnswer).optional(),
})

export const ruleSetSchema = z.strictObject({
  format: z.literal(1),
  /** certification: ends in a certificate. programme: in an agreement. offer: in a contract; competing applications are judged. */
  purpose: z.enum(['certification', 'programme', 'offer']),
  title: words,
  introduction: words,
  origins: z.partialRecord(z.enum(valueGroups), originSchema),
  eligibility: z.array(eligibilityRule),
  documents: z.array(documentRule),
  gates: z.array(gate),
  sections: z.array(section),
  /** What the criteria must add up to, usually 100 points. */
  totalPoints: points,
  bonus: z.array(adjustment),
  penalties: z.array(adjustment),
  /** The most that bonuses together may add; absent: no limit. */
  bonusLimit: points.optional(),
  passMark: points,
  /** How the total is brought to hundredths before it is compared with the pass mark. Everything before is exact. */
  rounding: z.enum(['half-up', 'down']),
  /** Per criterion: how many of the lowest and highest scores are left out, once at least `fromMembers` members scored it. */
  trimming: z.strictObject({ lowest: count, highest: count, fromMembers: count }),
  /** Scores further than this share of the maximum (per cent) from the median of the others are shown as standing alone. */
  outlierShare: share,
  committee: z.strictObject({
    seats: count,
    substitutes: count,
    quorum: count,
    externalShareAtLeast: share,
    /** Fields that must each have at least so many members. */
    fields: z.array(z.strictObject({ field: line.min(1), atLeast: count })),
    conflictYears: z.int().min(0).max(50),
  }),
  stages: z.array(stage),
  periods,
  /** Whether a verdict may name conditions, and who confirms that they are met. */
  conditionalVerdict: z.discriminatedUnion('allowed', [
    z.strictObject({ allowed: z.literal(false) }),
    z.strictObject({ allowed: z.literal(true), confirmer: confirmer.optional() }),
  ]),
  certificate: certificate.optional(),
  blinding: z.strictObject({ companyName: z.boolean() }),
  extraQuestions: z.array(extraQuestionSchema),
})

export type RuleSetContent = z.infer<typeof ruleSetSchema>
export type EligibilityRule = RuleSetContent['eligibility'][number]
export type DocumentRule = RuleSetContent['documents'][number]
export type Gate = RuleSetContent['gates'][number]
export type Section = RuleSetContent['sections'][number]
export type Criterion = Section['criteria'][number]
export type Adjustment = RuleSetContent['bonus'][number]
export type Stage = RuleSetContent['stages'][number]
export type PeriodKey = (typeof periodKeys)[number]
export type Origin = z.infer<typeof originSchema>
export type ValueGroup = (typeof valueGroups)[number]
export type ExtraQuestion = z.infer<typeof extraQuestionSchema>

/** All criteria in the order of the sheet. */
export const criteriaOf = (content: RuleSetContent): readonly Criterion[] => content.sections.flatMap(({ criteria }) => criteria)
