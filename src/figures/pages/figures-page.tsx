import { dayOf, yearOf } from '../../kernel/dates.ts'
import { isInForce } from '../../certificates/index.ts'
import { findCouncils, findInstitutions } from '../../institutions/index.ts'
import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { Chart, DataTable, DayTime, Downloads, Empty, Link, Num, Won } from '../../ui/index.ts'
import { addressOf, filterOf } from '../filter.ts'
import { definitions, measures, totalOf, validNow } from '../measures.ts'
import type { Measure, YearRow } from '../measures.ts'
import { findBackground, findByInstitution, findYears } from '../queries.ts'
import type { FigureFilter } from '../queries.ts'
import { Background } from './background.tsx'
import { ChosenFigures, FigureFilters } from './figure-filters.tsx'

/** Numbers one can quote: each with its unit, definition, instant and rows. Five statements. */
export const drawFigures = async (visit: Visit) => {
  const { t, lang } = visit
  const filter = filterOf(visit)
  const [years, institutions, background] = [
    await findYears(visit.read, filter),
    await findByInstitution(visit.read, filter),
    await findBackground(visit.read),
  ]
  const choices = { councils: await findCouncils(visit.read), institutions: await findInstitutions(visit.read, isInForce), years }
  const isEmpty = years.length === 0
  return page({
    title: t('통계', 'Figures'),
    description: t(
      '등록기술, 인증서, 구매를 정의와 근거와 함께 보여 드립니다.',
      'Listed technologies, certificates and purchases, with definitions and rows.',
    ),
    body: (
      <>
        <h1>{t('통계', 'Figures')}</h1>
        <p class="lead">
          {t(
            '이 플랫폼에 기록된 행을 지금 세어 보여 드립니다. 숫자마다 정의가 있고, 근거가 되는 행을 내려받을 수 있습니다.',
            'Counted now from the rows of this platform. Every number has its definition, and its rows can be downloaded.',
          )}
        </p>
        <p class="quiet">
          {t('', 'As of ')}
          <DayTime lang={lang} value={visit.now} /> {t('기준', '')}
        </p>
        <div class="with-aside">
          <FigureFilters visit={visit} filter={filter} choices={choices} />
          <div class="stack">
            <ChosenFigures visit={visit} filter={filter} choices={choices} />
            {isEmpty ? (
              <Empty
                title={t('집계할 기록이 없습니다.', 'There is no record to count yet.')}
                reason={t(
                  '인증서가 발급되고 구매가 기록되면 여기에 나타납니다.',
                  'Certificates and purchases appear here once they are recorded.',
                )}
              />
            ) : (
              <>
                <Headlines visit={visit} years={years} filter={filter} />
                <Years visit={visit} years={years} filter={filter} />
                <Institutions visit={visit} rows={institutions} filter={filter} />
              </>
            )}
          </div>
        </div>
        <Background visit={visit} points={background} />
      </>
    ),
  })
}

const Amount = ({ visit, measure, value }: { visit: Visit; measure: Measure; value: number }) =>
  measure === 'amount' ? (
    <Won lang={visit.lang} amount={value} prose />
  ) : (
    <Num lang={visit.lang} value={value} unit={visit.t(definitions[measure].unit)} />
  )

/** A year beside the one before it. */
const Trend = ({ visit, years, measure, year }: { visit: Visit; years: readonly YearRow[]; measure: Measure; year: number }) => (
  <>
    {[year, year - 1].map((one) => (
      <span key={one} class="block">
        {visit.t(`${one}년`, `${one}:`)} <Amount visit={visit} measure={measure} value={totalOf(years, measure, one)} />
      </span>
    ))}
  </>
)

