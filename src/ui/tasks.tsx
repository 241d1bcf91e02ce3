import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { StatusTag } from './status.tsx'
import { speak } from '../kernel/text.ts'
import { classes } from './types.ts'
import type { Examples, Lang, Tone } from './types.ts'

export type Task = {
  id: string
  /** A verb with its object. */
  label: string
  /** Leave out when it cannot be done yet, and say why in `note`. */
  href?: string | undefined
  status: { tone: Tone; word: string }
  note?: string | undefined
}

/** What is left to do, in groups; any order. */
export const TaskList = ({ groups }: { groups: readonly { title: string; tasks: readonly Task[] }[] }) => (
  <div class="task-groups">
    {groups.map((group) => (
      <section key={group.title}>
        <h2>{group.title}</h2>
        <ul class="tasks">
          {group.tasks.map((task) => (
            <li key={task.id}>
              <div class="grow">
                {task.href ? (
                  <Link href={task.href} describedBy={`task-${task.id}`}>
                    {task.label}
                  </Link>
                ) : (
                  <span>{task.label}</span>
                )}
                {task.note && <p class="quiet">{task.note}</p>}
              </div>
              <span id={`task-${task.id}`}>
                <StatusTag tone={task.status.tone} word={task.status.word} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </div>
)

export type Step = { label: string; state: 'done' | 'current' | 'todo'; href?: string | undefined; note?: string | undefined }

/** At most six fixed stages; what is done says so in words. */
export const Steps = ({ lang, steps, label }: { lang: Lang; steps: readonly Step[]; label?: string | undefined }) => {
  const t = speak(lang)
  return (
    <ol class="krds-steps" aria-label={label ?? t('진행 단계', 'Stages')}>
      {steps.map((step, at) => (
        <li key={step.label} class={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span class="step-mark" aria-hidden="true">
            {step.state === 'done' ? <Icon name="check" size={16} /> : at + 1}
          </span>
          <span class={classes('step-label', step.state === 'current' && 'strong')}>
            {step.href ? <Link href={step.href}>{step.label}</Link> : step.label}
            <span class="sr-only">
              {step.state === 'done'
                ? t(' (마침)', ' (done)')
                : step.state === 'current'
                  ? t(' (지금)', ' (now)')
                  : t(' (아직)', ' (to come)')}
            </span>
            {step.note && <span class="step-note">{step.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    TaskList: {
      plain: (
        <TaskList
          groups={[
            {
              title: t('기술', 'Technology'),
              tasks: [
                {
                  id: 'name',
                  label: t('기술 이름과 한 줄 소개 쓰기', 'Name and one-line summary'),
                  href: '/x',
                  status: { tone: 'success', word: t('완료', 'Done') },
                },
                {
                  id: 'numbers',
                  label: t('기존 기술과 숫자로 비교하기', 'Compare in numbers'),
                  href: '/y',
                  status: { tone: 'info', word: t('작성 중', 'In progress') },
                  note: t('8분쯤 걸립니다', 'About 8 minutes'),
                },
                {
                  id: 'rights',
                  label: t('특허 잇기', 'Link a patent'),
                  status: { tone: 'neutral', word: t('아직 할 수 없음', 'Not yet') },
                  note: t('기술 이름을 먼저 저장하면 열립니다.', 'Opens once the name is saved.'),
                },
              ],
            },
          ]}
        />
      ),
    },
    Steps: {
      plain: (
        <Steps
          lang={lang}
          steps={[
            { label: t('접수', 'Received'), state: 'done', note: '2026-11-24' },
            { label: t('요건검토', 'Eligibility'), state: 'done' },
            { label: t('심의', 'Review'), state: 'current', note: t('12월 18일까지', 'until 18 Dec') },
            { label: t('의결', 'Verdict'), state: 'todo' },
            { label: t('인증', 'Certificate'), state: 'todo' },
          ]}
        />
      ),
    },
  }
}
