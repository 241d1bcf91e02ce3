import { text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import { draftsFor, signsFor } from '../people/index.ts'
import type { HomeProvider, WaitingKind } from '../people/index.ts'

const ofDesk = { hat: (owner: string) => `desk:${owner}`, list: (owner: string) => `/desk/${owner}/calls` }
const kinds: Readonly<Record<string, WaitingKind>> = {
  'call.approve': { title: text('승인할 공모', 'Calls to approve'), ...ofDesk, place: (row) => `/desk/${row.owner}/calls/${row.id}` },
  'call.agree': {
    title: text('동의할 공동공모', 'Joint calls to agree to'),
    ...ofDesk,
    place: (row) => `/desk/${row.owner}/calls/${row.id}`,
  },
  'call.close': {
    title: text('조기 마감을 결정할 공모', 'Calls asked to close early'),
    ...ofDesk,
    place: (row) => `/desk/${row.owner}/calls/${row.id}`,
  },
  'call.answer': {
    title: text('답변할 공모 질문', 'Questions about calls to answer'),
    ...ofDesk,
    place: (row) => `/desk/${row.owner}/calls/${row.detail}#question-${row.id}`,
  },
}

const inShort = sql`case when length(q.question) > 60 then left(q.question, 59) || '…' else q.question end`

/** What of calls waits: for approvers what others drafted or ask to close early, and what other institutions ask theirs to join, for officers of the lead institution every question without an answer. */

export const callsWaiting: HomeProvider = {
  kinds,
  rows: (me, held) =>
    held.deskIds.length === 0
      ? undefined
      : sql`
    select 'call.approve', c.lead_institution_id, c.id, c.title_ko, c.title_en, '', null::timestamptz, c.drafted_at from calls c
      where c.state = 'awaiting_approval' and c.drafted_by <> ${me}
      and not exists (select from call_institutions x where x.call_id = c.id and not x.is_lead and x.agreed_by is null) and ${signsFor(sql`c.lead_institution_id`, me, held)}
    union all
    select 'call.close', c.lead_institution_id, c.id, c.title_ko, c.title_en, '', c.closes_at, c.closing_asked_at from calls c
      where c.state = 'published' and c.closing_asked_by <> ${me} and ${signsFor(sql`c.lead_institution_id`, me, held)}
    union all
    select 'call.agree', ci.institution_id, c.id, c.title_ko, c.title_en, '', null::timestamptz, c.drafted_at from calls c
      join call_institutions ci on ci.call_id = c.id and not ci.is_lead and ci.agreed_by is null
      where c.state = 'awaiting_approval' and ${signsFor(sql`ci.institution_id`, me, held)}
    union all
    select 'call.answer', c.lead_institution_id, q.id, c.title_ko || ': ' || ${inShort}, c.title_en || ': ' || ${inShort}, c.id, null::timestamptz, q.asked_at
    from call_questions q
      join calls c on c.id = q.call_id
    where q.answer is null and c.state in ('published', 'closed') and ${draftsFor(sql`c.lead_institution_id`, me, held)}`,
}
