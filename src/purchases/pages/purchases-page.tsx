import { lawWords } from '../../kernel/law.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { page, pageAsked } from '../../platform/http/visit.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { DataTable, Day, Downloads, Empty, Link, Pagination, Tabs, Won } from '../../ui/index.ts'
import { countPurchases, findPurchases } from '../queries.ts'
import type { PurchaseRow } from '../queries.ts'

const perPage = 50
/** The year of the contract that is asked for. */
const yearOf = (visit: Visit): number | undefined => (/^20\d\d$/.test(visit.query('year')) ? Number(visit.query('year')) : undefined)

export const drawPurchases = async (visit: Visit) => {
  const { t, lang } = visit
  const institutionId = visit.params['institution'] ?? ''
  const at = pageAsked(visit)
  const year = yearOf(visit)
  const rows = await findPurchases(visit.read, { institutionId, year }, at, perPage)
  const years = await countPurchases(visit.read, institutionId)
  const all = years.reduce((sum, one) => sum + one.records, 0)
  const shown = year === undefined ? all : (years.find((one) => one.year === year)?.records ?? 0)
  const pages = Math.ceil(shown / perPage)
  const base = visit.href(`/buying/${institutionId}/purchases`)
  return page({
    title: t('구매 기록', 'Purchases'),
    density: 'staff',
    pages,
    body: (
      <>
        <h1>{t('구매 기록', 'Purchases')}</h1>
        {all > 0 && (
          <Tabs
            label={t('계약한 해', 'Year of the contract')}
            items={[
              { label: t('전체', 'All'), href: base, current: year === undefined, count: all },
              ...years.map((one) => ({
                label: t(`${one.year}년`, String(one.year)),
                href: `${base}?year=${one.year}`,
                current: one.year === year,
                count: one.records,
              })),
            ]}
          />
        )}
        <Downloads lang={lang} base={base} asked={year === undefined ? '' : `?year=${year}`} />
        <Purchases visit={visit} rows={rows} base={base} isEmpty={all === 0} />
        <Pagination
          lang={lang}
          page={at}
          pages={pages}
          href={(number) => `${base}?${year === undefined ? '' : `year=${year}&`}page=${number}`}
        />
      </>
    ),
  })
}

interface PurchasesProps {
  readonly visit: Visit
  readonly rows: readonly PurchaseRow[]
  readonly base: string
  /** Of any year. */ readonly isEmpty: boolean
}
const kindOf = ({ kind, counteredBy }: PurchaseRow): Text =>
  kind === 'counter' ? text('정정', 'Counter-record') : counteredBy ? text('정정됨', 'Countered') : text('구매', 'Purchase')

const Purchases = ({ visit, rows, base, isEmpty }: PurchasesProps) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('우리 기관의 구매 기록(정정 기록 포함)', 'Records of this institution, counter-records too')}
      rows={rows}
      rowKey={(one) => one.id}
      keys
      empty={
        !isEmpty ? (
          <Empty
            title={t('이 해에 계약한 구매 기록이 없습니다.', 'No purchases contracted in this year.')}
            reason={t('다른 해의 기록은 전체에서 볼 수 있습니다.', 'Those of other years stand among all.')}
            action={{ label: t('전체 보기', 'See all'), href: base }}
          />
        ) : (
          <Empty
            title={t('아직 구매 기록이 없습니다.', 'No purchases yet.')}
            reason={t('견적을 수락한 뒤 구매를 기록합니다.', 'A purchase is recorded after a quote is accepted.')}
            action={{ label: t('견적 보기', 'See quotes'), href: visit.href(`/buying/${visit.params['institution']}/quotes`) }}
          />
        )
      }
      columns={[
        {
          key: 'day',
          header: t('계약일', 'Contracted'),
          nowrap: true,
          cell: (one) => <Day lang={lang} value={one.contractedOn} form="table" />,
        },
        {
          key: 'title',
          header: t('기술', 'Technology'),
          rowHeader: true,
          cell: (one) => <Link href={`${base}/${one.id}`}>{t(one.titleKo, one.titleEn || one.titleKo)}</Link>,
        },
        { key: 'firm', header: t('기업', 'Firm'), cell: (one) => t(one.companyKo, one.companyEn ?? one.companyKo) },
        { key: 'ground', header: t('근거', 'Ground'), cell: (one) => t(one.groundKo, one.groundEn) },
        {
          key: 'kind',
          header: t('구분', 'Kind'),
          nowrap: true,
          cell: (one) => t(kindOf(one)),
        },
        {
          key: 'delivered',
          header: t('납품일', 'Delivered'),
          nowrap: true,
          cell: (one) =>
            one.deliveredOn ? (
              <Day lang={lang} value={one.deliveredOn} form="table" />
            ) : one.kind === 'counter' || one.counteredBy ? (
              '–'
            ) : (
              t('아직 적지 않음', 'Not entered yet')
            ),
        },
        {
          key: 'amount',
          header: t('금액(부가세 포함)', 'Amount incl. VAT'),
          align: 'right',
          nowrap: true,
          cell: (one) => <Won lang={lang} amount={one.amountWon} />,
        },
      ]}
    />
  )
}

/** The purchases of an institution, their counter-records too. */
export const exportPurchases = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('구매 기록', 'Purchases'),
    file: t('구매 기록', 'purchases'),
    columns: [
      { header: t('계약일', 'Contracted on'), type: 'day', cell: (one) => one.contractedOn },
      { header: t('기술', 'Technology'), width: 40, cell: (one) => t(one.titleKo, one.titleEn || one.titleKo) },
      { header: t('기업', 'Firm'), cell: (one) => t(one.companyKo, one.companyEn ?? one.companyKo) },
      { header: t('구분', 'Kind'), cell: (one) => t(kindOf(one)) },
      { header: t('납품일', 'Delivered on'), type: 'day', cell: (one) => one.deliveredOn },
      { header: t('근거', 'Ground'), width: 40, cell: (one) => t(one.groundKo, one.groundEn) },
      { header: t('법령과 조문', 'Law and article'), width: 40, cell: (one) => t(lawWords({ ...one, article: one.groundArticle })) },
      { header: t('근거 메모', 'Note on the ground'), width: 40, cell: (one) => one.groundNote },
      { header: t('수량', 'Quantity'), type: 'number', cell: (one) => one.quantity },
      { header: t('단위', 'Unit'), cell: (one) => one.unit },
      { header: t('추정가격(원, 부가세 제외)', 'Estimated price (KRW, without VAT)'), type: 'won', cell: (one) => one.estimatedWon },
      { header: t('금액(원, 부가세 포함)', 'Amount (KRW, incl. VAT)'), type: 'won', cell: (one) => one.amountWon },
      {
        header: t('계약 금액이 추정가격보다 큰 까닭', 'Why the contract is above the estimated price'),
        width: 40,
        cell: (one) => one.estimateNote,
      },
      { header: t('견적과 다른 까닭', 'Why it differs from the quote'), width: 40, cell: (one) => one.differsReason },
      { header: t('고른 까닭', 'Why this one'), width: 60, cell: (one) => one.chosenReason },
      { header: t('정정 사유', 'Reason of the counter-record'), width: 40, cell: (one) => one.counterReason },
    ],
    rows: await findPurchases(visit.read, { institutionId: visit.params['institution'] ?? '', year: yearOf(visit) }, 1, mostRows),
  }
})
