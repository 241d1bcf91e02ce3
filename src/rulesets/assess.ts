/** A rule set against the facts of one applicant: who may apply, and which papers are still missing. Pure. */
import type { Day } from '../kernel/dates.ts'
import type { Text } from '../kernel/text.ts'
import { evaluate } from './evaluate.ts'
import type { Answer, Evaluation } from './evaluate.ts'
import { factPaths } from './fact-paths.ts'
import { referencePath } from './facts.ts'
import type { FactTable, Facts } from './facts.ts'
import type { DocumentRule, EligibilityRule, RuleSetContent } from './rule-set.ts'
import { explain } from './sentences.ts'
import type { Explanation } from './sentences.ts'

export type AssessedRule = { readonly rule: EligibilityRule; readonly evaluation: Evaluation; readonly explanation: Explanation }
/** `rules` in the order of the rule set; `met`, `open` and `failed` are counts; `failing` and `unanswered` are what to talk about first. */
export type Assessment = {
  readonly answer: Answer
  readonly rules: readonly AssessedRule[]
  readonly met: number
  readonly failing: readonly AssessedRule[]
  readonly unanswered: readonly AssessedRule[]
  /** No rule fails, and what is open only a person can judge: one may well apply. */
  readonly onlyJudgementOpen: boolean
}

/** Yes when every rule is met, no when one fails, unknown otherwise. A rule set without eligibility rules admits everybody. */
export const assessEligibility = (content: Pick<RuleSetContent, 'eligibility'>, facts: Facts, table: FactTable = factPaths): Assessment => {
  const rules = content.eligibility.map((rule) => {
    const evaluation = evaluate(rule.condition, facts, table)
    return { rule, evaluation, explanation: explain(evaluation, table) }
  })
  const having = (answer: Answer) => rules.filter(({ evaluation }) => evaluation.answer === answer)
  const [failing, unanswered] = [having('no'), having('unknown')]
  return {
    answer: failing.length > 0 ? 'no' : unanswered.length > 0 ? 'unknown' : 'yes',
    rules,
    met: having('yes').length,
    failing,
    unanswered,
    onlyJudgementOpen:
      failing.length === 0 &&
      unanswered.length > 0 &&
      unanswered.every(({ evaluation }) => evaluation.judged && evaluation.missing.length === 0),
  }
}

/** A paper the applicant holds; without validTo it has no term. */
export type DocumentHeld = { readonly kind: string; readonly validFrom?: Day | undefined; readonly validTo?: Day | undefined }
/** `not-there`: none of its kind; `not-valid`: none valid on `on`, the best of them being over since or valid from the days given. */
export type DocumentMissing = {
  readonly document: DocumentRule
  readonly name: Text
  readonly because:
    | { readonly code: 'not-there' }
    | { readonly code: 'not-valid'; readonly on: Day; readonly latestValidTo: Day | undefined }
    | { readonly code: 'day-unknown' }
  /** Whether it is asked for only perhaps, because the fact that decides is unknown. */
  readonly perhaps: boolean
}

/** Required papers that are missing or not valid on their day, in the order of the rule set. */
export const documentsMissing = (
  content: Pick<RuleSetContent, 'documents'>,
  facts: Facts,
  held: readonly DocumentHeld[],
  table: FactTable = factPaths,
): readonly DocumentMissing[] =>
  documentsAsked(content, facts, table).flatMap(({ document, perhaps }) => {
    if (document.need === 'optional') return []
    const because = whyMissing(document, facts, held)
    return because ? [{ document, name: document.name, because, perhaps }] : []
  })

/** Every paper the form asks for under these facts; `perhaps` where the deciding fact is unknown. */
export const documentsAsked = (
  content: Pick<RuleSetContent, 'documents'>,
  facts: Facts,
  table: FactTable = factPaths,
): readonly { readonly document: DocumentRule; readonly perhaps: boolean }[] =>
  content.documents.flatMap((document) => {
    const asked = document.onlyIf ? evaluate(document.onlyIf, facts, table).answer : 'yes'
    return asked === 'no' ? [] : [{ document, perhaps: asked === 'unknown' }]
  })

const whyMissing = (document: DocumentRule, facts: Facts, held: readonly DocumentHeld[]): DocumentMissing['because'] | undefined => {
  const ofItsKind = held.filter(({ kind }) => kind === document.kind)
  if (ofItsKind.length === 0) return { code: 'not-there' }
  if (document.validOn === undefined) return undefined
  const on = facts[referencePath(document.validOn)]
  if (typeof on !== 'string') return { code: 'day-unknown' }
  const valid = ofItsKind.some(
    ({ validFrom, validTo }) => (validFrom === undefined || validFrom <= on) && (validTo === undefined || on <= validTo),
  )
  return valid
    ? undefined
    : {
        code: 'not-valid',
        on,
        latestValidTo: ofItsKind
          .flatMap(({ validTo }) => (validTo === undefined ? [] : [validTo]))
          .toSorted()
          .at(-1),
      }
}
