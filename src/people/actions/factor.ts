import { newId, sha256Hex } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { sql } from '../../platform/database/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import { openSecret, sealSecret } from '../../platform/secrets/seal.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../actor.ts'
import { countTry, tryWorked } from '../attempts.ts'
import { findAccount, findSessionState } from '../queries.ts'
import { endSessionsOf, renewSession } from '../session.ts'
import type { StartedSession } from '../session.ts'
import { findFactor, removeFactor, saveFactor, saveRecoveryCodes, useRecoveryCode, useStep } from '../store.ts'
import { offeredSecret, stepOf } from '../totp.ts'

export type CodeRefusal = { readonly code: 'wrong' } | { readonly code: 'used' } | { readonly code: 'wait'; readonly seconds: number }

/** The database's own clock: codes and sessions live in real time, also where a demonstration shifts the market's. */
const clockOf = async (tx: Tx): Promise<Date> => (await tx.one(sql<{ now: Date }>`select clock_timestamp() as now`)).now

const asRecoveryCode = (typed: string) =>
  sha256Hex(
    typed
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, ''),
  )

/**
 * Judges a code of the app, or a recovery code, for a person with a confirmed factor. Each code counts once; wrong ones make wait.
 * The try is counted in its own transaction, so that a refusal does not forget it.
 */
export const judgeCode = async (
  app: App,
  actor: Actor & { personId: string },
  typed: string,
): Promise<Outcome<'app' | 'recovery', CodeRefusal>> => {
  const tried = await inTransaction(app.db, actor, (tx) => countTry(tx, sha256Hex(`factor:${actor.personId}`), actor.address))
  if (tried.kind === 'wait') return no({ code: 'wait', seconds: tried.seconds })
  const judged = await inTransaction(app.db, actor, async (tx) => {
    const factor = await findFactor(tx, actor.personId)
    if (!factor) return no({ code: 'wrong' } as const)
    const secret = openSecret(Buffer.from(factor.secretSealed, 'base64'), app.secret, actor.personId)
    const step = secret.ok ? stepOf(secret.value, typed, await clockOf(tx)) : undefined
    const isApp = step !== undefined && (await useStep(tx, actor.personId, step)) === 1
    const isRecovery = !isApp && (await useRecoveryCode(tx, actor.personId, asRecoveryCode(typed))) === 1
    if (!isApp && !isRecovery) return no({ code: step === undefined ? 'wrong' : 'used' } as const)
    await tryWorked(tx, tried.id)
    if (isRecovery) await tellOfFactor(tx, actor.personId, 'used')
    return yes(isApp ? ('app' as const) : ('recovery' as const))
  })
  if (!judged.ok)
    await inTransaction(app.db, actor, (tx) =>
      tx.record({ action: 'second-factor.failed', kind: 'person', id: actor.personId, detail: { address: actor.address } }),
    )
  return judged
}

/** Passes the second factor: the session gets a new id. */
export const passSecondFactor = async (
  app: App,
  actor: Actor & { personId: string },
  token: string,
  typed: string,
): Promise<Outcome<StartedSession, CodeRefusal>> => {
  const judged = await judgeCode(app, actor, typed)
  if (!judged.ok) return judged
  return inTransaction(app.db, actor, async (tx) => {
    const session = await renewSession(tx, token, { secondFactor: true }, app.secret)
    if (!session) return no({ code: 'wrong' } as const)
    await tx.record({ action: 'second-factor.passed', kind: 'person', id: actor.personId, detail: { by: judged.value } })
    return yes(session)
  })
}

/**
 * Takes the offered secret as the person's factor once a first code is right; answers ten recovery codes, shown this once, and the new id
 * under which the session goes on. Other sessions end.
 * Whoever has a factor already replaces it only from a session that passed it.
 */
export const setUpFactor = (app: App, actor: Actor & { personId: string }, token: string, typed: string) =>
  inTransaction(app.db, actor, async (tx) => {
    if ((await findFactor(tx, actor.personId)) && !(await findSessionState(tx, token)).hasPassedFactor)
      return no({ code: 'wrong' } as const)
    const secret = offeredSecret(app.secret, sha256Hex(token), actor.personId)
    const step = stepOf(secret, typed, await clockOf(tx))
    if (step === undefined) return no({ code: 'wrong' } as const)
    await saveFactor(tx, actor.personId, Buffer.from(sealSecret(secret, app.secret, actor.personId)).toString('base64'), step)
    const codes = await newCodes(tx, actor.personId)
    await endSessionsOf(tx, actor.personId, token)
    const session = await renewSession(tx, token, { secondFactor: true }, app.secret)
    if (!session) return no({ code: 'wrong' } as const)
    await tx.record({ action: 'second-factor.set', kind: 'person', id: actor.personId })
    await tellOfFactor(tx, actor.personId, 'set')
    return yes({ codes, session })
  })

/** Ten new recovery codes; the old ones are worth nothing from then on. */
export const renewRecoveryCodes = (app: App, actor: Actor & { personId: string }) =>
  inTransaction(app.db, actor, async (tx) => {
    if (!(await findFactor(tx, actor.personId))) return no({ code: 'no-factor' } as const)
    const codes = await newCodes(tx, actor.personId)
    await tx.record({ action: 'second-factor.codes-renewed', kind: 'person', id: actor.personId })
    await tellOfFactor(tx, actor.personId, 'codes')
    return yes(codes)
  })

/** Removes the factor; whoever acts for a public body keeps it. */
export const dropFactor = (app: App, actor: Actor & { personId: string }) =>
  inTransaction(app.db, actor, async (tx) => {
    const account = await findAccount(tx, actor.personId)
    if (!account || account.isStaff) return no({ code: 'staff' } as const)
    if ((await removeFactor(tx, actor.personId)) === 0) return no({ code: 'no-factor' } as const)
    await tx.record({ action: 'second-factor.removed', kind: 'person', id: actor.personId })
    await tellOfFactor(tx, actor.personId, 'removed')
    return yes({})
  })

const newCodes = async (tx: Tx, personId: string): Promise<string[]> => {
  const codes = Array.from({ length: 10 }, () => newId(12))
  await saveRecoveryCodes(tx, personId, codes.map(sha256Hex))
  return codes.map((code) => `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`)
}

const told = {
  set: text('2단계 인증을 등록했습니다.', 'Two-step sign-in was set up'),
  removed: text('2단계 인증을 해제했습니다.', 'Two-step sign-in was removed'),
  codes: text('복구 코드를 새로 만들었습니다.', 'New recovery codes were made'),
  used: text('복구 코드로 로그인했습니다.', 'A recovery code was used to sign in'),
} as const
export const tellOfFactor = (tx: Tx, personId: string, what: keyof typeof told) =>
  tell(tx, [personId], {
    kind: `second-factor.${what}`,
    subject: told[what],
    link: '/account/security',
    body: text(
      '본인이 한 일이 아니라면 바로 비밀번호를 바꾸고 운영자에게 알려 주세요.',
      'If this was not you, change your password at once and tell the operator.',
    ),
  })
