/** Names of the fields of a rule set, and how their values are said in a comparison. */
import { showPoints } from '../kernel/points.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { conditionSchema } from './conditions.ts'
import type { FactTable } from './facts.ts'
import { originSchema, periodSchema } from './rule-set.ts'
import type { RuleSetContent } from './rule-set.ts'
import { conditionSentence } from './sentences.ts'

export const fieldNames: Readonly<Record<string, Text>> = {
  title: text('제목', 'Title'),
  introduction: text('안내', 'Introduction'),
  purpose: text('쓰임', 'Purpose'),
  format: text('형식', 'Format'),
  eligibility: text('신청 요건', 'Eligibility'),
  documents: text('제출 서류', 'Documents'),
  gates: text('적부판정', 'Gates'),
  sections: text('평가 부문', 'Sections'),
  criteria: text('평가항목', 'Criteria'),
  bonus: text('가점', 'Bonus'),
  penalties: text('감점', 'Penalties'),
  stages: text('심의 단계', 'Stages'),
  periods: text('기한', 'Periods'),
  committee: text('심의위원회', 'Committee'),
  certificate: text('인증서', 'Certificate'),
  blinding: text('블라인드', 'Blinding'),
  extraQuestions: text('추가 질문', 'Extra questions'),
  origins: text('값의 출처', 'Origins'),
  origin: text('출처', 'Origin'),
  name: text('이름', 'Name'),
  label: text('질문', 'Question'),
  guidance: text('설명', 'Guidance'),
  hint: text('도움말', 'Hint'),
  note: text('참고', 'Note'),
  condition: text('조건', 'Condition'),
  onlyIf: text('해당하는 경우', 'Only if'),
  kind: text('종류', 'Kind'),
  need: text('필수 여부', 'Required'),
  validOn: text('유효해야 하는 날', 'Valid on'),
  stage: text('단계', 'Stage'),
  passesWhen: text('통과 기준', 'Passes when'),
  max: text('배점', 'Points'),
  minimum: text('최소 점수', 'Minimum'),
  points: text('점수', 'Points'),
  commentBelowShare: text('의견이 필요한 낮은 점수(%)', 'Comment below (%)'),
  commentAboveShare: text('의견이 필요한 높은 점수(%)', 'Comment above (%)'),
  totalPoints: text('만점', 'Total points'),
  bonusLimit: text('가점 한도', 'Bonus limit'),
  passMark: text('합격선', 'Pass mark'),
  rounding: text('소수점 처리', 'Rounding'),
  trimming: text('최고·최저 제외', 'Trimming'),
  outlierShare: text('튀는 점수 기준(%)', 'Outlier bound (%)'),
  seats: text('위원 수', 'Seats'),
  substitutes: text('예비위원 수', 'Substitutes'),
  quorum: text('의사정족수', 'Quorum'),
  externalShareAtLeast: text('외부위원 비율(% 이상)', 'External share (at least, %)'),
  fields: text('분야별 위원', 'Members by field'),
  conflictYears: text('이해관계를 보는 기간(년)', 'Conflict years'),
  days: text('기간', 'Days'),
  receive: text('접수 기한', 'Receipt'),
  check: text('요건검토 기한', 'Eligibility check'),
  supplement: text('보완 기한', 'Supplement'),
  supplementRounds: text('보완 횟수', 'Supplement rounds'),
  review: text('심의 기한', 'Review'),
  objection: text('이의신청 기한', 'Objection'),
  objectionReview: text('이의신청 심의 기한', 'Objection review'),
  conditions: text('조건 이행 기한', 'Conditions'),
  conditionalVerdict: text('조건부 의결', 'Conditional verdict'),
  numberPattern: text('인증번호 형식', 'Number pattern'),
  sequenceRestarts: text('일련번호 시작', 'Sequence restarts'),
  validityMonths: text('유효기간(개월)', 'Validity (months)'),
  extensions: text('연장', 'Extensions'),
  reminderDays: text('만료 전 알림(일)', 'Reminders (days)'),
  companyName: text('기업 이름 가리기', 'Hide the firm’s name'),
  required: text('필수', 'Required'),
  choices: text('보기', 'Choices'),
  most: text('최대 글자 수', 'Longest'),
  order: text('순서', 'Order'),
}

/** '평가항목 ‘비용 절감’ · 배점': names of things go by what they are called, newest first. */
export const labelOf = (keys: readonly string[], before: RuleSetContent, after: RuleSetContent): Text => {
  const parts = keys.map(
    (key, at) => nameAt(keys.slice(0, at + 1), after) ?? nameAt(keys.slice(0, at + 1), before) ?? fieldNames[key] ?? text(key, key),
  )
  // The list of a named thing is said with its name: sections › economy › criteria › cost › max = ‘경제성’ · ‘비용 절감’ · 배점.
  const named = keys.map((_, at) => nameAt(keys.slice(0, at + 1), after) ?? nameAt(keys.slice(0, at + 1), before))
  const shown = parts.filter((_, at) => at === 0 || named[at + 1] === undefined)
  return text(shown.map(({ ko }) => ko).join(' · '), shown.map(({ en }) => en).join(' · '))
}

const nameAt = (keys: readonly string[], content: RuleSetContent): Text | undefined => {
  const found = keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value.find((each: unknown) => isRecord(each) && each['id'] === key)
    return isRecord(value) ? value[key] : undefined
  }, content)
  const named = isRecord(found) && typeof found['id'] === 'string' ? (found['name'] ?? found['label']) : undefined
  return isText(named) ? text(`‘${named.ko}’`, `“${named.en}”`) : undefined
}

