import { no, yes } from '../../kernel/outcome.ts'
import { speak, text } from '../../kernel/text.ts'
import type { Reader } from '../../platform/database/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { mailTo, tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../actor.ts'
import { commonPasswords } from '../common-passwords.ts'
import { endLinksOf, isFull, makeLink } from '../links.ts'
import { isShortForStaff, judgePassword, wordsOfEmail } from '../password-rules.ts'
import type { PasswordFault } from '../password-rules.ts'
import { hashPassword } from '../passwords.ts'
import { findAccount, findAccountByEmail, wordsAround } from '../queries.ts'
import { endSessionsOf, renewSession } from '../session.ts'
import { endSessionByKey, savePasswordHash, saveProfile } from '../store.ts'

type Person = Actor & { personId: string }

/** What is wrong with a password this person would choose. */
export const faultOf = async (read: Reader, personId: string, password: string): Promise<PasswordFault | undefined> => {
  const account = await findAccount(read, personId)
  return judgePassword(password, {
    isStaff: account?.isStaff ?? false,
    names: [...wordsOfEmail(account?.email ?? ''), ...(await wordsAround(read, personId))],
    common: commonPasswords(),
  })
}

/** Puts a new password in place: every session but the given one ends, links that opened the account end, the person is told. */
export const replacePassword = async (tx: Tx, personId: string, password: string, keepToken?: string): Promise<void> => {
  await savePasswordHash(tx, personId, await hashPassword(password), isShortForStaff(password))
  await endSessionsOf(tx, personId, keepToken)
  await endLinksOf(tx, personId)
  await tx.record({ action: 'person.password-changed', kind: 'person', id: personId })
  await tell(tx, [personId], {
    kind: 'person.password-changed',
    link: '/account/security',
    subject: text('비밀번호를 바꿨습니다.', 'Your password was changed'),
    body: text(
      '다른 기기는 모두 로그아웃되었습니다. 본인이 한 일이 아니라면 바로 비밀번호를 새로 정하고 운영자에게 알려 주세요.',
      'Every other device was signed out. If this was not you, choose a new password at once and tell the operator.',
    ),
  })
}

/** Changes the password of somebody whose present one was just right; the session goes on under a new id. */
export const changePassword = (app: App, actor: Person, token: string, password: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const fault = await faultOf(tx, actor.personId, password)
    if (fault) return no(fault)
    await replacePassword(tx, actor.personId, password, token)
    const session = await renewSession(tx, token, { reauthenticated: true }, app.secret)
    return session ? yes(session) : no('missing' as const)
  })

/** Name, telephone, language of mails. A stale form is refused. */
export const changeProfile = (
  app: App,
  actor: Person,
  version: number,
  profile: { name: string; phone: string | null; language: 'ko' | 'en' },
) =>
  inTransaction(app.db, actor, async (tx) => {
    const before = await findAccount(tx, actor.personId)
    if ((await saveProfile(tx, actor.personId, version, profile)) === 0) return no({ code: 'stale' } as const)
    await tx.record({ action: 'person.profile-changed', kind: 'person', id: actor.personId })
    if (before && before.phone !== profile.phone) {
      await tell(tx, [actor.personId], {
        kind: 'person.phone-changed',
        link: '/account',
        subject: text('전화번호를 바꿨습니다.', 'Your telephone number was changed'),
        body: text(
          '본인이 한 일이 아니라면 비밀번호를 바꾸고 운영자에게 알려 주세요.',
          'If this was not you, change your password and tell the operator.',
        ),
      })
    }
    return yes({})
  })

/** Sends a link to the new address; nothing changes before it is opened. An address that has an account gets a mail that says so. Three an hour, to whatever addresses. */
export const askNewEmail = (app: App, actor: Person, email: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const link = { purpose: 'confirm-email', email, personId: actor.personId } as const
    if (await isFull(tx, link)) return no('too-many' as const)
    const taken = await findAccountByEmail(tx, email)
    const own = await findAccount(tx, actor.personId)
    const t = speak(own?.language ?? 'ko')
    const path = await makeLink(tx, link)
    await mailTo(
      tx,
      email,
      t('새 이메일 주소를 확인해 주세요', 'Confirm your new address'),
      taken
        ? t('이 주소로 이미 다른 계정이 있어 바꿀 수 없습니다.', 'This address has another account, so it cannot be used.')
        : [
            t(
              '아래 링크를 열면 이 주소로 바뀝니다. 24시간 안에 한 번 쓸 수 있습니다.',
              'Open this link to use this address. It works once, within 24 hours.',
            ),
            `{address}${own?.language === 'en' ? '/en' : ''}${path}`,
          ].join('\n\n'),
    )
    await tx.record({ action: 'person.email-change-asked', kind: 'person', id: actor.personId })
    return yes({})
  })

/** Signs one device out, or every device but this one. */
export const endOwnSession = (app: App, actor: Person, key: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const ended = await endSessionByKey(tx, actor.personId, key)
    if (ended === 0) return no({ code: 'not-found' } as const)
    await tx.record({ action: 'session.ended', kind: 'person', id: actor.personId, detail: { ended } })
    return yes({ ended })
  })
export const endOtherSessions = (app: App, actor: Person, token: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const ended = await endSessionsOf(tx, actor.personId, token)
    await tx.record({ action: 'session.ended', kind: 'person', id: actor.personId, detail: { ended } })
    return yes({ ended })
  })

/** A person who has just shown again who they are goes on under a new session id. */
export const confirmAgain = (app: App, actor: Person, token: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const session = await renewSession(tx, token, { reauthenticated: true }, app.secret)
    if (!session) return no({ code: 'not-found' } as const)
    await tx.record({ action: 'session.confirmed', kind: 'person', id: actor.personId })
    return yes(session)
  })
