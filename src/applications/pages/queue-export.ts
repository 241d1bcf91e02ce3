import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { findQueue, queueViews } from '../queue-queries.ts'
import { stateWords } from '../words.ts'
import { viewWords } from './queue-page.tsx'

/** A view of the queue, 50,000 rows at most. */
export const exportQueue = listFile(async (visit: Visit) => {
  const { t } = visit
  const view = queueViews.find((one) => one === visit.query('view')) ?? 'all'
  return {
    name: t(viewWords[view]),
    file: `${t('할 일', 'queue')} ${t(viewWords[view])}`,
    columns: [
      { header: t('접수번호', 'Receipt'), cell: (row) => row.receiptNumber },
      { header: t('기술', 'Technology'), width: 40, cell: (row) => t(row.titleKo, row.titleEn) },
      { header: t('기업', 'Firm'), cell: (row) => t(row.companyKo, row.companyEn) },
      { header: t('공모', 'Call'), width: 40, cell: (row) => t(row.callKo, row.callEn) },
      { header: t('상태', 'State'), cell: (row) => t(stateWords[row.state]) },
      { header: t('그 상태로', 'Since'), type: 'moment', cell: (row) => row.stateSince },
      { header: t('기한', 'Due'), type: 'closing', cell: (row) => row.dueAt },
      { header: t('담당자', 'Officer'), cell: (row) => row.officerName },
    ],
    rows: await findQueue(visit.read, deskOf(visit), visit.actor.personId ?? '', { view, page: 1, perPage: mostRows }),
  }
})
