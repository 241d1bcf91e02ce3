import { newId } from '../kernel/id.ts'
import type { Day } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { parseRules } from './certificate.ts'
import type { Certificate, CertificateRules } from './certificate.ts'
import type { CertificateFact } from './events.ts'
import { endToldFor } from './workflow.ts'
import type { Asked, Changed, Proposal, Term } from './workflow.ts'

interface Row {
  id: string
  institutionId: string
  trackId: string
  companyId: string
  technologyId: string
  technologyVersion: number
  titleKo: string
  titleEn: string
  companyNameKo: string
  companyNameEn: string
  rules: unknown
  draftedBy: string
  extensions: number
  version: number
  state: Certificate['state']
  number: string | null
  issuedOn: Day | null
  validFrom: Day | null
  validTo: Day | null
}
const certificateOf = ({ state, number, issuedOn, validFrom, validTo, rules, ...row }: Row): Certificate => {
  const common = { ...row, rules: parseRules(rules) }
  if (state === 'drafted') return { ...common, state }
  if (number === null || issuedOn === null || validFrom === null || validTo === null)
    throw new Error(`Certificate ${row.id} is ${state} but not whole`)
  return { ...common, state, number, issuedOn, validFrom, validTo }
}

/** The certificate of this institution, its row held until the transaction ends. */
export const findForUpdate = async (tx: Tx, institutionId: string, id: string): Promise<Certificate | undefined> => {
  const row = await tx.maybe(sql<Row>`
    select id, institution_id, track_id, company_id, technology_id, technology_version, title_ko, title_en, company_name_ko,
      company_name_en, rules, drafted_by, extensions, version,
      state, number, issued_on, valid_from, valid_to
    from certificates where id = ${id} and institution_id = ${institutionId} for update`)
  return row && certificateOf(row)
}

export interface Names {
  readonly titleKo: string
  readonly titleEn: string
  readonly companyNameKo: string
  readonly companyNameEn: string
}
export interface NewDraft extends Names {
  readonly institutionId: string
  readonly trackId: string
  readonly companyId: string
  readonly technologyId: string
  readonly technologyVersion: number
  readonly rules: CertificateRules
  readonly draftedBy: string
}
/** Writes a draft; undefined where this track has its certificate already. */
export const insertDraft = async (tx: Tx, draft: NewDraft): Promise<string | undefined> => {
  const id = newId()
  const made = await tx.run(sql`
    insert into certificates (id, institution_id, track_id, company_id, technology_id, technology_version, title_ko, title_en,
      company_name_ko, company_name_en, state, rules, drafted_by, drafted_at, state_since)
    values (${id}, ${draft.institutionId}, ${draft.trackId}, ${draft.companyId}, ${draft.technologyId}, ${draft.technologyVersion},
      ${draft.titleKo}, ${draft.titleEn},
      ${draft.companyNameKo}, ${draft.companyNameEn}, 'drafted', ${JSON.stringify(draft.rules)}, ${draft.draftedBy}, ${tx.now}, ${tx.now})
    on conflict (track_id) do nothing`)
  return made === 1 ? id : undefined
}

/** Whoever edits a draft last has drafted it: the four eyes count from there. */
export const updateDraft = (tx: Tx, id: string, version: number, names: Names, draftedBy: string): Promise<number> =>
  tx.run(sql`
  update certificates set title_ko = ${names.titleKo}, title_en = ${names.titleEn}, company_name_ko = ${names.companyNameKo},
    company_name_en = ${names.companyNameEn},
    drafted_by = ${draftedBy}, drafted_at = ${tx.now}, state_reason = null, version = version + 1
  where id = ${id} and state = 'drafted' and version = ${version}`)

export const saveSentBack = (tx: Tx, id: string, note: string): Promise<number> =>
  tx.run(sql`update certificates set state_reason = ${note}, version = version + 1 where id = ${id} and state = 'drafted'`)

/** The next number of a year; two at once get two numbers, and one rolled back leaves no gap. */
export const nextOfYear = async (tx: Tx, institutionId: string, year: number): Promise<number> =>
  (
    await tx.one(sql<{ last: number }>`
    insert into certificate_sequences (institution_id, year, last_number) values (${institutionId}, ${year}, 1)
    on conflict (institution_id, year) do update set last_number = certificate_sequences.last_number + 1 returning last_number as last`)
  ).last

