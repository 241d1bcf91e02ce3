import { sql } from '../database/database.ts'
import type { Writer } from '../database/database.ts'

/** Who acts, and under which hat: 'company:abc', 'desk:kra', 'reviewer', 'operations', 'system'. */
export interface Acting {
  readonly personId: string | null
  readonly as: string
  readonly address: string
  readonly requestId: string | null
  /** Only the demonstration's loader acts at another time than now. */
  readonly shift?: string
}

/** Jobs and the command line act under this name. */
export const theSystem: Acting = { personId: null, as: 'system', address: 'local', requestId: null }

export interface AuditEntry {
  /** What happened, as '<noun>.<past verb>': 'application.submitted'. */
  readonly action: string
  readonly kind: string
  readonly id: string
  readonly companyId?: string | null | undefined
  readonly institutionId?: string | null | undefined
  readonly detail?: Record<string, unknown>
}

export const recordAudit = async (writer: Writer, at: Date, by: Acting, entry: AuditEntry): Promise<void> => {
  await writer.run(sql`
    insert into audit_log (at, person_id, acting_as, action, object_kind, object_id, company_id, institution_id, detail, request_id)
    values (${at}, ${by.personId}, ${by.as}, ${entry.action}, ${entry.kind}, ${entry.id},
            ${entry.companyId ?? null}, ${entry.institutionId ?? null}, ${JSON.stringify(entry.detail ?? {})}, ${by.requestId})`)
}

export interface AccessEntry {
  /** Whose data was read: ('company', id), ('person', id) … */
  readonly whose: readonly [kind: string, id: string]
  /** What was done: 'read application', 'downloaded file 시험성적서.pdf'. */
  readonly what: string
  readonly reason?: string | undefined
}

/** Readings of personal data leave a row each, in one statement; where the rows cannot be written, nothing is read. */
export const recordAccesses = async (writer: Writer, by: Acting, entries: readonly AccessEntry[]): Promise<void> => {
  if (entries.length === 0) return
  await writer.run(sql`
    insert into access_log (at, person_id, acting_as, address, whose_kind, whose_id, what, reason, request_id)
    select market_now(), ${by.personId}, ${by.as}, ${by.address}, e.kind, e.id, e.what, e.reason, ${by.requestId}
    from unnest(${entries.map((one) => one.whose[0])}::text[], ${entries.map((one) => one.whose[1])}::text[],
      ${entries.map((one) => one.what)}::text[], ${entries.map((one) => one.reason ?? null)}::text[]) as e(kind, id, what, reason)`)
}
export const recordAccess = (writer: Writer, by: Acting, entry: AccessEntry): Promise<void> => recordAccesses(writer, by, [entry])