const Headlines = ({ visit, years, filter }: { visit: Visit; years: readonly YearRow[]; filter: FigureFilter }) => {
  const { t } = visit
  const thisYear = yearOf(dayOf(visit.now))
  return (
    <dl class="figures">
      {measures.map((measure) => (
        <div key={measure}>
          <dt>{t(definitions[measure].name)}</dt>
          <dd>
            <span class="big">
              <Amount visit={visit} measure={measure} value={totalOf(years, measure, filter.year)} />
            </span>
            <Trend visit={visit} years={years} measure={measure} year={filter.year ?? thisYear} />
            <span class="quiet block">{t(definitions[measure].definition)}</span>
            <Link href={visit.href(`/figures/${measure}${addressOf(filter)}`)} hidden={t(definitions[measure].name)}>
              {t('이 숫자의 근거', 'Where it comes from')}
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const Years = ({ visit, years, filter }: { visit: Visit; years: readonly YearRow[]; filter: FigureFilter }) => {
  const { t, lang } = visit
  const rising = [...years].reverse()
  const thisYear = yearOf(dayOf(visit.now))
  const categories = rising.map((row) => (row.year === thisYear ? t(`${row.year}(진행 중)`, `${row.year} (so far)`) : String(row.year)))
  return (
    <section>
      <h2>{t('연도별', 'By year')}</h2>
      <div class="two-charts">
        <Chart
          lang={lang}
          id="certificates-by-year"
          kind="bar"
          title={t('발급한 인증서', 'Certificates issued')}
          unit={t('건', 'count')}
          categories={categories}
          series={[{ label: t('인증서', 'Certificates'), values: rising.map((row) => row.certificates) }]}
          description={t(
            '연도별 발급한 인증서 수입니다. 아래 표에 같은 숫자가 있습니다.',
            'Certificates issued by year; the table below has the same numbers.',
          )}
        />
        <Chart
          lang={lang}
          id="amount-by-year"
          kind="bar"
          title={t('구매 금액', 'Amount purchased')}
          unit={t('백만 원', 'KRW million')}
          categories={categories}
          series={[{ label: t('구매 금액', 'Amount'), values: rising.map((row) => Math.round(row.amount / 100_000) / 10) }]}
          description={t(
            '연도별 구매 금액입니다. 아래 표에 같은 숫자가 있습니다.',
            'Amount purchased by year; the table below has the same numbers.',
          )}
        />
      </div>
      <DataTable
        lang={lang}
        caption={t('연도별 수치', 'Figures by year')}
        captionHidden
        rows={years}
        rowKey={(row) => String(row.year)}
        columns={[
          {
            key: 'year',
            header: t('연도', 'Year'),
            rowHeader: true,
            cell: (row) => (
              <Link href={visit.href(`/figures${addressOf({ ...filter, year: row.year })}`)}>
                {row.year === thisYear ? t(`${row.year}년(진행 중)`, `${row.year} (so far)`) : t(`${row.year}년`, String(row.year))}
              </Link>
            ),
          },
          ...measures.map((measure) => ({
            key: measure,
            header: t(definitions[measure].name),
            align: 'right' as const,
            nowrap: true,
            cell: (row: YearRow) =>
              measure === 'amount' ? <Won lang={lang} amount={row.amount} /> : <Num lang={lang} value={row[measure]} />,
          })),
        ]}
      />
      <Downloads lang={lang} base={visit.href('/figures')} asked={addressOf(filter)} what={t('연도별 수치', 'figures by year')} />
    </section>
  )
}

const Institutions = ({
  visit,
  rows,
  filter,
}: {
  visit: Visit
  rows: Awaited<ReturnType<typeof findByInstitution>>
  filter: FigureFilter
}) => {
  const { t, lang } = visit
  return (
    <section>
      <h2>
        {filter.year === undefined ? t('기관별', 'By institution') : t(`기관별 ${filter.year}년`, `By institution in ${filter.year}`)}
      </h2>
      <DataTable
        lang={lang}
        caption={t('기관별 수치', 'Figures by institution')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            header: t('기관', 'Institution'),
            rowHeader: true,
            cell: (row) => <Link href={visit.href(`/figures${addressOf({ ...filter, institutionId: row.id })}`)}>{t(row.ko, row.en)}</Link>,
          },
          {
            key: 'certificates',
            header: t('발급한 인증서', 'Certificates issued'),
            align: 'right',
            cell: (row) => <Num lang={lang} value={Number(row.certificates)} />,
          },
          {
            key: 'valid',
            header: t(validNow.name),
            align: 'right',
            cell: (row) => <Num lang={lang} value={Number(row.valid)} />,
          },
          { key: 'purchases', header: t('구매', 'Purchases'), align: 'right', cell: (row) => <Num lang={lang} value={row.purchases} /> },
          {
            key: 'amount',
            header: t('구매 금액', 'Amount purchased'),
            align: 'right',
            nowrap: true,
            cell: (row) => <Won lang={lang} amount={row.amount} />,
          },
        ]}
      />
      <Downloads
        lang={lang}
        base={visit.href('/figures/by-institution')}
        asked={addressOf(filter)}
        what={t('기관별 수치', 'figures by institution')}
      />
    </section>
  )
}
