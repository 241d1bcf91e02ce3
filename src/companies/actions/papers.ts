import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { keepFile } from '../../platform/files/rows.ts'
import type { ReceivedFile } from '../../platform/http/upload.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { membersOf } from '../../people/index.ts'
import type { CompanyActor } from '../../people/index.ts'
import { needsBusinessNumber } from '../company.ts'
import type { CompanyFacts, SmeConfirmation } from '../company.ts'
import {
  attachRegistration,
  findClaimant,
  holdClaims,
  holdRegistration,
  insertConfirmation,
  removeConfirmation,
  saveAskedForPaper,
  saveYear,
  updateCompany,
} from '../store.ts'
import type { CompanyYear } from '../store.ts'
import { hasEnded, mayClaim } from '../workflow.ts'
import { paperBeforeCertificate } from '../words.ts'
import { openClaim } from './register.ts'

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
    if (id === undefined) return no({ code: 'already-here' } as const)
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

/**
 * The registration certificate of a firm whose claim is not decided; after a rejection or a withdrawal it begins a new claim, which is looked at like the first. An
 * individual has no certificate: without a file the claim alone is made again.
 */
export const addRegistration = (app: App, actor: CompanyActor, file: Stored | undefined) =>
  inTransaction(app.db, actor, async (tx) => {
    const company = await findClaimant(tx, actor.companyId)
    if (!company) return no({ code: 'not-found' } as const)
    await holdRegistration(tx, company.businessNumber, actor.personId)
    if (!(await holdClaims(tx, actor.companyId))) return no({ code: 'not-found' } as const)
    const { states } = (await findClaimant(tx, actor.companyId)) ?? company
    const may = mayClaim({ states, needsRegistration: needsBusinessNumber(company.kind), hasFile: file !== undefined })
    if (!may.ok) return may
    const isOver = states.every(hasEnded)
    const claim = isOver ? await openClaim(tx, actor.personId, company) : undefined
    const fileId = file && (await keepFile(tx, file, { kind: 'company', id: actor.companyId, companyId: actor.companyId }))
    if (fileId !== undefined) await attachRegistration(tx, actor.companyId, fileId)
    await tx.record({
      action: 'company.registration-added',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { sha256: file?.sha256, ...(claim && { claim }) },
    })
    return yes({ fileId })
  })

/** A firm has sent something to be reviewed: where its registration certificate is still to come its people are told, once a claim. */
export const askForRegistration = async (tx: Tx, companyId: string): Promise<void> => {
  if ((await saveAskedForPaper(tx, companyId)) === 0) return
  const company = await findClaimant(tx, companyId)
  if (!company) return
  await tx.record({ action: 'company.registration-asked', kind: 'company', id: companyId, companyId })
  await tell(tx, await membersOf(tx, companyId), {
    kind: 'company.registration-asked',
    link: `/company/${companyId}/profile#registration`,
    subject: text(`사업자등록증을 올려 주세요: ${company.nameKo}`, `Please upload your registration certificate: ${company.nameEn}`),
    body: paperBeforeCertificate,
  })
}

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
