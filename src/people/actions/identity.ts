import { sha256Hex } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../actor.ts'
import { countTry, tryWorked } from '../attempts.ts'
import { passwordFits } from '../passwords.ts'
import { findPasswordHashOf } from '../store.ts'
import { judgeCode } from './factor.ts'
import type { CodeRefusal } from './factor.ts'

export type IdentityRefusal = { readonly code: 'password' } | CodeRefusal

/** Whether the one at the keyboard knows the password, and the code where one is asked. Wrong answers make wait, as at the door. */
export const confirmIdentity = async (
  app: App,
  actor: Actor & { personId: string },
  password: string,
  code: string | undefined,
): Promise<Outcome<true, IdentityRefusal>> => {
  const subject = sha256Hex(`confirm:${actor.personId}`)
  const tried = await inTransaction(app.db, actor, (tx) => countTry(tx, subject, actor.address))
  if (tried.kind === 'wait') return no({ code: 'wait', seconds: tried.seconds })
  const kept = await findPasswordHashOf(app.db.reader(), actor.personId)
  if (!(await passwordFits(kept?.passwordHash, password))) {
    await inTransaction(app.db, actor, (tx) =>
      tx.record({ action: 'session.not-confirmed', kind: 'person', id: actor.personId, detail: { address: actor.address } }),
    )
    return no({ code: 'password' })
  }
  if (code !== undefined) {
    const judged = await judgeCode(app, actor, code)
    if (!judged.ok) return judged
  }
  await inTransaction(app.db, actor, (tx) => tryWorked(tx, tried.id))
  return yes(true)
}
