import type { Visit } from '../../people/index.ts'
import { Button, DataTable, Disclosure, Field, Form, Num, Won } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import type { CompanyPage } from '../queries.ts'
import type { Typed } from './company-form.tsx'

interface Part {
  readonly visit: Visit
  readonly company: CompanyPage
  readonly errors: FieldErrors
  readonly typed: Typed | undefined
}

export const Years = ({ visit, company, errors, typed }: Part) => {
  const { t, lang } = visit
  const field = (name: string) => ({ lang, name, value: typed?.[name] ?? '', error: errors[name] })
  return (
    <section id="years">
      <h2>{t('연도별 매출과 고용', 'Sales and jobs by year')}</h2>
      <DataTable
        lang={lang}
        caption={t('연도별 매출과 고용', 'Sales and jobs by year')}
        captionHidden
        rows={company.years}
        rowKey={(one) => String(one.year)}
        empty={<p class="quiet">{t('아직 적은 해가 없습니다.', 'No year yet.')}</p>}
        columns={[
          { key: 'year', header: t('연도', 'Year'), rowHeader: true, cell: (one) => one.year },
          {
            key: 'sales',
            header: t('매출', 'Sales'),
            align: 'right',
            cell: (one) => (one.salesWon === null ? t('확인되지 않음', 'Not known') : <Won lang={lang} amount={one.salesWon} />),
          },
          {
            key: 'exports',
            header: t('수출(달러)', 'Exports (USD)'),
            align: 'right',
            cell: (one) => <Num lang={lang} value={one.exportsUsd} />,
          },
          {
            key: 'jobs',
            header: t('직원', 'Employees'),
            align: 'right',
            cell: (one) => <Num lang={lang} value={one.employees} unit={t('명', '')} />,
          },
        ]}
      />
      <Disclosure summary={t('한 해 적기', 'Enter a year')} open={typed !== undefined}>
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`/company/${company.id}/profile/years`)}>
          <Field {...field('year')} label={t('연도', 'Year')} required width="short" inputmode="numeric" />
          <Field {...field('salesWon')} type="money" label={t('매출', 'Sales')} />
          <Field {...field('exportsUsd')} type="number" unit="USD" label={t('수출', 'Exports')} />
          <Field {...field('employees')} type="number" unit={t('명', '')} label={t('직원 수', 'Employees')} width="short" />
          <Button kind="secondary">{t('이 해 저장하기', 'Save the year')}</Button>
        </Form>
      </Disclosure>
    </section>
  )
}
