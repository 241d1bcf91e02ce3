import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { several, text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { DataTable, DayTime, Downloads, Empty, Link, Num, StatusTag, SummaryList } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import { concernsOf } from '../health.ts'
import type { Concern, Disk } from '../health.ts'
import { findHouse, findJobs } from '../queries.ts'
import type { House, JobRow } from '../queries.ts'
import { scheduleWords } from '../schedule.ts'
import { settingsOf } from '../settings.ts'
import { stateFacts } from './state-facts.tsx'

const diskOf = async (folder: string | undefined): Promise<Disk | undefined> => {
  if (folder === undefined) return undefined
  // The folder comes with the first file; until then its parent stands on the same disk.
  const found = await statfs(folder)
    .catch(() => statfs(dirname(folder)))
    .catch(() => undefined)
  return found && { freeBytes: found.bavail * found.bsize, allBytes: found.blocks * found.bsize }
}

/** How the house is: what to see to first, then the facts. */
export const drawOverview = async (visit: Visit) => {
  const { t, lang, app } = visit
  const [house, disk] = await Promise.all([findHouse(visit.read), diskOf(app.installation?.filesFolder)])
  const jobs = house.hasJobs ? await findJobs(visit.read) : []
  const concerns = concernsOf({
    house,
    jobs,
    disk,
    hasMailServer: app.mail.smtpUrl !== undefined,
    hasScanner: app.installation?.virusScanner !== undefined,
    now: visit.now,
  })
  return page({
    title: t('운영 한눈에', 'Operations'),
    density: 'staff',
    noIndex: true,
    body: (
      <>
        <h1>{t('운영 한눈에', 'Operations')}</h1>
        <Concerns visit={visit} concerns={concerns} />
        <Work visit={visit} house={house} />
        <div class="halves">
          <section class="stack" aria-labelledby="state">
            <h2 id="state">{t('지금', 'Now')}</h2>
            <SummaryList lang={lang} facts={stateFacts(visit, house, disk)} />
          </section>
          <section class="stack" aria-labelledby="settings">
            <h2 id="settings">{t('설정', 'Settings')}</h2>
            <SummaryList
              lang={lang}
              facts={settingsOf(app).map((one) => ({
                label: one.name,
                value: (
                  <>
                    {t(one.value)}
                    <span class="quiet block">{t(one.means)}</span>
                  </>
                ),
              }))}
            />
            <p class="quiet">
              {t(
                '설정은 환경 변수로 정하며, 바꾸면 다시 시작해야 합니다. 비밀은 보이지 않습니다.',
                'Settings are environment variables, read at the start. Secrets are never shown.',
              )}
            </p>
          </section>
        </div>
        <h2>{t('스스로 도는 작업', 'Jobs')}</h2>
        <Jobs visit={visit} jobs={jobs} />
        {jobs.length > 0 && <Downloads lang={lang} base={visit.href('/operations')} />}
      </>
    ),
  })
}

const Concerns = ({ visit, concerns }: { visit: Visit; concerns: readonly Concern[] }) => {
  const { t } = visit
  if (concerns.length === 0)
    return (
      <p class="row">
        <StatusTag tone="success" word={t('설비 이상 없음', 'The machine is well')} />{' '}
        {t('디스크, 메일, 작업에 손볼 것이 없습니다.', 'Nothing to see to with disk, mail and jobs.')}
      </p>
    )
  return (
    <ul class="reasons concerns" aria-label={t('손볼 것', 'To see to')}>
      {concerns.map((one) => (
        <li key={one.id}>
          <StatusTag tone={one.tone} word={one.tone === 'danger' ? t('급함', 'Urgent') : t('주의', 'Mind')} />
          <div>
            <p class="strong">{t(one.what)}</p>
            <p>
              {t(one.mend)}{' '}
              {one.href !== undefined && (
                <Link href={visit.href(one.href)} hidden={t(one.what)}>
                  {t('보기', 'See')}
                </Link>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What waits for a decision, apart from the machine. */
const Work = ({ visit, house }: { visit: Visit; house: House }) => {
  const { t } = visit
  const { claimsToDecide: ready, claimsWithoutPaper: later } = house
  if (ready + later === 0) return null
  return (
    <p class="row">
      <StatusTag tone={ready > 0 ? 'warning' : 'neutral'} word={t('기다리는 일', 'Waiting for you')} />{' '}
      {t(
        `확인할 회사 ${ready}곳, 사업자등록증을 기다리는 회사 ${later}곳`,
        `${several(ready, 'firm')} to confirm, ${several(later, 'firm')} whose registration certificate is still to come`,
      )}{' '}
      <Link href={visit.href('/operations/claims')}>{t('회사 확인 보기', 'See the claims')}</Link>
    </p>
  )
}

/** How a job is. */
export const jobWord = (job: JobRow): { tone: Tone; word: Text } => {
  const isStuck = job.failed > 0 && (job.lastDone === null || (job.lastFailed !== null && job.lastFailed > job.lastDone))
  if (isStuck) return { tone: 'danger', word: text('실패', 'Failed') }
  if (job.running > 0) return { tone: 'info', word: text('도는 중', 'Running') }
  return job.lastDone ? { tone: 'success', word: text('정상', 'Well') } : { tone: 'neutral', word: text('아직 돌지 않음', 'Not yet run') }
}

const Jobs = ({ visit, jobs }: { visit: Visit; jobs: readonly JobRow[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('작업', 'Jobs')}
      captionHidden
      rows={jobs}
      rowKey={(one) => one.name}
      empty={<Empty title={t('작업 대기열이 아직 열리지 않았습니다.', 'The queue of jobs has not been opened yet.')} />}
      columns={[
        { key: 'name', header: t('작업', 'Job'), rowHeader: true, nowrap: true, cell: (one) => <span lang="en">{one.name}</span> },
        {
          key: 'state',
          header: t('상태', 'State'),
          cell: (one) => <StatusTag tone={jobWord(one).tone} word={t(jobWord(one).word)} />,
        },
        { key: 'cron', header: t('일정', 'Schedule'), nowrap: true, cell: (one) => t(scheduleWords(one.cron)) },
        {
          key: 'done',
          header: t('마지막으로 잘 돈 때', 'Last run well'),
          nowrap: true,
          cell: (one) => (one.lastDone ? <DayTime lang={lang} value={one.lastDone} form="table" /> : '–'),
        },
        {
          key: 'failed',
          header: t('24시간 실패', 'Failed in 24 h'),
          align: 'right',
          cell: (one) => <Num lang={lang} value={one.failed} />,
        },
        { key: 'waiting', header: t('기다림', 'Waiting'), align: 'right', cell: (one) => <Num lang={lang} value={one.waiting} /> },
        { key: 'error', header: t('마지막 오류', 'Last error'), cell: (one) => one.lastError ?? '–' },
      ]}
    />
  )
}
