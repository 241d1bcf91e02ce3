import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { Checked, MatchGroup } from './conditions.ts'

type NeedGroup = Exclude<MatchGroup, 'applied'>
const conditionsAsked: Record<NeedGroup, Text> = {
  yes: text('조건을 모두 충족합니다', 'Meets every condition'),
  unknown: text('확인할 것이 있습니다', 'Something is not known'),
  no: text('맞지 않는 조건이 있습니다', 'Fails a condition'),
}
const noneAsked: Record<NeedGroup, Text> = {
  yes: text('유효한 인증이 있습니다', 'Has a certificate in force'),
  unknown: conditionsAsked.unknown,
  no: text('지금 유효한 인증이 없습니다', 'No certificate is in force now'),
}
/** How a technology stands to a need: to its conditions, or where it names none, whether its certificate is in force. */
export const groupWords = (group: NeedGroup, hasConditions: boolean): Text => (hasConditions ? conditionsAsked : noneAsked)[group]
export const callGroupWords: Record<MatchGroup, Text> = {
  yes: text('신청할 수 있습니다', 'You can apply'),
  unknown: text('확인이 필요합니다', 'Something is not known yet'),
  no: text('아직 신청할 수 없습니다', 'You cannot apply yet'),
  applied: text('이미 신청했습니다', 'You have applied'),
}
export const groupTone = { yes: 'success', unknown: 'warning', no: 'danger', applied: 'info' } as const

/** Where a word stands: of a call or of a technology. */
export const placeWords: Readonly<Record<string, Text>> = {
  title: text('이름', 'name'),
  keywords: text('핵심어·분야', 'key words or fields'),
  proof: text('번호', 'a number'),
  summary: text('소개', 'summary'),
  accepted: text('채택된 수요', 'accepted needs'),
  owner: text('기업·기관', 'firm or institution'),
  class: text('분야·종류·지역', 'field, kind or region'),
  body: text('본문', 'text'),
}
export const originWords = {
  said: text('', ''),
  synonym: text('같은 뜻의 말', 'same meaning'),
  corrected: text('고쳐 읽음', 'corrected'),
} as const

export const conditionWords: Record<Checked['condition'], Text> = {
  'in-force': text('유효한 인증이 있어야 합니다.', 'A certificate must be in force.'),
  budget: text('예산 안에 있어야 합니다.', 'It must be within the budget.'),
  region: text('찾는 지역의 기업이어야 합니다.', 'The firm must be of the region asked for.'),
  certificate: text('요구한 다른 인증이 있어야 합니다.', 'It must have the other certificate asked for.'),
}
export const needWords = {
  empty: text(
    '필요한 것을 입력해 주세요. 예: 지하 배관에서 물이 새는 곳을 땅을 파지 않고 찾고 싶습니다.',
    'Say what you need, for example: find leaks in buried pipes without digging.',
  ),
  tooShort: text(
    '필요한 것을 열 글자 이상으로 적어 주세요. 예: 지하 배관에서 물이 새는 곳을 땅을 파지 않고 찾고 싶습니다.',
    'Say in ten letters or more what you need, for example: find leaks in buried pipes without digging.',
  ),
  tooLong: text('600자까지 적을 수 있습니다. 핵심만 남겨 주세요.', 'At most 600 letters; keep what matters.'),
  budget: text('예산은 숫자로 적어 주세요. 예: 50000000', 'Give the budget in digits, like 50000000.'),
} as const
