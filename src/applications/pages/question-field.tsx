import { showDate } from '../../kernel/show.ts'
import { isDay, parseDay } from '../../kernel/dates.ts'
import { readDay } from '../../kernel/day-words.ts'
import type { Text } from '../../kernel/text.ts'
import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { Choice, DateField, Field, Select, TextArea } from '../../ui/index.ts'
import type { Answers, Question } from '../application.ts'
import type { Offer } from '../fact-queries.ts'
import type { ApplicationPage } from '../queries.ts'

export const answerName = (institutionId: string, questionId: string): string => `answer-${institutionId}-${questionId}`
const yesNo = [
  { value: 'yes', label: text('예', 'Yes') },
  { value: 'no', label: text('아니요', 'No') },
]
const optionsOf = (question: Question) =>
  question.kind === 'yes-no' ? yesNo : question.choices.map((one) => ({ value: one.id, label: one.label }))

/** One extra question as a control. A file is chosen among the papers of the dossier, so that it is uploaded once. */
export const QuestionField = ({
  visit,
  offer,
  question,
  value,
  error,
  papers,
}: {
  visit: Visit
  offer: Offer
  question: Question
  value: string
  error: string | undefined
  papers: ApplicationPage['subject']['documents']
}) => {
  const { t, lang } = visit
  const asked = {
    lang,
    name: answerName(offer.institutionId, question.id),
    label: t(question.label),
    hint: t(question.hint) || undefined,
    required: question.required,
    error,
  }
  switch (question.kind) {
    case 'line':
      return <Field {...asked} value={value} />
    case 'number':
      return <Field {...asked} type="number" value={value} />
    case 'day':
      return <DateField {...asked} value={value} />
    case 'choice':
    case 'yes-no':
      return (
        <Choice {...asked} inline value={value} options={optionsOf(question).map((one) => ({ value: one.value, label: t(one.label) }))} />
      )
    case 'file':
      return (
        <Select
          {...asked}
          none={t('올려 둔 서류에서 골라 주세요', 'Choose one of your papers')}
          value={value}
          options={papers.map((one) => ({ value: one.sha256, label: one.name }))}
        />
      )
    case 'long':
      return <TextArea {...asked} value={value} max={question.most} />
  }
}

/** Reads the answers of a posted form; each error is a sentence at its field. */
export const readAnswers = (visit: Visit, offers: readonly Offer[]): { answers: Answers; errors: Record<string, Text> } => {
  const errors: Record<string, Text> = {}
  const answers = Object.fromEntries(
    offers.map((offer) => [
      offer.institutionId,
      Object.fromEntries(
        offer.questions.flatMap((question) => {
          const name = answerName(offer.institutionId, question.id)
          const typed = visit.form.text(name)
          const problem = typed === '' ? undefined : problemOf(question, typed)
          if (problem) errors[name] = problem
          const day = question.kind === 'day' ? parseDay(typed) : undefined
          return typed === '' ? [] : [[question.id, day?.ok ? day.value : typed]]
        }),
      ),
    ]),
  )
  return { answers, errors }
}

const problemOf = (question: Question, typed: string): Text | undefined => {
  const day = question.kind === 'day' ? readDay(text(`‘${question.label.ko}’`, `“${question.label.en}”`), typed) : undefined
  if (day && !day.ok) return day.refusal
  if (question.kind === 'number' && !/^-?[\d,]+(\.\d+)?$/.test(typed))
    return text(`‘${question.label.ko}’에 숫자를 입력해 주세요.`, `“${question.label.en}”: enter a number.`)
  if ((question.kind === 'choice' || question.kind === 'yes-no') && !optionsOf(question).some((one) => one.value === typed))
    return text(`‘${question.label.ko}’의 답을 골라 주세요.`, `“${question.label.en}”: choose an answer.`)
  if ([...typed].length > question.most)
    return text(
      `‘${question.label.ko}’에는 ${question.most}자까지 쓸 수 있습니다.`,
      `“${question.label.en}”: ${question.most} letters at most.`,
    )
  return undefined
}

/** A kept answer as people read it. */
export const answerInWords = (
  visit: Visit,
  question: Question,
  value: string,
  papers: readonly { readonly sha256: string; readonly name: string }[],
): string => {
  if (value === '') return ''
  switch (question.kind) {
    case 'choice':
    case 'yes-no':
      return visit.t(optionsOf(question).find((one) => one.value === value)?.label ?? text(value, value))
    case 'day':
      return isDay(value) ? showDate(value, visit.lang) : value
    case 'file':
      return papers.find((one) => one.sha256 === value)?.name ?? value
    default:
      return value
  }
}
