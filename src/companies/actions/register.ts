import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { membersOf } from '../../people/index.ts'
import type { Actor } from '../../people/index.ts'
import type { CompanyFacts } from '../company.ts'
import {
  claimsOnNumber,
  disputeClaims,
  findClaimant,
  findOwnCompany,
  holdRegistration,
  insertClaim,
  insertCompany,
  insertMember,
} from '../store.ts'
import { claimStateFor, hasEnded } from '../workflow.ts'
import type { ClaimState } from '../workflow.ts'

/** A claim of a firm to its number: provisional, or a dispute where another firm claims it; whoever else belongs to that one is told. */
export const openClaim = async (tx: Tx, personId: string, company: { id: string; businessNumber: string | null }): Promise<ClaimState> => {
  const rivals = (await claimsOnNumber(tx, company.businessNumber)).filter((one) => one.companyId !== company.id)
  const standing = claimStateFor(rivals.map((one) => one.state))
  await insertClaim(tx, company.id, personId, standing.mine)
  if (standing.others === 'disputed')
    await disputeClaims(
      tx,
      rivals.map((one) => one.id),
    )
  const disputing = standing.mine === 'disputed' ? rivals.filter((one) => !hasEnded(one.state)) : []
  for (const companyId of new Set(disputing.map((one) => one.companyId))) {
    const rival = await findClaimant(tx, companyId)
    const others = (await membersOf(tx, companyId)).filter((one) => one !== personId)
    if (rival)
      await tell(tx, others, {
        kind: 'company.claim-disputed',
        link: `/company/${companyId}/profile#registration`,
        subject: text(
          `같은 사업자등록번호로 다른 분이 회사를 등록했습니다: ${rival.nameKo}`,
          `Somebody else registered a firm with your business number: ${rival.nameEn}`,
        ),
        body: text(
          '사업자등록증을 올려 주시면 운영자가 확인합니다. 그동안에도 지금처럼 쓰실 수 있습니다.',
          'Upload your registration certificate; the operator will check. You can go on working meanwhile.',
        ),
      })
  }
  return standing.mine
}

/** Registers a firm within a transaction: its owner, its provisional claim, or a dispute where the number is taken. */
export const enterCompany = async (
  tx: Tx,
  personId: string,
  facts: CompanyFacts,
  invented = false,
): Promise<{ id: string; claim: ClaimState }> => {
  await holdRegistration(tx, facts.businessNumber, personId)
  const id = await insertCompany(tx, facts, invented)
  await insertMember(tx, id, personId, 'owner', 'active')
  const claim = await openClaim(tx, personId, { id, businessNumber: facts.businessNumber })
  await tx.record({ action: 'company.registered', kind: 'company', id, companyId: id, detail: { claim } })
  return { id, claim }
}

/** The same person and number again, by the back button or a second press, is the firm that is there. */
export const registerCompany = (app: App, actor: Actor, facts: CompanyFacts) =>
  inTransaction(app.db, actor, async (tx) => {
    if (actor.personId === null) return no({ code: 'not-found' } as const)
    await holdRegistration(tx, facts.businessNumber, actor.personId)
    const own = await findOwnCompany(tx, actor.personId, facts)
    if (own) return yes({ id: own.id, claim: 'there' as const })
    return yes(await enterCompany(tx, actor.personId, facts))
  })
