import { josa } from '../kernel/josa.ts'
import { never } from '../kernel/outcome.ts'
import { lastDayOf } from '../kernel/dates.ts'
import { showClosing, showDate, showDay } from '../kernel/show.ts'
import { several, text, tooLongWords } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { isOver, leaderOf } from './track.ts'
import type { Part, TrackState } from './track.ts'
import type { Answer } from '../rulesets/index.ts'
import type { Confirmer, Move, Refusal } from './workflow.ts'

/** What staff read. */
export const stateWords: Record<TrackState, Text> = {
  submitted: text('접수 대기', 'To receive'),
  received: text('접수', 'Received'),
  checking: text('요건검토', 'Eligibility check'),
  supplement_requested: text('보완요청(기업 회신 대기)', 'Waiting for the firm'),
  in_review: text('심의', 'In review'),
  approved: text('의결: 가결', 'Approved'),
  conditional: text('의결: 조건부 가결', 'Approved with conditions'),
  rejected: text('의결: 부결', 'Rejected'),
  certified: text('인증', 'Certified'),
  returned: text('반려', 'Returned'),
  withdrawn: text('취하', 'Withdrawn'),
  objected: text('이의심의', 'Objection'),
}

/** What the firm reads, as a sentence. */
export const firmWords: Record<TrackState, Text> = {
  submitted: text('제출했습니다. 기관 접수를 기다립니다.', 'Submitted, waiting to be received.'),
  received: text('접수되었습니다. 담당자가 배정되었습니다.', 'Received; an officer has it.'),
  checking: text('신청 요건을 확인하고 있습니다.', 'Being checked.'),
  supplement_requested: text('보완이 필요합니다.', 'We need more from you.'),
  in_review: text('심의하고 있습니다.', 'In review.'),
  approved: text('심의를 통과했습니다. 인증서를 준비합니다.', 'Approved; the certificate is being prepared.'),
  conditional: text('조건부로 통과했습니다. 조건을 확인해 주세요.', 'Approved with conditions. Please see them.'),
  rejected: text('이번 심의에서는 인증되지 않았습니다.', 'Not certified this time.'),
  certified: text('인증서가 발급되었습니다.', 'Certificate issued.'),
  returned: text('신청 요건이 맞지 않아 돌려드렸습니다.', 'Returned, with reasons.'),
  withdrawn: text('신청을 취하하셨습니다.', 'You withdrew it.'),
  objected: text('이의신청을 다른 위원회가 심의합니다.', 'Your objection goes to another committee.'),
}
/** The same in two or three words, for strips and lists. */
export const shortFirmWords: Record<TrackState, Text> = {
  submitted: text('접수 대기', 'To be received'),
  received: text('접수', 'Received'),
  checking: text('요건 확인', 'Being checked'),
  supplement_requested: text('보완 필요', 'Needs your answer'),
  in_review: text('심의', 'In review'),
  approved: text('통과', 'Approved'),
  conditional: text('조건부 통과', 'With conditions'),
  rejected: text('미인증', 'Not certified'),
  certified: text('인증', 'Certified'),
  returned: text('반려', 'Returned'),
  withdrawn: text('취하', 'Withdrawn'),
  objected: text('이의심의', 'Objection'),
}
/** A conditional approval once every condition is reported: nothing is left to look up. */
export const conditionsReportedWords = text(
  '조건부로 통과했습니다. 조건의 이행 결과를 모두 보고했습니다.',
  'Approved with conditions; all are reported.',
)
/** What a verdict against the scores begins its reasons with. */
export const differsWords = text('점수로 계산한 결과와 다르게 의결한 이유', 'Why it was decided otherwise than the scores came out')
/** The next step once every condition is reported. */
export const reportedWords = text(
  '보고하신 내용을 담당자가 확인하고 있습니다. 모두 확인되면 인증서를 발급합니다.',
  'The institution is looking at what you reported. Once all is confirmed the certificate is issued.',
)
/** What happens next, and who does it. */
export const nextWords: Record<TrackState, Text> = {
  submitted: text('기관이 신청을 접수하고 담당자를 정합니다.', 'The institution receives it and names an officer.'),
  received: text('담당자가 신청 요건을 확인합니다.', 'The officer checks the conditions.'),
  checking: text(
    '부족한 것이 있으면 보완을 요청하고, 없으면 심의로 넘깁니다.',
    'If something is missing they ask you; if not, it goes to review.',
  ),
  supplement_requested: text(
    '요청받은 항목을 보완해 회신해 주세요. 회신하실 때까지 기관의 처리 기한은 멈춥니다.',
    'Please answer what was asked. The institution’s clock rests until then.',
  ),
  in_review: text('심의위원회가 심의하고 결과를 알려 드립니다.', 'A committee reviews it and you hear the result.'),
  approved: text('기관이 인증서를 작성해 서명합니다.', 'The institution writes and signs the certificate.'),
  conditional: text(
    '조건을 이행하고 결과를 보고해 주세요. 모두 확인되면 인증서를 발급합니다.',
    'Meet the conditions and report. Once all are confirmed the certificate is issued.',
  ),
  rejected: text('사유를 확인해 주세요. 기간 안에 이의를 신청할 수 있습니다.', 'Read the reasons. You may object within the period.'),
  certified: text('인증서를 내려받을 수 있고, 기술 찾기에 올라갑니다.', 'Download the certificate; it stands in the catalogue.'),
  returned: text('사유를 고치고 다시 신청할 수 있습니다.', 'Mend what is said and apply again.'),
  withdrawn: text('공모가 열려 있는 동안 다시 신청할 수 있습니다.', 'You may apply again while the call is open.'),
  objected: text('처음과 다른 위원회가 다시 심의합니다.', 'Another committee reviews it again.'),
}

