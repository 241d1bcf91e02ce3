/** A section's form as the part of the content it gives, or a sentence at each field that cannot be read. */
import { parsePoints, showPoints } from '../../kernel/points.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { text, tooLongWords } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { factPaths } from '../fact-paths.ts'
import { ruleSetSchema } from '../rule-set.ts'
import type { EligibilityRule, Origin, RuleSetContent } from '../rule-set.ts'
import type { Ask } from './asks.ts'
import { rawCondition, wholeOf } from './condition-form.ts'
import type { EditorSection } from './sections.ts'
import { isPoints, rowsAt, typedOf } from './typed.ts'
import type { Typed } from './typed.ts'

/** The fields of a section as the content has them now. */
export const typedSection = (section: EditorSection, content: RuleSetContent): Typed =>
  Object.assign({}, ...section.holds.map((key) => typedOf(content[key], key, showPoints))) as Typed

export type FieldTexts = Readonly<Record<string, Text>>

/** The content with this section as typed. Values that changed, or that are `confirmed`, are the institution's own from now on. */
export const readSection = (
  section: EditorSection,
  typed: Typed,
  base: RuleSetContent,
  confirmed: boolean,
): Outcome<RuleSetContent, FieldTexts> => {
  const raw: Readonly<Record<string, unknown>> = Object.fromEntries(section.asks.map((ask) => [ask.key, rawOf(ask, typed, ask.key)]))
  const read = ruleSetSchema.safeParse({ ...base, ...raw })
  if (!read.success)
    return no(
      Object.fromEntries(
        read.error.issues.map((issue) => [fieldOf(issue.path, typed), issueWords(issue.path.map(String).join('.'), { ...issue })]),
      ),
    )
  return yes(withOrigins(section, base, read.data, confirmed))
}

const rawOf = (ask: Ask, typed: Typed, path: string): unknown => {
  const value = typed[path] ?? ''
  switch (ask.as) {
    case 'words':
      return wordsOf(typed, path, ask.key === 'note')
    case 'line':
      return value
    case 'points':
      return pointsOf(value)
    case 'number':
      return wholeOf(value)
    case 'numbers':
      return value.split(/[,\s]+/).flatMap((one) => {
        const whole = wholeOf(one)
        return whole === undefined ? [] : [whole]
      })
    case 'choice':
    case 'stage':
    case 'paper':
      return value === '' ? undefined : value
    case 'tick':
      return value === 'true'
    case 'period':
      return periodOf(typed, path)
    case 'condition':
      return rawCondition(typed, path, factPaths) ?? (ask.optional ? undefined : { kind: '' })
    case 'group':
      return groupOf(ask.of, typed, path, ask.optional === true)
    case 'rows': {
      const rows = rowsAt(typed, path).map((at) => ({
        ...(ask.hasId && { id: typed[`${path}.${at}.id`] ?? '' }),
        ...inside(ask.of, typed, `${path}.${at}`),
      }))
      return ask.optional && rows.length === 0 ? undefined : rows
    }
  }
}
const inside = (asks: readonly Ask[], typed: Typed, path: string) =>
  Object.fromEntries(asks.map((one) => [one.key, rawOf(one, typed, `${path}.${one.key}`)]))

const wordsOf = (typed: Typed, path: string, mayBeAbsent: boolean) => {
  const words = { ko: typed[`${path}.ko`] ?? '', en: typed[`${path}.en`] ?? '' }
  return mayBeAbsent && words.ko === '' && words.en === '' ? undefined : words
}
const pointsOf = (typed: string): unknown => {
  const points = typed === '' ? undefined : parsePoints(typed)
  return points?.ok ? points.value : points && typed
}
const periodOf = (typed: Typed, path: string) => {
  const days = wholeOf(typed[`${path}.days`] ?? '')
  return days === undefined ? undefined : { days, unit: typed[`${path}.unit`], firstDay: typed[`${path}.firstDay`] }
}
/** A group of which nothing was filled in is absent where it may be; a verdict that allows no conditions has nobody to confirm them. */
const groupOf = (asks: readonly Ask[], typed: Typed, path: string, optional: boolean): unknown => {
  if (
    optional &&
    Object.entries(typed).every(([name, value]) => !name.startsWith(`${path}.`) || value === '' || name.endsWith('.sequenceRestarts'))
  )
    return undefined
  const values = inside(asks, typed, path)
  return path === 'conditionalVerdict' && values['allowed'] === false ? { allowed: false } : values
}

/** The field that holds the place of an issue: the place itself, or the first field below it. */
const fieldOf = (path: readonly PropertyKey[], typed: Typed): string => {
  const name = path.map(String).join('.')
  if (name in typed) return name
  return Object.keys(typed).find((one) => one.startsWith(`${name}.`)) ?? name
}

const issueWords = (path: string, issue: Readonly<Record<string, unknown>>): Text => {
  const points = isPoints(path)
  const bound = (key: string) => {
    const value = issue[key]
    return typeof value === 'number' ? value : 0
  }
  const isText = issue['origin'] === 'string'
  if (issue['code'] === 'too_big') {
    if (isText) return tooLongWords(bound('maximum'))
    const most = points ? showPoints(bound('maximum')) : String(bound('maximum'))
    return text(`${most}보다 클 수 없습니다.`, `It cannot be above ${most}.`)
  }
  if (issue['code'] === 'too_small')
    return isText || issue['origin'] === 'array'
      ? text('골라 주세요.', 'Choose one.')
      : text(`${bound('minimum')}보다 작을 수 없습니다.`, `It cannot be below ${bound('minimum')}.`)
  if (points) return text('점수를 87.5처럼 입력해 주세요.', 'Enter points, like 87.5.')
  if (issue['expected'] === 'number' || issue['expected'] === 'int') return text('숫자를 30처럼 입력해 주세요.', 'Enter a number, like 30.')
  return text('하나를 골라 주세요.', 'Choose one.')
}

const same = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null)
const own: Origin = { kind: 'institution' }

const withOrigins = (section: EditorSection, base: RuleSetContent, next: RuleSetContent, confirmed: boolean): RuleSetContent => {
  const eligibility =
    section.id === 'eligibility' ? next.eligibility.map((rule) => ({ ...rule, ...originFor(rule, base, confirmed) })) : next.eligibility
  const whole = { ...next, eligibility }
  const changed = confirmed || section.holds.some((key) => !same(base[key], whole[key]))
  return section.group && changed ? { ...whole, origins: { ...whole.origins, [section.group]: own } } : whole
}

const saidBy = ({ name, condition, note }: EligibilityRule) => ({ name, condition, note })
/** A rule that stays as it was keeps telling where it comes from. */
const originFor = (rule: EligibilityRule, base: RuleSetContent, confirmed: boolean): { origin?: Origin } => {
  const before = base.eligibility.find(({ id }) => id === rule.id)
  const unchanged = before && same(saidBy(before), saidBy(rule))
  if (!unchanged || confirmed) return { origin: own }
  return before.origin ? { origin: before.origin } : {}
}
