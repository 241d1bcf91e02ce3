import { findNotices } from '../../platform/mail/inbox.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'

/** What a person was told: their own, so no row is kept of it. */
export const exportInbox = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('받은 알림', 'Inbox'),
    file: t('받은 알림', 'inbox'),
    columns: [
      { header: t('받은 때', 'Told'), type: 'moment', cell: (one) => one.at },
      { header: t('제목', 'Subject'), width: 40, cell: (one) => t(one.subjectKo, one.subjectEn) },
      { header: t('내용', 'What it says'), width: 60, cell: (one) => t(one.bodyKo, one.bodyEn) },
      { header: t('읽은 때', 'Read'), type: 'moment', cell: (one) => one.readAt },
      {
        header: t('주소', 'Address'),
        width: 40,
        cell: (one) => (one.link?.startsWith('/') ? `${visit.app.publicUrl}${visit.href(one.link)}` : one.link),
      },
    ],
    rows: await findNotices(visit.read, actingAs(visit, 'person').personId, 1, mostRows),
  }
})
