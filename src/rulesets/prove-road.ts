/** Every state of a track has a way on: a period that ends it, and somebody whose turn it is. */
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { patternProblems } from './number-pattern.ts'
import type { PatternProblem } from './number-pattern.ts'
import type { Problem } from './prove.ts'
import type { PeriodKey, RuleSetContent } from './rule-set.ts'

const stop = (path: string, words: Text): Problem => ({ path, severity: 'stops', words })
const warn = (path: string, words: Text): Problem => ({ path, severity: 'warns', words })

/** The states of the track workflow in which something is waited for, and the period that ends the wait. */
const WAITS: readonly { readonly state: Text; readonly period: PeriodKey; readonly when?: (content: RuleSetContent) => boolean }[] = [
  { state: text('제출', 'submitted'), period: 'receive' },
  { state: text('요건검토', 'eligibility check'), period: 'check' },
  { state: text('보완요청', 'supplement requested'), period: 'supplement', when: ({ periods }) => periods.supplementRounds > 0 },
  { state: text('심의', 'review'), period: 'review' },
  { state: text('의결(이의신청)', 'decided (objection)'), period: 'objection' },
  { state: text('이의신청 심의', 'objection review'), period: 'objectionReview' },
  { state: text('조건부 의결', 'conditional'), period: 'conditions', when: ({ conditionalVerdict }) => conditionalVerdict.allowed },
]

export const roadProblems = (content: RuleSetContent): readonly Problem[] => [
  ...waitProblems(content),
  ...stageProblems(content),
  ...certificateProblems(content),
]

const waitProblems = (content: RuleSetContent): readonly Problem[] => {
  const without = WAITS.filter(({ period, when }) => (when?.(content) ?? true) && (content.periods[period]?.days ?? 0) === 0)
  const confirmer = content.conditionalVerdict.allowed && content.conditionalVerdict.confirmer === undefined
  return [
    ...without.map(({ state, period }) =>
      stop(
        `periods.${period}`,
        text(
          `‘${state.ko}’ 상태에 기한이 없어 심사가 끝나지 않을 수 있습니다.`,
          `The state “${state.en}” has no period, so a track could wait there for ever.`,
        ),
      ),
    ),
    ...(confirmer
      ? [
          stop(
            'conditionalVerdict.confirmer',
            text(
              '조건부 의결의 조건을 누가 확인하는지 정해 주세요.',
              'Say who confirms that the conditions of a conditional verdict are met.',
            ),
          ),
        ]
      : []),
    ...(content.periods.supplementRounds === 0
      ? [
          warn(
            'periods.supplementRounds',
            text(
              '보완을 한 번도 요청할 수 없어, 서류 하나가 빠져도 반려됩니다.',
              'Without any supplement one missing paper means a return.',
            ),
          ),
        ]
      : []),
  ]
}

const stageProblems = (content: RuleSetContent): readonly Problem[] => [
  ...(content.stages.length === 0 ? [stop('stages', text('심의 단계가 하나도 없습니다.', 'There is no review stage.'))] : []),
  ...content.stages.flatMap((stage, at) => [
    ...((stage.days?.days ?? 0) === 0
      ? [stop(`stages.${at}.days`, text(`‘${stage.name.ko}’ 단계의 기간이 없습니다.`, `The stage “${stage.name.en}” has no days.`))]
      : []),
    ...(judgedIn(content, stage.id)
      ? []
      : [
          warn(
            `stages.${at}`,
            text(`‘${stage.name.ko}’ 단계에는 평가할 항목이 없습니다.`, `Nothing is judged in the stage “${stage.name.en}”.`),
          ),
        ]),
  ]),
  ...content.gates.flatMap((gate, at) =>
    content.stages.some(({ id }) => id === gate.stage)
      ? []
      : [
          stop(
            `gates.${at}.stage`,
            text(`‘${gate.name.ko}’을 판정할 단계가 없습니다.`, `There is no stage in which “${gate.name.en}” is judged.`),
          ),
        ],
  ),
  ...tooShort(content),
]
const judgedIn = (content: RuleSetContent, stage: string): boolean =>
  content.gates.some((gate) => gate.stage === stage) ||
  content.sections.some(({ criteria }) => criteria.some((criterion) => criterion.stage === stage))

