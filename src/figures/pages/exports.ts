import { dayOf, yearOf } from '../../kernel/dates.ts'
import type { Visit } from '../../people/index.ts'
import { listFile, sheetOf } from '../../platform/sheets/list-file.ts'
import type { ListColumn } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import type { Sheet } from '../../platform/sheets/sheet.ts'
import { addressOf, filterOf } from '../filter.ts'
import { definitions, isMeasure, measures, totalOf, validNow } from '../measures.ts'
import type { Definition, Measure, YearRow } from '../measures.ts'
import { findBackground, findByInstitution, findRows, findYears } from '../queries.ts'
import type { FigureRow, InstitutionFigures } from '../queries.ts'
import { periodWords } from '../words.ts'
import { detailOf, placeOf } from './figure-page.tsx'

/**
 * A file of figures says itself what it counts and when it was counted, as it is read far from its page: a CSV in every row, since anything above or below its
 * one table would break it for machines; a workbook on a sheet of its own.
 */
const asOf = ({ t, now }: Visit): ListColumn<unknown> => ({ header: t('기준 시각', 'As of'), type: 'moment', cell: () => now })
const saidInRows = <Row>(visit: Visit, format: 'csv' | 'xlsx', definition: string): ListColumn<Row>[] =>
  format === 'csv' ? [asOf(visit), { header: visit.t('정의', 'Definition'), cell: () => definition }] : []

/** What was counted, with its sum where there is one, by which filter, when, and where it is counted anew. */
const definitionsSheet = (visit: Visit, path: string, defined: readonly (Definition & { total?: number })[]): Sheet => {
  const { t } = visit
  const filter = filterOf(visit)
  return sheetOf({
    name: t('정의', 'Definitions'),
    columns: [
      { header: t('수치', 'Figure'), cell: (one) => t(one.name) },
      { header: t('값', 'Value'), type: 'number', cell: (one) => one.total },
      { header: t('단위', 'Unit'), cell: (one) => t(one.unit) },
      asOf(visit),
      { header: t('정의', 'Definition'), width: 80, cell: (one) => t(one.definition) },
      { header: t('협의체', 'Council'), cell: () => filter.councilId },
      { header: t('기관', 'Institution'), cell: () => filter.institutionId },
      { header: t('연도', 'Year'), cell: () => filter.year?.toString() },
      { header: t('주소', 'Address'), width: 40, cell: () => `${visit.app.publicUrl}${visit.href(`${path}${addressOf(filter)}`)}` },
    ],
    rows: defined,
  })
}

/** The rows behind a figure, 50,000 at most. */
export const exportFigure = listFile(async (visit: Visit, format) => {
  const { t } = visit
  const measure = visit.params['figure'] ?? ''
  if (!isMeasure(measure)) return undefined
  const filter = filterOf(visit)
  const one = definitions[measure]
  const total = format === 'xlsx' ? totalOf(await findYears(visit.read, filter), measure, filter.year) : 0
  return {
    name: t(one.name),
    columns: [...rowColumns(visit, measure), ...saidInRows(visit, format, t(one.definition))],
    rows: await findRows(visit.read, measure, filter, { limit: mostRows, offset: 0 }),
    beside: [definitionsSheet(visit, `/figures/${measure}`, [{ ...one, total }])],
  }
})

const rowColumns = (visit: Visit, measure: Measure): ListColumn<FigureRow>[] => {
  const { t } = visit
  return [
    { header: t('날짜', 'Day'), type: 'day', cell: (row) => row.day },
    { header: t('기술', 'Technology'), width: 40, cell: (row) => t(row.technologyKo, row.technologyEn || row.technologyKo) },
    { header: t('기업', 'Firm'), cell: (row) => t(row.firmKo, row.firmEn || row.firmKo) },
    { header: t('기관', 'Institution'), cell: (row) => t(row.institutionKo, row.institutionEn) },
    { header: t('번호·구분', 'Number or kind'), cell: (row) => detailOf(visit, measure, row) },
    { header: t('금액(원)', 'Amount (KRW)'), type: 'won', cell: (row) => row.amount },
    { header: t('주소', 'Address'), width: 40, cell: (row) => `${visit.app.publicUrl}${placeOf(measure, row)}` },
  ]
}

const together = (visit: Visit, defined: readonly Definition[]): string =>
  defined.map((one) => `${visit.t(one.name)}: ${visit.t(one.definition)}`).join(' ')

/** The figures of each year, the one that goes on among them. */
export const exportYears = listFile<Visit, YearRow>(async (visit, format) => {
  const { t } = visit
  const defined = measures.map((measure) => definitions[measure])
  const thisYear = yearOf(dayOf(visit.now))
  return {
    name: t('연도별 수치', 'Figures by year'),
    file: t('연도별 수치', 'figures by year'),
    columns: [
      { header: t('연도', 'Year'), cell: (row) => String(row.year) },
      { header: t('진행 중', 'So far'), cell: (row) => (row.year === thisYear ? t('예', 'Yes') : t('아니요', 'No')) },
      ...measures.map((measure): ListColumn<YearRow> => ({
        header: measure === 'amount' ? t('구매 금액(원)', 'Amount purchased (KRW)') : t(definitions[measure].name),
        type: measure === 'amount' ? 'won' : 'number',
        cell: (row) => row[measure],
      })),
      ...saidInRows(visit, format, together(visit, defined)),
    ],
    rows: await findYears(visit.read, filterOf(visit)),
    beside: [definitionsSheet(visit, '/figures', defined)],
  }
})

/** The figures of each institution, of one year or of all. */
export const exportByInstitution = listFile<Visit, InstitutionFigures>(async (visit, format) => {
  const { t } = visit
  const { year } = filterOf(visit)
  const defined = [definitions.certificates, validNow, definitions.purchases, definitions.amount]
  const name = t('기관별 수치', 'Figures by institution')
  return {
    name,
    file: year === undefined ? name : `${name} ${year}`,
    columns: [
      { header: t('기관', 'Institution'), width: 30, cell: (row) => t(row.ko, row.en) },
      { header: t('부호', 'Code'), cell: (row) => row.id },
      { header: t(definitions.certificates.name), type: 'number', cell: (row) => Number(row.certificates) },
      { header: t(validNow.name), type: 'number', cell: (row) => Number(row.valid) },
      { header: t(definitions.purchases.name), type: 'number', cell: (row) => row.purchases },
      { header: t('구매 금액(원)', 'Amount purchased (KRW)'), type: 'won', cell: (row) => row.amount },
      ...saidInRows(visit, format, together(visit, defined)),
    ],
    rows: await findByInstitution(visit.read, filterOf(visit)),
    beside: [definitionsSheet(visit, '/figures', defined)],
  }
})

/** What others reported before, each value with its source; never added to our own. */
export const exportBackground = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('배경 수치', 'Background'),
    file: t('배경 수치', 'background figures'),
    columns: [
      { header: t('수치', 'Figure'), width: 40, cell: (point) => t(point.nameKo, point.nameEn) },
      { header: t('시점', 'When'), cell: (point) => t(periodWords(point.period)) },
      { header: t('값', 'Value'), type: 'number', cell: (point) => point.value },
      { header: t('단위', 'Unit'), cell: (point) => t(point.unitKo, point.unitEn) },
      { header: t('설명', 'Note'), width: 60, cell: (point) => t(point.noteKo ?? '', point.noteEn ?? '') },
      { header: t('출처', 'Source'), width: 40, cell: (point) => point.address ?? point.source },
    ],
    rows: await findBackground(visit.read),
  }
})
