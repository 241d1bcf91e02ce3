import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { membersOf } from '../../people/index.ts'
import type { Actor } from '../../people/index.ts'
import type { CompanyFacts } from '../company.ts'
import { claimsOnNumber, disputeClaims, insertClaim, insertCompany, insertMember } from '../store.ts'
import { claimStateFor } from '../workflow.ts'

/** Registers a firm within a transaction: its owner, its provisional claim, or a dispute where the number is taken. */
export const enterCompany = async (
  tx: Tx,
  personId: string,
  facts: CompanyFacts,
  invented = false,
): Promise<{ id: string; claim: string }> => {
  const rivals = facts.businessNumber === null ? [] : await claimsOnNumber(tx, facts.businessNumber)
  const standing = claimStateFor(rivals.map((one) => one.state))
  const id = await insertCompany(tx, facts, invented)
  await insertMember(tx, id, personId, 'owner', 'active')
  await insertClaim(tx, id, personId, standing.mine)
  if (standing.others === 'disputed')
    await disputeClaims(
      tx,
      rivals.map((one) => one.id),
    )
  await tx.record({ action: 'company.registered', kind: 'company', id, companyId: id, detail: { claim: standing.mine } })
  for (const rival of standing.mine === 'disputed' ? rivals : []) {
    await tell(tx, await membersOf(tx, rival.companyId), {
      kind: 'company.claim-disputed',
      link: `/company/${rival.companyId}/profile`,
      subject: text('같은 사업자등록번호로 다른 분이 회사를 등록했습니다.', 'Somebody else registered a firm with your business number.'),
      body: text(
        '사업자등록증을 올려 주시면 운영자가 확인합니다. 그동안에도 지금처럼 쓰실 수 있습니다.',
        'Upload your registration certificate; the operator will check. You can go on working meanwhile.',
      ),
    })
  }
  return { id, claim: standing.mine }
}

export const registerCompany = (app: App, actor: Actor, facts: CompanyFacts) =>
  inTransaction(app.db, actor, async (tx) =>
    actor.personId === null ? no({ code: 'not-found' } as const) : yes(await enterCompany(tx, actor.personId, facts)),
  )
