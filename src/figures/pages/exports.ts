import { dayOf } from '../../kernel/dates.ts'
import type { Visit } from '../../people/index.ts'
import { notFound } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { mostRows, sheetReply } from '../../platform/sheets/reply.ts'
import { filterOf } from '../filter.ts'
import { definitions, isMeasure } from '../measures.ts'
import { findRows } from '../queries.ts'
import { detailOf, placeOf } from './figure-page.tsx'

/** The rows behind a figure as a file, 50,000 at most. */
export const exportFigure =
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const measure = visit.params['figure'] ?? ''
    if (!isMeasure(measure)) return notFound
    const rows = await findRows(visit.read, measure, filterOf(visit), { limit: mostRows, offset: 0 })
    return sheetReply(visit, format, `${t(definitions[measure].name)} ${dayOf(visit.now)}`, {
      name: t(definitions[measure].name),
      columns: [
        { header: t('날짜', 'Day'), type: 'day' },
        { header: t('기술', 'Technology'), type: 'text', width: 40 },
        { header: t('기업', 'Firm'), type: 'text' },
        { header: t('기관', 'Institution'), type: 'text' },
        { header: t('번호·구분', 'Number or kind'), type: 'text' },
        { header: t('금액(원)', 'Amount (KRW)'), type: 'won' },
        { header: t('주소', 'Address'), type: 'text', width: 40 },
      ],
      rows: rows.map((row) => [
        row.day,
        t(row.technologyKo, row.technologyEn || row.technologyKo),
        t(row.firmKo, row.firmEn || row.firmKo),
        t(row.institutionKo, row.institutionEn),
        detailOf(visit, measure, row),
        row.amount,
        `${visit.app.publicUrl}${placeOf(measure, row)}`,
      ]),
    })
  }
