import { sha256Hex } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import type { Lang } from '../../kernel/text.ts'
import type { Acting } from '../../platform/audit/audit.ts'
import { brokenConstraint } from '../../platform/database/transaction.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { mailTo, tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { unlockHere } from '../attempts.ts'
import { commonPasswords } from '../common-passwords.ts'
import { takeLink } from '../links.ts'
import type { OneTimeLink } from '../links.ts'
import { judgePassword, wordsOfEmail } from '../password-rules.ts'
import type { PasswordFault } from '../password-rules.ts'
import { findAccount, findAccountByEmail } from '../queries.ts'
import { startSession } from '../session.ts'
import type { StartedSession } from '../session.ts'
import { createPerson, grantRole, saveEmail } from '../store.ts'
import { faultOf, replacePassword } from './account.ts'
import { tellOfRole } from './roles.ts'

export interface LinkInput {
  readonly name: string
  readonly password: string
  readonly language: Lang
  readonly agent: string
}
export type LinkRefusal =
  | { readonly code: 'dead' }
  | { readonly code: 'form'; readonly isNameWrong: boolean; readonly fault: PasswordFault | undefined }
export interface LinkDone {
  readonly kind: 'signed-up' | 'email-changed' | 'password-set' | 'unlocked' | 'role-taken'
  readonly session?: StartedSession
}

/** Does what a mailed link is for, once. A refusal leaves the link usable, so that a mended form can be sent again. */
export const useLink = async (app: App, by: Acting, token: string, input: LinkInput) => {
  try {
    return await inTransaction(app.db, by, async (tx) => {
      const link = await takeLink(tx, token)
      if (!link) return no({ code: 'dead' } as const)
      return act(app, tx, link, input)
    })
  } catch (error) {
    if (brokenConstraint(error) === 'one_person_per_email') return no({ code: 'dead' } as const)
    throw error
  }
}

const act = async (app: App, tx: Tx, link: OneTimeLink, input: LinkInput) => {
  switch (link.purpose) {
    case 'confirm-email':
      return link.personId === null ? signUp(app, tx, link, input) : newEmail(tx, link.personId, link.email)
    case 'new-password':
      return newPassword(tx, link.personId ?? '', input.password)
    case 'unlock': {
      await unlockHere(tx, sha256Hex(link.email), tx.by.address)
      if (link.personId !== null) await unlockHere(tx, sha256Hex(`factor:${link.personId}`), tx.by.address)
      await tx.record({ action: 'sign-in.unlocked', kind: 'person', id: link.personId ?? 'unknown', detail: { address: tx.by.address } })
      return yes<LinkDone>({ kind: 'unlocked' })
    }
    case 'first-operator':
    case 'invitation':
      return takeRole(app, tx, link, input)
  }
}

const enter = async (tx: Tx, link: OneTimeLink, input: LinkInput, isStaff: boolean) => {
  const isNameWrong = input.name.length < 1 || input.name.length > 80
  const fault = judgePassword(input.password, { isStaff, names: [...wordsOfEmail(link.email), input.name], common: commonPasswords() })
  if (isNameWrong || fault) return no({ code: 'form', isNameWrong, fault } as const)
  const { id } = await createPerson(tx, { email: link.email, name: input.name, password: input.password, language: input.language })
  await tx.record({ action: 'person.signed-up', kind: 'person', id })
  return yes({ id })
}

const begin = (app: App, tx: Tx, personId: string, agent: string) =>
  startSession(tx, personId, { secondFactorPassed: false, address: tx.by.address, agent, secret: app.secret })

const signUp = async (app: App, tx: Tx, link: OneTimeLink, input: LinkInput) => {
  if (await findAccountByEmail(tx, link.email)) return no({ code: 'dead' } as const)
  const entered = await enter(tx, link, input, false)
  return entered.ok ? yes<LinkDone>({ kind: 'signed-up', session: await begin(app, tx, entered.value.id, input.agent) }) : entered
}

const newEmail = async (tx: Tx, personId: string, email: string) => {
  const before = await findAccount(tx, personId)
  if (!before || before.disabledAt || (await findAccountByEmail(tx, email))) return no({ code: 'dead' } as const)
  await saveEmail(tx, personId, email)
  await tx.record({ action: 'person.email-changed', kind: 'person', id: personId })
  const subject = text('이메일 주소를 바꿨습니다.', 'Your e-mail address was changed')
  const body = text(
    `이제 ${email} 주소로 로그인하고 알림을 받습니다. 본인이 한 일이 아니라면 운영자에게 알려 주세요.`,
    `You now sign in and are told under ${email}. If this was not you, tell the operator.`,
  )
  await tell(tx, [personId], { kind: 'person.email-changed', link: '/account', subject, body })
  await mailTo(tx, before.email, subject[before.language], body[before.language])
  return yes<LinkDone>({ kind: 'email-changed' })
}

const newPassword = async (tx: Tx, personId: string, password: string) => {
  const account = await findAccount(tx, personId)
  if (!account || account.disabledAt) return no({ code: 'dead' } as const)
  const fault = await faultOf(tx, personId, password)
  if (fault) return no({ code: 'form', isNameWrong: false, fault } as const)
  await replacePassword(tx, personId, password)
  return yes<LinkDone>({ kind: 'password-set' })
}

/** Takes the role of an invitation: a new person chooses name and password, one who is here already only accepts. */
const takeRole = async (app: App, tx: Tx, link: OneTimeLink, input: LinkInput) => {
  const { role, institutionId = null, councilId = null, grantedBy = null } = link.detail
  if (role === undefined) return no({ code: 'dead' } as const)
  const known = await findAccountByEmail(tx, link.email)
  if (known?.disabledAt) return no({ code: 'dead' } as const)
  const entered = known ? yes({ id: known.id }) : await enter(tx, link, input, true)
  if (!entered.ok) return entered
  const personId = entered.value.id
  if (await grantRole(tx, { personId, role, institutionId, councilId, grantedBy })) {
    await tx.record({
      action: 'role.granted',
      kind: 'person',
      id: personId,
      institutionId,
      detail: { role, councilId, grantedBy, by: link.purpose },
    })
    // Whoever is new has the invitation, which said the same, and stands before the second factor already; an account that was there is told.
    if (known) await tellOfRole(tx, personId, { role, institutionId, councilId }, 'granted')
  }
  return yes<LinkDone>(known ? { kind: 'role-taken' } : { kind: 'role-taken', session: await begin(app, tx, personId, input.agent) })
}
