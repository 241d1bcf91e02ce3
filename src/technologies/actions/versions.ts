import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { CompanyActor } from '../../people/index.ts'
import { findVersion, findWhole } from '../queries.ts'
import type { FrozenTechnology } from '../queries.ts'
import { findForUpdate, insertVersion, saveArchived } from '../store.ts'
import { canonicalVersion } from '../version.ts'

/**
 * Keeps the present draft as a version: canonical JSON of content, papers and pictures with the SHA-256 of those bytes.
 * Where nothing changed since the last version, that one is answered again. Throws for a technology that is not there.
 */
export const freezeVersion = async (tx: Tx, technologyId: string, reason = 'submission'): Promise<FrozenTechnology> => {
  const found = await findForUpdate(tx, technologyId)
  const whole = found && (await findWhole(tx, technologyId))
  if (!found || !whole) throw new Error(`There is no technology ${technologyId} to freeze`)
  const kept = canonicalVersion(whole)
  const last = await findVersion(tx, technologyId)
  if (last?.sha256 === kept.sha256) return { ...whole, number: last.number, sha256: last.sha256 }
  const number = (last?.number ?? 0) + 1
  await insertVersion(tx, technologyId, found.companyId, number, kept, reason)
  await tx.record({
    action: 'technology.version-kept',
    kind: 'technology',
    id: technologyId,
    companyId: found.companyId,
    detail: { number, sha256: kept.sha256, reason },
  })
  return { ...whole, number, sha256: kept.sha256 }
}

/** The firm keeps a version by hand, to come back to or compare with. */
export const keepVersion = (app: App, actor: CompanyActor, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    if (!(await findForUpdate(tx, id, actor.companyId))) return no({ code: 'not-found' } as const)
    const { number } = await freezeVersion(tx, id, 'kept')
    return yes({ number })
  })

/** Puts a technology aside, or takes it out again; applications and certificates are untouched. */
export const archiveTechnology = (app: App, actor: CompanyActor, id: string, archived: boolean) =>
  inTransaction(app.db, actor, async (tx) => {
    if (!(await findForUpdate(tx, id, actor.companyId))) return no({ code: 'not-found' } as const)
    await saveArchived(tx, id, archived)
    await tx.record({
      action: archived ? 'technology.archived' : 'technology.unarchived',
      kind: 'technology',
      id,
      companyId: actor.companyId,
    })
    return yes({ id })
  })
