import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { findRequests } from '../queries.ts'
import { stateOf, viewOf, whoseList } from './quote-list.tsx'
import type { Side } from './quote-moves.tsx'

/** The quotes of a buyer or of a firm, with what was asked for; no name of a person stands in it. */
export const exportQuotes = (side: Side) =>
  listFile(async (visit: Visit) => {
    const { t } = visit
    return {
      name: t('견적', 'Quotes'),
      file: t('견적', 'quotes'),
      columns: [
        { header: t('기술', 'Technology'), width: 40, cell: (one) => t(one.titleKo, one.titleEn || one.titleKo) },
        side === 'buyer'
          ? { header: t('기업', 'Firm'), cell: (one) => t(one.companyKo, one.companyEn ?? one.companyKo) }
          : { header: t('기관', 'Institution'), cell: (one) => t(one.institutionKo, one.institutionEn) },
        { header: t('상태', 'State'), cell: (one) => t(stateOf(one, side)) },
        { header: t('언제부터', 'Since'), type: 'moment', cell: (one) => one.stateSince },
        { header: t('기한', 'Due'), type: 'closing', cell: (one) => one.dueAt },
        { header: t('요청', 'Asked'), type: 'moment', cell: (one) => one.requestedAt },
        { header: t('수량', 'Quantity'), type: 'number', cell: (one) => one.quantity },
        { header: t('단위', 'Unit'), cell: (one) => one.unit },
        { header: t('쓸 곳', 'Place'), cell: (one) => one.place },
        { header: t('필요한 날', 'Wanted on'), type: 'day', cell: (one) => one.wantedOn },
        { header: t('견적(원, 부가세 포함)', 'Quote (KRW, incl. VAT)'), type: 'won', cell: (one) => one.totalWon },
        {
          header: t('사유', 'Reason'),
          width: 40,
          cell: (one) => [one.reasonKo && t(one.reasonKo, one.reasonEn ?? ''), one.reason].filter(Boolean).join(' '),
        },
      ],
      rows: await findRequests(visit.read, whoseList(visit, side), viewOf(visit), 1, mostRows),
    }
  })
