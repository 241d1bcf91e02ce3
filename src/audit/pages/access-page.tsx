import { accessWord } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { DataTable, DayTime, Empty, ErrorSummary, Link } from '../../ui/index.ts'
import { addressOf, readAsked } from '../asked.ts'
import { lookAtAccess } from '../actions/look.ts'
import type { Looked } from '../actions/look.ts'
import { maskAddress, maskName, maskWords } from '../mask.ts'
import type { AccessRow } from '../queries.ts'
import { Thing, Who } from './cells.tsx'
import { Edges, errorsIn, Filters, typedIn, Unmask } from './filters.tsx'
import { nothingFound } from './log-page.tsx'

const path = '/audit/access'

/** Who read personal data, whose, and why. */
export const drawAccess = async (visit: Visit, general?: string) => {
  const { t, lang } = visit
  const typed = typedIn(visit)
  const asked = readAsked(typed, visit.now)
  const isRefused = Object.keys(asked.errors).some((name) => name !== 'reason')
  const looked: Looked<AccessRow> = isRefused ? nothingFound : await lookAtAccess(visit.app, visit.actor, asked)
  const errors = errorsIn(visit, asked, looked.isNobody)
  const isShown = asked.reason !== undefined
  const isWrong = Object.keys(errors).length > 0 || general !== undefined
  return page({
    title: t('열람 기록', 'Access'),
    density: 'staff',
    noIndex: true,
    hasErrors: isWrong,
    status: isWrong ? 422 : 200,
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <h1>{t('열람 기록', 'Access')}</h1>
        <p class="quiet">{t('개인정보를 누가, 누구의 것을, 왜 보았는지 남긴 기록입니다.', 'Who read personal data, whose, and why.')}</p>
        <Filters visit={visit} path={path} typed={typed} asked={asked} actions={undefined} errors={errors} />
        {!isRefused && (
          <DataTable
            lang={lang}
            caption={t(`${asked.from}부터 ${asked.to}까지의 열람 기록`, `From ${asked.from} to ${asked.to}`)}
            rows={looked.rows}
            rowKey={(one) => String(one.id)}
            keys
            empty={
              <Empty
                title={t('이 조건에 맞는 열람 기록이 없습니다.', 'Nothing in this range.')}
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
              {
                key: 'whose',
                header: t('누구의', 'Whose'),
                cell: (one) => (
                  <div>
                    <Thing visit={visit} kind={one.whoseKind} id={one.whoseId} />
                    {one.whoseName !== null && (
                      <span class="quiet block">{one.whoseKind === 'person' && !isShown ? maskName(one.whoseName) : one.whoseName}</span>
                    )}
                  </div>
                ),
              },
              { key: 'what', header: t('무엇을', 'What'), rowHeader: true, cell: (one) => t(accessWord(shownWhat(one, isShown))) },
              {
                key: 'why',
                header: t('이유', 'Why'),
                cell: (one) => (one.reason === null ? '–' : isShown ? one.reason : maskWords(one.reason)),
              },
              {
                key: 'from',
                header: t('접속 주소', 'From'),
                nowrap: true,
                cell: (one) => (isShown ? one.address : maskAddress(one.address)),
              },
            ]}
          />
        )}
        <Edges visit={visit} path={path} typed={typed} looked={looked} />
        {looked.rows.length > 0 && (
          <p class="no-print">
            <Link href={visit.href(addressOf('/audit/access/export.csv', typed))} download>
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

/** Words somebody looked for may be a name: they are hidden as a whole. */
export const shownWhat = (row: Pick<AccessRow, 'what' | 'whoseKind'>, isShown: boolean): string =>
  isShown ? row.what : maskWords(row.whoseKind === 'people' ? row.what.replace(/“[^”]*”/, '“○○○”') : row.what)
