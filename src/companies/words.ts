import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { never } from '../kernel/outcome.ts'
import type { ClaimRefusal, ClaimState } from './workflow.ts'

export const claimWords: Readonly<Record<ClaimState, Text>> = {
  provisional: text('확인 전', 'Not yet confirmed'),
  confirmed: text('확인됨', 'Confirmed'),
  disputed: text('소유 확인 중', 'Disputed'),
  rejected: text('받아들여지지 않음', 'Rejected'),
}
export const waitsForConfirmation = text(
  '사업자등록증을 받았습니다. 확인되면 알려 드립니다.',
  'We have your registration certificate and will tell you once it is confirmed.',
)
export const explainClaim = (refusal: ClaimRefusal): Text => {
  switch (refusal.code) {
    case 'not-found':
      return text('찾으시는 회사 확인 건이 없습니다.', 'There is no such claim.')
    case 'no-registration':
      return text('사업자등록증이 아직 올라오지 않아 확인할 수 없습니다.', 'The registration certificate has not been uploaded yet.')
    case 'already-decided':
      return text(`이미 ‘${claimWords[refusal.state].ko}’(으)로 처리되었습니다.`, `Already decided: ${claimWords[refusal.state].en}.`)
    case 'reason-missing':
      return text(
        '사유를 다섯 글자 이상 적어 주세요. 신청한 분이 읽습니다.',
        'Give a reason of five letters or more. The claimant reads it.',
      )
    case 'reason-too-long':
      return text('사유를 1,000자 이하로 적어 주세요.', 'Give a reason of at most 1,000 letters.')
    case 'own-claim':
      return text('본인의 회사는 다른 사람이 확인해야 합니다.', 'Somebody else must confirm your own firm.')
    default:
      return never(refusal)
  }
}