/** Stages together must fit into the period of the review, when both are counted alike. */
const tooShort = ({ stages, periods: { review } }: RuleSetContent): readonly Problem[] => {
  if (!review || stages.some(({ days }) => days?.unit !== review.unit)) return []
  const needed = stages.reduce((all, { days }) => all + (days?.days ?? 0), 0)
  return needed <= review.days
    ? []
    : [
        stop(
          'periods.review',
          text(
            `심의 기간 ${review.days}일 안에 단계별 기간의 합 ${needed}일이 들어가지 않습니다.`,
            `The stages need ${needed} days; the review has ${review.days}.`,
          ),
        ),
      ]
}

const certificateProblems = ({ purpose, certificate }: RuleSetContent): readonly Problem[] => {
  if (!certificate)
    return purpose === 'certification'
      ? [stop('certificate', text('인증 심의인데 인증서 규정이 없습니다.', 'A certification needs rules for its certificate.'))]
      : []
  const { validityMonths, extensions, reminderDays, numberPattern, sequenceRestarts } = certificate
  return [
    ...(validityMonths === 0 && extensions.count > 0
      ? [
          stop(
            'certificate.extensions',
            text('유효기간이 없는 인증서는 연장할 수 없습니다.', 'A certificate without validity cannot be extended.'),
          ),
        ]
      : []),
    ...(validityMonths === 0 && extensions.count === 0
      ? [
          warn(
            'certificate.validityMonths',
            text('인증서에 유효기간이 없어 만료되지 않습니다.', 'The certificate has no validity and never expires.'),
          ),
        ]
      : []),
    ...(extensions.count > 0 && extensions.months === 0
      ? [stop('certificate.extensions.months', text('연장 기간이 0개월입니다.', 'An extension adds no months.'))]
      : []),
    ...(validityMonths > 0 && reminderDays.length === 0
      ? [warn('certificate.reminderDays', text('만료 전 알림이 없습니다.', 'No reminder is sent before expiry.'))]
      : []),
    ...(validityMonths > 0 && reminderDays.some((days) => days > validityMonths * 30)
      ? [warn('certificate.reminderDays', text('유효기간보다 긴 알림이 있습니다.', 'A reminder is earlier than the certificate itself.'))]
      : []),
    ...patternProblems(numberPattern, sequenceRestarts).map((problem) => stop('certificate.numberPattern', patternWords[problem])),
  ]
}

const patternWords: Readonly<Record<PatternProblem, Text>> = {
  'no-sequence': text(
    '인증번호 형식에 일련번호 {sequence}가 없어 번호가 겹칩니다.',
    'The number pattern has no {sequence}; numbers would repeat.',
  ),
  'two-sequences': text('인증번호 형식에 일련번호가 두 번 있습니다.', 'The number pattern has two sequences.'),
  'unknown-token': text(
    '인증번호 형식에 알 수 없는 항목이 있습니다. {institution}, {year}, {yy}, {field}, {sequence:4}를 쓸 수 있습니다.',
    'The number pattern has an unknown part. Use {institution}, {year}, {yy}, {field}, {sequence:4}.',
  ),
  'loose-brace': text('인증번호 형식의 중괄호가 짝이 맞지 않습니다.', 'A brace in the number pattern has no partner.'),
  'width-out-of-range': text('인증번호의 자릿수는 1에서 12 사이여야 합니다.', 'The width of a number must lie between 1 and 12.'),
  'no-year-but-restarts': text(
    '일련번호가 해마다 1부터 시작하는데 형식에 연도가 없어 번호가 겹칩니다.',
    'The sequence restarts every year but the pattern has no year; numbers would repeat.',
  ),
  'cannot-be-read-back': text(
    '두 항목이 붙어 있어 번호를 읽을 수 없습니다. 사이에 - 같은 기호를 넣어 주세요.',
    'Two parts run together and cannot be read back. Put a - between them.',
  ),
  'like-a-receipt': text(
    '인증번호가 접수번호(연도-R일련번호)와 같은 모양이 됩니다. 일련번호 앞의 R을 빼 주세요.',
    'The numbers would look like numbers of receipt (year-R and a serial). Leave out the R before the sequence.',
  ),
  'unsafe-letters': text(
    '인증번호에는 글자, 숫자, 빈칸과 . / _ ( ) -만 쓸 수 있습니다.',
    'Use letters, digits, spaces and . / _ ( ) - only.',
  ),
}
