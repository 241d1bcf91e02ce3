import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { isTooLong, isTooShort, text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { sql } from '../../platform/database/database.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { holdOpenFirm } from '../../companies/index.ts'
import { membersOf } from '../../people/index.ts'
import type { Actor } from '../../people/index.ts'
import { longestHidden } from '../listing.ts'
import { saveHidden } from '../store.ts'

export type HideRefusal = { readonly code: 'not-found' | 'reason' | 'firm-closed' }

/** Takes a listing out of sight with a reason, or shows it again (`reason` null); the firm is told. */
export const setHidden = (app: App, actor: Actor, id: string, reason: string | null) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string }, HideRefusal>> => {
    if (reason !== null && (isTooShort(reason) || isTooLong(reason, longestHidden))) return no({ code: 'reason' })
    const listing = await tx.maybe(
      sql<{ companyId: string; titleKo: string; titleEn: string }>`select company_id, title_ko, title_en from listings where id = ${id}`,
    )
    if (!listing) return no({ code: 'not-found' })
    if (reason === null && !(await holdOpenFirm(tx, listing.companyId))) return no({ code: 'firm-closed' })
    if ((await saveHidden(tx, id, reason)) === 0) return no({ code: 'not-found' })
    await tx.record({
      action: reason === null ? 'listing.shown' : 'listing.hidden',
      kind: 'listing',
      id,
      companyId: listing.companyId,
      detail: { reason },
    })
    await tell(tx, await membersOf(tx, listing.companyId), {
      kind: reason === null ? 'listing.shown' : 'listing.hidden',
      link: `/catalogue/${id}`,
      subject:
        reason === null
          ? text(`기술 소개가 다시 보입니다: ${listing.titleKo}`, `Your listing is shown again: ${listing.titleEn}`)
          : text(`기술 소개를 숨겼습니다: ${listing.titleKo}`, `Your listing was hidden: ${listing.titleEn}`),
      body: text(
        reason === null ? '기술 찾기에 다시 올라갔습니다.' : `사유: ${reason}`,
        reason === null ? 'It stands in the catalogue again.' : `Reason: ${reason}`,
      ),
    })
    return yes({ id })
  })
