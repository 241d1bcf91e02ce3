import { findMails } from '../../platform/mail/inbox.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import type { Visit } from '../actor.ts'
import { receiverAsked, stateWord } from './mail-page.tsx'
import { peopleFile } from './people-file.tsx'

/** Mails of the house, the newest 50,000, never what stands in them. */
export const exportMails = peopleFile(async (visit: Visit) => {
  const { t } = visit
  const to = receiverAsked(visit)
  return {
    taken: { whose: ['people', 'mails'], what: 'downloaded the list of mails', asked: to },
    person: (one) => one.toPersonId,
    name: t('메일', 'Mail'),
    file: t('메일', 'mails'),
    columns: [
      { header: t('시각', 'Time'), type: 'moment', cell: (one) => one.createdAt },
      { header: t('받는 사람', 'To'), width: 30, cell: (one) => one.toAddress },
      { header: t('제목', 'Subject'), width: 60, cell: (one) => one.subject },
      { header: t('상태', 'State'), cell: (one) => t(stateWord(visit, one.state)) },
      { header: t('보낸 때', 'Sent'), type: 'moment', cell: (one) => one.sentAt },
      { header: t('시도', 'Attempts'), type: 'number', cell: (one) => one.attempts },
      { header: t('마지막 오류', 'Last error'), width: 40, cell: (one) => one.lastError },
    ],
    rows: await findMails(visit.read, { to, page: 1, withBodies: false }, mostRows),
  }
})