/** The same of a rejection that can no longer be objected to. */
export const finalWords: Text = text(
  '사유를 확인해 주세요. 고칠 점을 고친 뒤 다시 신청할 수 있습니다.',
  'Read the reasons. You may mend them and apply again.',
)
/** The same where the firm has done so. */
export const appliedAgainWords: Text = text(
  '사유를 확인해 주세요. 같은 기술로 다시 내신 신청이 있습니다.',
  'Read the reasons. You have applied again with this technology.',
)

export const moveWords: Record<Move, Text> = {
  receive: text('접수하기', 'Receive'),
  'begin-check': text('요건검토 시작하기', 'Begin the check'),
  'request-supplement': text('보완 요청하기', 'Ask for a supplement'),
  'answer-supplement': text('보완 회신하기', 'Answer the request'),
  'go-on-without': text('회신 없이 계속하기', 'Go on without the answer'),
  'withdraw-request': text('보완 요청 철회하기', 'Take the request back'),
  return: text('반려하기', 'Return'),
  withdraw: text('신청 취하하기', 'Withdraw'),
  'start-review': text('심의 회부하기', 'Send to review'),
  approve: text('가결', 'Approve'),
  'approve-with-conditions': text('조건부 가결', 'Approve with conditions'),
  reject: text('부결', 'Reject'),
  'meet-conditions': text('조건 이행 확인', 'Conditions met'),
  certify: text('인증서 발급', 'Certify'),
  object: text('이의신청하기', 'Object'),
  'start-objection-review': text('이의심의 시작하기', 'Review the objection'),
}

/** Whom the rules name to confirm that conditions are met. */
/** One judgement has one vocabulary on the desk, whoever made it: the machine, the officer, or the officer about to. */
export const metWords = {
  yes: text('충족', 'Met'),
  no: text('불충족', 'Not met'),
  unknown: text('확인 필요', 'To be checked'),
} as const satisfies Record<Answer, Text>
export const confirmerWords: Record<Confirmer, Text> = {
  officer: text('담당자가 이행을 확인합니다.', 'An officer confirms that it is met.'),
  approver: text('승인자가 이행을 확인합니다.', 'An approver confirms that it is met.'),
}

