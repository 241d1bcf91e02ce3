import { addDays, addMonths } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { daysOfPreCheck, factsOf, rightKinds, technologyFields } from '../rulesets/index.ts'
import type { DayBounds, Facts, KnownFacts } from '../rulesets/index.ts'

type Answers = Readonly<Record<string, string>>
export interface PublicQuestion {
  readonly name: string
  readonly label: Text
  readonly hint?: Text
  readonly options: readonly { readonly value: string; readonly label: Text }[]
}

const yesNo = [
  { value: 'yes', label: text('예', 'Yes') },
  { value: 'no', label: text('아니요', 'No') },
  { value: '', label: text('모릅니다', 'I do not know') },
]
const choicesOf = (choices: Readonly<Record<string, Text>>) => Object.entries(choices).map(([value, label]) => ({ value, label }))
const trls = Array.from({ length: 9 }, (_, at) => ({ value: String(at + 1), label: text(`${at + 1}단계`, `Level ${at + 1}`) }))
const unknown = { value: '', label: text('모릅니다', 'I do not know') }

/**
 * What one may answer to how long a right still runs, in whole months from today. The bounds are those the rules of institutions
 * draw (12 and 18 months); what a rule draws between two of them stays unknown.
 */
const terms: Readonly<Record<string, { readonly from: number; readonly to?: number; readonly label: Text; readonly said: Text }>> = {
  'under-12': {
    from: 0,
    to: 12,
    label: text('12개월 미만', 'Under 12 months'),
    said: text('오늘부터 12개월 미만 남았습니다', 'less than 12 months remain from today'),
  },
  'under-18': {
    from: 12,
    to: 18,
    label: text('12개월 이상 18개월 미만', '12 months or more, under 18'),
    said: text('오늘부터 12개월 이상 18개월 미만 남았습니다', 'at least 12 and less than 18 months remain from today'),
  },
  'under-36': {
    from: 18,
    to: 36,
    label: text('18개월 이상 3년 미만', '18 months or more, under 3 years'),
    said: text('오늘부터 18개월 이상 3년 미만 남았습니다', 'at least 18 months and less than 3 years remain from today'),
  },
  'from-36': {
    from: 36,
    label: text('3년 이상', '3 years or more'),
    said: text('오늘부터 3년 이상 남았습니다', 'at least 3 years remain from today'),
  },
}

/** No day is made up: only that it lies between two. */
const expiryWithin = (answer: string | undefined, today: Day): DayBounds | undefined => {
  const term = answer !== undefined && Object.hasOwn(terms, answer) ? terms[answer] : undefined
  return (
    term && {
      said: term.said,
      notBefore: addMonths(today, term.from),
      ...(term.to !== undefined && { notAfter: addDays(addMonths(today, term.to), -1) }),
    }
  )
}

/** Ten questions of a visitor; what is not answered stays unknown. Nothing of it is kept: the answers stand in the address alone. */
export const publicQuestions: readonly PublicQuestion[] = [
  {
    name: 'kind',
    label: text('어떤 형태의 기업입니까?', 'What kind of firm are you?'),
    options: [
      { value: 'corporation', label: text('법인', 'Corporation') },
      { value: 'sole_proprietor', label: text('개인사업자', 'Sole proprietor') },
      { value: 'individual', label: text('개인', 'Individual') },
    ],
  },
  {
    name: 'sme',
    label: text('오늘 유효한 중소기업확인서가 있습니까?', 'Do you hold an SME confirmation that is valid today?'),
    options: yesNo,
  },
  {
    name: 'standing',
    label: text('이 기술에 어떤 권리가 있습니까?', 'What is your standing in this technology?'),
    options: [
      { value: 'developer', label: text('직접 개발했습니다', 'We developed it') },
      { value: 'right_holder', label: text('권리를 가지고 있습니다', 'We hold the right') },
      { value: 'exclusive_licensee', label: text('전용실시권이 있습니다', 'We hold an exclusive licence') },
      { value: 'agreement_holder', label: text('협약으로 쓰고 있습니다', 'We use it under an agreement') },
    ],
  },
  {
    name: 'right',
    label: text('등록된 지식재산권이 있습니까?', 'Do you hold a granted IP right?'),
    options: [...choicesOf(rightKinds), { value: 'none', label: text('없습니다', 'None') }, unknown],
  },
  {
    name: 'months',
    label: text('그 권리는 오늘부터 얼마나 더 이어집니까?', 'How much longer does it run from today?'),
    hint: text('권리가 없으면 건너뛰어 주세요.', 'Skip it if you hold none.'),
    options: [...Object.entries(terms).map(([value, { label }]) => ({ value, label })), unknown],
  },
  {
    name: 'certificate',
    label: text('정부가 준 신기술·성능 인증이 있습니까?', 'Do you hold a government certificate (NET, NEP, GS, performance …)?'),
    options: yesNo,
  },
  { name: 'field', label: text('어느 분야의 기술입니까?', 'Which field is it?'), options: [...choicesOf(technologyFields), unknown] },
  { name: 'trl', label: text('기술성숙도(TRL)는 몇 단계입니까?', 'What is its readiness level (TRL)?'), options: [...trls, unknown] },
  { name: 'used', label: text('공공기관에 납품한 적이 있습니까?', 'Have you supplied it to a public institution?'), options: yesNo },
  { name: 'debarred', label: text('부정당업자 제재나 체납이 있습니까?', 'Are you debarred, or in arrears?'), options: yesNo },
]

