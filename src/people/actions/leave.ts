import { no, yes } from '../../kernel/outcome.ts'
import { sql } from '../../platform/database/database.ts'
import { forgetTold } from '../../platform/mail/inbox.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../actor.ts'
import { personLeft } from '../events.ts'
import { endLinksOf } from '../links.ts'
import { findAccount } from '../queries.ts'
import { endSessionsOf } from '../session.ts'
import { erasePerson, removeFactor } from '../store.ts'

/** Closes an account: what names the person is erased, what the person did stays. Whoever holds a role, or alone owns a firm that is not closed, stays until that is settled; the firms are held, as where an owner changes roles. */
export const leave = (app: App, actor: Actor & { personId: string }) =>
  inTransaction(app.db, actor, async (tx) => {
    const account = await findAccount(tx, actor.personId)
    if (!account || account.isStaff) return no('holds-a-role' as const)
    await tx.run(sql`select from companies where id in (select company_id from company_members where person_id = ${actor.personId}
      and role = 'owner' and state = 'active') order by id for no key update`)
    const alone = await tx.maybe(sql`
      select 1 from company_members m join companies c on c.id = m.company_id and c.closed_at is null where m.person_id = ${actor.personId} and m.role = 'owner' and m.state = 'active'
        and not exists (select 1 from company_members o join persons p on p.id = o.person_id and p.disabled_at is null
          where o.company_id = m.company_id and o.person_id <> m.person_id
          and o.role = 'owner' and o.state = 'active')`)
    if (alone) return no('last-owner' as const)
    await removeFactor(tx, actor.personId)
    await endLinksOf(tx, actor.personId)
    await endSessionsOf(tx, actor.personId)
    await forgetTold(tx, actor.personId, account.email)
    await erasePerson(tx, actor.personId)
    await personLeft.announce(tx, { personId: actor.personId })
    await tx.record({ action: 'person.left', kind: 'person', id: actor.personId })
    return yes({})
  })
