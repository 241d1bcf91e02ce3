import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { TaskList } from '../../ui/index.ts'
import type { Task } from '../../ui/index.ts'
import type { Beginning } from '../desk-queries.ts'

interface FirstStep {
  readonly id: string
  readonly label: Text
  readonly path: string
  readonly by: 'officer' | 'approver'
  readonly isDone: boolean
  readonly note: Text
}

const firstSteps = (begun: Beginning): readonly FirstStep[] => [
  {
    id: 'people',
    label: text('담당자와 구매담당자 초대하기', 'Invite officers and buyers'),
    path: 'people',
    by: 'approver',
    isDone: begun.officers > 0 && begun.buyers > 0,
    note: text(`담당자 ${begun.officers}명, 구매담당자 ${begun.buyers}명`, `Officers: ${begun.officers}, buyers: ${begun.buyers}`),
  },
  {
    id: 'contact',
    label: text('기업이 문의할 곳 적기', 'Say whom firms ask'),
    path: 'contact',
    by: 'approver',
    isDone: begun.hasContact,
    note: text('공모와 결과 통지서에 나타납니다.', 'It stands in calls and letters.'),
  },
  {
    id: 'rules',
    label: text('심의규정을 우리 기관에 맞게 시행하기', 'Put rules of your own in force'),
    path: 'rule-sets',
    by: 'officer',
    isDone: begun.rules === 'own',
    note:
      begun.rules === 'public'
        ? text(
            '공개된 자료로 만든 규정이 시행 중입니다. 우리 기관의 규정과 같은지 확인해 주세요.',
            'A set made from public sources is in force. See whether it is what your institution decides by.',
          )
        : text(
            '표준 심의규정을 복사해 고치고, 승인자가 확인해 시행합니다.',
            'Copy the standard set and adapt it; an approver puts it in force.',
          ),
  },
  {
    id: 'reviewers',
    label: text('심의위원 명부 채우기', 'Enter reviewers in the pool'),
    path: 'reviewers',
    by: 'officer',
    isDone: begun.reviewers > 0 && begun.reviewers >= (begun.needed ?? 0),
    note:
      begun.needed === null
        ? text(`명부에 ${begun.reviewers}명`, `In the pool: ${begun.reviewers}`)
        : text(
            `명부에 ${begun.reviewers}명 · 우리 규정의 위원회는 예비위원까지 ${begun.needed}명입니다.`,
            `In the pool: ${begun.reviewers}; a committee by your rules takes ${begun.needed} with substitutes.`,
          ),
  },
  {
    id: 'call',
    label: text('첫 공모 작성하기', 'Draft the first call'),
    path: 'calls',
    by: 'officer',
    isDone: false,
    note:
      begun.rules === 'none'
        ? text('심의규정을 시행한 뒤에 공고할 수 있습니다.', 'It can be published once rules are in force.')
        : text('담당자가 작성하고 승인자가 공고합니다.', 'An officer drafts it, an approver publishes it.'),
  },
]

const byWords = { officer: text('담당자가 할 일', 'For an officer'), approver: text('승인자가 할 일', 'For an approver') }

/** What an institution does before its first call, until one is published: a desk that is new would say only that nothing waits. */
export const FirstSteps = ({ visit, begun }: { visit: Visit; begun: Beginning }) => {
  const { t, actor } = visit
  const roles: readonly string[] = actor.hat === 'institution' ? actor.roles : []
  const tasks = firstSteps(begun).map(({ id, label, path, by, isDone, note }): Task => ({
    id,
    label: t(label),
    ...(roles.includes(by) && { href: visit.href(`/desk/${deskOf(visit)}/${path}`) }),
    status: isDone
      ? { tone: 'success', word: t('완료', 'Done') }
      : { tone: 'neutral', word: roles.includes(by) ? t('할 일', 'To do') : t(byWords[by]) },
    note: t(note),
  }))
  return <TaskList groups={[{ title: t('첫 공모를 열기까지', 'Up to the first call'), tasks }]} />
}
