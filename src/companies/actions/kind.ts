import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { CompanyActor } from '../../people/index.ts'
import type { KindCorrection } from '../company.ts'
import { findClaimant, holdClaims, saveKind } from '../store.ts'

/** A kind that was chosen wrongly, corrected before anybody confirmed it; who decides the claim then sees the new one. */
export const correctKind = (app: App, actor: CompanyActor, correction: KindCorrection) =>
  inTransaction(app.db, actor, async (tx) => {
    if (!(await holdClaims(tx, actor.companyId))) return no({ code: 'not-found' } as const)
    const before = await findClaimant(tx, actor.companyId)
    if (!before) return no({ code: 'not-found' } as const)
    if ((await saveKind(tx, actor.companyId, correction)) === 0) return no({ code: 'confirmed' } as const)
    await tx.record({
      action: 'company.kind-corrected',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { from: before.kind, to: correction.kind },
    })
    return yes(correction)
  })