export const isTaken = async (tx: Tx, institutionId: string, number: string): Promise<boolean> =>
  (
    await tx.one(
      sql<{
        taken: boolean
      }>`select exists (select from certificates where institution_id = ${institutionId} and number = ${number}) as taken`,
    )
  ).taken

export interface Paper {
  readonly fileId: string
  readonly sha256: string
}

export const saveIssued = async (tx: Tx, id: string, by: string, number: string, term: Term, paper: Paper): Promise<void> => {
  await tx.run(sql`
    update certificates set state = 'valid', number = ${number}, issued_on = ${tx.today}, valid_from = ${term.validFrom},
      valid_to = ${term.validTo}, approved_by = ${by}, issued_at = ${tx.now},
      pdf_file_id = ${paper.fileId}, pdf_sha256 = ${paper.sha256}, state_reason = null, state_since = ${tx.now}, version = version + 1
    where id = ${id}`)
  await insertPaper(tx, id, paper, term.validTo)
}
const insertPaper = async (tx: Tx, certificateId: string, paper: Paper, validTo: Day): Promise<void> => {
  await tx.run(
    sql`insert into certificate_papers (sha256, certificate_id, file_id, issued_at, valid_to)
      values (${paper.sha256}, ${certificateId}, ${paper.fileId}, ${tx.now}, ${validTo})`,
  )
}

/** What a change made of it; an extension brings a new paper and new reminders. */
export const saveChanged = async (tx: Tx, id: string, changed: Changed, paper?: Paper): Promise<void> => {
  await tx.run(sql`
    update certificates set state = ${changed.state}, valid_to = ${changed.validTo}, extensions = ${changed.extensions},
      state_reason = ${changed.reason}, state_since = ${tx.now},
      pdf_file_id = coalesce(${paper?.fileId ?? null}, pdf_file_id), pdf_sha256 = coalesce(${paper?.sha256 ?? null}, pdf_sha256),
      reminded = case when ${paper !== undefined} then '[]'::jsonb else reminded end, version = version + 1
    where id = ${id}`)
  if (paper) await insertPaper(tx, id, paper, changed.validTo)
}

export interface NewEvent {
  readonly event: CertificateFact['change']
  readonly proposedBy: string
  readonly approvedBy: string
  readonly reason?: string | null
  readonly before?: Day | null
  readonly after?: Day | null
}
export const logEvent = async (tx: Tx, certificateId: string, entry: NewEvent): Promise<void> => {
  await tx.run(sql`
    insert into certificate_events (certificate_id, at, event, proposed_by, approved_by, reason, valid_to_before, valid_to_after)
    values (${certificateId}, ${tx.now}, ${entry.event}, ${entry.proposedBy}, ${entry.approvedBy}, ${entry.reason ?? null},
      ${entry.before ?? null}, ${entry.after ?? null})`)
}

/** The certificate of this firm, its row held until the transaction ends. */
export const findOfFirmForUpdate = async (tx: Tx, companyId: string, id: string): Promise<Certificate | undefined> => {
  const row = await tx.maybe(sql<Row>`
    select id, institution_id, track_id, company_id, technology_id, technology_version, title_ko, title_en, company_name_ko,
      company_name_en, rules, drafted_by, extensions, version,
      state, number, issued_on, valid_from, valid_to
    from certificates where id = ${id} and company_id = ${companyId} for update`)
  return row && certificateOf(row)
}
/** Whether a change of the certificate waits for its approval. */
export const hasOpenProposal = async (tx: Tx, certificateId: string): Promise<boolean> =>
  (await tx.maybe(sql`select 1 from certificate_proposals where certificate_id = ${certificateId} and state = 'open'`)) !== undefined