/** What becomes of the rest when the firm takes this part back: of one's own other institutions, and of a joint review this one leads. */
export const withdrawalWords = (track: {
  readonly institutionId: string
  readonly state: TrackState
  readonly parts: readonly Part[]
  readonly brothers: readonly { readonly institutionId: string; readonly state: TrackState }[]
}): Text => {
  const others = track.parts.filter((part) => part.institutionId !== track.institutionId)
  const next = leaderOf(track.parts, track.state)?.institutionId === track.institutionId ? leaderOf(others, track.state) : undefined
  if (next)
    return text(
      `이 기관의 심사만 취하됩니다. 이 기관이 이끄는 공동 심의는 ${josa(next.ko, '이/가')} 이어서 맡고, 다른 기관의 심사는 계속됩니다.`,
      `Only this institution’s road ends. ${next.en} leads the joint review from then on; the others go on.`,
    )
  return track.brothers.filter((one) => !isOver(one.state)).length > 1
    ? text('이 기관의 심사만 취하됩니다. 다른 기관의 심사는 그대로 진행됩니다.', 'Only this institution’s road ends. The others go on.')
    : text(
        '진행 중인 다른 기관의 심사가 없어, 취하하시면 이 신청이 끝납니다.',
        'No other institution is at it: the application ends with this.',
      )
}

/** Why an institution does not open the joint review itself: who does. */
export const leaderWords = (leader: { readonly ko: string; readonly en: string }): Text =>
  text(`공동 공모의 심의는 ${josa(leader.ko, '이/가')} 엽니다.`, `${leader.en} opens the review of this joint call.`)

/** To the member of a joint call that leads in the lead's stead. */
export const leadsInsteadWords: Text = text(
  '이 공모의 주관기관에서 심의할 신청이 없어 이 기관이 공동 심의를 엽니다.',
  'The lead of this call has nothing of it to review: you open the joint review.',
)

/** What a row of the history says: for the firm, and for staff. */
export const eventWords: Readonly<Record<string, { firm: Text; staff: Text }>> = {
  submitted: { firm: text('제출했습니다.', 'Submitted.'), staff: text('기업이 제출함', 'Submitted by the firm') },
  receive: { firm: text('접수되었습니다.', 'Received.'), staff: text('접수', 'Received') },
  assigned: { firm: text('담당자가 정해졌습니다.', 'An officer was named.'), staff: text('담당자 배정', 'Officer assigned') },
  'begin-check': { firm: text('신청 요건을 확인하기 시작했습니다.', 'The check began.'), staff: text('요건검토 시작', 'Check begun') },
  'condition-answered': { firm: text('요건을 확인했습니다.', 'A condition was checked.'), staff: text('요건 판단', 'Condition answered') },
  'request-supplement': {
    firm: text('보완을 요청했습니다.', 'A supplement was asked for.'),
    staff: text('보완 요청', 'Supplement asked for'),
  },
  'supplement-extended': {
    firm: text('보완 기한을 늦췄습니다.', 'You have more time for the supplement.'),
    staff: text('보완 기한 연장', 'Supplement extended'),
  },
  'answer-supplement': {
    firm: text('보완을 회신했습니다.', 'You answered the request.'),
    staff: text('보완 회신 도착', 'Supplement answered'),
  },
  'go-on-without': {
    firm: text('보완 회신 없이 확인을 계속합니다.', 'The check goes on without the supplement.'),
    staff: text('회신 없이 계속', 'Gone on without the answer'),
  },
  'withdraw-request': {
    firm: text('보완 요청을 철회했습니다. 회신하지 않으셔도 됩니다.', 'The request was taken back; no answer is needed.'),
    staff: text('보완 요청 철회', 'Request taken back'),
  },
  return: { firm: text('신청을 돌려드렸습니다.', 'Returned.'), staff: text('반려', 'Returned') },
  withdraw: { firm: text('신청을 취하하셨습니다.', 'You withdrew it.'), staff: text('기업이 취하함', 'Withdrawn by the firm') },
  'start-review': { firm: text('심의를 시작했습니다.', 'The review began.'), staff: text('심의 회부', 'Sent to review') },
  approve: { firm: text('심의를 통과했습니다.', 'Approved.'), staff: text('가결', 'Approved') },
  'approve-with-conditions': {
    firm: text('조건부로 통과했습니다.', 'Approved with conditions.'),
    staff: text('조건부 가결', 'Approved with conditions'),
  },
  reject: { firm: text('이번 심의에서는 인증되지 않았습니다.', 'Not certified this time.'), staff: text('부결', 'Rejected') },
  'condition-reported': {
    firm: text('조건 이행을 보고했습니다.', 'You reported on a condition.'),
    staff: text('조건 이행 보고', 'Condition reported'),
  },
  'condition-sent-back': {
    firm: text('조건 이행 보고를 다시 요청했습니다.', 'A report was sent back.'),
    staff: text('조건 보고 되돌림', 'Report sent back'),
  },
  'condition-met': {
    firm: text('조건 이행을 확인했습니다.', 'A condition was confirmed.'),
    staff: text('조건 이행 확인', 'Condition confirmed'),
  },
  'meet-conditions': {
    firm: text('모든 조건을 이행했습니다. 인증서를 준비합니다.', 'All conditions are met; the certificate follows.'),
    staff: text('모든 조건 이행', 'All conditions met'),
  },
  certify: { firm: text('인증서가 발급되었습니다.', 'Certificate issued.'), staff: text('인증서 발급', 'Certified') },
  object: { firm: text('이의를 신청했습니다.', 'You objected.'), staff: text('이의신청 접수', 'Objection filed') },
  'start-objection-review': {
    firm: text('다른 위원회가 다시 심의를 시작했습니다.', 'Another committee began.'),
    staff: text('이의심의 시작', 'Objection review begun'),
  },
  overdue: {
    firm: text('예정일이 지나 담당 부서에 자동으로 알렸습니다.', 'It is overdue; the unit was told automatically.'),
    staff: text('기한 지남: 자동으로 알림', 'Overdue: told automatically'),
  },
}

