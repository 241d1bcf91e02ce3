/** Every condition as a clause that can stand alone ('must'), be joined ('and', 'or') or describe a noun ('which'). */
import { josa } from '../kernel/josa.ts'
import { never } from '../kernel/outcome.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { comparedFields } from './conditions.ts'
import type { Condition } from './conditions.ts'
import { factPaths } from './fact-paths.ts'
import { referencePath } from './facts.ts'
import type { FactTable, Reference } from './facts.ts'
import { beKorean as beInForm, conjugate as inForm } from './korean-verbs.ts'
import type { Form, Verb } from './korean-verbs.ts'
import { bearer, choiceText, describe, isFlag, numberText, orWords, valueText } from './show-fact.ts'
import type { Described } from './show-fact.ts'

/** Inside a description of a noun the subject takes 이/가, also in the parts before the last. */
export type ClauseForm = Exclude<Form, 'fact'> | 'and-inside' | 'or-inside'
export type Clause = (form: ClauseForm, negated: boolean) => Text
type Place = { readonly table: FactTable; readonly list?: string }

const plain = (form: ClauseForm): Form => (form === 'and-inside' ? 'and' : form === 'or-inside' ? 'or' : form)
const conjugate = (verb: Verb, form: ClauseForm, negated: boolean): string => inForm(verb, plain(form), negated)
const beKorean = (noun: string, form: ClauseForm, negated: boolean): string => beInForm(noun, plain(form), negated)

/** The condition as a clause; inside a list, `list` is its path, so that fields are known by their labels. */
export const clauseOf = (condition: Condition, place: Place = { table: factPaths }): Clause => {
  switch (condition.kind) {
    case 'all-of':
      return group(condition.conditions, 'and', place)
    case 'any-of':
      return group(condition.conditions, 'or', place)
    case 'not':
      return (form, negated) => clauseOf(condition.condition, place)(form, !negated)
    case 'has-any':
      return hasAnyClause(condition, place)
    case 'judged':
      return judgedClause(condition.sentence)
    case 'field-related':
      return fieldClause(condition, place)
    case 'not-used-before-at-institution':
      return supplyClause(condition.before)
    default:
      return comparisonClause(condition, place)
  }
}

const group = (conditions: readonly Condition[], link: 'and' | 'or', place: Place): Clause => {
  const [only, ...others] = conditions
  if (!only)
    return () =>
      link === 'and' ? text('조건이 없습니다', 'there is no condition') : text('해당하는 경우가 없습니다', 'there is no case that fits')
  if (others.length === 0) return clauseOf(only, place)
  const clauses = conditions.map((each) => nested(each, place))
  // Not (A and B) is said as a whole, so that nobody has to apply De Morgan while reading.
  return (form, negated) => (negated ? wholeCase(clauses, link)(form, true) : chain(clauses, link, form))
}

/** Inside a group, another group is put into one piece: '…인 경우에 해당하고'. */
const nested = (condition: Condition, place: Place): Clause => {
  const isGroup = (condition.kind === 'all-of' || condition.kind === 'any-of') && condition.conditions.length > 1
  return isGroup
    ? wholeCase(
        condition.conditions.map((each) => nested(each, place)),
        condition.kind === 'all-of' ? 'and' : 'or',
      )
    : clauseOf(condition, place)
}

const chain = (clauses: readonly Clause[], link: 'and' | 'or', form: ClauseForm): Text => {
  const last = clauses.length - 1
  return text(
    clauses
      .map((clause, at) => clause(at === last ? form : form === 'which' ? (`${link}-inside` as const) : link, false).ko)
      .join(form === 'which' ? ' ' : ', '),
    clauses.map((clause) => clause(form === 'which' ? 'which' : 'must', false).en).join(form === 'which' ? ` ${link} ` : `, ${link} `),
  )
}

const wholeCase =
  (clauses: readonly Clause[], link: 'and' | 'or'): Clause =>
  (form, negated) => {
    const inside = chain(clauses, link, 'which')
    const cases = clauses.map((clause) => clause('must', false).en).join(`, ${link} `)
    return text(`${inside.ko} 경우에 ${conjugate('covered', form, negated)}`, negated ? `it must not be that (${cases})` : `(${cases})`)
  }

const subject = (ko: string, form: ClauseForm): string => josa(ko, form === 'must' || form === 'and' || form === 'or' ? '은/는' : '이/가')

type Comparison = Exclude<
  Condition,
  { kind: 'all-of' | 'any-of' | 'not' | 'has-any' | 'judged' | 'field-related' | 'not-used-before-at-institution' }
>

