import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Answers, ApplicationState, Choice, Declaration, Standing } from './application.ts'
import type { Manifest } from './manifest.ts'

const who = (tx: Tx) => tx.by.personId ?? tx.by.as

export const insertApplication = async (
  tx: Tx,
  application: { companyId: string; technologyId: string; standing: Standing; answers?: Answers; technologyVersion?: number | null },
): Promise<string> => {
  const id = newId()
  await tx.run(sql`
    insert into applications (id, company_id, technology_id, state, standing, answers, technology_version, started_by, started_at,
      updated_at)
    values (${id}, ${application.companyId}, ${application.technologyId}, 'draft', ${application.standing},
      ${JSON.stringify(application.answers ?? {})}, ${application.technologyVersion ?? null}, ${who(tx)}, ${tx.now}, ${tx.now})`)
  return id
}

export interface HeldApplication {
  id: string
  companyId: string
  technologyId: string
  state: ApplicationState
  version: number
  technologyVersion: number | null
  standing: Standing
  answers: Answers
}
/**
 * The application of this firm. Its row and its technology's are held until the transaction ends: two applications of one technology
 * follow each other, so that the second sees the tracks of the first before the unique index has to say so.
 */
export const findForUpdate = (tx: Tx, companyId: string, id: string): Promise<HeldApplication | undefined> =>
  tx.maybe(sql<HeldApplication>`
  select a.id, a.company_id, a.technology_id, a.state, a.version, a.technology_version, a.standing, a.answers
  from applications a join technologies t on t.id = a.technology_id where a.id = ${id} and a.company_id = ${companyId} for update`)

/** Whether the firm has such a technology that is not put aside. */
export const hasTechnology = async (tx: Tx, companyId: string, technologyId: string): Promise<boolean> =>
  (await tx.maybe(sql`select 1 from technologies where id = ${technologyId} and company_id = ${companyId} and archived_at is null`)) !==
  undefined

export const addChoices = (tx: Tx, id: string, choices: readonly Choice[]): Promise<number> =>
  tx.run(sql`
  insert into application_choices (application_id, call_id, institution_id)
  select ${id}, ci.call_id, ci.institution_id from jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) as asked("callId" text,
    "institutionId" text)
  join call_institutions ci on ci.call_id = asked."callId" and ci.institution_id = asked."institutionId"
    join calls k on k.id = ci.call_id and k.state in ('published', 'closed')
  on conflict do nothing`)
export const keepChoices = (tx: Tx, id: string, choices: readonly Choice[]): Promise<number> =>
  tx.run(sql`
  delete from application_choices h where h.application_id = ${id}
    and not exists (select from jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) as kept("callId" text, "institutionId" text)
      where kept."callId" = h.call_id and kept."institutionId" = h.institution_id)`)

/** Saves the draft only if nobody saved since `version`; answers whether it did. */
export const updateDraft = async (tx: Tx, id: string, version: number, standing: Standing, answers: Answers): Promise<boolean> =>
  (await tx.run(
    sql`update applications set standing = ${standing}, answers = ${JSON.stringify(answers)}, updated_at = ${tx.now}, version = version + 1
      where id = ${id} and version = ${version} and state = 'draft'`,
  )) === 1

export const removeDraft = async (tx: Tx, id: string): Promise<void> => {
  await tx.run(sql`delete from application_choices where application_id = ${id}`)
  await tx.run(sql`delete from applications where id = ${id} and state = 'draft'`)
}

export const saveSubmitted = async (
  tx: Tx,
  id: string,
  submitted: { technologyVersion: number; manifest: Manifest; declarations: readonly Declaration[] },
): Promise<void> => {
  await tx.run(sql`
    update applications set state = 'submitted', technology_version = ${submitted.technologyVersion},
      manifest = ${submitted.manifest.text}, manifest_sha256 = ${submitted.manifest.sha256},
      declarations = ${JSON.stringify(submitted.declarations)}, submitted_at = ${tx.now}, submitted_by = ${who(tx)},
        updated_at = ${tx.now}, version = version + 1 where id = ${id}`)
}
