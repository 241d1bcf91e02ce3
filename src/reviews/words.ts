import { josa } from '../kernel/josa.ts'
import { never } from '../kernel/outcome.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import type { Exclusion, RelationKind } from './candidates.ts'
import type { Cause, Result, ReviewKind, ReviewState, SeatState, SheetState, StageKind } from './review.ts'
import type { Move } from './workflow.ts'

export const stateWords: Record<ReviewState, Text> = {
  forming: text('구성 중', 'Forming'),
  candidates_frozen: text('후보 확정', 'Candidates frozen'),
  drawn: text('추첨 완료', 'Drawn'),
  evaluating: text('평가 중', 'Evaluating'),
  meeting: text('회의', 'Meeting'),
  verdict_drafted: text('의결 승인 대기', 'Verdict awaits signature'),
  verdict_signed: text('의결 완료', 'Verdict signed'),
  cancelled: text('취소', 'Cancelled'),
}

/** What the firm reads of a review: how far it is, never who or how many. */
export const stateWordsForFirm: Record<ReviewState, Text> = {
  forming: text('심의위원회를 구성하고 있습니다.', 'The committee is being formed.'),
  candidates_frozen: text('심의위원회를 구성하고 있습니다.', 'The committee is being formed.'),
  drawn: text('심의위원회를 구성하고 있습니다.', 'The committee is being formed.'),
  evaluating: text('심의위원회가 심의하고 있습니다.', 'The committee is reviewing.'),
  meeting: text('심의위원회가 심의하고 있습니다.', 'The committee is reviewing.'),
  verdict_drafted: text('심의를 마치고 결과를 정리하고 있습니다.', 'The review is over; the result is being prepared.'),
  verdict_signed: text('심의 결과가 나왔습니다.', 'The result is out.'),
  cancelled: text('심의가 취소되었습니다.', 'The review was cancelled.'),
}
export const kindWords: Record<ReviewKind, Text> = {
  own: text('자체 심의', 'Own review'),
  joint: text('공동 심의', 'Joint review'),
  objection: text('이의신청 심의', 'Review of an objection'),
}
export const seatWords: Record<SeatState, Text> = {
  invited: text('답변 대기', 'Asked'),
  accepted: text('수락', 'Accepted'),
  declined: text('사양', 'Declined'),
  recused: text('회피·제척', 'Recused'),
  silent: text('무응답', 'Silent'),
  absent: text('불참', 'Absent'),
}
export const causeWords: Record<Cause, Text> = {
  recusal: text('회피·제척', 'recusal'),
  decline: text('사양', 'decline'),
  silence: text('무응답', 'silence'),
  absence: text('불참', 'absence'),
}
export const sheetWords: Record<SheetState, Text> = {
  open: text('평가 중', 'In progress'),
  sealed: text('봉인됨', 'Sealed'),
  set_aside: text('평가에서 빠짐', 'Set aside'),
}
export const stageWords: Record<StageKind, Text> = {
  documents: text('서면심의', 'Documents'),
  presentation: text('발표심의', 'Presentation'),
  site: text('현장심의', 'Site visit'),
}
export const resultWords: Record<Result, Text> = {
  approved: text('가결', 'Approved'),
  conditional: text('조건부 가결', 'Approved with conditions'),
  rejected: text('부결', 'Rejected'),
}

/** What a member answers where a criterion has no points. */
export const gateWords: Record<'pass' | 'fail', Text> = { pass: text('적합', 'Pass'), fail: text('부적합', 'Fail') }
/** What a sheet asks beside points. */
export const askedOnSheet = {
  overall: text('종합 의견', 'Overall comment'),
  conditions: text('인증한다면 필요한 조건', 'Conditions, if it is certified'),
  commentOn: ({ ko, en }: Text): Text => text(`${ko} 의견`, `Comment on ${en.toLowerCase()}`),
}
/** What the committee's answers make of it. */
export const gatePassedWords = (passed: boolean): Text => (passed ? text('통과', 'Passed') : text('미통과', 'Not passed'))

/** What the firm's letter says under the result. */
export const resultForFirm: Record<Result, Text> = {
  approved: text(
    '심의를 통과하였습니다. 인증서 발급을 준비하고 있습니다.',
    'The technology passed the review. The certificate is being prepared.',
  ),
  conditional: text('조건을 이행하시면 인증서를 발급해 드립니다.', 'The certificate is issued once the conditions are met.'),
  rejected: text(
    '이번 심의에서는 인증되지 않았습니다. 아래 사유를 확인해 주세요.',
    'Not certified this time. Please read the reasons below.',
  ),
}
export const relationWords: Record<RelationKind, Text> = {
  family: text('친족', 'Family'),
  shareholder: text('주주·투자', 'Shareholder'),
  co_inventor: text('공동 발명', 'Co-inventor'),
  contract: text('거래·용역 계약', 'Contract'),
  advice: text('자문', 'Advice'),
  dispute: text('분쟁', 'Dispute'),
  other: text('그 밖의 관계', 'Other'),
}
export const moveWords: Record<Move, Text> = {
  freeze: text('후보 명부 확정하기', 'Freeze the candidate list'),
  draw: text('추첨하기', 'Draw'),
  begin: text('평가 시작하기', 'Begin the evaluation'),
  unseal: text('봉인을 열고 회의로 넘어가기', 'Open the seals and meet'),
  'draft-verdict': text('의결안 작성하기', 'Draft the verdict'),
  'send-back': text('되돌려 보내기', 'Send back'),
  sign: text('의결 서명하기', 'Sign the verdict'),
  cancel: text('심의 취소하기', 'Cancel the review'),
  substitute: text('대체 위원 추첨하기', 'Draw a substitute'),
  stage: text('심의 단계 기록하기', 'Record the stage'),
  seal: text('봉인하기', 'Seal'),
  seat: text('위촉 답변하기', 'Answer the invitation'),
  remind: text('늦은 위원에게 다시 알리기', 'Remind late members'),
  'change-score': text('점수 고치기', 'Change a score'),
}

