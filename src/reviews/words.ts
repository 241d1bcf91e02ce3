import { josa } from '../kernel/josa.ts'
import { never } from '../kernel/outcome.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { scoringRefusalWords } from '../rulesets/index.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import type { Exclusion, RelationKind } from './candidates.ts'
import type { Shortage } from './draw.ts'
import type { Cause, Result, ReviewKind, ReviewState, SeatState, SheetState, StageKind } from './review.ts'
import type { ChangeFault, Gap, Move, Refusal, VerdictGap } from './workflow.ts'

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
  'change-score': text('점수 고치기', 'Change a score'),
}
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
const shortageWords = (shortage: Shortage): Text => {
  const { heldSeatBefore = 0 } = shortage
  const short = shortOf(shortage)
  return heldSeatBefore === 0
    ? short
    : text(
        `${short.ko} 이의신청은 다른 위원회가 심의하므로 앞선 심의에서 위원으로 추첨된 ${heldSeatBefore}명을 제외했습니다.`,
        `${short.en} Another committee judges an objection: ${heldSeatBefore} drawn for the earlier review ${heldSeatBefore === 1 ? 'is' : 'are'} left out.`,
      )
}
const shortOf = (shortage: Shortage): Text => {
  const short = Math.max(0, shortage.needed - shortage.there)
  switch (shortage.rule) {
    case 'seats':
      return text(
        `후보가 ${short}명 모자라 추첨할 수 없습니다. ${shortage.needed}명이 필요한데 ${shortage.there}명입니다.`,
        `${short} candidates too few: ${shortage.needed} are needed, ${shortage.there} are there.`,
      )
    case 'external':
      return text(
        `외부위원 비율을 지키려면 외부 후보가 ${short}명 더 필요합니다. ${shortage.needed}명이 필요한데 ${shortage.there}명입니다.`,
        `The external share needs ${short} more external candidates: ${shortage.needed} are needed, ${shortage.there} are there.`,
      )
    case 'field':
      return text(
        `‘${shortage.field ?? ''}’ 분야 후보가 ${short}명 모자랍니다. ${shortage.needed}명이 필요한데 ${shortage.there}명입니다.`,
        `${short} candidates of the field “${shortage.field ?? ''}” too few: ${shortage.needed} are needed, ${shortage.there} are there.`,
      )
    case 'together':
      return text(
        '후보 수는 되지만 외부위원 비율과 분야 규칙을 한꺼번에 지키는 구성이 없습니다. 후보를 더 등록해 주세요.',
        'There are enough candidates, but none of their combinations keeps external share and fields together. Register more reviewers.',
      )
  }
}
const gapWords: Record<Gap, Text> = {
  'seat-open': text('아직 답하지 않은 위원이 있습니다.', 'Somebody has not answered yet.'),
  'too-few-members': text('수락한 위원이 정족수에 모자랍니다.', 'Fewer members than the quorum accepted.'),
  'too-few-external': text('외부위원 비율이 모자랍니다.', 'The external share is not kept.'),
  'stage-not-held': text('날짜와 참석을 기록하지 않은 심의 단계가 있습니다.', 'A stage has no date and attendance yet.'),
  'sheet-open': text('아직 봉인하지 않은 평가표가 있습니다.', 'A sheet is not sealed yet.'),
  'late-conflict': text('새로 확인된 이해관계가 있어 위원을 제척했습니다.', 'A conflict came to light; the member was recused.'),
  'attendance-missing': text('위원마다 참석 여부를 골라 주세요.', 'Say for every member whether they attended.'),
}
const reasonWords = text('사유를 다섯 글자 이상 적어 주세요.', 'Give a reason of five letters or more.')
const longReasonWords = text('1,000자까지 적을 수 있습니다. 줄여 주세요.', 'At most 1,000 letters; please shorten it.')
export const changeFaultWords: Record<ChangeFault, Text> = {
  criterion: text('고칠 평가항목을 골라 주세요.', 'Choose the criterion to change.'),
  'score-unread': text('점수를 87.5처럼 입력해 주세요.', 'Enter a score like 87.5.'),
  'score-range': text('점수를 0점에서 배점 사이로 입력해 주세요.', 'Enter a score between 0 and the maximum.'),
  'score-same': text('앞의 점수와 같습니다. 바꿀 점수를 입력해 주세요.', 'That is the score as it was. Enter another one.'),
  reason: reasonWords,
  'reason-long': longReasonWords,
}
export const verdictGapWords: Record<VerdictGap, Text> = {
  result: text('의결 결과를 골라 주세요.', 'Choose the result.'),
  reasons: text('평가 부문마다 의결 이유를 다섯 글자 이상 적어 주세요.', 'Give a reason of five letters or more for every section.'),
  'condition-text': text('조건을 다섯 글자 이상으로 적어 주세요.', 'Write each condition in five letters or more.'),
  'condition-due': text(
    '조건의 기한을 앞으로 올 날짜로 적어 주세요. 예: 2026-11-30',
    'Give each condition a day to come, like 2026-11-30.',
  ),
  'conditions-missing': text('조건부 가결에는 조건이 하나 이상 있어야 합니다.', 'A conditional approval needs a condition.'),
  'conditions-not-allowed': text('이 심의규정은 조건부 가결을 두지 않습니다.', 'This rule set knows no conditional verdict.'),
  'differs-reason': text(
    '계산된 결과와 다르게 의결하는 이유를 다섯 글자 이상 적어 주세요.',
    'Say why the verdict differs from the computed result.',
  ),
  chair: text('위원장을 정해 주세요.', 'Name the chair.'),
}
export const explain = (refusal: Refusal, rules?: RuleSetContent): Text => {
  switch (refusal.code) {
    case 'not-found':
      return text('찾으시는 심의가 없거나 볼 수 있는 권한이 없습니다.', 'This review does not exist, or you may not see it.')
    case 'stale':
      return text('그사이 내용이 바뀌었습니다. 다시 열어 확인해 주세요.', 'This changed meanwhile. Open it again and check.')
    case 'own-draft':
      return text('본인이 작성한 의결안은 다른 승인자가 서명해야 합니다.', 'Somebody else must sign the verdict you drafted.')
    case 'already-open':
      return text('이 신청의 심의가 이미 열려 있습니다.', 'A review of this application is open already.')
    case 'not-ready':
      return text(
        '요건검토 중이거나 이의신청된 신청만 심의에 넘길 수 있습니다.',
        'Only applications being checked, or objected to, can go to review.',
      )
    case 'not-checked':
      return text(
        `아직 확인하지 않은 요건이 ${refusal.open}개 있습니다. 신청 화면에서 답한 뒤 심의에 넘겨 주세요.`,
        `${refusal.open} conditions are not answered yet. Answer them on the page of the application first.`,
      )
    case 'not-eligible':
      return text(
        '충족하지 않은 요건이 있어 심의에 넘길 수 없습니다. 보완을 요청하거나 반려해 주세요.',
        'A condition is not met. Ask for a supplement or return the application.',
      )
    case 'not-the-lead':
      return text('공동 공모의 심의는 주관기관이 엽니다.', 'The lead institution opens the review of a joint call.')
    case 'members-not-ready':
      return text(
        `함께 심의할 기관의 요건검토가 끝나지 않았습니다: ${refusal.institutions.map((one) => one.ko).join(', ')}`,
        `Not ready at: ${refusal.institutions.map((one) => one.en).join(', ')}`,
      )
    case 'too-early':
      return text('정해 둔 추첨 시각이 아직 되지 않았습니다.', 'The time set for the draw has not come.')
    case 'seat-taken':
      return text('모든 자리가 차 있습니다.', 'Every seat is taken.')
    case 'not-vacant':
      return text(
        '사양, 회피·제척, 무응답, 불참으로 비었고 아직 대체하지 않은 자리만 대체할 수 있습니다.',
        'Only a seat that is empty by decline, recusal, silence or absence, and not yet replaced, can be filled.',
      )
    case 'reason':
      return refusal.isTooLong ? longReasonWords : reasonWords
    case 'pledge':
      return text('청렴서약에 동의해 주세요.', 'Please agree to the integrity pledge.')
    case 'no-conflict-answer':
      return text('이해관계가 있는지 먼저 답해 주세요.', 'Answer the question about conflicts first.')
    case 'stage-not-held':
      return text(
        '담당자가 이 단계의 참석을 기록하면 봉인할 수 있습니다. 적은 내용은 저장되어 있습니다.',
        'You can seal once the officer has recorded attendance. What you wrote is kept.',
      )
    case 'not-attended':
      return text('참석하지 않은 단계는 평가하지 않습니다.', 'A stage you did not attend is not scored.')
    case 'day-past':
      return text(
        '지난 날짜로는 일정을 알릴 수 없습니다. 오늘이나 앞으로 올 날짜를 적어 주세요.',
        'A date that is past cannot be announced. Give today or a day to come.',
      )
    case 'day-missing':
      return text('회의나 현장심의의 날짜를 2026-11-30처럼 적어 주세요.', 'Give the day of the meeting or visit, like 2026-11-30.')
    case 'due-past':
      return text('평가표 기한을 오늘이나 앞으로 올 날짜로 적어 주세요.', 'Give today or a day to come for the sheets.')
    case 'due-before-meeting':
      return text(
        '회의나 현장심의보다 앞선 날에는 평가표를 봉인할 수 없습니다. 그 날짜나 그 뒤로 적어 주세요.',
        'No sheet can be sealed before the meeting or visit. Give its day or a later one.',
      )
    case 'not-held-yet':
      return text(
        '아직 시작하지 않은 심의의 참석은 기록할 수 없습니다. 심의가 열린 날짜와 시각을 적어 주세요.',
        'Attendance is recorded once the stage has begun. Give the day and time it was held.',
      )
    case 'list-changed':
      return text(
        '후보 명부가 해시와 맞지 않아 멈추었습니다. 운영자에게 알려 주세요.',
        'The candidate list does not match its hash. Tell the operator.',
      )
    case 'seal-broken':
      return text(
        '봉인과 맞지 않는 평가표가 있어 멈추었습니다. 운영자에게 알려 주세요.',
        'A sheet does not match its seal. Tell the operator.',
      )
    case 'already-reviewer':
      return text('이미 심의위원으로 등록된 분입니다.', 'This person is registered already.')
    case 'seats-open':
      return text('맡고 있는 심의가 있어 쉼으로 바꿀 수 없습니다.', 'There are reviews in hand; finish or hand them over first.')
    case 'wrong-state':
      return text(
        `이 심의는 지금 ‘${stateWords[refusal.state].ko}’ 상태여서 ‘${moveWords[refusal.move].ko}’를 할 수 없습니다.`,
        `The review is “${stateWords[refusal.state].en}”: “${moveWords[refusal.move].en}” is not possible now.`,
      )
    case 'incomplete':
      return text(refusal.missing.map((gap) => gapWords[gap].ko).join(' '), refusal.missing.map((gap) => gapWords[gap].en).join(' '))
    case 'verdict-incomplete':
      return verdictGapWords[refusal.missing[0] ?? 'result']
    case 'sheet-incomplete':
      return text(
        `봉인하기 전에 확인할 항목이 ${refusal.missing.length}개 있습니다.`,
        `${refusal.missing.length} things to check before sealing.`,
      )
    case 'change-faulty':
      return text(
        refusal.faults.map((fault) => changeFaultWords[fault].ko).join(' '),
        refusal.faults.map((fault) => changeFaultWords[fault].en).join(' '),
      )
    case 'no-result':
      return rules
        ? scoringRefusalWords(refusal.because, rules, (member) => member)
        : text('아직 결과를 계산할 수 없습니다.', 'No result can be computed yet.')
    case 'pool-too-small':
      return shortageWords(refusal)
    default:
      return never(refusal)
  }
}
export const gapText = (gap: Gap): Text => gapWords[gap]

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
