import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Call, CallContent, Cancelled, Closed, EarlyClosing, Published } from './call.ts'

interface Row {
  id: string
  leadInstitutionId: string
  version: number
  draftedBy: string
  state: Call['state']
  programme: string
  theme: 'general' | 'themed'
  titleKo: string
  titleEn: string
  bodyKo: string
  bodyEn: string
  opensAt: Date
  closesAt: Date | null
  approvedBy: string | null
  publishedAt: Date | null
  closedAt: Date | null
  closingAskedBy: string | null
  closingReason: string | null
  cancelReason: string | null
  institutions: CallContent['institutions']
}

const callOf = (row: Row): Call => {
  const common = {
    id: row.id,
    leadInstitutionId: row.leadInstitutionId,
    version: row.version,
    draftedBy: row.draftedBy,
    content: {
      programme: row.programme,
      theme: row.theme,
      titleKo: row.titleKo,
      titleEn: row.titleEn,
      bodyKo: row.bodyKo,
      bodyEn: row.bodyEn,
      opensAt: row.opensAt,
      closesAt: row.closesAt ?? undefined,
      institutions: row.institutions,
    },
  }
  const approved = () => ({
    approvedBy: row.approvedBy ?? '',
    publishedAt: row.publishedAt ?? row.opensAt,
    earlyClosing: row.closingAskedBy === null ? undefined : { askedBy: row.closingAskedBy, reason: row.closingReason ?? '' },
  })
  switch (row.state) {
    case 'draft':
    case 'awaiting_approval':
      return { ...common, state: row.state }
    case 'published':
      return { ...common, ...approved(), state: 'published' }
    case 'closed':
      return { ...common, ...approved(), state: 'closed', closedAt: row.closedAt ?? row.opensAt }
    case 'cancelled':
      return { ...common, state: 'cancelled', reason: row.cancelReason ?? '' }
  }
}

/** The call this institution leads, its row held until the transaction ends. */
export const findCallForUpdate = (tx: Tx, institutionId: string, id: string): Promise<Call | undefined> =>
  holdCall(tx, id, sql`c.lead_institution_id = ${institutionId}`)
/** The call in whose name another institution asks this one. */
export const findJoinedCallForUpdate = (tx: Tx, institutionId: string, id: string): Promise<Call | undefined> =>
  holdCall(
    tx,
    id,
    sql`exists (select from call_institutions x where x.call_id = c.id and x.institution_id = ${institutionId} and not x.is_lead)`,
  )

const holdCall = async (tx: Tx, id: string, which: ReturnType<typeof sql>): Promise<Call | undefined> => {
  const row = await tx.maybe(sql<Row>`
    select c.*, (select json_agg(json_build_object('institutionId', ci.institution_id, 'isLead', ci.is_lead,
                   'ruleSetId', coalesce(ci.rule_set_id, ''),
                   'extraQuestions', ci.extra_questions, 'fieldCodes', ci.field_codes, 'isAgreed', ci.agreed_by is not null)
                   order by ci.is_lead desc, ci.institution_id)
                 from call_institutions ci where ci.call_id = c.id) as institutions
    from calls c where c.id = ${id} and ${which} for update of c`)
  return row && callOf(row)
}

export const insertCall = async (tx: Tx, id: string, leadInstitutionId: string, draftedBy: string, content: CallContent): Promise<void> => {
  await tx.run(sql`
    insert into calls (id, lead_institution_id, programme, theme, intake, title_ko, title_en, body_ko, body_en, opens_at, closes_at, state,
      drafted_by, drafted_at)
    values (${id}, ${leadInstitutionId}, ${content.programme}, ${content.theme}, ${content.closesAt ? 'dated' : 'rolling'},
      ${content.titleKo}, ${content.titleEn},
            ${content.bodyKo}, ${content.bodyEn}, ${content.opensAt}, ${content.closesAt ?? null}, 'draft', ${draftedBy}, ${tx.now})`)
  await replaceInstitutions(tx, id, content)
}

