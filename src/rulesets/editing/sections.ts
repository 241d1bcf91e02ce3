/** The sections of the editor, each with the parts of the content it holds and what it asks. */
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { fieldNames } from '../difference-words.ts'
import { technologyFields } from '../fact-paths.ts'
import type { RuleSetContent, ValueGroup } from '../rule-set.ts'
import type { Ask } from './asks.ts'

export interface EditorSection {
  readonly id: string
  readonly title: Text
  /** The parts of the content that its form gives; everything else stays. */
  readonly holds: readonly (keyof RuleSetContent)[]
  /** Whose origin changes with them. */
  readonly group: ValueGroup | undefined
  readonly asks: readonly Ask[]
}

const named = (key: string): Text => fieldNames[key] ?? text(key, key)
const ask = <Rest extends object>(key: string, rest: Rest) => ({ key, label: named(key), ...rest })
const name: Ask = ask('name', { as: 'words' as const })
const guidance: Ask = ask('guidance', { as: 'words' as const, long: true as const, optional: true as const })
const onlyIf: Ask = ask('onlyIf', {
  as: 'condition' as const,
  optional: true as const,
  hint: text('비워 두면 모든 신청인에게 해당합니다.', 'Leave empty to ask everybody.'),
})
const stage: Ask = ask('stage', { as: 'stage' as const })
const times = text('회', 'times')
const people = text('명', 'people')
const months = text('개월', 'months')
const percent = text('%', '%')
const stageKinds = {
  documents: text('서면심의', 'Documents'),
  presentation: text('발표심의', 'Presentation'),
  site: text('현장심의', 'Site visit'),
}
const adjustments = (key: 'bonus' | 'penalties', one: Text): Ask =>
  ask(key, {
    as: 'rows' as const,
    one,
    hasId: true,
    fresh: { points: '1' },
    of: [
      name,
      ask('points', { as: 'points' as const }),
      ask('onlyIf', {
        as: 'condition' as const,
        optional: true as const,
        hint: text(
          '조건이 있으면 사실에 따라 자동으로 주고, 없으면 위원회가 줍니다.',
          'With a condition it is given by the facts; without, by the committee.',
        ),
      }),
    ],
  })
const period = (key: string): Ask => ask(key, { as: 'period' as const, optional: true as const })

