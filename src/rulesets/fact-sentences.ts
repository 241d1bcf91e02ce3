/** What is the case, in words: the facts that decided an evaluation. */
import { monthsBetween } from '../kernel/dates.ts'
import { josa } from '../kernel/josa.ts'
import { showDate } from '../kernel/show.ts'
import { joined, text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { notUsedBefore } from './conditions.ts'
import type { Evaluation, UsedFact } from './evaluate.ts'
import { endless, isDayBounds } from './facts.ts'
import type { Element, FactTable, Paper } from './facts.ts'
import { beKorean, conjugate } from './korean-verbs.ts'
import { bearer, describe, elementName, isFlag, isPlural, valueText } from './show-fact.ts'
import { the } from './clauses.ts'

const MOST_NAMED = 3

/** The deciding facts as sentences; undefined where nothing is known that bears on the answer. */
export const factText = (evaluation: Evaluation, table: FactTable): Text | undefined => {
  const said = factsSaid(evaluation, table, undefined)
  return said.length > 0 ? joined(said.map(sentence)) : undefined
}

const sentence = ({ ko, en }: Text): Text => text(`${ko}.`, `${en.charAt(0).toUpperCase()}${en.slice(1)}.`)

/** `who`: the element of a list the facts are said of. Parts of a group that did not decide stay silent. */
const factsSaid = (evaluation: Evaluation, table: FactTable, who: Text | undefined): readonly Text[] => {
  const { condition, answer, children } = evaluation
  if (condition.kind === 'has-any') return listSaid(evaluation, table)
  if (condition.kind === 'not-used-before-at-institution') return supplySaid(evaluation, table)
  if (condition.kind === 'not') return children.flatMap((child) => factsSaid(child, table, who))
  if (condition.kind === 'all-of' || condition.kind === 'any-of')
    return unique(children.filter((child) => child.answer === answer).flatMap((child) => factsSaid(child, table, who)))
  const used = lookedAt(evaluation)
  return used ? [leafSaid(evaluation, used, table, who)] : []
}

/** The fact a comparison is about, where it is known: the day it is held against says nothing of the firm. */
const lookedAt = ({ condition, because }: Evaluation): UsedFact | undefined =>
  'fact' in condition ? because.find(({ path }) => path === condition.fact) : because[0]

const unique = (said: readonly Text[]): readonly Text[] => [...new Map(said.map((each) => [each.ko, each])).values()]

const leafSaid = (evaluation: Evaluation, used: UsedFact, table: FactTable, who: Text | undefined): Text => {
  const fact = describe(table, used.path, used.of)
  const topic = (word: string) => (who ? `${josa(who.ko, '은/는')} ${josa(word, '이/가')}` : josa(word, '은/는'))
  const whose = who ? `${the(fact.label.en)} of ${who.en}` : the(fact.label.en)
  if (isFlag(fact)) return flagSaid(fact.verb, fact.label, used, who)
  if (fact.type === 'paper') return paperSaid(fact.label, used.value as Paper, evaluation, who)
  if (fact.type === 'day' && used.value === endless) return endlessSaid(who)
  if (isDayBounds(used.value))
    return text(`${who ? `${josa(who.ko, '은/는')} ` : ''}${used.value.said.ko}`, `${who ? `of ${who.en}, ` : ''}${used.value.said.en}`)
  const span = spanSaid(evaluation, used, who)
  if (span) return span
  const value = valueText(fact, used.value)
  const be = isPlural(fact) ? 'are' : 'is'
  if (value.ko === '') return text(`${topic(fact.label.ko)} 없습니다`, `${whose} ${be} empty`)
  return text(`${topic(fact.label.ko)} ${beKorean(value.ko, 'fact', false)}`, `${whose} ${be} ${value.en}`)
}

const flagSaid = (verb: 'is' | 'has', label: Text, used: UsedFact, who: Text | undefined): Text => {
  const no = used.value !== true
  const bearing = who ?? bearer(used.path)
  if (verb === 'has')
    return text(
      `${who ? `${josa(who.ko, '은/는')} ` : ''}${josa(label.ko, '이/가')} ${conjugate('exist', 'fact', no)}`,
      `there is ${no ? 'no such thing as ' : ''}${label.en}${who ? ` for ${who.en}` : ''}`
        .replace('no such thing as a ', 'no ')
        .replace('no such thing as the ', 'no ')
        .replace('no such thing as ', 'no '),
    )
  return text(`${josa(bearing.ko, '은/는')} ${beKorean(label.ko, 'fact', no)}`, `${bearing.en} is ${no ? 'not ' : ''}${label.en}`)
}

const paperSaid = (label: Text, paper: Paper, evaluation: Evaluation, who: Text | undefined): Text => {
  const [ko, en] = who ? [josa(who.ko, '은/는'), who.en] : [josa(label.ko, '이/가'), the(label.en)]
  if (paper === 'none')
    return who ? text(`${ko} 유효기간이 없습니다`, `${en} has no validity`) : text(`${ko} 없습니다`, `there is no ${label.en}`)
  if ('validOn' in paper)
    return text(`${ko} ${showDate(paper.validOn, 'ko')}에 유효합니다`, `${en} is valid on ${showDate(paper.validOn, 'en')}`)
  const on = dayCompared(evaluation)
  if (on !== undefined && paper.validFrom > on)
    return text(`${ko} ${showDate(paper.validFrom, 'ko')}부터 유효합니다`, `${en} is valid only from ${showDate(paper.validFrom, 'en')}`)
  if (paper.validTo === undefined) return text(`${ko} 기한 없이 유효합니다`, `${en} is valid without end`)
  const over = on !== undefined && paper.validTo < on
  return over
    ? text(`${ko} ${showDate(paper.validTo, 'ko')}에 만료되었습니다`, `${en} ended on ${showDate(paper.validTo, 'en')}`)
    : text(`${ko} ${showDate(paper.validTo, 'ko')}까지 유효합니다`, `${en} is valid until ${showDate(paper.validTo, 'en')}`)
}

const dayCompared = (evaluation: Evaluation): string | undefined => {
  const value = evaluation.because.find(({ path }) => path.startsWith('day.'))?.value
  return typeof value === 'string' ? value : undefined
}

/** '8개월 남았습니다(2027년 7월 24일 만료)', '30개월 지났습니다'. */
const spanSaid = (evaluation: Evaluation, used: UsedFact, who: Text | undefined): Text | undefined => {
  const { condition } = evaluation
  const reference = dayCompared(evaluation)
  if (reference === undefined || typeof used.value !== 'string') return undefined
  const [lead, of] = who ? [`${josa(who.ko, '은/는')} `, ` of ${who.en}`] : ['', '']
  if (condition.kind === 'months-left-at-least') return leftSaid(used.value, reference, lead, of)
  if (condition.kind !== 'months-since-at-least' && condition.kind !== 'within-months-of') return undefined
  const since = showDate(used.value, 'ko')
  const months = monthsBetween(used.value, reference)
  return text(
    `${lead}${since}부터 ${Math.max(months, 0)}개월 지났습니다`,
    `${Math.max(months, 0)} months have passed since ${showDate(used.value, 'en')}${of}`,
  )
}

const endlessSaid = (who: Text | undefined): Text =>
  text(`${who ? `${josa(who.ko, '은/는')} ` : ''}끝나는 날이 없습니다`, `${who ? `${who.en} has` : 'there is'} no end date`)

const leftSaid = (expiry: string, reference: string, lead: string, of: string): Text => {
  const [ko, en] = [showDate(expiry, 'ko'), showDate(expiry, 'en')]
  if (expiry < reference) return text(`${lead}${ko}에 만료되었습니다`, `the term${of} ended on ${en}`)
  const months = monthsBetween(reference, expiry)
  return text(
    `${lead}${months}개월 남았습니다(${ko} 만료)`,
    `${months} months${of ? `${of.replace(' of', ' of the term of')}` : ''} remain (until ${en})`,
  )
}

const listSaid = (evaluation: Evaluation, table: FactTable): readonly Text[] => {
  const {
    condition,
    answer,
    because: [used],
    children,
  } = evaluation
  if (condition.kind !== 'has-any' || !used || !Array.isArray(used.value)) return []
  const holder = table[condition.list]
  const noun = holder?.type === 'list' ? holder.noun : text(condition.list, condition.list)
  const elements = used.value as readonly Element[]
  if (elements.length === 0) return [text(`등록한 ${josa(noun.ko, '이/가')} 없습니다`, `no ${noun.en} is on record`)]
  const named = elements.map((element, at) => ({ name: elementName(table, condition.list, element, at), child: children[at] }))
  const all = named.filter(({ child }) => child?.answer === answer)
  // A design says nothing to who looks for a patent, unless there is nothing else to say.
  const ofTheKind = all.filter(({ child }) => !child?.because.some(({ path }) => path === namingField(table, condition.list)))
  const bearing = ofTheKind.length > 0 ? ofTheKind : all
  if (answer === 'yes')
    return [
      fitting(bearing.map(({ name }) => name)),
      ...bearing.filter(({ child }) => child?.because.some(({ value }) => value === endless)).map(({ name }) => endlessSaid(name)),
    ].slice(0, MOST_NAMED)
  return unique(bearing.slice(0, MOST_NAMED).flatMap(({ name, child }) => (child ? factsSaid(child, table, name) : []))).concat(
    bearing.length > MOST_NAMED
      ? [text(`그 밖의 ${bearing.length - MOST_NAMED}건도 조건에 맞지 않습니다`, `nor do ${bearing.length - MOST_NAMED} more fit`)]
      : [],
  )
}

const namingField = (table: FactTable, list: string): string | undefined => {
  const holder = table[list]
  return holder?.type === 'list' ? Object.entries(holder.fields).find(([, field]) => field.names)?.[0] : undefined
}

const fitting = (names: readonly Text[]): Text => {
  const [first] = names
  if (!first) return text('조건에 맞는 것이 있습니다', 'there is one that fits')
  const more = names.length - 1
  return more === 0
    ? text(`${josa(first.ko, '이/가')} 조건에 맞습니다`, `${first.en} fits`)
    : text(`${first.ko} 외 ${more}건이 조건에 맞습니다`, `${first.en} and ${more} more fit`)
}

const supplySaid = (evaluation: Evaluation, table: FactTable): readonly Text[] => {
  if (evaluation.answer === 'unknown') return []
  if (evaluation.answer === 'yes') return [text('해당 기관에 공급한 실적이 없습니다', 'it has not been supplied to the institution before')]
  const days = evaluation.because.flatMap(({ path, value }) => (path === 'on' && typeof value === 'string' ? [value] : [])).toSorted()
  const [first] = days
  if (first === undefined) return factsSaid({ ...evaluation, condition: notUsedBefore('notice') }, table, undefined)
  return [text(`${showDate(first, 'ko')}에 공급한 실적이 있습니다`, `it was supplied on ${showDate(first, 'en')}`)]
}
