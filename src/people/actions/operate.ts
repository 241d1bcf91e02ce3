import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { parseEmail } from '../../kernel/contacts.ts'
import { theSystem } from '../../platform/audit/audit.ts'
import type { Acting } from '../../platform/audit/audit.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { mailTo } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { makeLink } from '../links.ts'
import { findAccount, findAccountByEmail } from '../queries.ts'
import { endSessionsOf } from '../session.ts'
import { holdersOf, removeFactor, saveDisabled } from '../store.ts'
import { tellOfFactor } from './factor.ts'

export const operatorActs = ['disable', 'enable', 'end-sessions', 'send-new-password', 'reset-factor'] as const
export type OperatorAct = (typeof operatorActs)[number]

/** What an operator may do for a person, never for oneself: the operator starts a new password but neither sees nor chooses it. */
export const actOnPerson = (app: App, actor: Acting, personId: string, act: OperatorAct) =>
  inTransaction(app.db, actor, async (tx) => {
    const account = await findAccount(tx, personId)
    if (!account) return no('not-found' as const)
    if (personId === actor.personId) return no('self' as const)
    if (act === 'disable' || act === 'enable') {
      if ((await saveDisabled(tx, personId, act === 'disable')) === 0) return no('not-found' as const)
    }
    if (act === 'reset-factor') {
      if ((await removeFactor(tx, personId)) === 0) return no('not-found' as const)
      await tellOfFactor(tx, personId, 'removed')
    }
    if (act === 'send-new-password') {
      const path = await makeLink(tx, { purpose: 'new-password', email: account.email, personId })
      await mailTo(
        tx,
        account.email,
        account.language === 'ko' ? mail.subject.ko : mail.subject.en,
        `${mail.body[account.language]}\n\n{address}${account.language === 'en' ? '/en' : ''}${path}`,
      )
    } else if (act !== 'enable') await endSessionsOf(tx, personId)
    await tx.record({ action: audits[act], kind: 'person', id: personId })
    return yes({ name: account.name })
  })

const audits: Record<OperatorAct, string> = {
  disable: 'person.disabled',
  enable: 'person.enabled',
  'end-sessions': 'session.ended',
  'send-new-password': 'person.new-password-asked',
  'reset-factor': 'second-factor.removed',
}
const mail = {
  subject: text('새 비밀번호를 정해 주세요', 'Choose a new password'),
  body: text(
    '운영자가 새 비밀번호를 정하는 링크를 보냈습니다. 30분 안에 한 번 쓸 수 있습니다.',
    'The operator sent you a link to choose a new password. It works once, within 30 minutes.',
  ),
}

export interface CommandRefusal {
  readonly sentence: Text
}

/** The first operator of an installation: a link that works once within 24 hours. Refused once somebody is an operator. */
export const createFirstOperator = (app: App, typed: string) =>
  inTransaction(app.db, theSystem, async (tx) => {
    const email = parseEmail(typed)
    if (!email.ok) return no<CommandRefusal>({ sentence: text('이메일 주소가 맞지 않습니다.', 'This is not an e-mail address.') })
    if ((await holdersOf(tx, 'operator')).length > 0)
      return no<CommandRefusal>({
        sentence: text(
          '운영자가 이미 있습니다. 그 운영자가 다른 분을 초대할 수 있습니다.',
          'There is an operator already, who can invite others.',
        ),
      })
    const path = await makeLink(tx, { purpose: 'first-operator', email: email.value, detail: { role: 'operator' } })
    await tx.record({ action: 'role.offered', kind: 'invitation', id: 'operator', detail: { role: 'operator', by: 'command line' } })
    return yes({ path })
  })

/** For an installation whose only operator has lost telephone and recovery codes: whoever runs the machine takes the factor off, and the person is told. */
export const resetFactorHere = async (app: App, typed: string) => {
  const account = await findAccountByEmail(app.db.reader(), typed.trim())
  const none = text('2단계 인증을 등록한 계정이 없습니다.', 'No account with a second factor has this address.')
  if (!account) return no<CommandRefusal>({ sentence: none })
  const reset = await actOnPerson(app, theSystem, account.id, 'reset-factor')
  return reset.ok ? reset : no<CommandRefusal>({ sentence: none })
}
