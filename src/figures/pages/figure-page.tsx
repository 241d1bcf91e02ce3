import type { Visit } from '../../people/index.ts'
import { rowsInAll } from '../../platform/http/last-page.ts'
import { notFound, page, pageAsked } from '../../platform/http/visit.ts'
import { ButtonLink, Buttons, DataTable, Day, DayTime, Empty, Link, Num, Pagination, Won } from '../../ui/index.ts'
import { addressOf, filterOf } from '../filter.ts'
import { definitions, isMeasure, totalOf } from '../measures.ts'
import type { Measure } from '../measures.ts'
import { findRows, findYears } from '../queries.ts'
import type { FigureRow } from '../queries.ts'

const perPage = 50

/** Where the row itself can be seen by everybody; a purchase shows on the page of what was bought. */
export const placeOf = (measure: Measure, row: FigureRow): string =>
  measure === 'certificates' ? `/certificates/${row.id}` : `/catalogue/${row.listingId ?? row.id}`

/** One figure: what it counts, and the rows that add up to it. Two statements. */
export const drawFigure = async (visit: Visit) => {
  const { t, lang } = visit
  const measure = visit.params['figure'] ?? ''
  if (!isMeasure(measure)) return notFound
  const filter = filterOf(visit)
  const at = pageAsked(visit)
  const total = totalOf(await findYears(visit.read, filter), measure, filter.year)
  const find = (limit: number, offset: number) => findRows(visit.read, measure, filter, { limit, offset })
  const rows = await find(perPage, (at - 1) * perPage)
  const pages = Math.ceil((await rowsInAll(rows, at, () => find(1, 0))) / perPage)
  const { name, definition, unit } = definitions[measure]
  const file = (format: string) => visit.href(`/figures/${measure}/rows.${format}${addressOf(filter)}`)
  return page({
    title: t(name),
    pages,
    breadcrumb: [{ label: t('통계', 'Figures'), href: visit.href(`/figures${addressOf(filter)}`) }, { label: t(name) }],
    body: (
      <>
        <h1>{filter.year === undefined ? t(name) : t(`${filter.year}년 ${name.ko}`, `${name.en} in ${filter.year}`)}</h1>
        <p>
          <span class="big">
            {measure === 'amount' ? <Won lang={lang} amount={total} /> : <Num lang={lang} value={total} unit={t(unit)} />}
          </span>
        </p>
        <p class="lead">{t(definition)}</p>
        <p class="quiet">
          {t('', 'As of ')}
          <DayTime lang={lang} value={visit.now} /> {t('기준', '')}
        </p>
        <Buttons>
          <ButtonLink kind="secondary" href={file('csv')} download>
            {t('CSV로 내려받기', 'Download CSV')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={file('xlsx')} download>
            {t('엑셀로 내려받기', 'Download XLSX')}
          </ButtonLink>
        </Buttons>
        <Rows visit={visit} measure={measure} rows={rows} />
        <Pagination lang={lang} page={at} pages={pages} href={(number) => visit.href(`/figures/${measure}${addressOf(filter, number)}`)} />
      </>
    ),
  })
}

const Rows = ({ visit, measure, rows }: { visit: Visit; measure: Measure; rows: readonly FigureRow[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('이 숫자의 근거', 'The rows')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<Empty title={t('집계할 기록이 없습니다.', 'There is no record to count.')} />}
      columns={[
        { key: 'day', header: t('날짜', 'Day'), nowrap: true, cell: (row) => <Day lang={lang} value={row.day} form="table" /> },
        {
          key: 'technology',
          header: t('기술', 'Technology'),
          rowHeader: true,
          cell: (row) => <Link href={visit.href(placeOf(measure, row))}>{t(row.technologyKo, row.technologyEn || row.technologyKo)}</Link>,
        },
        { key: 'firm', header: t('기업', 'Firm'), cell: (row) => t(row.firmKo, row.firmEn || row.firmKo) },
        { key: 'institution', header: t('기관', 'Institution'), cell: (row) => t(row.institutionKo, row.institutionEn) },
        ...(measure === 'registrations'
          ? []
          : [
              {
                key: 'detail',
                header: measure === 'certificates' ? t('인증번호', 'Number') : t('구분', 'Kind'),
                nowrap: true,
                cell: (row: FigureRow) => detailOf(visit, measure, row),
              },
            ]),
        ...(measure === 'purchases' || measure === 'amount'
          ? [
              {
                key: 'amount',
                header: t('금액(부가세 포함)', 'Amount incl. VAT'),
                align: 'right' as const,
                nowrap: true,
                cell: (row: FigureRow) => <Won lang={lang} amount={row.amount ?? 0} />,
              },
            ]
          : []),
      ]}
    />
  )
}

export const detailOf = (visit: Visit, measure: Measure, row: FigureRow): string =>
  measure === 'certificates'
    ? row.detail
    : row.detail === 'counter'
      ? visit.t('정정', 'Counter-record')
      : row.detail === 'purchase'
        ? visit.t('구매', 'Purchase')
        : ''