export const explain = (refusal: Refusal): Text => {
  switch (refusal.code) {
    case 'not-found':
      return text('찾으시는 신청이 없거나 볼 수 있는 권한이 없습니다.', 'This application does not exist, or you may not see it.')
    case 'own-firm':
      return text(
        '본인이 속한 기업의 신청은 다른 담당자가 처리해야 합니다.',
        'An application of one’s own firm is handled by somebody else.',
      )
    case 'wrong-state':
      return text(
        `이 신청은 지금 ‘${stateWords[refusal.state].ko}’ 상태여서 ‘${moveWords[refusal.move].ko}’를 할 수 없습니다.`,
        `It is “${stateWords[refusal.state].en}” now: “${moveWords[refusal.move].en}” is not possible.`,
      )
    case 'stale':
      return text(
        '그사이 다른 분이 이 신청을 처리했습니다. 지금 상태를 확인하고 다시 해 주세요.',
        'Somebody acted on it meanwhile. See how it stands and try again.',
      )
    case 'reason':
      return text('사유를 다섯 글자 이상 적어 주세요. 기업에 그대로 전해집니다.', 'Say why, in five letters or more. The firm reads it.')
    case 'text-long':
      return tooLongWords(refusal.most)
    case 'parts-faulty':
      return text(
        '보완할 항목을 하나 이상 고르고, 항목마다 요청 내용을 다섯 글자 이상 적어 주세요.',
        'Choose at least one part and say in five letters or more what is needed for each.',
      )
    case 'rounds-used':
      return text(
        `심의규정이 정한 보완 횟수(${refusal.rounds}회)를 모두 썼습니다. 회신 받은 내용으로 판단해 주세요.`,
        `All ${refusal.rounds} rounds the rules allow are used. Decide on what you have.`,
      )
    case 'no-due-day':
      return text('회신 기한을 적어 주세요.', 'Give the day until when to answer.')
    case 'due-in-the-past':
      return text('보완 기한을 내일 이후의 날로 입력해 주세요.', 'The due day must be tomorrow or later.')
    case 'due-too-far':
      return text(
        `보완 기한을 ${showDate(refusal.last, 'ko')}까지의 날로 입력해 주세요. 1년보다 길게 드릴 수 없습니다.`,
        `Enter a due day until ${showDate(refusal.last, 'en')}: at most a year is given.`,
      )
    case 'due-not-later':
      return text(
        `지금 회신 기한인 ${showClosing(refusal.dueAt, 'ko')}보다 늦은 날을 입력해 주세요.`,
        `Enter a day after the present due day, ${showClosing(refusal.dueAt, 'en')}.`,
      )
    case 'note':
      return text(
        '자동 판단과 다르게 답하려면 이유를 다섯 글자 이상 적어 주세요.',
        'Say why you answer otherwise than the machine, in five letters or more.',
      )
    case 'not-checked':
      return text(
        `아직 판단하지 않은 조건이 ${refusal.open}개 있습니다. 모두 판단한 뒤 심의에 회부해 주세요.`,
        `${refusal.open} conditions are not answered yet.`,
      )
    case 'not-eligible':
      return text(
        '충족하지 않는 조건이 있어 심의에 회부할 수 없습니다. 보완을 요청하거나 반려해 주세요.',
        'A condition is not met: ask for a supplement or return it.',
      )
    case 'asked-anew':
      return text(
        '그사이 이 보완 요청이 끝나고 기관이 새로 요청했습니다. 아래에서 바뀐 요청을 확인하고 다시 보내 주세요.',
        'This request ended meanwhile and the institution asks anew. See below what changed, then send again.',
      )
    case 'request-over':
      return overWords[refusal.how]
    case 'answers-faulty':
      return text(
        '요청받은 항목마다 내용을 고치거나, 서류를 올리거나, 설명을 적어 주세요.',
        'For each part change it, upload a paper, or explain.',
      )
    case 'report':
      return text('이행 결과를 다섯 글자 이상 적어 주세요.', 'Say in five letters or more what was done.')
    case 'not-the-confirmer':
      return confirmerWords[refusal.confirmer]
    case 'no-period':
      return text('이 심의규정에는 이의신청 기간이 없습니다.', 'These rules know no objection.')
    case 'too-late':
      return text(
        `이의신청 기간이 ${showClosing(refusal.until, 'ko')}에 끝났습니다.`,
        `The period for objections ended on ${showClosing(refusal.until, 'en')}.`,
      )
    case 'grounds':
      return text('이의신청 이유를 스무 글자 이상 적어 주세요.', 'Give your grounds in twenty letters or more.')
    case 'already':
      return text('이미 처리되었습니다.', 'This is done already.')
    case 'conditions-open':
      return text('조건마다 내용과 기한을 정해 주세요.', 'Each condition needs words and a due day.')
    case 'live-track':
      return text(
        '같은 기술로 이 공모에 다시 신청하셨습니다. 새 신청이 진행되는 동안에는 이의를 신청할 수 없습니다.',
        'You applied again with this technology; you cannot object while that runs.',
      )
    default:
      return never(refusal)
  }
}

