import { never } from '../kernel/outcome.ts'
import { joined, text, tooLongWords } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { longestNotice, longestQuestion, longestReason, longestTitle } from './call.ts'
import type { CallContent, CallState, ExtraQuestion, Openness } from './call.ts'
import type { Gap, Move, Refusal } from './workflow.ts'

export const questionsWord = text('질문과 답변', 'Questions and answers')
export const stateWords: Record<CallState, Text> = {
  draft: text('작성 중', 'Draft'),
  awaiting_approval: text('승인 대기', 'Waiting for approval'),
  published: text('공고', 'Published'),
  closed: text('마감', 'Closed'),
  cancelled: text('취소', 'Cancelled'),
}
/** By which rules an institution judges; in a draft they may be still to be chosen. */
export const ruleSetWords = ({ ruleSetKo, ruleSetEn }: { readonly ruleSetKo: string; readonly ruleSetEn: string }): Text =>
  ruleSetKo === '' ? text('아직 고르지 않음', 'not chosen yet') : text(ruleSetKo, ruleSetEn)
export const opennessWords: Record<Openness, Text> = {
  open: text('접수 중', 'Open'),
  upcoming: text('예정', 'Upcoming'),
  closed: text('마감', 'Closed'),
}
export const programmeWords: Record<string, Text> = {
  certification: text('인증공모', 'Certification call'),
  'patent-sharing': text('기술나눔 공고', 'Patent-sharing offer'),
  overseas: text('해외진출 지원', 'Overseas expansion'),
}
export const themeWords: Record<CallContent['theme'], Text> = { general: text('일반', 'General'), themed: text('특화', 'Themed') }
/** A question as firms will read it, and whether it must be answered. */
export const questionWords = ({ ko, en, required }: ExtraQuestion): Text =>
  text(`${ko} (${required ? '필수' : '선택'})`, `${en} (${required ? 'required' : 'optional'})`)
export const moveWords: Record<Move, Text> = {
  edit: text('고치기', 'Edit'),
  submit: text('승인 요청하기', 'Ask for approval'),
  agree: text('동의하기', 'Agree'),
  'send-back': text('되돌려 보내기', 'Send back'),
  publish: text('승인하고 공고하기', 'Approve and publish'),
  'ask-to-close': text('조기 마감 요청하기', 'Ask to close it early'),
  'keep-open': text('공고한 대로 접수하기', 'Keep it open as announced'),
  close: text('마감하기', 'Close'),
  cancel: text('공모 취소하기', 'Cancel the call'),
}
export const gapWords: Record<Gap, Text> = {
  titleKo: text('공모 이름을 입력해 주세요.', 'Enter the title of the call.'),
  titleEn: text('영문 공모 이름을 입력해 주세요.', 'Enter the English title.'),
  bodyKo: text('공고문을 입력해 주세요.', 'Enter the notice.'),
  closesBeforeOpening: text(
    '마감이 접수 시작보다 늦어야 합니다. 두 날짜를 확인해 주세요.',
    'The closing must be later than the opening. Check both.',
  ),
  closesInThePast: text(
    '마감 시각이 이미 지났습니다. 앞으로 올 시각을 입력해 주세요.',
    'The closing has already passed. Enter a time to come.',
  ),
  ruleSet: text('시행 중인 심의규정을 골라 주세요.', 'Choose a rule set that is in force.'),
  'institution-twice': text('같은 기관을 두 번 고를 수 없습니다.', 'An institution can stand in a call only once.'),
  'question-without-korean': text(
    '질문을 국문으로도 적어 주세요. 필요 없으면 영문도 지워 주세요.',
    'Write the question in Korean, too, or delete the English.',
  ),
  'question-long': tooLongWords(longestQuestion),
  'title-long': tooLongWords(longestTitle),
  'notice-long': tooLongWords(longestNotice),
  reason: text(
    '취소 사유를 다섯 글자 이상 적어 주세요. 공고에 그대로 표시됩니다.',
    'Say why, in five letters or more. It is shown with the call.',
  ),
  'reason-long': tooLongWords(longestReason),
  closingReason: text(
    '먼저 마감하는 사유를 다섯 글자 이상 적어 주세요. 공고에 그대로 표시됩니다.',
    'Say why it closes early, in five letters or more. It is shown with the call.',
  ),
  'closingReason-long': tooLongWords(longestReason),
  note: text(
    '고칠 점을 다섯 글자 이상 적어 주세요. 작성한 분이 그대로 읽습니다.',
    'Say what to mend, in five letters or more. The drafter reads it.',
  ),
  'note-long': tooLongWords(longestReason),
}
export const explain = (refusal: Refusal): Text => {
  switch (refusal.code) {
    case 'not-found':
      return text('찾으시는 공모가 없거나 볼 수 있는 권한이 없습니다.', 'This call does not exist, or you may not see it.')
    case 'wrong-state':
      return text(
        `이 공모는 지금 ‘${stateWords[refusal.state].ko}’ 상태여서 ‘${moveWords[refusal.move].ko}’를 할 수 없습니다.`,
        `The call is “${stateWords[refusal.state].en}”: “${moveWords[refusal.move].en}” is not possible now.`,
      )
    case 'own-draft':
      return text('본인이 작성한 공모는 다른 승인자가 승인해야 합니다.', 'Somebody else must approve what you drafted.')
    case 'not-agreed':
      return text(
        '아직 동의하지 않은 기관이 있습니다. 함께하는 기관의 승인자가 모두 동의한 뒤 공고할 수 있습니다.',
        'Not every institution has agreed yet. The call can be published when an approver of each has.',
      )
    case 'nothing-to-agree':
      return text('이미 동의했거나, 동의할 것이 없는 공모입니다.', 'Your institution has agreed already, or has nothing to agree to.')
    case 'approver-ends':
      return text('공고한 공모를 마감하거나 취소하는 일은 승인자가 합니다.', 'A published call is closed or cancelled by an approver.')
    case 'not-early':
      return text(
        '공고한 마감 시각이 없거나 이미 지나, 조기 마감을 요청할 것이 없습니다.',
        'It announced no closing, or that has come: there is nothing to close early.',
      )
    case 'closing-asked':
      return text('이미 조기 마감을 요청한 공모입니다.', 'Closing it early has been asked for already.')
    case 'closing-not-asked':
      return text(
        '공고한 마감 전에는 사유를 적어 조기 마감을 요청한 뒤, 다른 승인자가 마감합니다.',
        'Before its announced instant a call is closed by an approver after somebody else asked for it and said why.',
      )
    case 'own-closing':
      return text(
        '본인이 요청한 조기 마감은 다른 승인자가 결정해야 합니다.',
        'Somebody else must decide on the early closing you asked for.',
      )
    case 'has-applications':
      return text(
        `신청 ${refusal.applications}건이 있어 취소할 수 없습니다. 신청을 먼저 처리하거나 되돌려 주세요. 더 받지 않으려면 ‘마감하기’를 누릅니다.`,
        `There are ${refusal.applications} applications, so it cannot be cancelled. Handle or return them first. To take no more, close the call.`,
      )
    case 'incomplete':
      return joined(refusal.missing.map((gap) => gapWords[gap]))
    case 'stale':
      return text(
        '그사이 다른 담당자가 이 공모를 고쳤습니다. 두 내용을 비교하고 남길 것을 골라 주세요.',
        'A colleague changed this call meanwhile. Compare and choose what to keep.',
      )
    default:
      return never(refusal)
  }
}