export const sideWord = (isExternal: boolean): Text => (isExternal ? text('외부', 'External') : text('내부', 'Internal'))

export const exclusionWords = (exclusion: Exclusion): Text => {
  const until = (day: string | null) => (day === null ? text('현재', 'now') : text(`${day}까지`, `until ${day}`))
  switch (exclusion.code) {
    case 'resting':
      return text('활동을 쉬고 있습니다.', 'Resting.')
    case 'field':
      return text('신청 기술의 분야와 맞지 않습니다.', 'No field in common with the technology.')
    case 'reviewed-before':
      return text('같은 신청의 앞선 심의에서 위원으로 추첨되었습니다.', 'Drawn for an earlier review of the same application.')
    case 'runs-the-review':
      return text('이 신청이나 심의를 담당하는 직원입니다.', 'Handles this application or review as staff.')
    case 'affiliated':
      return text(
        `신청 기업 소속입니다: ${exclusion.organisation} (${until(exclusion.until).ko})`,
        `Belongs or belonged to the firm: ${exclusion.organisation} (${until(exclusion.until).en})`,
      )
    case 'company-member':
      return text(`신청 기업의 구성원입니다(${until(exclusion.until).ko}).`, `A member of the firm here (${until(exclusion.until).en}).`)
    case 'owner':
      return text(
        `신청 기술의 지식재산권 권리자·발명자와 이름이 같습니다: ${exclusion.owner}`,
        `Owner or inventor of the dossier’s rights: ${exclusion.owner}`,
      )
    case 'relation':
      return text(
        `신청 기업과 관계가 있습니다: ${relationWords[exclusion.kind].ko} (${exclusion.organisation})`,
        `Related to the firm: ${relationWords[exclusion.kind].en} (${exclusion.organisation})`,
      )
    default:
      return never(exclusion)
  }
}
/** Each reason in two or three words, for how many it leaves out. */
export const exclusionKinds: Record<Exclusion['code'], Text> = {
  resting: text('활동을 쉼', 'resting'),
  field: text('분야 불일치', 'other field'),
  'reviewed-before': text('앞선 심의의 위원', 'drawn for an earlier review'),
  'runs-the-review': text('담당 직원', 'staff in charge'),
  affiliated: text('신청 기업 소속', 'belongs to the firm'),
  'company-member': text('신청 기업 구성원', 'member of the firm here'),
  owner: text('권리자·발명자', 'owner or inventor'),
  relation: text('신청 기업과의 관계', 'related to the firm'),
}
/** Which scores the mean leaves out, for so many members. */
export const trimmingWords = ({ trimming }: Pick<RuleSetContent, 'trimming'>, members: number): Text =>
  trimming.lowest + trimming.highest === 0 || members < trimming.fromMembers
    ? text('모든 위원의 점수로 항목마다 평균을 냈습니다.', 'The mean of all members, criterion by criterion.')
    : text(
        `항목마다 최저 ${trimming.lowest}개와 최고 ${trimming.highest}개 점수를 제외하고 평균을 냈습니다.`,
        `Per criterion the ${trimming.lowest} lowest and ${trimming.highest} highest scores are left out of the mean.`,
      )

/** The integrity pledge (청렴서약): the reviewer signs exactly these words, and their hash is kept. */
export const pledge: Text = text(
  '저는 이 심의와 관련하여 신청 기업과 이해관계가 없으며, 있게 되면 바로 알리고 물러나겠습니다. 심의 내용과 자료를 밖에 알리지 않고, 금품이나 청탁을 받지 않으며, 오직 자료와 심의 기준에 따라 평가하겠습니다.',
  'I have no interest in the applicant; should one arise I will say so at once and withdraw. I will disclose neither papers nor deliberations, take no gift or request, and judge by the papers and the criteria alone.',
)
/** The same pledge, spoken of one review: what the reviewer reads above the box. */
export const pledgeAbout = (title: string): Text =>
  text(`${josa(`‘${title}’`, '을/를')} 심의하며 다음과 같이 서약합니다.`, `For the review of “${title}” I pledge as follows.`)
