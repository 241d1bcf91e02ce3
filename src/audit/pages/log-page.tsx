import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { DataTable, DayTime, Empty, ErrorSummary, Link } from '../../ui/index.ts'
import { addressOf, readAsked } from '../asked.ts'
import { lookAtLog } from '../actions/look.ts'
import type { Looked } from '../actions/look.ts'
import { findActions } from '../queries.ts'
import type { LogRow } from '../queries.ts'
import { Detail, Thing, What, Who } from './cells.tsx'
import { Edges, errorsIn, Filters, typedIn, Unmask } from './filters.tsx'

const path = '/audit'
export const nothingFound: Looked<never> = { rows: [], hasOlder: false, hasNewer: false, isNobody: false }

/** Every act, the newest first. */
export const drawLog = async (visit: Visit, general?: string) => {
  const { t, lang } = visit
  const typed = typedIn(visit)
  const asked = readAsked(typed, visit.now)
  const isRefused = Object.keys(asked.errors).some((name) => name !== 'reason')
  const [actions, looked] = await Promise.all([
    findActions(visit.read),
    isRefused ? nothingFound : lookAtLog(visit.app, visit.actor, asked),
  ])
  const errors = errorsIn(visit, asked, looked.isNobody)
  const isWrong = Object.keys(errors).length > 0 || general !== undefined
  return page({
    title: t('기록', 'Log'),
    density: 'staff',
    noIndex: true,
    hasErrors: isWrong,
    status: isWrong ? 422 : 200,
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <h1>{t('기록', 'Log')}</h1>
        <Filters visit={visit} path={path} typed={typed} asked={asked} actions={actions} errors={errors} />
        {!isRefused && (
          <LogTable
            visit={visit}
            looked={looked}
            isShown={asked.reason !== undefined}
            caption={t(`${asked.from}부터 ${asked.to}까지의 기록`, `From ${asked.from} to ${asked.to}`)}
            typed={typed}
          />
        )}
        <Edges visit={visit} path={path} typed={typed} looked={looked} />
        {looked.rows.length > 0 && (
          <p class="no-print">
            <Link href={visit.href(addressOf('/audit/export.csv', typed))} download>
              {t('이 조건의 기록을 CSV로 내려받기', 'Download these as CSV')}
            </Link>{' '}
            <span class="quiet">{t('내려받은 것도 열람 기록에 남습니다.', 'The download itself is kept in the access log.')}</span>
          </p>
        )}
        <Unmask visit={visit} path={path} typed={typed} asked={asked} error={errors['reason']} />
      </>
    ),
  })
}

const LogTable = ({
  visit,
  looked,
  isShown,
  caption,
  typed,
}: {
  visit: Visit
  looked: Looked<LogRow>
  isShown: boolean
  caption: string
  typed: ReturnType<typeof typedIn>
}) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={looked.rows}
      rowKey={(one) => String(one.id)}
      keys
      empty={
        <Empty
          title={t('이 조건에 맞는 기록이 없습니다.', 'Nothing in this range.')}
          reason={t('기간을 넓히거나 조건을 줄여 보세요.', 'Widen the range or drop a filter.')}
        />
      }
      columns={[
        { key: 'at', header: t('시각', 'Time'), nowrap: true, cell: (one) => <DayTime lang={lang} value={one.at} form="table" /> },
        {
          key: 'who',
          header: t('누가', 'Who'),
          cell: (one) => <Who visit={visit} doer={one} isShown={isShown} path={path} typed={typed} />,
        },
        { key: 'what', header: t('무엇을', 'What'), rowHeader: true, cell: (one) => <What visit={visit} action={one.action} /> },
        { key: 'object', header: t('대상', 'Object'), cell: (one) => <Thing visit={visit} kind={one.objectKind} id={one.objectId} /> },
        { key: 'detail', header: t('내용', 'Details'), cell: (one) => <Detail visit={visit} detail={one.detail} isShown={isShown} /> },
      ]}
    />
  )
}
