import { sha256Hex } from '../../kernel/id.ts'
import { text } from '../../kernel/text.ts'
import type { Acting } from '../../platform/audit/audit.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { countTry, tryWorked } from '../attempts.ts'
import { hashPassword, needsNewHash, passwordFits } from '../passwords.ts'
import { findAccountByEmail } from '../queries.ts'
import { endSession, startSession } from '../session.ts'
import type { StartedSession } from '../session.ts'
import { findPasswordHash, isNewPlace, notePasswordLength, savePasswordHash } from '../store.ts'
import { isShortForStaff } from '../password-rules.ts'

export interface AskedIn {
  readonly email: string
  readonly password: string
  readonly address: string
  readonly agent: string
  readonly oldToken: string | undefined
}
export type SignInAnswer =
  | {
      readonly kind: 'in'
      readonly session: StartedSession
      readonly personId: string
      readonly hasFactor: boolean
    }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number }

/**
 * Signs in by e-mail and password. The try is counted before it is judged, so that a thousand at once are not judged either; an account
 * that is not there costs the same time and gets the same answer. The session begins without a second factor.
 */
export const signIn = async (app: App, by: Acting, asked: AskedIn): Promise<SignInAnswer> => {
  const subject = sha256Hex(asked.email.toLowerCase())
  const counted = await inTransaction(app.db, by, async (tx) => ({
    tried: await countTry(tx, subject, asked.address),
    known: await findPasswordHash(tx, asked.email),
  }))
  const { tried, known } = counted
  if (tried.kind === 'wait') return tried
  const fits = await passwordFits(known?.passwordHash, asked.password)
  const newHash = fits && known?.passwordHash && needsNewHash(known.passwordHash) ? await hashPassword(asked.password) : undefined
  return inTransaction(app.db, known && fits ? { ...by, personId: known.id } : by, async (tx): Promise<SignInAnswer> => {
    if (!known || !fits) {
      await tx.record({
        action: 'sign-in.failed',
        kind: 'person',
        id: known?.id ?? 'unknown',
        detail: { emailSha256: subject, address: asked.address },
      })
      if (tried.locksNow)
        await tx.record({
          action: 'sign-in.locked-out',
          kind: 'person',
          id: known?.id ?? 'unknown',
          detail: { emailSha256: subject, address: asked.address },
        })
      return { kind: 'wrong' }
    }
    await tryWorked(tx, tried.id)
    if (newHash !== undefined) await savePasswordHash(tx, known.id, newHash, isShortForStaff(asked.password))
    else await notePasswordLength(tx, known.id, isShortForStaff(asked.password))
    const account = await findAccountByEmail(tx, asked.email)
    if (await isNewPlace(tx, known.id, asked.address, asked.agent)) await tellNewPlace(tx, known.id, asked.address)
    if (asked.oldToken !== undefined) await endSession(tx, asked.oldToken)
    const session = await startSession(tx, known.id, {
      secondFactorPassed: false,
      address: asked.address,
      agent: asked.agent,
      secret: app.secret,
    })
    await tx.record({ action: 'sign-in.succeeded', kind: 'person', id: known.id, detail: { address: asked.address } })
    return {
      kind: 'in',
      session,
      personId: known.id,
      hasFactor: account?.factorSince != null,
    }
  })
}

const tellNewPlace = (tx: Parameters<typeof tell>[0], personId: string, address: string) =>
  tell(tx, [personId], {
    kind: 'sign-in.new-place',
    link: '/account/security',
    subject: text('새로운 기기나 장소에서 로그인했습니다.', 'A sign-in from a new device or place'),
    body: text(
      `${address} 주소에서 로그인했습니다. 본인이 아니라면 로그인 기기를 모두 로그아웃하고 비밀번호를 바꿔 주세요.`,
      `Somebody signed in from ${address}. If it was not you, sign every device out and change your password.`,
    ),
  })

/** Ends the session of this browser. */
export const signOut = (app: App, by: Acting, token: string): Promise<void> =>
  inTransaction(app.db, by, async (tx) => {
    await endSession(tx, token)
    await tx.record({ action: 'session.ended', kind: 'person', id: by.personId ?? 'unknown' })
  })