const comparisonClause = (condition: Comparison, place: Place): Clause => {
  const fact = describe(place.table, condition.fact, place.list)
  switch (condition.kind) {
    case 'is':
      return isFlag(fact) ? flagClause(fact, condition.fact, condition.value === true, place) : be(fact, valueText(fact, condition.value))
    case 'is-one-of':
      return oneOfClause(fact, condition.values)
    case 'same-as':
      return verbal(
        fact,
        josa(describe(place.table, condition.as, place.list).label.ko, '와/과'),
        'same',
        `the same as ${the(describe(place.table, condition.as, place.list).label.en)}`,
      )
    case 'at-least':
      return amount(fact, condition.value, ['이상', '미만'], ['at least', 'below'])
    case 'at-most':
      return amount(fact, condition.value, ['이하', '초과'], ['at most', 'above'])
    case 'within-months-of':
      return be(
        fact,
        text(
          `${day(condition.of, place).ko} 이전 ${condition.months}개월 이내`,
          `within the ${condition.months} months before ${day(condition.of, place).en}`,
        ),
      )
    case 'before':
      return be(fact, text(`${day(condition.day, place).ko} 전`, `before ${day(condition.day, place).en}`))
    case 'months-since-at-least':
      return since(fact, condition.months, day(condition.at, place))
    case 'months-left-at-least':
      return left(fact, condition.months, day(condition.from, place))
    case 'valid-on':
      return validClause(fact, day(condition.on, place), place.list !== undefined && !condition.fact.includes('.'))
    default:
      return never(condition)
  }
}

const day = (reference: Reference, place: Place): Text => describe(place.table, referencePath(reference)).label
/** 'the founding date'; what has an article or says whose it is keeps it. */
export const the = (en: string): string => (/^(the|an?|other|today)\b/.test(en) ? en : `the ${en}`)

const be =
  (fact: Described, noun: Text): Clause =>
  (form, negated) =>
    text(`${subject(fact.label.ko, form)} ${beKorean(noun.ko, form, negated)}`, english(fact, form, negated, noun.en))

const english = (fact: Described, form: ClauseForm, negated: boolean, rest: string): string =>
  form === 'which'
    ? `whose ${fact.label.en.replace(/^the /, '')} is ${negated ? 'not ' : ''}${rest}`
    : `${the(fact.label.en)} must ${negated ? 'not ' : ''}be ${rest}`

const verbal =
  (fact: Described, before: string, verb: Verb, en: string): Clause =>
  (form, negated) =>
    text(`${subject(fact.label.ko, form)} ${before} ${conjugate(verb, form, negated)}`, english(fact, form, negated, en))

const amount =
  (fact: Described, value: number, ko: readonly [string, string], en: readonly [string, string]): Clause =>
  (form, negated) => {
    const side = negated ? 1 : 0
    const words = numberText(fact, value)
    return be(fact, text(`${words.ko} ${ko[side]}`, `${en[side]} ${words.en}`))(form, false)
  }

const oneOfClause = (fact: Described, values: readonly string[]): Clause => {
  const words = orWords(values.map((value) => choiceText(fact, value)))
  if (fact.type !== 'choices') return be(fact, words)
  return (form, negated) =>
    text(
      `${fact.label.ko}에 ${josa(words.ko, '이/가')} ${conjugate('included', form, negated)}`,
      form === 'which'
        ? `whose ${fact.label.en} ${negated ? 'do not include' : 'include'} ${words.en}`
        : `${the(fact.label.en)} must ${negated ? 'not ' : ''}include ${words.en}`,
    )
}

const flagClause =
  (fact: Extract<Described, { type: 'flag' }>, path: string, value: boolean, place: Place): Clause =>
  (form, negated) => {
    const no = value === negated
    if (fact.verb === 'has') {
      const en = form === 'which' ? `${no ? 'without' : 'with'} ${fact.label.en}` : `there must ${no ? 'not ' : ''}be ${fact.label.en}`
      return text(`${josa(fact.label.ko, '이/가')} ${conjugate('exist', form, no)}`, en)
    }
    const who = bearer(path)
    const lead = place.list !== undefined && !path.includes('.') ? '' : `${subject(who.ko, form)} `
    return text(
      lead + beKorean(fact.label.ko, form, no),
      form === 'which' ? `which is ${no ? 'not ' : ''}${fact.label.en}` : `${who.en} must ${no ? 'not ' : ''}be ${fact.label.en}`,
    )
  }

/** Of an element, its validity needs no words of its own: 'a certificate valid on the day'. */
const validClause =
  (fact: Described, on: Text, ofElement: boolean): Clause =>
  (form, negated) =>
    ofElement && form === 'which'
      ? text(`${on.ko}에 ${conjugate('valid', form, negated)}`, `${negated ? 'not ' : ''}valid on ${on.en}`)
      : verbal(fact, `${on.ko}에`, 'valid', `valid on ${on.en}`)(form, negated)

const left =
  (fact: Described, months: number, from: Text): Clause =>
  (form, negated) =>
    months === 0
      ? notPast(fact, from)(form, negated)
      : text(
          `${fact.label.ko}까지 ${from.ko}부터 ${months}개월 이상 ${conjugate('left', form, negated)}`,
          form === 'which'
            ? `with ${negated ? 'less than' : 'at least'} ${months} months left from ${from.en}`
            : `${negated ? 'fewer than' : 'at least'} ${months} months must be left from ${from.en} to ${the(fact.label.en)}`,
        )