const POINT_FIELDS = new Set(['max', 'minimum', 'points', 'totalPoints', 'bonusLimit', 'passMark'])

/** A value of a rule set in words. */
export const saidAt = (keys: readonly string[], value: unknown, table: FactTable): Text => {
  const key = keys.at(-1) ?? ''
  if (isText(value)) return value
  if (typeof value === 'number' && POINT_FIELDS.has(key)) return text(`${showPoints(value)}점`, showPoints(value))
  if (key === 'condition' || key === 'onlyIf') return saidCondition(value, table)
  const period = periodSchema.safeParse(value)
  if (period.success) return periodText(period.data)
  const origin = originSchema.safeParse(value)
  if (origin.success) return originText(origin.data)
  if (isRecord(value)) return saidRecord(keys, value, table)
  if (Array.isArray(value)) {
    const said = value.map((each: unknown) => saidAt([...keys, ''], each, table))
    return said.length === 0 ? text('없음', 'none') : text(said.map(({ ko }) => ko).join(', '), said.map(({ en }) => en).join(', '))
  }
  return codeText(value)
}

const saidCondition = (value: unknown, table: FactTable): Text => {
  const condition = conditionSchema.safeParse(value)
  return condition.success ? conditionSentence(condition.data, table) : codeText(value)
}

/** A whole new or removed thing is called by its name, with its points where it has some. */
const saidRecord = (keys: readonly string[], value: Readonly<Record<string, unknown>>, table: FactTable): Text => {
  const name = value['name'] ?? value['label']
  const scored = typeof value['max'] === 'number' ? value['max'] : typeof value['points'] === 'number' ? value['points'] : undefined
  if (isText(name))
    return scored === undefined ? name : text(`${name.ko}(${showPoints(scored)}점)`, `${name.en} (${showPoints(scored)} points)`)
  const parts = Object.entries(value)
    .filter(([, inside]) => inside !== undefined)
    .map(([key, inside]) => ({ name: recordNames[key] ?? fieldNames[key] ?? text(key, key), said: saidAt([...keys, key], inside, table) }))
  return text(
    parts.map((part) => `${part.name.ko} ${part.said.ko}`).join(', '),
    parts.map((part) => `${part.name.en.toLowerCase()} ${part.said.en}`).join(', '),
  )
}

const recordNames: Readonly<Record<string, Text>> = {
  lowest: text('최저', 'Lowest'),
  highest: text('최고', 'Highest'),
  fromMembers: text('적용 위원 수', 'From members'),
  count: text('횟수', 'Times'),
  months: text('개월', 'Months'),
  fromMonthsBefore: text('만료 전 시작(개월)', 'Months before the end'),
  allowed: text('허용', 'Allowed'),
  confirmer: text('확인자', 'Confirmed by'),
  field: text('분야', 'Field'),
  atLeast: text('최소', 'At least'),
}

const codes: Readonly<Record<string, Text>> = {
  required: text('필수', 'required'),
  optional: text('선택', 'optional'),
  notice: text('공고일', 'day of the notice'),
  submission: text('신청일', 'day of application'),
  all: text('전원 적합', 'all pass'),
  majority: text('과반 적합', 'majority passes'),
  'half-up': text('반올림', 'half up'),
  down: text('버림', 'down'),
  yearly: text('해마다', 'every year'),
  never: text('이어서', 'never'),
  officer: text('담당자', 'officer'),
  approver: text('승인자', 'approver'),
  certification: text('인증', 'certification'),
  programme: text('지원사업', 'programme'),
  offer: text('기술나눔', 'offer'),
  documents: text('서면', 'documents'),
  presentation: text('발표', 'presentation'),
  site: text('현장', 'site'),
}
const codeText = (value: unknown): Text => {
  if (value === true) return text('예', 'yes')
  if (value === false) return text('아니요', 'no')
  const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
  return codes[plain] ?? text(plain, plain)
}

/** '10영업일(다음 날부터)', '30일(달력일, 다음 날부터)'. */
export const periodText = ({
  days,
  unit,
  firstDay,
}: {
  readonly days: number
  readonly unit: 'calendar' | 'business'
  readonly firstDay: 'same-day' | 'next-day'
}): Text => {
  const first = firstDay === 'next-day' ? text('다음 날부터', 'from the next day') : text('당일부터', 'from the same day')
  return unit === 'business'
    ? text(`${days}영업일(${first.ko})`, `${days} business days (${first.en})`)
    : text(`${days}일(달력일, ${first.ko})`, `${days} calendar days (${first.en})`)
}

/** '출처 S1(2024-10-20)', '표준 기본값', '기관 규정'. */
export const originText = (
  origin: { readonly kind: 'sourced'; readonly source: string; readonly date: string } | { readonly kind: 'default' | 'institution' },
): Text =>
  origin.kind === 'sourced'
    ? text(`출처 ${origin.source}(${origin.date})`, `source ${origin.source} (${origin.date})`)
    : origin.kind === 'default'
      ? text('표준 기본값', 'standard default')
      : text('기관 규정', 'the institution’s own rule')

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is Text => isRecord(value) && typeof value['ko'] === 'string' && typeof value['en'] === 'string'
