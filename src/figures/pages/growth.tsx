import type { Visit } from '../../people/index.ts'
import { Chart, DataTable, Num, Won } from '../../ui/index.ts'
import type { Accompanied } from '../queries.ts'

/** Sales and jobs by year beside the days of certificates and purchases: what the programme is for. */
export const Growth = ({ visit, firm }: { visit: Visit; firm: Accompanied }) => {
  const { t } = visit
  const years = firm.years
  return (
    <section id="growth">
      <h2>{t('매출과 고용', 'Sales and jobs')}</h2>
      {years.length === 0 ? (
        <p class="quiet">{t('기업이 아직 연도별 매출과 고용을 적지 않았습니다.', 'The firm has not entered yearly figures yet.')}</p>
      ) : (
        <Sales visit={visit} years={years} />
      )}
      <YearByYear visit={visit} firm={firm} />
    </section>
  )
}

const Sales = ({ visit, years }: { visit: Visit; years: Accompanied['years'] }) => {
  const { t, lang } = visit
  return (
    <Chart
      lang={lang}
      id="sales"
      kind="line"
      title={t('연 매출', 'Yearly sales')}
      unit={t('백만 원', 'KRW million')}
      categories={years.map((one) => String(one.year))}
      series={[
        {
          label: t('매출', 'Sales'),
          values: years.map((one) => (one.salesWon === null ? null : Math.round(one.salesWon / 1_000_000))),
        },
      ]}
      description={t('연도별 매출입니다. 아래 표에 같은 숫자가 있습니다.', 'Sales by year; the table below has the same numbers.')}
    />
  )
}

const YearByYear = ({ visit, firm }: { visit: Visit; firm: Accompanied }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('해마다 있었던 일', 'Year by year')}
      rows={yearsOf(firm)}
      rowKey={(one) => String(one.year)}
      columns={[
        { key: 'year', header: t('연도', 'Year'), rowHeader: true, cell: (one) => String(one.year) },
        {
          key: 'sales',
          header: t('매출', 'Sales'),
          align: 'right',
          nowrap: true,
          cell: (one) => (one.salesWon === null ? t('확인되지 않음', 'not known') : <Won lang={lang} amount={one.salesWon} />),
        },
        {
          key: 'jobs',
          header: t('직원', 'Employees'),
          align: 'right',
          cell: (one) => <Num lang={lang} value={one.employees} unit={t('명', '')} />,
        },
        {
          key: 'certificates',
          header: t('인증', 'Certificates'),
          cell: (one) => one.certificates.map((each) => `${each.number} (${each.issuedOn})`).join(', ') || '–',
        },
        {
          key: 'purchases',
          header: t('구매', 'Purchases'),
          cell: (one) =>
            one.purchases.length === 0
              ? '–'
              : one.purchases.map((each) => (
                  <span key={each.id} class="block">
                    {each.contractedOn} {each.institution} <Won lang={lang} amount={each.amountWon} />
                    {each.kind === 'counter'
                      ? t(' · 정정 기록', ' · counter-record')
                      : each.isCountered && t(' · 정정됨', ' · countered, does not count')}
                  </span>
                )),
        },
      ]}
    />
  )
}

const yearsOf = (firm: Accompanied) => {
  const years = new Set([
    ...firm.years.map((one) => one.year),
    ...firm.certificates.map((one) => Number(one.issuedOn.slice(0, 4))),
    ...firm.purchases.map((one) => Number(one.contractedOn.slice(0, 4))),
  ])
  return [...years]
    .sort((a, b) => b - a)
    .map((year) => {
      const own = firm.years.find((one) => one.year === year)
      return {
        year,
        salesWon: own?.salesWon ?? null,
        employees: own?.employees ?? null,
        certificates: firm.certificates.filter((one) => one.issuedOn.startsWith(String(year))),
        purchases: firm.purchases.filter((one) => one.contractedOn.startsWith(String(year))),
      }
    })
}
