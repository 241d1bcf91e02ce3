/** Why something cannot be done, in the words of whoever asked for it. */
import { timeAloneWords } from '../kernel/day-words.ts'
import type { Day } from '../kernel/dates.ts'
import { showDay } from '../kernel/show-days.ts'
import { joined, text, tooLongWords } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { scoringRefusalWords } from '../rulesets/index.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import type { Shortage } from './draw.ts'
import { longest } from './longest.ts'
import { plannableYears } from './plannable.ts'
import type { Limits, StageFault } from './stage-plan.ts'
import type { VerdictFault, VerdictGap } from './verdict.ts'
import type { ChangeFault, Gap, Refusal } from './workflow.ts'
import { moveWords, stateWords } from './words.ts'

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

/** What is still missing before the next step. */
export const gapWords: Record<Gap, Text> = {
  'seat-open': text('아직 답하지 않은 위원이 있습니다.', 'Somebody has not answered yet.'),
  'too-few-members': text('수락한 위원이 정족수에 모자랍니다.', 'Fewer members than the quorum accepted.'),
  'too-few-external': text('외부위원 비율이 모자랍니다.', 'The external share is not kept.'),
  'stage-undated': text('날짜를 정하지 않은 심의 단계가 있습니다.', 'A stage has no date yet.'),
  'stage-not-held': text(
    '날짜는 정했지만 참석을 기록하지 않은 심의 단계가 있습니다.',
    'A stage has its date, but its attendance is not recorded.',
  ),
  'sheet-open': text('아직 봉인하지 않은 평가표가 있습니다.', 'A sheet is not sealed yet.'),
  'late-conflict': text('새로 확인된 이해관계가 있어 위원을 제척했습니다.', 'A conflict came to light; the member was recused.'),
  'attendance-missing': text('위원마다 참석 여부를 골라 주세요.', 'Say for every member whether they attended.'),
}
const reasonWords = text('사유를 다섯 글자 이상 적어 주세요.', 'Give a reason of five letters or more.')
const longReasonWords = tooLongWords(longest.reason)
export const changeFaultWords: Record<ChangeFault, Text> = {
  criterion: text('고칠 평가항목을 골라 주세요.', 'Choose the criterion to change.'),
  'score-unread': text('점수를 87.5처럼 입력해 주세요.', 'Enter a score like 87.5.'),
  'score-range': text('점수를 0점에서 배점 사이로 입력해 주세요.', 'Enter a score between 0 and the maximum.'),
  'score-same': text('앞의 점수와 같습니다. 바꿀 점수를 입력해 주세요.', 'That is the score as it was. Enter another one.'),
  reason: reasonWords,
  'reason-long': longReasonWords,
}
const farWords = text(`오늘부터 ${plannableYears}년 안의 날짜로 적어 주세요.`, `Give a day within ${plannableYears} years from today.`)
const faultsOfStages: Record<StageFault, Text | ((day: Day) => Text)> = {
  'day-unread': text('날짜를 연·월·일로 입력해 주세요.', 'Enter year, month and day.'),
  'time-unread': text('시각을 14:00처럼 입력해 주세요.', 'Enter the time like 14:00.'),
  'day-missing': text('회의나 현장심의의 날짜를 적어 주세요.', 'Give the day of the meeting or visit.'),
  'day-past': text(
    '지난 날짜로는 일정을 알릴 수 없습니다. 오늘이나 앞으로 올 날짜를 적어 주세요.',
    'A date that is past cannot be announced. Give today or a day to come.',
  ),
  'day-far': farWords,
  'time-alone': timeAloneWords,
  'held-day-missing': text('심의가 열린 날짜를 적어 주세요.', 'Give the day it was held.'),
  'not-held-yet': text(
    '아직 시작하지 않은 심의의 참석은 기록할 수 없습니다. 심의가 열린 날짜와 시각을 적어 주세요.',
    'Attendance is recorded once the stage has begun. Give the day and time it was held.',
  ),
  'held-before-draw': (day) =>
    text(
      `위원을 ${showDay(day, 'ko')}에 추첨했습니다. 심의가 열린 날짜는 그날이나 그 뒤여야 합니다.`,
      `The committee was drawn on ${showDay(day, 'en')}. It was held on that day or later.`,
    ),
  'before-earlier': (day) =>
    text(
      `앞 단계가 ${showDay(day, 'ko')}에 열립니다. 그날이나 그 뒤의 날짜를 적어 주세요.`,
      `An earlier stage is held on ${showDay(day, 'en')}. Give that day or a later one.`,
    ),
  'after-later': (day) =>
    text(
      `다음 단계가 ${showDay(day, 'ko')}에 열립니다. 그날이나 그 앞의 날짜를 적거나, 다음 단계의 일정을 먼저 바꾸어 주세요.`,
      `The next stage is held on ${showDay(day, 'en')}. Give that day or an earlier one, or move the next stage first.`,
    ),
  'before-sheets': (day) =>
    text(
      `앞 단계의 평가표 기한이 ${showDay(day, 'ko')}입니다. 그날이나 그 뒤의 날짜를 적거나, 앞 단계의 평가표 기한을 먼저 앞당겨 주세요.`,
      `The sheets of an earlier stage are due on ${showDay(day, 'en')}. Give that day or a later one, or move their due day first.`,
    ),
  'due-after-next': (day) =>
    text(
      `평가표 기한이 너무 늦습니다. 다음 단계가 이 평가표를 가지고 ${showDay(day, 'ko')}에 열리므로 그날까지의 날짜를 적어 주세요.`,
      `The sheets are due too late. The next stage uses them on ${showDay(day, 'en')}: give that day or an earlier one.`,
    ),
  'place-long': tooLongWords(longest.place),
  'nobody-present': text('참석한 위원을 한 명 이상 표시해 주세요.', 'Tick at least one member who attended.'),
  'due-unread': text('평가표 기한을 연·월·일로 입력해 주세요.', 'Enter year, month and day until when the sheets are due.'),
  'due-past': text('평가표 기한을 오늘이나 앞으로 올 날짜로 적어 주세요.', 'Give today or a day to come for the sheets.'),
  'due-far': farWords,
  'due-before-meeting': (day) =>
    text(
      `평가표는 심의가 열리는 ${showDay(day, 'ko')}부터 봉인할 수 있습니다. 평가표 기한을 그날이나 그 뒤의 날짜로 적어 주세요.`,
      `Sheets are sealed from ${showDay(day, 'en')}, the day of the meeting. Let them be due on that day or later.`,
    ),
}
/** What is wrong with a stage; where another stage is in the way, on which day it is. */
export const stageFaultWords = (fault: StageFault, limits: Limits): Text => {
  const [words, day] = [faultsOfStages[fault], limits[fault]]
  if (typeof words !== 'function') return words
  if (day === undefined) throw new Error(`no day of another stage for ${fault}`)
  return words(day)
}
const verdictFaultWords: Record<VerdictFault, Text> = {
  result: text('의결 결과를 골라 주세요.', 'Choose the result.'),
  chair: text('위원장을 정해 주세요.', 'Name the chair.'),
  'reason-short': text('평가 부문마다 의결 이유를 다섯 글자 이상 적어 주세요.', 'Give a reason of five letters or more for every section.'),
  'reason-long': tooLongWords(longest.verdictReason),
  'differs-short': text(
    '계산된 결과와 다르게 의결하는 이유를 다섯 글자 이상 적어 주세요.',
    'Say why the verdict differs from the computed result.',
  ),
  'differs-long': tooLongWords(longest.differsReason),
  'condition-short': text('조건을 다섯 글자 이상으로 적어 주세요.', 'Write each condition in five letters or more.'),
  'condition-long': tooLongWords(longest.condition),
  'dissent-long': tooLongWords(longest.dissent),
  due: text('조건의 기한을 앞으로 올 날짜로 적어 주세요.', 'Give each condition a day to come.'),
  'due-far': farWords,
  'conditions-unused': text(
    '조건은 조건부 가결에만 붙일 수 있습니다. 결과를 조건부 가결로 바꾸거나 조건을 지워 주세요.',
    'Conditions go with a conditional approval only. Choose that result, or clear the condition.',
  ),
  'conditions-missing': text('조건부 가결에는 조건이 하나 이상 있어야 합니다.', 'A conditional approval needs a condition.'),
  'conditions-not-allowed': text('이 심의규정은 조건부 가결을 두지 않습니다.', 'This rule set knows no conditional verdict.'),
}
const namedWords = ({ names, mayBeWords }: Extract<VerdictGap, { fault: 'name' }>): Text => {
  const found = text(
    `기업이 읽는 글에는 위원의 이름을 적을 수 없습니다. 지워 주세요: ${names.join(', ')}.`,
    `No reviewer is named in what the firm reads. Take out: ${names.join(', ')}.`,
  )
  return mayBeWords
    ? text(
        `${found.ko} 사람 이름이 아니면 저장 버튼 위에서 보통 낱말이라고 표시해 주세요.`,
        `${found.en} If it is nobody’s name, say above the button that it is an ordinary word.`,
      )
    : found
}
export const wordsOfGap = (gap: VerdictGap): Text => (gap.fault === 'name' ? namedWords(gap) : verdictFaultWords[gap.fault])

