import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { InstitutionActor } from '../../people/index.ts'
import type { Contact } from '../contact.ts'
import { saveContact } from '../store.ts'

/** An approver keeps whom one asks at the institution. `seen` is the version of the page it was typed on. */
export const keepContact = (app: App, actor: InstitutionActor, seen: number, contact: Contact) =>
  inTransaction(app.db, actor, async (tx) => {
    if (!(await saveContact(tx, actor.institutionId, seen, contact))) return no({ code: 'stale' } as const)
    await tx.record({
      action: 'institution.contact-kept',
      kind: 'institution',
      id: actor.institutionId,
      institutionId: actor.institutionId,
      detail: { ...contact },
    })
    return yes({ id: actor.institutionId })
  })