/** Saves the draft only if nobody saved since `version`; answers whether it did. */
export const updateDraft = async (tx: Tx, id: string, version: number, draftedBy: string, content: CallContent): Promise<boolean> => {
  const saved = await tx.run(sql`
    update calls set programme = ${content.programme}, theme = ${content.theme}, intake = ${content.closesAt ? 'dated' : 'rolling'},
      title_ko = ${content.titleKo}, title_en = ${content.titleEn}, body_ko = ${content.bodyKo}, body_en = ${content.bodyEn},
      opens_at = ${content.opensAt}, closes_at = ${content.closesAt ?? null}, drafted_by = ${draftedBy}, version = version + 1
    where id = ${id} and version = ${version} and state = 'draft'`)
  if (saved === 1) await replaceInstitutions(tx, id, content)
  return saved === 1
}

const replaceInstitutions = async (tx: Tx, id: string, content: CallContent) => {
  await tx.run(sql`delete from call_institutions where call_id = ${id}`)
  await tx.run(sql`
    insert into call_institutions (call_id, institution_id, is_lead, rule_set_id, extra_questions, field_codes)
    select ${id}, i->>'institutionId', (i->>'isLead')::boolean, nullif(i->>'ruleSetId', ''), i->'extraQuestions', i->'fieldCodes'
    from jsonb_array_elements(${JSON.stringify(content.institutions)}::jsonb) as i`)
}

export const saveAgreement = async (tx: Tx, id: string, institutionId: string): Promise<void> => {
  await tx.run(
    sql`update call_institutions set agreed_by = ${tx.by.personId}, agreed_at = ${tx.now} where call_id = ${id} and institution_id = ${institutionId}`,
  )
}
/** What was changed is agreed to anew: the call is another than the one that was seen. */
export const forgetAgreements = async (tx: Tx, id: string): Promise<void> => {
  await tx.run(sql`update calls set version = version + 1 where id = ${id}`)
  await tx.run(sql`update call_institutions set agreed_by = null, agreed_at = null where call_id = ${id}`)
}
/** Which of these institutions judge by a rule set that is not theirs, or is not in force. */
export const foreignRules = async (tx: Tx, content: CallContent): Promise<string[]> =>
  (
    await tx.many(sql<{
      id: string
    }>`select i->>'institutionId' as id from jsonb_array_elements(${JSON.stringify(content.institutions)}::jsonb) as i
      where i->>'ruleSetId' <> '' and not exists (select from rule_sets r join rule_set_versions v on v.rule_set_id = r.id and v.state = 'in_force'
        where r.id = i->>'ruleSetId' and r.institution_id = i->>'institutionId' and r.archived_at is null)`)
  ).map((one) => one.id)
/** Applications to a call for which something is still to be done: whatever ended stays as it is. */
export const countApplications = async (tx: Tx, id: string): Promise<number> =>
  Number(
    (
      await tx.one(
        sql<{
          n: number
        }>`select count(*) as n from tracks where call_id = ${id} and state not in ('returned', 'withdrawn', 'rejected', 'certified')`,
      )
    ).n,
  )
/** The firms that have begun to apply, have an application under way, or have asked something. */
export const firmsAbout = async (tx: Tx, id: string): Promise<string[]> =>
  (
    await tx.many(sql<{ id: string }>`select a.company_id as id from application_choices h join applications a on a.id = h.application_id
        where h.call_id = ${id} and a.state = 'draft'
      union select company_id from tracks where call_id = ${id} and state not in ('returned', 'withdrawn', 'rejected', 'certified')
      union select company_id from call_questions where call_id = ${id} and company_id is not null`)
  ).map((one) => one.id)

export const saveState = async (tx: Tx, id: string, state: 'draft' | 'awaiting_approval'): Promise<void> => {
  await tx.run(sql`update calls set state = ${state}, version = version + 1 where id = ${id}`)
}