/** How a request ended while the firm wrote. */
const overWords: Record<Extract<Refusal, { code: 'request-over' }>['how'], Text> = {
  answered: text('그사이 다른 분이 이 보완 요청에 회신했습니다.', 'A colleague has answered this request meanwhile.'),
  withdrawn: text(
    '그사이 기관이 이 보완 요청을 철회했습니다. 회신하지 않으셔도 됩니다.',
    'The institution has taken this request back meanwhile; no answer is needed.',
  ),
  unanswered: text('그사이 이 보완 요청이 회신 없이 끝났습니다.', 'This request has ended meanwhile without an answer.'),
}

const ofPart = (part: Text, words: Text): Text => text(`‘${part.ko}’: ${words.ko}`, `“${part.en}”: ${words.en}`)
/** A part of a supplement that came back without an answer. */
export const unansweredWords = (part: Text): Text =>
  ofPart(part, text('내용을 고치거나, 서류를 올리거나, 설명을 적어 주세요.', 'change it, upload a paper, or explain.'))
/** A part whose request says too little. */
export const shortRequestWords = (part: Text): Text =>
  ofPart(part, text('요청 내용을 다섯 글자 이상 적어 주세요.', 'say in five letters or more what is needed.'))
/** A part whose request or answer has too many letters. */
export const longPartWords = (part: Text, most: number): Text => ofPart(part, tooLongWords(most))

/** To how many institutions it goes, and how many applications that are where one of them gets several: to several of its calls. */
export const reachWords = (sent: readonly { readonly institutionId: string }[]): Text => {
  const institutions = new Set(sent.map((one) => one.institutionId)).size
  const to = text(`${institutions}개 기관`, several(institutions, 'institution'))
  return institutions === sent.length ? to : text(`${to.ko}(신청 ${sent.length}건)`, `${to.en} (${sent.length} applications)`)
}

/** '12월 7일(월)까지': the last day of a due instant that ends at midnight. */
export const untilWords = (due: Date): Text => {
  const last = lastDayOf(due)
  return text(`${showDay(last, 'ko')}까지`, `until ${showDay(last, 'en')}`)
}
