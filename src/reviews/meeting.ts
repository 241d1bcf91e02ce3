/** From the rows of a review to what the meeting looks at: effective scores, verified seals, and the computed result. Pure. */
import { canonicalJson } from '../kernel/canonical-json.ts'
import { sha256Hex } from '../kernel/id.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooShort } from '../kernel/text.ts'
import { adjustmentsByFacts, commentRequired, criteriaOf, scoreReview } from '../rulesets/index.ts'
import type { Criterion, Gate, MemberSheet, RuleSetContent, ScoringRefusal, ScoringResult } from '../rulesets/index.ts'
import type { ComputedSummary, ReviewDetail } from './queries.ts'
import type { SheetRow } from './sheet-queries.ts'
import type { SheetGap } from './workflow.ts'

export interface SealedContent {
  readonly reviewId: string
  readonly stageId: string
  readonly personId: string
  readonly sealedAt: Date
  readonly scores: object
  readonly comments: object
  readonly gates: object
  readonly overall: string
  readonly conditions: string
}
/** The digest of a sheet as it was sealed, over its canonical JSON. */
export const sealOf = (sheet: SealedContent): string =>
  sha256Hex(
    canonicalJson({
      format: 1,
      reviewId: sheet.reviewId,
      stageId: sheet.stageId,
      personId: sheet.personId,
      sealedAt: sheet.sealedAt,
      scores: sheet.scores,
      comments: sheet.comments,
      gates: sheet.gates,
      overall: sheet.overall,
      conditions: sheet.conditions,
    }),
  )

/** Whether a sealed sheet is still what was sealed. */
export const sealHolds = (reviewId: string, sheet: SheetRow): boolean =>
  sheet.state !== 'sealed' ||
  (sheet.sealedAt !== null && sheet.sha256 === sealOf({ ...sheet, reviewId, sealedAt: new Date(sheet.sealedAt) }))

/** What a stage of the review asks: its criteria and gates, by its place in the rule set. */
export const askedAt = (
  rules: RuleSetContent,
  sort: number,
): { readonly criteria: readonly Criterion[]; readonly gates: readonly Gate[] } => {
  const stage = rules.stages[sort]?.id
  return { criteria: criteriaOf(rules).filter((one) => one.stage === stage), gates: rules.gates.filter((one) => one.stage === stage) }
}
export const hasSheet = (rules: RuleSetContent, sort: number): boolean => {
  const asked = askedAt(rules, sort)
  return asked.criteria.length + asked.gates.length > 0
}

/** What stands between a sheet and its seal. */
export const sheetGaps = (rules: RuleSetContent, sort: number, sheet: Pick<SheetRow, 'scores' | 'comments' | 'gates'>): SheetGap[] => {
  const { criteria, gates } = askedAt(rules, sort)
  return [
    ...gates.filter((gate) => sheet.gates[gate.id] === undefined).map((gate) => ({ criterion: gate.id, what: 'gate' as const })),
    ...criteria.flatMap((criterion): SheetGap[] => {
      const score = sheet.scores[criterion.id]
      if (score === undefined) return [{ criterion: criterion.id, what: 'score' }]
      if (score < 0 || score > criterion.max) return [{ criterion: criterion.id, what: 'range' }]
      const needed = commentRequired(criterion, score)
      return needed && isTooShort(sheet.comments[criterion.id] ?? '')
        ? [{ criterion: criterion.id, what: needed === 'below' ? 'comment-below' : 'comment-above' }]
        : []
    }),
  ]
}

/** Scores as they count now: as sealed, with what the member changed since. */
export const effectiveScores = (sheet: SheetRow): Record<string, number> =>
  sheet.changes.reduce((scores, change) => ({ ...scores, [change.criterionId]: change.after }), { ...sheet.scores })

/** One member's sheets together, called by letter, as the scoring wants them. */
export const memberSheets = (
  review: Pick<ReviewDetail, 'rules' | 'seats' | 'stages' | 'attendance'>,
  sheets: readonly SheetRow[],
): MemberSheet[] =>
  review.seats
    .filter((seat) => seat.state === 'accepted')
    .map((seat) => {
      const own = sheets.filter((sheet) => sheet.personId === seat.personId && sheet.state === 'sealed')
      const absent = review.stages.filter((stage) =>
        review.attendance.some((one) => one.stageId === stage.id && one.personId === seat.personId && !one.attended),
      )
      return {
        member: seat.letter,
        side: seat.isExternal ? 'external' : 'internal',
        absentFrom: absent.flatMap((stage) => review.rules.stages[stage.sort]?.id ?? []),
        scores: Object.assign({}, ...own.map(effectiveScores)) as Record<string, number>,
        gates: Object.assign({}, ...own.map((sheet) => sheet.gates)) as Record<string, 'pass' | 'fail'>,
      }
    })

/** The computed result. `given`: what the committee gave; items that follow from the facts are added by themselves. */
export const computeResult = (
  review: ReviewDetail,
  sheets: readonly SheetRow[],
  given: readonly string[] = [],
): Outcome<ScoringResult, ScoringRefusal> => scoreReview(review.rules, memberSheets(review, sheets), allGiven(review, given))

export const allGiven = (review: Pick<ReviewDetail, 'rules' | 'tracks'>, given: readonly string[]): string[] => [
  ...new Set([...adjustmentsByFacts(review.rules, review.tracks[0]?.facts ?? {}).given, ...given]),
]

/** The part of a result that is kept beside the verdict. */
export const summaryOf = (result: ScoringResult, given: readonly string[]): ComputedSummary => ({
  given: [...given],
  total: result.total,
  passMark: result.passMark,
  maximum: result.maximum,
  bonus: result.bonus,
  penalty: result.penalty,
  sections: result.sections.map(({ section, shown, max, minimum, reached }) => ({ section, shown, max, minimum, reached })),
  gates: result.gates.map((gate) => ({ ...gate })),
})