/** That somebody asks to close the call early, or that nobody does any more. */
export const saveEarlyClosing = async (tx: Tx, id: string, asked: EarlyClosing | undefined): Promise<void> => {
  await tx.run(sql`
    update calls set closing_asked_by = ${asked?.askedBy ?? null}, closing_asked_at = ${asked ? tx.now : null}, closing_reason = ${asked?.reason ?? null},
      version = version + 1
    where id = ${id}`)
}
export const saveClosed = async (tx: Tx, { id, closedAt, earlyClosing }: Closed): Promise<void> => {
  if (!earlyClosing) await saveEarlyClosing(tx, id, undefined)
  await tx.run(
    sql`update calls set state = 'closed', closed_at = ${closedAt}, closed_by = ${tx.by.personId}, version = version + 1 where id = ${id}`,
  )
}

/** A dated call freezes the versions in force now; a rolling one leaves that to each submission. */
export const savePublished = async (tx: Tx, call: Published): Promise<void> => {
  await tx.run(
    sql`update calls set state = 'published', approved_by = ${call.approvedBy}, published_at = ${call.publishedAt}, version = version + 1
      where id = ${call.id}`,
  )
  await tx.run(sql`
    update call_institutions ci set frozen_version_id = v.id
    from rule_set_versions v, calls c
    where ci.call_id = ${call.id} and c.id = ci.call_id and c.intake = 'dated' and v.rule_set_id = ci.rule_set_id and v.state = 'in_force'`)
}

export const saveCancelled = async (tx: Tx, call: Cancelled): Promise<void> => {
  await tx.run(sql`update calls set state = 'cancelled', cancel_reason = ${call.reason}, closing_asked_by = null, closing_asked_at = null,
    closing_reason = null, version = version + 1 where id = ${call.id}`)
}

/** Closes every dated call whose instant has passed by the database's clock; answers which. */
export const closeDue = (tx: Tx): Promise<{ id: string; leadInstitutionId: string; titleKo: string; titleEn: string }[]> =>
  tx.many(sql<{ id: string; leadInstitutionId: string; titleKo: string; titleEn: string }>`
    update calls set state = 'closed', closed_at = closes_at, closing_asked_by = null, closing_asked_at = null, closing_reason = null, version = version + 1
    where state = 'published' and closes_at is not null and closes_at <= market_now()
    returning id, lead_institution_id, title_ko, title_en`)

export const logEvent = async (tx: Tx, callId: string, event: string, detail: Record<string, unknown> = {}): Promise<void> => {
  await tx.run(
    sql`insert into call_events (call_id, at, by_person, event, detail)
      values (${callId}, ${tx.now}, ${tx.by.personId}, ${event}, ${JSON.stringify(detail)})`,
  )
}

export const insertQuestion = async (tx: Tx, id: string, callId: string, companyId: string, question: string): Promise<void> => {
  await tx.run(
    sql`insert into call_questions (id, call_id, asked_by, company_id, asked_at, question)
      values (${id}, ${callId}, ${tx.by.personId}, ${companyId}, ${tx.now}, ${question})`,
  )
}
export const saveAnswer = (tx: Tx, callId: string, questionId: string, answer: string): Promise<number> =>
  tx.run(
    sql`update call_questions set answer = ${answer}, answered_by = ${tx.by.personId}, answered_at = ${tx.now}
      where id = ${questionId} and call_id = ${callId} and answer is null`,
  )

export const insertCallFile = async (
  tx: Tx,
  id: string,
  callId: string,
  fileId: string,
  titleKo: string,
  titleEn: string,
): Promise<void> => {
  await tx.run(
    sql`insert into call_files (id, call_id, file_id, title_ko, title_en, added_at)
      values (${id}, ${callId}, ${fileId}, ${titleKo}, ${titleEn}, ${tx.now})`,
  )
}
export const removeCallFile = (tx: Tx, callId: string, id: string): Promise<number> =>
  tx.run(sql`update call_files set removed_at = ${tx.now} where id = ${id} and call_id = ${callId} and removed_at is null`)
