import { text } from '../kernel/text.ts'
import { canHold } from './contradictions.ts'
import { conditionProblems } from './condition-check.ts'
import { not } from './conditions.ts'
import type { Condition } from './conditions.ts'
import type { FactTable } from './facts.ts'
import type { Problem } from './prove.ts'
import type { EligibilityRule, RuleSetContent } from './rule-set.ts'
import { conditionSentence } from './sentences.ts'

/** Conditions that speak of nothing, can never hold, contradict each other, or hold for everybody. */
export const eligibilityProblems = (content: RuleSetContent, table: FactTable): readonly Problem[] => {
  const spelling = conditionsIn(content).flatMap(({ condition, path }) =>
    conditionProblems(condition, table, path).map((problem) => ({ ...problem, severity: 'stops' as const })),
  )
  // A condition that speaks of nothing cannot be searched; say that first.
  if (spelling.length > 0) return spelling
  return [...contradictions(content.eligibility, table), ...emptyRules(content.eligibility, table), ...neverAsked(content, table)]
}

const conditionsIn = (content: RuleSetContent): readonly { readonly condition: Condition; readonly path: string }[] => [
  ...content.eligibility.map(({ condition }, at) => ({ condition, path: `eligibility.${at}.condition` })),
  ...optional(content.documents, 'documents'),
  ...optional(content.bonus, 'bonus'),
  ...optional(content.penalties, 'penalties'),
]
const optional = (items: readonly { readonly onlyIf?: Condition | undefined }[], where: string) =>
  items.flatMap(({ onlyIf }, at) => (onlyIf ? [{ condition: onlyIf, path: `${where}.${at}.onlyIf` }] : []))

/** The smallest culprit is named: one condition, else a pair, else all together. */
const contradictions = (rules: readonly EligibilityRule[], table: FactTable): readonly Problem[] => {
  const alone = rules.flatMap((rule, at) => (impossible([rule], table) ? [{ rule, at }] : []))
  if (alone.length > 0)
    return alone.map(({ rule, at }) => ({
      path: `eligibility.${at}.condition`,
      severity: 'stops',
      words: text(
        `이 조건은 누구도 충족할 수 없습니다: ${conditionSentence(rule.condition, table).ko}`,
        `Nobody can ever meet this condition: ${conditionSentence(rule.condition, table).en}`,
      ),
    }))
  const pairs = rules
    .flatMap((one, at) => rules.slice(at + 1).map((other) => ({ one, other, at: rules.indexOf(other) })))
    .filter(({ one, other }) => impossible([one, other], table))
  if (pairs.length > 0)
    return pairs.map(({ one, other, at }) => ({
      path: `eligibility.${at}.condition`,
      severity: 'stops',
      words: text(
        `‘${one.name.ko}’ 조건과 ‘${other.name.ko}’ 조건은 함께 충족될 수 없습니다.`,
        `“${one.name.en}” and “${other.name.en}” can never be met together.`,
      ),
    }))
  return rules.length > 2 && impossible(rules, table)
    ? [
        {
          path: 'eligibility',
          severity: 'stops',
          words: text('신청 요건을 모두 충족할 수 있는 신청인이 없습니다.', 'No applicant can meet all conditions together.'),
        },
      ]
    : []
}
const impossible = (rules: readonly EligibilityRule[], table: FactTable): boolean =>
  canHold(
    rules.map(({ condition }) => condition),
    table,
  ) === 'never-holds'

const emptyRules = (rules: readonly EligibilityRule[], table: FactTable): readonly Problem[] =>
  rules.flatMap((rule, at) =>
    canHold([not(rule.condition)], table) === 'never-holds'
      ? [
          {
            path: `eligibility.${at}.condition`,
            severity: 'warns' as const,
            words: text(
              `‘${rule.name.ko}’ 조건은 누구나 충족하므로 아무도 가려내지 않습니다.`,
              `Everybody meets “${rule.name.en}”, so it asks nothing.`,
            ),
          },
        ]
      : [],
  )

const neverAsked = (content: RuleSetContent, table: FactTable): readonly Problem[] =>
  conditionsIn(content)
    .filter(
      ({ path, condition }) =>
        !path.startsWith('eligibility') &&
        canHold([condition, ...content.eligibility.map((rule) => rule.condition)], table) === 'never-holds',
    )
    .map(({ path }) => ({
      path,
      severity: 'warns' as const,
      words: text(
        '신청 요건을 충족하는 신청인에게는 이 조건이 해당하는 일이 없습니다.',
        'This never applies to an applicant who meets the eligibility conditions.',
      ),
    }))
