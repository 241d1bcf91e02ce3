import { joined, text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { never } from '../kernel/outcome.ts'
import type { ClaimRefusal, ClaimState, ClosingReason, ClosingRefusal, FirmClaim, RegistrationRefusal, RoleChange } from './workflow.ts'

export const claimWords: Readonly<Record<ClaimState, Text>> = {
  provisional: text('확인 전', 'Not yet confirmed'),
  confirmed: text('확인됨', 'Confirmed'),
  disputed: text('소유 확인 중', 'Disputed'),
  rejected: text('받아들여지지 않음', 'Rejected'),
  withdrawn: text('철회', 'Withdrawn'),
}
export const closingWords: Readonly<Record<ClosingReason, Text>> = {
  'out-of-business': text('폐업', 'Out of business'),
  leaving: text('기술마켓 이용을 마침', 'Leaving the market'),
}
export const waitsForConfirmation = text(
  '사업자등록증을 받았습니다. 확인되면 알려 드립니다.',
  'We have your registration certificate and will tell you once it is confirmed.',
)
export const individualWaits = text(
  '개인은 사업자등록증이 필요 없습니다. 운영자가 등록하신 내용을 보고 확인하면 알려 드립니다.',
  'An individual needs no registration certificate. The operator looks at what you registered, and we tell you.',
)
export const confirmationIsHere = text(
  '이 번호의 확인서가 이미 있습니다. 내용이 바뀌었으면 먼저 올린 확인서를 빼고 다시 올려 주세요.',
  'A confirmation of this number is here already. If it has changed, remove that one first.',
)
export const kindIsConfirmed = text(
  '확인이 끝난 기업 형태는 여기서 고칠 수 없습니다.',
  'A kind of firm that was confirmed cannot be corrected here.',
)
/** To whoever would sign something for a firm that is not confirmed: who confirms it, and where. */
export const whoConfirms = ({ claim, hasPaper, needsPaper }: FirmClaim): Text => {
  if (claim === 'rejected' || claim === 'withdrawn' || claim === null)
    return text(
      '기업이 회사 화면에서 다시 확인을 요청하면, 기관 담당자나 운영자가 ‘회사 확인’ 화면에서 확인합니다.',
      'The firm asks to be confirmed anew on its own pages; then an officer of the institution, or the operator, decides under “Company claims”.',
    )
  if (needsPaper && !hasPaper)
    return text(
      '기업이 아직 사업자등록증을 올리지 않았습니다. 올리면 기관 담당자나 운영자가 ‘회사 확인’ 화면에서 보고 확인합니다.',
      'The firm has not uploaded its registration certificate yet. Once it has, an officer of the institution, or the operator, confirms it under “Company claims”.',
    )
  return text(
    '기관 담당자나 운영자가 ‘회사 확인’ 화면에서 확인합니다.',
    'An officer of the institution, or the operator, confirms it under “Company claims”.',
  )
}
/** The same to the firm that waits to be confirmed: what it does for it, or that it waits. */
export const whatConfirms = ({ claim, hasPaper, needsPaper }: FirmClaim): Text => {
  if (claim === 'rejected' || claim === 'withdrawn' || claim === null)
    return text('회사 정보에서 다시 확인을 요청해 주세요.', 'Ask to be confirmed anew among the facts of your firm.')
  if (!needsPaper) return individualWaits
  return hasPaper
    ? waitsForConfirmation
    : text('회사 정보에서 사업자등록증을 올려 주세요.', 'Upload the business registration certificate among the facts of your firm.')
}
export const paperBeforeCertificate = text(
  '심의는 그대로 이어지지만, 회사가 확인되어야 인증서를 발급받을 수 있습니다.',
  'The review goes on, but a certificate is issued only once your firm is confirmed.',
)
/** What a person is told whose part in a firm an owner changed. */
export const changeNotices: Readonly<Record<RoleChange, (ko: string, en: string) => { readonly subject: Text; readonly body: Text }>> = {
  owner: (ko, en) => ({
    subject: text(`회사 소유자가 되셨습니다: ${ko}`, `You are an owner now: ${en}`),
    body: text('구성원을 받아들이고 역할을 바꾸실 수 있습니다.', 'You can accept people and change roles.'),
  }),
  member: (ko, en) => ({
    subject: text(`회사에서 역할이 소유자에서 구성원으로 바뀌었습니다: ${ko}`, `You are a member now, no longer an owner: ${en}`),
    body: text(
      '지금처럼 회사 이름으로 일하실 수 있습니다. 궁금한 점은 회사 소유자에게 물어봐 주세요.',
      'You can act for the firm as before. Ask an owner if you wonder why.',
    ),
  }),
  left: (ko, en) => ({
    subject: text(`회사의 구성원에서 빠지셨습니다: ${ko}`, `You no longer belong to the firm: ${en}`),
    body: text(
      '이 회사 이름으로는 더 일하실 수 없습니다. 궁금한 점은 회사 소유자에게 물어봐 주세요.',
      'You can no longer act for it. Ask an owner if you wonder why.',
    ),
  }),
}
export const registrationWords: Readonly<Record<RegistrationRefusal['code'], Text>> = {
  'confirmed-already': text(
    '이미 확인된 회사입니다. 다시 올리거나 요청하지 않으셔도 됩니다.',
    'The firm is confirmed already: nothing has to be sent or asked again.',
  ),
  'file-missing': text('파일을 골라 주세요.', 'Choose a file.'),
  'waits-already': text('이미 확인을 기다리고 있습니다. 확인되면 알려 드립니다.', 'It waits to be confirmed already; we will tell you.'),
}
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
    case 'not-claimant':
      return text('확인을 요청한 분만 철회할 수 있습니다.', 'Only whoever made the claim can withdraw it.')
    case 'own-claim':
      return text('본인의 회사는 다른 사람이 확인해야 합니다.', 'Somebody else must confirm your own firm.')
    default:
      return never(refusal)
  }
}

/** What keeps a firm from being closed, said whole; what is missing of the form is told at its fields. */
export const explainClosing = (refusal: ClosingRefusal): Text => {
  switch (refusal.code) {
    case 'not-found':
      return text('회사는 소유자만 닫을 수 있습니다.', 'Only an owner closes a firm.')
    case 'already-closed':
      return text('이미 닫은 회사입니다.', 'The firm is closed already.')
    case 'open-matters':
      return text(
        '아직 끝나지 않은 일이 있어 닫을 수 없습니다. 아래 목록을 먼저 마무리해 주세요.',
        'Something is still open, so the firm cannot be closed. Please finish what is listed below first.',
      )
    case 'closing-incomplete':
      return joined(refusal.missing.map((one) => closingGapWords[one]))
    default:
      return never(refusal)
  }
}
export const closingGapWords = {
  reason: text('왜 닫는지 골라 주세요.', 'Choose why it is closed.'),
  understood: text('무엇이 달라지는지 읽고 확인해 주세요.', 'Read what changes, and tick that you did.'),
} as const
