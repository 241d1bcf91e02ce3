/** Earlier cases under changed rules: who would have passed. Facts are those frozen with the case. */
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { assessEligibility } from './assess.ts'
import type { Answer } from './evaluate.ts'
import { factPaths } from './fact-paths.ts'
import type { FactTable, Facts } from './facts.ts'
import type { RuleSetContent } from './rule-set.ts'
import { scoreReview } from './scoring.ts'
import type { MemberSheet } from './scoring.ts'

/** `sheets`: the sealed sheets, where the case was reviewed. */
export type EarlierCase = {
  readonly id: string
  readonly facts: Facts
  readonly sheets?: readonly MemberSheet[] | undefined
  readonly given?: readonly string[] | undefined
}
export type ReplayedCase = {
  readonly id: string
  readonly eligibility: { readonly before: Answer; readonly after: Answer }
  /** Undefined where the case has no sheets, or its sheets do not fit the criteria of that version. */
  readonly result: { readonly before: 'approved' | 'rejected' | undefined; readonly after: 'approved' | 'rejected' | undefined }
  readonly changed: boolean
}

/** Every case under both versions, in the order given. */
export const replay = (
  before: RuleSetContent,
  after: RuleSetContent,
  cases: readonly EarlierCase[],
  table: FactTable = factPaths,
): readonly ReplayedCase[] =>
  cases.map((earlier) => {
    const eligibility = {
      before: assessEligibility(before, earlier.facts, table).answer,
      after: assessEligibility(after, earlier.facts, table).answer,
    }
    const result = { before: resultOf(before, earlier), after: resultOf(after, earlier) }
    return {
      id: earlier.id,
      eligibility,
      result,
      changed: eligibility.before !== eligibility.after || (result.after !== undefined && result.before !== result.after),
    }
  })

const resultOf = (content: RuleSetContent, { sheets, given }: EarlierCase) => {
  const scored = sheets && scoreReview(content, sheets, given)
  return scored?.ok ? scored.value.result : undefined
}

/** '이 조건이면 지난 20건 중 3건의 판정이 달라집니다.' */
export const replaySentence = (replayed: readonly ReplayedCase[]): Text => {
  const changed = replayed.filter((each) => each.changed).length
  return changed === 0
    ? text(`지난 ${replayed.length}건의 판정은 그대로입니다.`, `None of the last ${replayed.length} cases would change.`)
    : text(
        `이 조건이면 지난 ${replayed.length}건 중 ${changed}건의 판정이 달라집니다.`,
        `Under these rules ${changed} of the last ${replayed.length} cases would change.`,
      )
}
