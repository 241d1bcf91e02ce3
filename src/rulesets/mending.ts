/** What would turn a no into a yes, or an unknown into an answer: said to the firm or to a visitor who registered nothing yet, never as blame. */
import { addMonths } from '../kernel/dates.ts'
import { josa } from '../kernel/josa.ts'
import { showDate } from '../kernel/show.ts'
import { joined, text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { the } from './clauses.ts'
import type { Evaluation, MissingFact } from './evaluate.ts'
import { factPaths } from './fact-paths.ts'
import type { FactTable } from './facts.ts'
import { andList, describe, isPlural } from './show-fact.ts'

/** Undefined for a yes, and where nothing on the firm's side would change the answer. */
export const mendText = (evaluation: Evaluation, table: FactTable): Text | undefined => {
  if (evaluation.answer === 'yes') return undefined
  if (evaluation.answer === 'no') return refusalMended(evaluation, table, 'firm')
  const asked = evaluation.missing.filter(({ path, of }) => of !== undefined || table[path]?.mend !== 'nowhere')
  const said = [
    ...(asked.length > 0 ? [askFor(asked, table)] : []),
    ...(asked.length === 0 && evaluation.missing.length > 0 ? [awaited(evaluation.missing, table)] : []),
    ...(evaluation.judged ? [judgedWords] : []),
  ]
  return said.length > 0 ? joined(said) : undefined
}

/** The same for a visitor who answered questions: `stillAsks` is the question, not answered yet, that a missing fact would come from. What none asks is looked at once it is registered. */
export const mendForVisitor = (
  evaluation: Evaluation,
  stillAsks: (missing: MissingFact) => Text | undefined,
  table: FactTable = factPaths,
): Text | undefined => {
  if (evaluation.answer !== 'unknown') return evaluation.answer === 'no' ? refusalMended(evaluation, table, 'visitor') : undefined
  const given = evaluation.missing.filter(({ path, of }) => of !== undefined || table[path]?.mend !== 'nowhere')
  const questions = [...new Map(given.flatMap((one) => stillAsks(one) ?? []).map((question) => [question.ko, question])).values()]
  const later = given.filter((one) => stillAsks(one) === undefined)
  const words = andList([...new Map(later.map((one) => labelOf(one, table)).map((label) => [label.ko, label])).values()])
  const said = [
    ...questions.map(({ ko, en }) =>
      text(`아래 질문에 답하면 확인해 드립니다: ${ko}`, `Answer this question below and we will check: ${en}`),
    ),
    ...(later.length > 0
      ? [
          text(
            `${josa(words.ko, '은/는')} 회사와 기술을 등록하면 확인합니다.`,
            `Checked once firm and technology are registered: ${words.en}.`,
          ),
        ]
      : []),
    ...(given.length === 0 && evaluation.missing.length > 0 ? [awaited(evaluation.missing, table)] : []),
    ...(evaluation.judged ? [judgedWords] : []),
  ]
  return said.length > 0 ? joined(said) : undefined
}

const judgedWords = text('이 조건은 기관 담당자가 판단합니다.', 'An officer of the institution judges this.')

const labelOf = ({ path, of }: MissingFact, table: FactTable): Text => {
  const { label } = describe(table, path, of)
  return of === undefined ? label : ofList(table, of, label)
}

/** '설립일을 입력하면 바로 확인해 드립니다.' A paper is uploaded, a list is registered, a word is typed. */
const askFor = (missing: readonly MissingFact[], table: FactTable): Text => {
  const described = missing.map(({ path, of }) => ({ fact: describe(table, path, of), of }))
  const labels = [
    ...new Map(
      described.map(({ fact, of }) => [`${of ?? ''}${fact.label.ko}`, of === undefined ? fact.label : ofList(table, of, fact.label)]),
    ).values(),
  ]
  const words = andList(labels)
  const type = described[0]?.fact.type
  const verb =
    type === 'paper' ? text('올리면', 'Upload') : type === 'list' ? text('적거나 없다고 표시하면', 'Register') : text('입력하면', 'Give')
  const orNone = type === 'list' ? ', or say that there are none,' : ''
  return text(
    `${josa(words.ko, '을/를')} ${verb.ko} 바로 확인해 드립니다.`,
    `${verb.en} ${labels.length > 1 ? words.en : the(words.en)}${orNone} and we will check at once.`,
  )
}

const ofList = (table: FactTable, list: string, label: Text): Text => {
  const holder = table[list]
  return holder?.type === 'list' ? text(`${holder.noun.ko}의 ${label.ko}`, `${label.en} of the ${holder.noun.en}`) : label
}

const awaited = (missing: readonly MissingFact[], table: FactTable): Text => {
  const facts = missing.map(({ path }) => describe(table, path))
  const words = andList(facts.map(({ label }) => label))
  const be = facts.length > 1 || facts.some(isPlural) ? 'are' : 'is'
  return text(`${josa(words.ko, '이/가')} 정해지면 확인해 드립니다.`, `We can tell once ${words.en} ${be} set.`)
}

type Reader = 'firm' | 'visitor'
const refusalMended = (evaluation: Evaluation, table: FactTable, reader: Reader): Text | undefined => {
  const { condition, children } = evaluation
  switch (condition.kind) {
    case 'all-of':
      return together(
        children.filter(({ answer }) => answer === 'no').map((child) => refusalMended(child, table, reader)),
        ' ',
        ' ',
      )
    case 'any-of':
      return together(
        children.map((child) => refusalMended(child, table, reader)),
        ' 또는 ',
        ' Or: ',
      )
    case 'has-any':
      return holdOne(condition.list, table, reader)
    case 'valid-on':
      return renewed(evaluation, table, reader)
    case 'months-since-at-least':
      return waited(evaluation)
    case 'judged':
      return undefined
    default:
      return corrected(evaluation, table, reader)
  }
}

const together = (mends: readonly (Text | undefined)[], ko: string, en: string): Text | undefined => {
  const said = [...new Map(mends.flatMap((mend) => (mend ? [[mend.ko, mend] as const] : []))).values()]
  return said.length > 0 ? joined(said, ko, en) : undefined
}

const holdOne = (list: string, table: FactTable, reader: Reader): Text | undefined => {
  const holder = table[list]
  if (holder?.type !== 'list' || holder.mend === 'nowhere') return undefined
  const held = text(
    `조건에 맞는 ${josa(holder.noun.ko, '이/가')} 있으면`,
    `If you hold ${holder.noun.en.startsWith('IP') ? 'an' : 'a'} ${holder.noun.en} that fits,`,
  )
  return reader === 'firm'
    ? text(`${held.ko} 등록해 주세요.`, `${held.en} register it.`)
    : text(`${held.ko} 기술을 등록할 때 적어 주세요.`, `${held.en} give it when you register the technology.`)
}

const renewed = (evaluation: Evaluation, table: FactTable, reader: Reader): Text | undefined => {
  const [used] = evaluation.because
  if (!used) return undefined
  const { label } = describe(table, used.path, used.of)
  if (used.of !== undefined) return holdOne(used.of, table, reader)
  if (reader === 'visitor')
    return text(`유효한 ${josa(label.ko, '이/가')} 있으면 신청할 수 있습니다.`, `With a valid ${label.en} you can apply.`)
  const fresh = used.value === 'none' ? '' : '새 '
  return text(`${fresh}${josa(label.ko, '을/를')} 올리면 신청할 수 있습니다.`, `Upload ${fresh ? 'a new' : 'the'} ${label.en} to apply.`)
}

/** Time alone will mend it: say from which day. */
const waited = ({ condition, because: [used] }: Evaluation): Text | undefined => {
  if (condition.kind !== 'months-since-at-least' || typeof used?.value !== 'string') return undefined
  const day = addMonths(used.value, condition.months)
  return text(`${showDate(day, 'ko')}부터 충족됩니다.`, `It will be met from ${showDate(day, 'en')}.`)
}

/** A fact that is fixed can only have been told wrongly; others may change. */
const corrected = ({ because, condition }: Evaluation, table: FactTable, reader: Reader): Text | undefined => {
  const own = because.find(({ path, of }) => of !== undefined || (table[path] && table[path].mend !== 'nowhere'))
  if (!own) return undefined
  if (reader === 'visitor')
    return text('답하신 내용이 사실과 다르면 답을 고쳐 주세요.', 'If what you answered is not right, change the answer.')
  const described = own.of === undefined ? describe(table, own.path) : describe(table, own.of)
  const holder = table[own.of ?? own.path]
  const fixed = holder?.fixed === true || condition.kind === 'not-used-before-at-institution'
  return fixed
    ? text('등록된 내용이 사실과 다르면 고쳐 주세요.', 'If what is on record is not right, correct it.')
    : text(
        `${josa(described.label.ko, '이/가')} 달라지면 고쳐 주세요.`,
        isPlural(described) ? `If ${the(described.label.en)} change, update them.` : `If ${the(described.label.en)} changes, update it.`,
      )
}
