import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { page, pageAsked } from '../../platform/http/visit.ts'
import { DataTable, DayTime, Downloads, Due, Empty, Link, Pagination, StatusTag, Tabs, Won } from '../../ui/index.ts'
import type { Column, Tone } from '../../ui/index.ts'
import { countRequests, findRequests, quoteViews } from '../queries.ts'
import type { QuoteView, RequestRow, Whose } from '../queries.ts'
import { boughtWords, quoteViewWords, stateWords } from '../words.ts'
import type { RequestState } from '../workflow.ts'
import type { Side } from './quote-moves.tsx'

const tones: Readonly<Record<RequestState, Tone>> = {
  requested: 'warning',
  quoted: 'info',
  accepted: 'info',
  refused: 'neutral',
  declined: 'neutral',
  withdrawn: 'neutral',
  expired: 'neutral',
  forgone: 'neutral',
  retracted: 'neutral',
}
/** Where a request stands, to one side; an accepted one whose purchase is recorded says that. */
export const stateOf = ({ state, purchaseId }: RequestRow, side: Side): Text =>
  (purchaseId === null ? stateWords[state] : boughtWords)[side]
export const toneOf = ({ state, purchaseId }: RequestRow): Tone => (purchaseId === null ? tones[state] : 'success')

export const whoseList = ({ params }: Visit, side: Side): Whose =>
  side === 'buyer' ? { institutionId: params['institution'] } : { companyId: params['company'] }

const perPage = 50
export const viewOf = (visit: Visit): QuoteView => quoteViews.find((one) => one === visit.query('view')) ?? 'all'

/** The same list for both sides; each reads it in its own words. */
export const drawQuotes = (side: Side) => async (visit: Visit) => {
  const { t, lang } = visit
  const base = side === 'buyer' ? `/buying/${visit.params['institution']}` : `/company/${visit.params['company']}`
  const [view, at] = [viewOf(visit), pageAsked(visit)]
  const requests = await findRequests(visit.read, whoseList(visit, side), view, at, perPage)
  const counts = await countRequests(visit.read, whoseList(visit, side))
  const pages = Math.ceil(counts[view] / perPage)
  const list = visit.href(`${base}/quotes`)
  return page({
    title: t('견적', 'Quotes'),
    density: side === 'buyer' ? 'staff' : 'public',
    pages,
    body: (
      <>
        <h1>{t('견적', 'Quotes')}</h1>
        {counts.all > 0 && (
          <Tabs
            label={t('보기', 'Views')}
            items={quoteViews.map((one) => ({
              label: t(quoteViewWords[one][side]),
              href: one === 'all' ? list : `${list}?view=${one}`,
              current: one === view,
              count: counts[one],
            }))}
          />
        )}
        {requests.length > 0 && <Downloads lang={lang} base={list} asked={view === 'all' ? '' : `?view=${view}`} />}
        <DataTable
          lang={lang}
          caption={t('견적 요청', 'Quote requests')}
          rows={requests}
          rowKey={(one) => one.id}
          keys
          empty={counts.all > 0 ? <NoneInView visit={visit} list={list} /> : <NoQuotes visit={visit} side={side} />}
          columns={columnsOf(visit, side, base)}
        />
        <Pagination
          lang={lang}
          page={at}
          pages={pages}
          href={(number) => `${list}?${view === 'all' ? '' : `view=${view}&`}page=${number}`}
        />
      </>
    ),
  })
}

const NoneInView = ({ visit: { t }, list }: { visit: Visit; list: string }) => (
  <Empty
    title={t('여기에 해당하는 견적이 없습니다.', 'No quotes here.')}
    reason={t('다른 상태의 견적은 전체에서 볼 수 있습니다.', 'Those in other states stand among all.')}
    action={{ label: t('전체 보기', 'See all'), href: list }}
  />
)

const NoQuotes = ({ visit, side }: { visit: Visit; side: Side }) => {
  const { t } = visit
  return side === 'buyer' ? (
    <Empty
      title={t('아직 요청한 견적이 없습니다.', 'No quotes asked for yet.')}
      reason={t('기술 페이지에서 견적을 요청할 수 있습니다.', 'Ask for one from a technology’s page.')}
      action={{ label: t('기술 찾기', 'Find technology'), href: visit.href('/catalogue') }}
    />
  ) : (
    <Empty
      title={t('아직 받은 견적 요청이 없습니다.', 'No quote requests yet.')}
      reason={t(
        '인증을 받은 기술에 기관이 견적을 요청하면 여기에 나타납니다.',
        'They appear here when an institution asks about a certified technology.',
      )}
    />
  )
}

const columnsOf = (visit: Visit, side: Side, base: string): Column<RequestRow>[] => {
  const { t, lang } = visit
  return [
    {
      key: 'title',
      header: t('기술', 'Technology'),
      rowHeader: true,
      cell: (one) => <Link href={visit.href(`${base}/quotes/${one.id}`)}>{t(one.titleKo, one.titleEn || one.titleKo)}</Link>,
    },
    {
      key: 'other',
      header: side === 'buyer' ? t('기업', 'Firm') : t('기관', 'Institution'),
      cell: (one) => (side === 'buyer' ? t(one.companyKo, one.companyEn ?? one.companyKo) : t(one.institutionKo, one.institutionEn)),
    },
    {
      key: 'state',
      header: t('상태', 'State'),
      cell: (one) => <StatusTag tone={toneOf(one)} word={t(stateOf(one, side))} />,
    },
    {
      key: 'since',
      header: t('언제부터', 'Since'),
      align: 'right',
      nowrap: true,
      cell: (one) => <DayTime lang={lang} value={one.stateSince} form="table" />,
    },
    {
      key: 'due',
      header: t('기한', 'Due'),
      align: 'right',
      nowrap: true,
      // That a contract is awaited is no day of the firm's.
      cell: (one) => <Due lang={lang} at={side === 'firm' && one.state === 'accepted' ? null : one.dueAt} now={visit.now} />,
    },
    {
      key: 'total',
      header: t('견적(부가세 포함)', 'Quote incl. VAT'),
      align: 'right',
      cell: (one) => (one.totalWon === null ? '–' : <Won lang={lang} amount={one.totalWon} />),
    },
  ]
}
