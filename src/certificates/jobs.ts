import { showDate } from '../kernel/show.ts'
import { text } from '../kernel/text.ts'
import { theSystem } from '../platform/audit/audit.ts'
import type { Acting } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import type { App } from '../platform/services.ts'
import { membersOf, officersOf } from '../people/index.ts'
import { daysBetween } from '../kernel/dates.ts'
import { findExpiring, saveReminded } from './store.ts'
import type { Expiring } from './store.ts'
import { remindersDue } from './workflow.ts'

/** Tells firms and officers of certificates that near their end or passed it, by the reminder days of their rules, each once. Answers how many were told. */
export const remindOfExpiry = (app: App, by: Acting = theSystem): Promise<number> =>
  inTransaction(app.db, by, async (tx) => {
    const near = await findExpiring(tx, 300)
    for (const one of near) {
      const due = remindersDue(one, tx.today)
      await saveReminded(tx, one.id, [...one.reminded, ...due])
      await tx.record({
        action: 'certificate.reminded',
        kind: 'certificate',
        id: one.id,
        institutionId: one.institutionId,
        companyId: one.companyId,
        detail: { due, validTo: one.validTo },
      })
      await remind(tx, one, daysBetween(tx.today, one.validTo))
    }
    return near.length
  })

const remind = async (tx: Tx, one: Expiring, left: number) => {
  const subject =
    left < 0
      ? text(`인증서 ${one.number}의 유효기간이 끝났습니다.`, `Certificate ${one.number} has expired.`)
      : text(`인증서 ${one.number}의 유효기간이 ${left}일 남았습니다.`, `Certificate ${one.number} ends in ${left} days.`)
  const body = text(
    `‘${one.titleKo}’ · ${one.institutionKo} · ${showDate(one.validTo, 'ko')}까지`,
    `“${one.titleEn}” · ${one.institutionEn} · until ${showDate(one.validTo, 'en')}`,
  )
  const kind = left < 0 ? 'certificate.expired' : 'certificate.reminded'
  await tell(tx, await membersOf(tx, one.companyId), { kind, subject, body, link: `/company/${one.companyId}/certificates` })
  await tell(tx, await officersOf(tx, one.institutionId, 'officer'), {
    kind,
    subject,
    body,
    link: `/desk/${one.institutionId}/certificates/${one.id}`,
  })
}