/** Writes that a firm asks for an extension; undefined where it has asked already. */
export const insertExtensionRequest = async (
  tx: Tx,
  of: Pick<Certificate, 'id' | 'institutionId' | 'companyId'>,
  by: string,
  note: string,
): Promise<string | undefined> => {
  const id = newId()
  const made = await tx.run(sql`
    insert into certificate_extension_requests (id, certificate_id, institution_id, company_id, asked_by, asked_at, note)
    values (${id}, ${of.id}, ${of.institutionId}, ${of.companyId}, ${by}, ${tx.now}, ${note})
    on conflict (certificate_id) where state = 'open' do nothing`)
  return made === 1 ? id : undefined
}
/** What the institution answers to the open asking; answers 0 where there is none. */
export const answerExtensionRequest = (
  tx: Tx,
  certificateId: string,
  state: 'granted' | 'declined',
  by: string,
  note: string | null,
): Promise<number> =>
  tx.run(sql`
    update certificate_extension_requests set state = ${state}, decided_by = ${by}, decided_at = ${tx.now}, decided_note = ${note}
    where certificate_id = ${certificateId} and state = 'open'`)

/** Writes a proposal; undefined where another one is open. */
export const insertProposal = async (
  tx: Tx,
  certificateId: string,
  institutionId: string,
  asked: Asked,
  by: string,
  hearingUntil: Day | null,
): Promise<string | undefined> => {
  const id = newId()
  const made = await tx.run(sql`
    insert into certificate_proposals (id, certificate_id, institution_id, change, reason, proposed_by, proposed_at, state, hearing_until,
      urgent)
    values (${id}, ${certificateId}, ${institutionId}, ${asked.change}, ${asked.reason}, ${by}, ${tx.now}, 'open', ${hearingUntil},
      ${asked.urgent})
    on conflict (certificate_id) where state = 'open' do nothing`)
  return made === 1 ? id : undefined
}
export const findProposalForUpdate = (tx: Tx, institutionId: string, id: string): Promise<Proposal | undefined> =>
  tx.maybe(sql<Proposal>`
  select id, certificate_id, change, reason, proposed_by, hearing_until, opinion from certificate_proposals
    where id = ${id} and institution_id = ${institutionId} and state = 'open' for update`)
export const decideProposal = async (
  tx: Tx,
  id: string,
  state: 'approved' | 'refused' | 'withdrawn',
  by: string,
  note: string | null,
): Promise<void> => {
  await tx.run(
    sql`update certificate_proposals set state = ${state}, decided_by = ${by}, decided_at = ${tx.now}, decided_note = ${note}
      where id = ${id}`,
  )
}
/** The firm's opinion on an open proposal it is heard on; once, and until the day. */
export const saveOpinion = (
  tx: Tx,
  certificateId: string,
  companyId: string,
  opinion: string,
  by: string,
): Promise<{ institutionId: string; proposedBy: string } | undefined> =>
  tx.maybe(sql<{ institutionId: string; proposedBy: string }>`
    update certificate_proposals p set opinion = ${opinion}, opinion_by = ${by}, opinion_at = ${tx.now} from certificates c
    where p.certificate_id = ${certificateId} and c.id = p.certificate_id and c.company_id = ${companyId} and p.state = 'open'
      and p.hearing_until is not null and p.opinion is null
      and p.hearing_until >= market_today()
    returning p.institution_id, p.proposed_by`)

export interface Expiring {
  id: string
  institutionId: string
  companyId: string
  validTo: Day
  rules: CertificateRules
  reminded: number[]
}
/** Valid certificates near their end, or a little past it, of which a reminder is due; held by this run alone. */
export const findExpiring = (tx: Tx, limit: number): Promise<Expiring[]> =>
  tx.many(sql<Expiring>`
  select c.id, c.institution_id, c.company_id, c.valid_to, c.rules, c.reminded from certificates c
  where c.state in ('valid', 'suspended') and (
    (c.valid_to < market_today() and c.valid_to >= market_today() - ${endToldFor}::int and not c.reminded @> '-1')
    or (c.valid_to >= market_today() and exists (select from jsonb_array_elements_text(c.rules->'reminderDays') d
      where c.valid_to - d::int <= market_today() and not c.reminded @> to_jsonb(d::int))))
  order by c.valid_to limit ${limit} for update of c skip locked`)
export const saveReminded = async (tx: Tx, id: string, reminded: readonly number[]): Promise<void> => {
  await tx.run(sql`update certificates set reminded = ${JSON.stringify(reminded)} where id = ${id}`)
}