/** '만료일이 신청일에 지나지 않은 …': no months left over is no number to read. */
const notPast =
  (fact: Described, at: Text): Clause =>
  (form, negated) =>
    text(
      `${subject(fact.label.ko, form)} ${at.ko}에 ${conjugate('passed', form, !negated)}`,
      form === 'which'
        ? `${negated ? 'expired' : 'not expired'} on ${at.en}`
        : `${the(fact.label.en)} must ${negated ? '' : 'not '}have passed on ${at.en}`,
    )

const since =
  (fact: Described, months: number, at: Text): Clause =>
  (form, negated) =>
    text(
      `${fact.label.ko}부터 ${at.ko}까지 ${months}개월 이상 ${conjugate('passed', form, negated)}`,
      form === 'which'
        ? `with ${negated ? 'less than' : 'at least'} ${months} months since ${the(fact.label.en)}`
        : `${negated ? 'fewer than' : 'at least'} ${months} months must have passed from ${the(fact.label.en)} to ${at.en}`,
    )

/** The field that names the element becomes the noun: 'granted patent or utility model', not 'right whose kind is patent'. */
const hasAnyClause = (condition: Extract<Condition, { kind: 'has-any' }>, place: Place): Clause => {
  const holder = place.table[condition.list]
  const parts = condition.where?.kind === 'all-of' ? condition.where.conditions : condition.where ? [condition.where] : []
  const naming = holder?.type === 'list' ? Object.entries(holder.fields).find(([, field]) => field.names) : undefined
  const head = parts.find((part) => (part.kind === 'is' || part.kind === 'is-one-of') && part.fact === naming?.[0])
  const noun =
    head && naming
      ? orWords(namesIn(head).map((code) => choiceText(naming[1], code)))
      : holder?.type === 'list'
        ? holder.noun
        : text(condition.list, condition.list)
  const rest = parts.filter((part) => part !== head)
  const which = rest.length > 0 ? group(rest, 'and', { table: place.table, list: condition.list })('which', false) : undefined
  const count = condition.atLeast ?? 1
  return (form, negated) => {
    const amount = count > 1 ? beKorean(`${count}건 ${negated ? '미만' : '이상'}`, form, false) : conjugate('exist', form, negated)
    const thing = `${count > 1 ? `${noun.en} (${count} or more)` : negated ? noun.en : article(noun.en)}${which ? ` ${which.en}` : ''}`
    return text(
      `${which ? `${which.ko} ` : ''}${josa(noun.ko, '이/가')} ${amount}`,
      form === 'which' ? `${negated ? 'without' : 'with'} ${thing}` : negated ? `there must be no ${thing}` : `there must be ${thing}`,
    )
  }
}

const namesIn = (condition: Condition): readonly string[] =>
  condition.kind === 'is' ? [String(condition.value)] : condition.kind === 'is-one-of' ? condition.values : []
const article = (en: string): string => (/^(an?|the) /.test(en) ? en : `${/^([aeio]|IP\b|NE[TP]\b)/.test(en) ? 'an' : 'a'} ${en}`)

const judgedClause =
  (sentence: Text): Clause =>
  (form, negated) =>
    form === 'must' && !negated
      ? text(bare(sentence.ko), bare(sentence.en))
      : text(
          `‘${bare(sentence.ko)}’ 요건을 ${conjugate('met', form, negated)}`,
          negated ? `it must not be that “${bare(sentence.en)}”` : bare(sentence.en),
        )
const bare = (sentence: string): string => sentence.trim().replace(/\.$/, '')

const fieldClause = (condition: Extract<Condition, { kind: 'field-related' }>, place: Place): Clause => {
  const own = describe(place.table, 'technology.fields')
  const listed = comparedFields(condition)?.map((field) => choiceText(own, field))
  const which = listed ? text(`(${listed.map(({ ko }) => ko).join(', ')})`, ` (${listed.map(({ en }) => en).join(', ')})`) : text('', '')
  return (form, negated) =>
    text(
      `${subject(own.label.ko, form)} 해당 기관의 업무${which.ko}와 ${conjugate('related', form, negated)}`,
      `the field of the technology must ${negated ? 'not ' : ''}relate to the institution’s work${which.en}`,
    )
}

const supplyClause =
  (before: Reference): Clause =>
  (form, negated) => {
    const until = factPaths[`day.${before}`].label
    return text(
      `${until.ko} 전에 해당 기관에 공급한 실적이 ${conjugate('exist', form, !negated)}`,
      negated
        ? `it must have been supplied to the institution before ${until.en}`
        : `it must not have been supplied to the institution before ${until.en}`,
    )
  }
