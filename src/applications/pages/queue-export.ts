import { dayOf } from '../../kernel/dates.ts'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { mostRows, sheetReply } from '../../platform/sheets/reply.ts'
import { findQueue, queueViews } from '../queue-queries.ts'
import { stateWords } from '../words.ts'
import { viewWords } from './queue-page.tsx'

/** A view of the queue as a file, 50,000 rows at most. */
export const exportQueue =
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const view = queueViews.find((one) => one === visit.query('view')) ?? 'all'
    const rows = await findQueue(visit.read, deskOf(visit), visit.actor.personId ?? '', { view, page: 1, perPage: mostRows })
    return sheetReply(visit, format, `${t('할 일', 'queue')} ${t(viewWords[view])} ${dayOf(visit.now)}`, {
      name: t(viewWords[view]),
      columns: [
        { header: t('접수번호', 'Receipt'), type: 'text' },
        { header: t('기술', 'Technology'), type: 'text', width: 40 },
        { header: t('기업', 'Firm'), type: 'text' },
        { header: t('공모', 'Call'), type: 'text', width: 40 },
        { header: t('상태', 'State'), type: 'text' },
        { header: t('그 상태로', 'Since'), type: 'moment' },
        { header: t('기한', 'Due'), type: 'closing' },
        { header: t('담당자', 'Officer'), type: 'text' },
      ],
      rows: rows.map((row) => [
        row.receiptNumber,
        t(row.titleKo, row.titleEn),
        t(row.companyKo, row.companyEn),
        t(row.callKo, row.callEn),
        t(stateWords[row.state]),
        row.stateSince,
        row.dueAt,
        row.officerName,
      ]),
    })
  }
