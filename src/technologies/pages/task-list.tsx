import { text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Button, ButtonLink, Buttons, DayTime, Disclosure, Form, Link, Notice, TaskList } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import { archiveTechnology } from '../actions/versions.ts'
import { findTechnology } from '../queries.ts'
import type { TechnologyDetail } from '../queries.ts'
import { groupWords, progressOf, sections, sectionState } from '../sections.ts'
import type { SectionState } from '../sections.ts'
import type { GroupId } from '../sections/section.ts'
import { titleOf } from '../title.ts'
import { base } from './posted.ts'

const stateLooks: Record<SectionState, { tone: Tone; word: ReturnType<typeof text> }> = {
  done: { tone: 'success', word: text('완료', 'Done') },
  started: { tone: 'info', word: text('작성 중', 'In progress') },
  'not-started': { tone: 'neutral', word: text('시작 전', 'Not started') },
  optional: { tone: 'neutral', word: text('선택', 'Optional') },
}

export const drawTaskList = async (visit: Visit) => {
  const { t, lang } = visit
  const technology = await findTechnology(visit.read, visit.params['technology'] ?? '', visit.params['company'] ?? '')
  if (!technology) return notFound
  const { content } = technology
  const progress = progressOf(technology)
  const here = base(visit, technology.id)
  const title = titleOf(t, content) || t('(이름 없음)', '(untitled)')
  return page({
    title,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(base(visit))} label={t('우리 기술', 'Our technologies')} />
        <h1>{title}</h1>
        {technology.archivedAt && <Archived visit={visit} />}
        <p class="lead">
          {progress.done === progress.needed
            ? t('필수 항목을 모두 채웠습니다.', 'Every needed part is done.')
            : t(
                `필수 ${progress.needed}개 중 ${progress.done}개 완료 · ${progress.minutesLeft}분쯤 남았습니다.`,
                `${progress.done} of ${progress.needed} needed parts done · about ${progress.minutesLeft} minutes left.`,
              )}
        </p>
        <Buttons>
          {progress.next && !technology.archivedAt && (
            <ButtonLink href={visit.href(`${here}/${progress.next.id}`)}>
              {t(`${progress.next.task.ko}부터 이어서 하기`, `Go on: ${progress.next.task.en}`)}
            </ButtonLink>
          )}
          <ButtonLink
            kind={progress.next ? 'secondary' : 'primary'}
            href={visit.href(`/company/${technology.companyId}/pre-check?technology=${technology.id}`)}
          >
            {t('신청할 수 있는 공모 찾기', 'Find calls to apply to')}
          </ButtonLink>
        </Buttons>
        <TaskList groups={groupsOf(visit, technology, here)} />
        <p class="quiet">
          {t('마지막 저장 ', 'Last saved ')}
          <DayTime lang={lang} value={technology.updatedAt} />
          {technology.editorName && ` · ${technology.editorName}`}
        </p>
        <p>
          <Link href={visit.href(`${here}/view`)}>{t('쓴 내용 한눈에 보기', 'Read it all')}</Link> ·{' '}
          <Link href={visit.href(`${here}/versions`)}>
            {technology.lastVersion === null
              ? t('판 남기기', 'Keep a version')
              : t(`남긴 판 ${technology.lastVersion}개 비교하기`, `Compare ${technology.lastVersion} kept versions`)}
          </Link>
        </p>
        {!technology.archivedAt && (
          <Disclosure summary={t('이 기술을 더 쓰지 않나요?', 'Not used any more?')}>
            <p>
              {t(
                '보관하면 목록 아래로 옮겨지고 새로 신청할 수 없습니다. 이미 낸 신청과 인증은 그대로이며 언제든 다시 꺼낼 수 있습니다.',
                'An archived technology moves to the end of the list and takes no new applications. What was sent and certified stays; you can take it out again.',
              )}
            </p>
            <Form lang={lang} csrf={visit.csrf} action={visit.href(`${here}/archive`)}>
              <Button kind="secondary">{t('이 기술 보관하기', 'Archive it')}</Button>
            </Form>
          </Disclosure>
        )}
      </div>
    ),
  })
}

const groupsOf = (visit: Visit, technology: TechnologyDetail, here: string) =>
  (Object.keys(groupWords) as GroupId[]).map((group) => ({
    title: visit.t(groupWords[group]),
    tasks: sections
      .filter((section) => section.group === group)
      .map((section) => {
        const state = sectionState(section, technology)
        return {
          id: section.id,
          label: visit.t(section.task),
          href: visit.href(`${here}/${section.id}`),
          status: { tone: stateLooks[state].tone, word: visit.t(stateLooks[state].word) },
          note: state === 'done' ? undefined : visit.t(`${section.minutes}분쯤 걸립니다`, `About ${section.minutes} min`),
        }
      }),
  }))

const Archived = ({ visit }: { visit: Visit }) => (
  <Notice tone="warning" title={visit.t('보관한 기술입니다.', 'This technology is archived.')}>
    <p>{visit.t('고치거나 신청하려면 먼저 다시 꺼내 주세요.', 'Take it out again to edit it or apply with it.')}</p>
    <Form lang={visit.lang} csrf={visit.csrf} action={visit.href(`${visit.path}/restore`)}>
      <Button kind="secondary" small>
        {visit.t('다시 꺼내기', 'Take it out')}
      </Button>
    </Form>
  </Notice>
)

const move = (archived: boolean) => async (visit: Visit) => {
  const id = visit.params['technology'] ?? ''
  const moved = await archiveTechnology(visit.app, actingAs(visit, 'company'), id, archived)
  if (!moved.ok) return notFound
  return redirect(
    base(visit, id),
    archived ? text('기술을 보관했습니다.', 'The technology is archived.') : text('기술을 다시 꺼냈습니다.', 'The technology is back.'),
  )
}
export const postArchive = move(true)
export const postRestore = move(false)