/** Where the same words fit every case. */
const plainWords = {
  'not-found': text('찾으시는 심의가 없거나 볼 수 있는 권한이 없습니다.', 'This review does not exist, or you may not see it.'),
  stale: text('그사이 내용이 바뀌었습니다. 다시 열어 확인해 주세요.', 'This changed meanwhile. Open it again and check.'),
  'own-firm': text(
    '본인이 속한 기업의 신청은 다른 담당자가 처리해야 합니다.',
    'An application of one’s own firm is handled by somebody else.',
  ),
  'own-draft': text('본인이 작성한 의결안은 다른 승인자가 서명해야 합니다.', 'Somebody else must sign the verdict you drafted.'),
  'already-open': text('이 신청의 심의가 이미 열려 있습니다.', 'A review of this application is open already.'),
  'not-ready': text(
    '요건검토 중이거나 이의신청된 신청만 심의에 넘길 수 있습니다.',
    'Only applications being checked, or objected to, can go to review.',
  ),
  'not-eligible': text(
    '충족하지 않은 요건이 있어 심의에 넘길 수 없습니다. 보완을 요청하거나 반려해 주세요.',
    'A condition is not met. Ask for a supplement or return the application.',
  ),
  'not-the-lead': text(
    '공동 공모의 심의는 주관기관이 엽니다. 주관기관에 낸 신청이 없으면 다음 참여기관이 엽니다.',
    'The lead institution opens the review of a joint call; the next member, where nothing was sent to the lead.',
  ),
  'too-early': text('정해 둔 추첨 시각이 아직 되지 않았습니다.', 'The time set for the draw has not come.'),
  'draw-past': text(
    '지난 때로는 추첨을 정할 수 없습니다. 앞으로 올 때를 적거나 비워 주세요.',
    'That time has passed. Give a time to come, or leave it empty.',
  ),
  'draw-far': farWords,
  'seat-taken': text('모든 자리가 차 있습니다.', 'Every seat is taken.'),
  'not-vacant': text(
    '사양, 회피·제척, 무응답, 불참으로 비었고 아직 대체하지 않은 자리만 대체할 수 있습니다.',
    'Only a seat that is empty by decline, recusal, silence or absence, and not yet replaced, can be filled.',
  ),
  pledge: text('청렴서약에 동의해 주세요.', 'Please agree to the integrity pledge.'),
  'no-conflict-answer': text('이해관계가 있는지 먼저 답해 주세요.', 'Answer the question about conflicts first.'),
  'stage-not-held': text(
    '담당자가 이 단계의 참석을 기록하면 봉인할 수 있습니다. 적은 내용은 저장되어 있습니다.',
    'You can seal once the officer has recorded attendance. What you wrote is kept.',
  ),
  'not-attended': text('참석하지 않은 단계는 평가하지 않습니다.', 'A stage you did not attend is not scored.'),
  'stage-held': text(
    '참석을 기록한 심의 단계의 일정은 다시 알릴 수 없습니다. 적은 날짜가 틀렸으면 참석 기록에서 고쳐 주세요.',
    'A stage that was held cannot be announced anew. Where its day is wrong, mend the record of attendance.',
  ),
  'list-changed': text(
    '후보 명부가 해시와 맞지 않아 멈추었습니다. 운영자에게 알려 주세요.',
    'The candidate list does not match its hash. Tell the operator.',
  ),
  'seal-broken': text(
    '봉인과 맞지 않는 평가표가 있어 멈추었습니다. 운영자에게 알려 주세요.',
    'A sheet does not match its seal. Tell the operator.',
  ),
  'already-reviewer': text('이미 심의위원으로 등록된 분입니다.', 'This person is registered already.'),
  'nobody-late': text('기한이 지난 위원이 없습니다.', 'Nobody is late.'),
  'reminded-today': text(
    '기한이 지난 위원에게 오늘 이미 알렸습니다. 내일 다시 알릴 수 있습니다.',
    'Everybody who is late was reminded today. You can remind them again tomorrow.',
  ),
  'seats-open': text('맡고 있는 심의가 있어 쉼으로 바꿀 수 없습니다.', 'There are reviews in hand; finish or hand them over first.'),
}
export const explain = (refusal: Refusal, rules?: RuleSetContent): Text => {
  switch (refusal.code) {
    case 'not-checked':
      return text(
        `아직 확인하지 않은 요건이 ${refusal.open}개 있습니다. 신청 화면에서 답한 뒤 심의에 넘겨 주세요.`,
        `${refusal.open} conditions are not answered yet. Answer them on the page of the application first.`,
      )
    case 'members-not-ready':
      return text(
        `함께 심의할 기관의 요건검토가 끝나지 않았습니다: ${refusal.institutions.map((one) => one.ko).join(', ')}`,
        `Not ready at: ${refusal.institutions.map((one) => one.en).join(', ')}`,
      )
    case 'names-told':
      return text(
        `기업이 읽는 글에 위원의 이름이 있어 서명할 수 없습니다: ${refusal.names.join(', ')}. 되돌려 보내 고치게 해 주세요.`,
        `What the firm would read names a reviewer, so it cannot be signed: ${refusal.names.join(', ')}. Send it back to be mended.`,
      )
    case 'answer-due':
      return text(
        refusal.until === null
          ? '답변 기한이 정해지지 않아 무응답으로 처리할 수 없습니다.'
          : `아직 답변을 기다리는 중입니다. 답변 기한인 ${showDay(refusal.until, 'ko')}이 지나면 무응답으로 처리할 수 있습니다.`,
        refusal.until === null
          ? 'No day was set for the answer, so the seat cannot be called silent.'
          : `The answer is still awaited. The seat can be called silent once ${showDay(refusal.until, 'en')}, the due day, has passed.`,
      )
    case 'reason':
      return refusal.isTooLong ? longReasonWords : reasonWords
    case 'wrong-state':
      return text(
        `이 심의는 지금 ‘${stateWords[refusal.state].ko}’ 상태여서 ‘${moveWords[refusal.move].ko}’를 할 수 없습니다.`,
        `The review is “${stateWords[refusal.state].en}”: “${moveWords[refusal.move].en}” is not possible now.`,
      )
    case 'incomplete':
      return joined(refusal.missing.map((gap) => gapWords[gap]))
    case 'verdict-incomplete':
      return joined([...new Set(refusal.missing.map(wordsOfGap))])
    case 'sheet-incomplete':
      return text(
        `봉인하기 전에 확인할 항목이 ${refusal.missing.length}개 있습니다.`,
        `${refusal.missing.length} things to check before sealing.`,
      )
    case 'change-faulty':
      return joined(refusal.faults.map((fault) => changeFaultWords[fault]))
    case 'stage-faulty':
      return joined(refusal.faults.map((fault) => stageFaultWords(fault, refusal.limits)))
    case 'no-result':
      return rules
        ? scoringRefusalWords(refusal.because, rules, (member) => member)
        : text('아직 결과를 계산할 수 없습니다.', 'No result can be computed yet.')
    case 'pool-too-small':
      return shortageWords(refusal)
    default:
      return plainWords[refusal.code]
  }
}
