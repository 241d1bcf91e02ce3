import { no, yes } from '../../kernel/outcome.ts'
import { isTooLong, text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import type { Actor, CompanyActor } from '../../people/index.ts'
import { longest } from '../company.ts'
import { findCompany } from '../queries.ts'
import { changeMember, decideMember, holdOpenFirm, holdOwners, insertMember, withdrawAsking } from '../store.ts'
import { changeNotices } from '../words.ts'
import { changeOf } from '../workflow.ts'
import type { RoleChange } from '../workflow.ts'

/** Asks the owners to be let in. Answers the same whether the firm exists or not, so that nobody learns who is here. */
export const askToJoin = (app: App, actor: Actor, companyId: string, message: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const company = await findCompany(tx, companyId)
    if (!company || actor.personId === null || !(await holdOpenFirm(tx, companyId))) return no({ code: 'not-found' } as const)
    if (isTooLong(message, longest.message)) return no({ code: 'message-long' } as const)
    if ((await insertMember(tx, companyId, actor.personId, 'member', 'requested', message)) === 0)
      return no({ code: 'asked-already' } as const)
    await tx.record({ action: 'company.join-asked', kind: 'company', id: companyId, companyId })
    await tell(
      tx,
      company.members.filter((one) => one.role === 'owner' && one.state === 'active').map((one) => one.personId),
      {
        kind: 'company.join-asked',
        link: `/company/${companyId}/people`,
        subject: text(`${company.nameKo}에 참여하겠다는 요청이 있습니다.`, `Somebody asks to join ${company.nameEn ?? company.nameKo}.`),
        body: text(message || '요청한 분을 확인하고 수락하거나 거절해 주세요.', message || 'See who asks, then accept or refuse.'),
      },
    )
    return yes({ companyId })
  })

export const withdrawJoin = (app: App, actor: Actor, companyId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    if (actor.personId === null || (await withdrawAsking(tx, companyId, actor.personId)) === 0) return no({ code: 'not-found' } as const)
    await tx.record({ action: 'company.join-withdrawn', kind: 'company', id: companyId, companyId })
    return yes({ companyId })
  })

export const decideJoin = (app: App, actor: CompanyActor, personId: string, accept: boolean) =>
  inTransaction(app.db, actor, async (tx) => {
    const owners = await holdOwners(tx, actor.companyId)
    const company = await findCompany(tx, actor.companyId)
    if (!company || !owners.some((one) => one.personId === actor.personId)) return no({ code: 'not-found' } as const)
    const [nameKo, nameEn] = [company.nameKo, company.nameEn ?? company.nameKo]
    if ((await decideMember(tx, actor.companyId, personId, accept ? 'active' : 'refused')) === 0) return no({ code: 'not-found' } as const)
    await tx.record({
      action: accept ? 'company.member-accepted' : 'company.member-refused',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { personId },
    })
    await tell(
      tx,
      [personId],
      accept
        ? {
            kind: 'company.member-accepted',
            link: `/company/${actor.companyId}`,
            subject: text(`회사에 들어오셨습니다: ${nameKo}`, `You are in: ${nameEn}`),
            body: text(
              '소유자가 요청을 받아들였습니다. 이제 회사 이름으로 일하실 수 있습니다.',
              'An owner accepted your request. You can act for the firm now.',
            ),
          }
        : {
            kind: 'company.member-refused',
            link: '/companies/join',
            subject: text(`참여 요청이 받아들여지지 않았습니다: ${nameKo}`, `Your request to join was refused: ${nameEn}`),
            body: text('회사 소유자에게 직접 문의해 주세요.', 'Please ask an owner of the firm.'),
          },
    )
    return yes({ personId })
  })

/** Owners change roles and let people go; the last owner stays. Whoever it is about is told. */
export const changeRole = (app: App, actor: CompanyActor, personId: string, change: RoleChange) =>
  inTransaction(app.db, actor, async (tx) => {
    const owners = await holdOwners(tx, actor.companyId)
    const company = await findCompany(tx, actor.companyId)
    const member = company?.members.find((one) => one.personId === personId && one.state === 'active')
    if (!company || !member) return no({ code: 'not-found' } as const)
    const decided = changeOf(owners, actor.personId, personId, change)
    if (!decided.ok) return decided
    await changeMember(tx, actor.companyId, personId, change)
    await tx.record({
      action: 'company.member-changed',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { personId, change },
    })
    if (personId !== actor.personId && (change === 'left' || change !== member.role))
      await tell(tx, [personId], {
        kind: 'company.member-changed',
        link: change === 'left' ? '/home' : `/company/${actor.companyId}`,
        ...changeNotices[change](company.nameKo, company.nameEn ?? company.nameKo),
      })
    return yes({ personId })
  })
