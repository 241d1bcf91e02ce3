import { newId } from '../../kernel/id.ts'
import { yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { CompanyActor } from '../../people/index.ts'
import { insertTechnology } from '../store.ts'
import { emptyContent, parseContent } from '../technology.ts'
import type { TechnologyContent } from '../technology.ts'

/** Writes a new technology of this firm; what is not given is empty. Answers its id. */
export const createTechnology = async (tx: Tx, companyId: string, content: Partial<TechnologyContent>): Promise<{ id: string }> => {
  const id = newId()
  await insertTechnology(tx, id, companyId, parseContent({ ...emptyContent(), ...content }))
  await tx.record({ action: 'technology.created', kind: 'technology', id, companyId })
  return { id }
}

export const startTechnology = (app: App, actor: CompanyActor, titleKo: string) =>
  inTransaction(app.db, actor, async (tx) => yes(await createTechnology(tx, actor.companyId, { titleKo })))
