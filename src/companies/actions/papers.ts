import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { keepFile } from '../../platform/files/rows.ts'
import type { ReceivedFile } from '../../platform/http/upload.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import type { Actor, CompanyActor } from '../../people/index.ts'
import type { CompanyFacts, SmeConfirmation } from '../company.ts'
import {
  attachRegistration,
  findClaimForUpdate,
  insertConfirmation,
  removeConfirmation,
  saveClaimDecision,
  saveYear,
  updateCompany,
} from '../store.ts'
import type { CompanyYear } from '../store.ts'
import { confirm, reject } from '../workflow.ts'

type Stored = Extract<ReceivedFile, { ok: true }>

export const editCompany = (app: App, actor: CompanyActor, version: number, facts: CompanyFacts) =>
  inTransaction(app.db, actor, async (tx) => {
    if (!(await updateCompany(tx, actor.companyId, version, facts))) return no({ code: 'stale' } as const)
    await tx.record({ action: 'company.edited', kind: 'company', id: actor.companyId, companyId: actor.companyId })
    return yes({ id: actor.companyId })
  })

export const addConfirmation = (app: App, actor: CompanyActor, paper: SmeConfirmation, file: Stored | undefined) =>
  inTransaction(app.db, actor, async (tx) => {
    const fileId = file ? await keepFile(tx, file, { kind: 'company', id: actor.companyId, companyId: actor.companyId }) : null
    const id = await insertConfirmation(tx, actor.companyId, paper, fileId)
    await tx.record({
      action: 'company.confirmation-added',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { ...paper, sha256: file?.sha256 },
    })
    return yes({ id })
  })
export const dropConfirmation = (app: App, actor: CompanyActor, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    if ((await removeConfirmation(tx, actor.companyId, id)) === 0) return no({ code: 'not-found' } as const)
    await tx.record({
      action: 'company.confirmation-removed',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { id },
    })
    return yes({ id })
  })

export const addRegistration = (app: App, actor: CompanyActor, file: Stored) =>
  inTransaction(app.db, actor, async (tx) => {
    const fileId = await keepFile(tx, file, { kind: 'company', id: actor.companyId, companyId: actor.companyId })
    if ((await attachRegistration(tx, actor.companyId, fileId)) === 0) return no({ code: 'not-found' } as const)
    await tx.record({
      action: 'company.registration-added',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { sha256: file.sha256 },
    })
    return yes({ fileId })
  })

export const enterYear = (app: App, actor: CompanyActor, year: CompanyYear) =>
  inTransaction(app.db, actor, async (tx) => {
    await saveYear(tx, actor.companyId, year)
    await tx.record({
      action: 'company.year-entered',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { year: year.year },
    })
    return yes({ year: year.year })
  })

/** Decided by an operator, or by an officer who received an application of the firm, after seeing the registration certificate. */
export const decideClaim = (app: App, actor: Actor, claimId: string, decision: 'confirm' | 'reject', reason: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const claim = await findClaimForUpdate(tx, claimId)
    if (!claim || actor.personId === null) return no({ code: 'not-found' } as const)
    const decided = decision === 'confirm' ? confirm(claim, actor.personId) : reject(claim, actor.personId, reason)
    if (!decided.ok) return decided
    await saveClaimDecision(tx, claimId, decided.value, reason || null)
    await tx.record({
      action: `company.claim-${decided.value}`,
      kind: 'company',
      id: claim.companyId,
      companyId: claim.companyId,
      detail: { claimId, reason },
    })
    await tell(
      tx,
      [claim.personId],
      decided.value === 'confirmed'
        ? {
            kind: 'company.claim-confirmed',
            link: `/company/${claim.companyId}`,
            subject: text('회사 확인이 끝났습니다.', 'Your firm is confirmed.'),
            body: text('사업자등록증을 확인했습니다.', 'Your registration certificate was seen.'),
          }
        : {
            kind: 'company.claim-rejected',
            link: `/company/${claim.companyId}/profile`,
            subject: text('회사 확인이 받아들여지지 않았습니다.', 'Your claim was rejected.'),
            body: text(reason, reason),
          },
    )
    return yes({ state: decided.value })
  })
