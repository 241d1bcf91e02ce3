import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import type { Visit } from '../people/index.ts'
import { stateWords } from './words.ts'
import type { TrackState } from './track.ts'

interface Item { label: Text; href: string; since?: Date | undefined; due?: Date | undefined }
interface Queue { hat: string; title: Text; count: number; items: readonly Item[]; href?: string | undefined }
interface Row { kind: 'desk' | 'unassigned' | 'supplement' | 'conditions' | 'draft'; owner: string; id: string; titleKo: string; state: string; dueAt: Date | null; since: Date; total: number; place: number }

const shownMost = 5
const titles: Record<Row['kind'], Text> = {
  desk: text('내 담당 신청', 'Applications in my hands'), unassigned: text('담당자가 없는 신청', 'Applications nobody has'),
  supplement: text('보완을 기다리는 신청', 'Supplements to answer'), conditions: text('이행할 조건', 'Conditions to meet'), draft: text('제출하지 않은 신청', 'Applications not sent yet'),
}

/** What of applications waits for a person over all hats, in one statement; none where neither a firm nor a desk is held. */
export const queueProvider = async (visit: Visit, held: { readonly companyIds: readonly string[]; readonly deskIds: readonly string[] }): Promise<readonly Queue[]> => {
  if (held.companyIds.length === 0 && held.deskIds.length === 0) return []
  const rows = await visit.read.many(sql<Row>`
    with waiting as (
      select case when k.officer_id is null then 'unassigned' else 'desk' end as kind, k.institution_id as owner, k.id, t.title_ko, k.state, k.due_at, k.state_since as since
      from tracks k join technologies t on t.id = k.technology_id
      where k.institution_id = any(${[...held.deskIds]}::text[]) and k.state in ('submitted', 'received', 'checking', 'objected') and (k.officer_id is null or k.officer_id = ${visit.signedIn?.personId ?? ''})
      union all
      select case when k.state = 'conditional' then 'conditions' else 'supplement' end, k.company_id, k.id, t.title_ko, k.state, k.due_at, k.state_since
      from tracks k join technologies t on t.id = k.technology_id where k.company_id = any(${[...held.companyIds]}::text[]) and k.state in ('supplement_requested', 'conditional')
      union all
      select 'draft', a.company_id, a.id, t.title_ko, a.state, (select min(c.closes_at) from application_choices h join calls c on c.id = h.call_id where h.application_id = a.id), a.updated_at
      from applications a join technologies t on t.id = a.technology_id where a.company_id = any(${[...held.companyIds]}::text[]) and a.state = 'draft'
    ), placed as (
      select w.*, count(*) over (partition by kind, owner) as total, row_number() over (partition by kind, owner order by due_at nulls last, since) as place from waiting w)
    select * from placed where place <= ${shownMost} order by owner, kind, place`)
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(`${row.kind}:${row.owner}`, [...(groups.get(`${row.kind}:${row.owner}`) ?? []), row])
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ hat: isDesk(first) ? `desk:${first.owner}` : `company:${first.owner}`, title: titles[first.kind], count: first.total, href: listOf(first), items: group.map(itemOf) }] : []
  })
}

const isDesk = (row: Row) => row.kind === 'desk' || row.kind === 'unassigned'
const listOf = (row: Row) => (isDesk(row) ? `/desk/${row.owner}/queue?view=${row.kind === 'desk' ? 'mine' : 'unassigned'}` : `/company/${row.owner}/applications`)
const itemOf = (row: Row): Item => ({
  label: isDesk(row) ? text(`${row.titleKo} (${stateWords[row.state as TrackState].ko})`, `${row.titleKo} (${stateWords[row.state as TrackState].en})`) : text(row.titleKo || '(이름 없음)', row.titleKo || '(untitled)'),
  href: isDesk(row) ? `/desk/${row.owner}/tracks/${row.id}` : row.kind === 'draft' ? `/company/${row.owner}/applications/${row.id}` : `/company/${row.owner}/tracks/${row.id}${row.kind === 'supplement' ? '/supplement' : ''}`,
  since: row.since, due: row.dueAt ?? undefined,
})