/** Which question tells a fact: of the firm, of the technology, or of one of its rights. */
const questionOf: Readonly<Record<string, string>> = {
  'company.kind': 'kind',
  'company.domestic': 'kind',
  'company.smeConfirmation': 'sme',
  'company.debarred': 'debarred',
  'company.taxArrears': 'debarred',
  'applicant.standing': 'standing',
  'technology.fields': 'field',
  'technology.trl': 'trl',
  'technology.rights': 'right',
  'technology.rights kind': 'right',
  'technology.rights status': 'right',
  'technology.rights expiresOn': 'months',
  'technology.certificates': 'certificate',
  'technology.supplyRecord': 'used',
}
/** The question a missing fact would come from, where the visitor has not answered it. */
export const stillAsks =
  (answers: Answers) =>
  ({ path, of }: { readonly path: string; readonly of?: string }): Text | undefined => {
    const name = questionOf[of === undefined ? path : `${of} ${path}`]
    return name !== undefined && (answers[name] ?? '') === '' ? publicQuestions.find((one) => one.name === name)?.label : undefined
  }

const flag = (answer: string | undefined): boolean | undefined => (answer === 'yes' ? true : answer === 'no' ? false : undefined)
const oneOf = <Value extends string>(allowed: readonly Value[], answer: string | undefined): Value | undefined =>
  allowed.find((one) => one === answer)
const keysOf = <Table extends object>(table: Table) => Object.keys(table) as (keyof Table & string)[]

/** The answers as facts for one institution. Of a supply to some institution we do not know to which: then it stays unknown. */
export const factsFromAnswers = (
  answers: Answers,
  against: { readonly institutionId: string; readonly institutionFields: readonly string[]; readonly noticeDay?: Day | undefined },
  today: Day,
): Facts => {
  const [kind, field] = [
    oneOf(['corporation', 'sole_proprietor', 'individual'] as const, answers['kind']),
    oneOf(keysOf(technologyFields), answers['field']),
  ]
  const [sme, certificate, used, debarred] = ['sme', 'certificate', 'used', 'debarred'].map((name) => flag(answers[name]))
  const standing = oneOf(['developer', 'right_holder', 'exclusive_licensee', 'agreement_holder'] as const, answers['standing'])
  const trl = /^[1-9]$/.test(answers['trl'] ?? '') ? Number(answers['trl']) : undefined
  const expiresOn = expiryWithin(answers['months'], today)
  const right = oneOf(keysOf(rightKinds), answers['right'])
  const known: KnownFacts = {
    ...daysOfPreCheck(today, against.noticeDay),
    'institution.code': against.institutionId,
    ...(against.institutionFields.length > 0 && {
      'institution.fields': against.institutionFields as NonNullable<KnownFacts['institution.fields']>,
    }),
    ...(kind && { 'company.kind': kind, ...(kind !== 'individual' && { 'company.domestic': true }) }),
    ...(standing && { 'applicant.standing': standing }),
    ...(sme !== undefined && { 'company.smeConfirmation': sme ? { validOn: today } : ('none' as const) }),
    ...(debarred !== undefined && { 'company.debarred': debarred, 'company.taxArrears': debarred }),
    ...(field && { 'technology.fields': [field] }),
    ...(trl !== undefined && { 'technology.trl': trl }),
    ...(answers['right'] === 'none' && { 'technology.rights': [] }),
    ...(right && { 'technology.rights': [{ kind: right, status: 'granted', ...(expiresOn && { expiresOn }) }] }),
    // That there is one is all that was asked: kind and validity stay to be looked up.
    ...(certificate === true && { 'technology.certificates': [{}] }),
    ...(certificate === false && { 'technology.certificates': [] }),
    ...(used === false && { 'technology.supplyRecord': [] }),
  }
  return factsOf(known)
}
