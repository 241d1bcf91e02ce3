import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { sql } from '../../platform/database/database.ts'
import { describeCertificate } from '../../platform/pdf/keys.ts'
import { loadP12 } from '../../platform/pdf/p12.ts'
import type { P12Refusal } from '../../platform/pdf/p12.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../../people/index.ts'
import { replaceKey } from '../keys.ts'

export type KeyRefusal = P12Refusal | 'not-in-force' | 'not-found'

/** Takes an institution's own key from a P12, given as base64 so that it never lies in the store of uploads. The passphrase is not kept. */
export const importKey = async (
  app: App,
  actor: Actor,
  institutionId: string,
  base64: string,
  passphrase: string,
): Promise<Outcome<{ id: string }, KeyRefusal>> => {
  const letters = base64.replaceAll(/-----[^-]*-----|\s/g, '')
  if (letters === '' || !/^[A-Za-z0-9+/]+=*$/.test(letters)) return no('not-a-p12')
  const loaded = await loadP12(new Uint8Array(Buffer.from(letters, 'base64')), passphrase)
  if (!loaded.ok) return loaded
  const [leaf] = loaded.value.certificateChainDer
  if (!leaf) return no('no-key')
  const { notBefore, notAfter } = await describeCertificate(leaf)
  return inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string }, KeyRefusal>> => {
    if (tx.now < notBefore || tx.now > notAfter) return no('not-in-force')
    if (!(await tx.maybe(sql`select from institutions where id = ${institutionId}`))) return no('not-found')
    return yes({ id: await replaceKey(tx, app.secret, institutionId, loaded.value) })
  })
}