export const editorSections: readonly EditorSection[] = [
  {
    id: 'basics',
    title: text('기본 정보', 'Basics'),
    holds: ['title', 'introduction', 'purpose'],
    group: undefined,
    asks: [
      ask('title', { as: 'words' as const }),
      ask('introduction', { as: 'words' as const, long: true as const, optional: true as const }),
      ask('purpose', {
        as: 'choice' as const,
        options: {
          certification: text('인증', 'Certification'),
          programme: text('지원사업', 'Programme'),
          offer: text('기술나눔', 'Offer'),
        },
      }),
    ],
  },
  {
    id: 'eligibility',
    title: text('신청 요건', 'Eligibility'),
    holds: ['eligibility'],
    group: 'eligibility',
    asks: [
      ask('eligibility', {
        as: 'rows' as const,
        one: text('요건', 'condition'),
        hasId: true,
        fresh: { 'condition.kind': 'is' },
        of: [name, ask('condition', { as: 'condition' as const }), ask('note', { as: 'words' as const, optional: true as const })],
      }),
    ],
  },
  {
    id: 'documents',
    title: text('제출 서류', 'Papers'),
    holds: ['documents'],
    group: 'documents',
    asks: [
      ask('documents', {
        as: 'rows' as const,
        one: text('서류', 'paper'),
        hasId: true,
        fresh: { need: 'required' },
        of: [
          name,
          ask('kind', { as: 'paper' as const }),
          guidance,
          ask('need', { as: 'choice' as const, options: { required: text('필수', 'Required'), optional: text('선택', 'Optional') } }),
          ask('validOn', {
            as: 'choice' as const,
            optional: true as const,
            options: { notice: text('공고일', 'Day of the notice'), submission: text('신청일', 'Day of application') },
          }),
          onlyIf,
        ],
      }),
    ],
  },
  {
    id: 'gates',
    title: text('적부판정', 'Pass or fail'),
    holds: ['gates'],
    group: 'gates',
    asks: [
      ask('gates', {
        as: 'rows' as const,
        one: text('판정 항목', 'gate'),
        hasId: true,
        fresh: { passesWhen: 'majority' },
        of: [
          name,
          guidance,
          stage,
          ask('passesWhen', {
            as: 'choice' as const,
            options: { majority: text('과반이 적합', 'More than half say yes'), all: text('모두 적합', 'All say yes') },
          }),
        ],
      }),
    ],
  },
  {
    id: 'scoring',
    title: text('평가항목과 배점', 'Criteria and points'),
    holds: ['sections', 'totalPoints'],
    group: 'scoring',
    asks: [
      ask('totalPoints', { as: 'points' as const }),
      ask('sections', {
        as: 'rows' as const,
        one: text('부문', 'section'),
        hasId: true,
        fresh: { minimum: '0' },
        of: [
          name,
          ask('minimum', { as: 'points' as const }),
          ask('criteria', {
            as: 'rows' as const,
            one: text('평가항목', 'criterion'),
            hasId: true,
            fresh: { max: '10', commentBelowShare: '40', commentAboveShare: '95' },
            of: [
              name,
              guidance,
              stage,
              ask('max', { as: 'points' as const }),
              ask('commentBelowShare', { as: 'number' as const, unit: percent, optional: true as const }),
              ask('commentAboveShare', { as: 'number' as const, unit: percent, optional: true as const }),
            ],
          }),
        ],
      }),
    ],
  },
  {
    id: 'adjustments',
    title: text('가점과 감점', 'Bonus and penalty'),
    holds: ['bonus', 'penalties', 'bonusLimit'],
    group: 'scoring',
    asks: [
      adjustments('bonus', text('가점', 'bonus')),
      ask('bonusLimit', { as: 'points' as const, optional: true as const }),
      adjustments('penalties', text('감점', 'penalty')),
    ],
  },
  {
    id: 'result',
    title: text('합격선과 의결', 'Pass mark and verdict'),
    holds: ['passMark', 'rounding', 'trimming', 'outlierShare', 'conditionalVerdict'],
    group: 'scoring',
    asks: [
      ask('passMark', { as: 'points' as const }),
      ask('rounding', { as: 'choice' as const, options: { 'half-up': text('반올림', 'Half up'), down: text('버림', 'Down') } }),
      ask('trimming', {
        as: 'group' as const,
        of: [
          { key: 'lowest', label: text('제외할 최저 점수', 'Lowest left out'), as: 'number', unit: people },
          { key: 'highest', label: text('제외할 최고 점수', 'Highest left out'), as: 'number', unit: people },
          { key: 'fromMembers', label: text('이 인원부터 제외', 'From so many members'), as: 'number', unit: people },
        ],
      }),
      ask('outlierShare', { as: 'number' as const, unit: percent }),
      ask('conditionalVerdict', {
        as: 'group' as const,
        of: [
          { key: 'allowed', label: text('조건부 의결을 할 수 있습니다', 'Conditional verdicts are allowed'), as: 'tick' },
          {
            key: 'confirmer',
            label: text('조건 이행을 확인하는 사람', 'Who confirms the conditions'),
            as: 'choice',
            optional: true,
            options: { officer: text('담당자', 'Officer'), approver: text('승인자', 'Approver') },
          },
        ],
      }),
    ],
  },
  {
    id: 'committee',
    title: text('심의위원회', 'Committee'),
    holds: ['committee'],
    group: 'committee',
    asks: [
      ask('committee', {
        as: 'group' as const,
        of: [
          ask('seats', { as: 'number' as const, unit: people }),
          ask('substitutes', { as: 'number' as const, unit: people }),
          ask('quorum', { as: 'number' as const, unit: people }),
          ask('externalShareAtLeast', { as: 'number' as const, unit: percent }),
          ask('conflictYears', { as: 'number' as const, unit: text('년', 'years') }),
          ask('fields', {
            as: 'rows' as const,
            one: text('분야', 'field'),
            hasId: false,
            fresh: { atLeast: '1' },
            of: [
              { key: 'field', label: text('분야', 'Field'), as: 'choice', options: technologyFields },
              { key: 'atLeast', label: text('최소 위원 수', 'Members at least'), as: 'number', unit: people },
            ],
          }),
        ],
      }),
    ],
  },
  {
    id: 'stages',
    title: text('심의 단계', 'Stages'),
    holds: ['stages'],
    group: 'stages',
    asks: [
      ask('stages', {
        as: 'rows' as const,
        one: text('단계', 'stage'),
        hasId: true,
        fresh: { kind: 'documents', 'days.days': '10', 'days.unit': 'business', 'days.firstDay': 'next-day' },
        of: [name, ask('kind', { as: 'choice' as const, options: stageKinds }), period('days')],
      }),
    ],
  },
  {
    id: 'periods',
    title: text('기한', 'Periods'),
    holds: ['periods'],
    group: 'periods',
    asks: [
      ask('periods', {
        as: 'group' as const,
        of: [
          period('receive'),
          period('check'),
          period('supplement'),
          ask('supplementRounds', { as: 'number' as const, unit: times }),
          period('review'),
          period('objection'),
          period('objectionReview'),
          period('conditions'),
        ],
      }),
    ],
  },
  {
    id: 'certificate',
    title: text('인증서', 'Certificate'),
    holds: ['certificate'],
    group: 'certificate',
    asks: [
      ask('certificate', {
        as: 'group' as const,
        optional: true as const,
        of: [
          ask('numberPattern', {
            as: 'line' as const,
            hint: text(
              '{institution}, {year}, {yy}, {field}, {sequence:4}를 쓸 수 있습니다. 예: {institution}-{year}-{sequence:4}',
              'Use {institution}, {year}, {yy}, {field}, {sequence:4}. Like {institution}-{year}-{sequence:4}',
            ),
          }),
          ask('sequenceRestarts', {
            as: 'choice' as const,
            options: { yearly: text('해마다 1부터', 'Every year from 1'), never: text('계속 이어서', 'Never') },
          }),
          ask('validityMonths', { as: 'number' as const, unit: months }),
          ask('extensions', {
            as: 'group' as const,
            of: [
              { key: 'count', label: text('연장 횟수', 'Extensions'), as: 'number', unit: times },
              { key: 'months', label: text('한 번에 연장하는 기간', 'Months each'), as: 'number', unit: months },
              {
                key: 'fromMonthsBefore',
                label: text('만료 전 연장을 시작하는 때', 'Earliest before the end'),
                as: 'number',
                unit: months,
                optional: true,
                hint: text('비워 두면 언제든지 연장할 수 있습니다.', 'Leave empty to allow it at any time.'),
              },
            ],
          }),
          ask('reminderDays', {
            as: 'numbers' as const,
            hint: text(
              '며칠 전에 알릴지 쉼표로 나누어 적습니다. 예: 180, 90, 30',
              'Days before expiry, divided by commas. Like 180, 90, 30',
            ),
          }),
        ],
      }),
    ],
  },
  {
    id: 'blinding',
    title: text('블라인드', 'Blinding'),
    holds: ['blinding'],
    group: 'blinding',
    asks: [
      ask('blinding', {
        as: 'group' as const,
        of: [{ key: 'companyName', label: text('심의위원에게 기업 이름을 가립니다', 'Reviewers do not see the firm’s name'), as: 'tick' }],
      }),
    ],
  },
  {
    id: 'questions',
    title: text('추가 질문', 'Extra questions'),
    holds: ['extraQuestions'],
    group: 'questions',
    asks: [
      ask('extraQuestions', {
        as: 'rows' as const,
        one: text('질문', 'question'),
        hasId: true,
        fresh: { kind: 'long', most: '1000' },
        of: [
          ask('label', { as: 'words' as const }),
          ask('hint', { as: 'words' as const, optional: true as const }),
          ask('kind', {
            as: 'choice' as const,
            options: {
              line: text('한 줄', 'One line'),
              long: text('긴 글', 'Long text'),
              number: text('숫자', 'Number'),
              day: text('날짜', 'Day'),
              choice: text('고르기', 'Choice'),
              'yes-no': text('예/아니요', 'Yes or no'),
              file: text('파일', 'File'),
            },
          }),
          ask('required', { as: 'tick' as const }),
          ask('most', { as: 'number' as const, optional: true as const, unit: text('자', 'letters') }),
          ask('choices', {
            as: 'rows' as const,
            optional: true as const,
            one: text('보기', 'choice'),
            hasId: true,
            fresh: {},
            of: [ask('label', { as: 'words' as const })],
          }),
        ],
      }),
    ],
  },
]

export const findEditorSection = (id: string): EditorSection | undefined => editorSections.find((one) => one.id === id)

/** The section whose form holds a path of the content. */
export const sectionOfPath = (path: string): EditorSection | undefined => {
  const [key] = path.split('.')
  return editorSections.find(({ holds }) => (holds as readonly string[]).includes(key ?? ''))
}
