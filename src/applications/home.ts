import { text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import { draftsFor, signsFor } from '../people/index.ts'
import type { HomeProvider, WaitingKind, WaitingRow } from '../people/index.ts'
import { nextClosing } from './fact-queries.ts'
import { canBeObjectedTo, isReported } from './queries.ts'
import { inView } from './queue-queries.ts'
import { stateWords } from './words.ts'
import type { TrackState } from './track.ts'

const withState = (row: WaitingRow) =>
  text(
    `${row.titleKo} (${stateWords[row.detail as TrackState].ko})`,
    `${row.titleEn || row.titleKo} (${stateWords[row.detail as TrackState].en})`,
  )
const ofDesk = (view: string) => ({
  hat: (owner: string) => `desk:${owner}`,
  list: (owner: string) => `/desk/${owner}/queue?view=${view}`,
  place: (row: WaitingRow) => `/desk/${row.owner}/tracks/${row.id}`,
  label: withState,
})
const ofFirm = (place: (row: WaitingRow) => string) => ({
  hat: (owner: string) => `company:${owner}`,
  list: (owner: string) => `/company/${owner}/applications`,
  place: (row: WaitingRow) => `/company/${row.owner}/${place(row)}`,
})

const kinds: Readonly<Record<string, WaitingKind>> = {
  'track.turn': { title: text('내 차례인 신청', 'Applications that wait for me'), ...ofDesk('turn') },
  'track.unassigned': { title: text('담당자가 없는 신청', 'Applications nobody has'), ...ofDesk('unassigned') },
  'track.confirm': { title: text('이행을 확인할 조건', 'Conditions to confirm'), ...ofDesk('all'), label: undefined },
  'track.supplement': { title: text('보완을 기다리는 신청', 'Supplements to answer'), ...ofFirm((row) => `tracks/${row.id}/supplement`) },
  'track.conditions': { title: text('이행할 조건', 'Conditions to meet'), ...ofFirm((row) => `tracks/${row.id}`) },
  'track.objection': {
    title: text('이의를 신청할 수 있는 결과', 'Results you may object to'),
    ...ofFirm((row) => `tracks/${row.id}#objection`),
  },
  'application.draft': { title: text('제출하지 않은 신청', 'Applications not sent yet'), ...ofFirm((row) => `applications/${row.id}`) },
}

/** What of applications waits: for officers those in their hands or in nobody's, for whom the rules name reports to confirm, for firms supplements, conditions, rejections they may object to and drafts. */
export const applicationsWaiting: HomeProvider = {
  kinds,
  rows: (me, held) =>
    held.companyIds.length === 0 && held.deskIds.length === 0
      ? undefined
      : sql`
    select case when k.officer_id is null then 'track.unassigned' else 'track.turn' end, k.institution_id, k.id, t.title_ko,
      coalesce(t.content->>'titleEn', ''), k.state, k.due_at, k.state_since
    from tracks k join technologies t on t.id = k.technology_id
    where ((${inView('turn', me)}) or (${inView('unassigned', me)}))
      and ${draftsFor(sql`k.institution_id`, me, held)}
    union all
    select 'track.confirm', k.institution_id, k.id, t.title_ko, coalesce(t.content->>'titleEn', ''), k.state, k.due_at, min(q.reported_at)
    from tracks k join technologies t on t.id = k.technology_id join conditions_to_meet q on q.track_id = k.id and q.state = 'reported'
    where k.state = 'conditional' and (case when k.rules->'conditionalVerdict'->>'confirmer' in ('approver',
      'chair') then ${signsFor(sql`k.institution_id`, me, held)} else ${draftsFor(sql`k.institution_id`, me, held)}
      and (k.officer_id is null or k.officer_id = ${me}) end)
    group by k.id, t.id
    union all
    select case k.state when 'conditional' then 'track.conditions' when 'rejected' then 'track.objection' else 'track.supplement' end,
      k.company_id, k.id, t.title_ko || ' · ' || i.name_ko, coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) || ' · ' || i.name_en,
      k.state, case k.state when 'rejected' then k.objection_until else k.due_at end, k.state_since
    from tracks k join technologies t on t.id = k.technology_id join institutions i on i.id = k.institution_id
      where k.company_id = any(${[...held.companyIds]}::text[])
      and (k.state = 'supplement_requested' or (k.state = 'conditional' and not ${isReported(sql`k.id`)}) or ${canBeObjectedTo})
    union all
    select 'application.draft', a.company_id, a.id, t.title_ko, coalesce(t.content->>'titleEn', ''), a.state,
      ${nextClosing(sql`a.id`)}, a.updated_at
    from applications a join technologies t on t.id = a.technology_id
      where a.company_id = any(${[...held.companyIds]}::text[]) and a.state = 'draft'`,
}
