import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import type { HomeProvider } from '../people/index.ts'
import type { ReviewState } from './review.ts'
import { stateWords } from './words.ts'

interface Row { kind: 'invited' | 'sheet' | 'desk'; owner: string; id: string; titleKo: string; leadKo: string; leadEn: string; isBlind: boolean; state: ReviewState; dueAt: Date | null; since: Date; total: number; place: number }

const shownMost = 5
const titles: Record<Row['kind'], Text> = { invited: text('답변할 위촉', 'Invitations to answer'), sheet: text('봉인할 평가표', 'Sheets to seal'), desk: text('다음 단계로 넘길 심의', 'Reviews to move on') }

/** What of reviews waits for a person over all hats, in one statement; none where neither a reviewer nor a desk is held. Where a firm is blinded, the institution stands for the title. */
export const reviewsWaiting: HomeProvider = async (visit, held) => {
  if (!held.isReviewer && held.deskIds.length === 0) return []
  const rows = await visit.read.many(sql<Row>`
    with waiting as (
      select case when s.state = 'invited' then 'invited' else 'sheet' end as kind, 'reviews' as owner, r.id, r.state, case when s.state = 'invited' then s.answer_due_at end as due_at, s.invited_at as since
      from committee_seats s join reviews r on r.id = s.review_id
      where ${held.isReviewer} and s.person_id = ${visit.signedIn?.personId ?? ''} and ((s.state = 'invited' and r.state in ('drawn', 'evaluating'))
        or (s.state = 'accepted' and r.state = 'evaluating' and exists (select from sheets h where h.review_id = r.id and h.person_id = s.person_id and h.state = 'open')))
      union all
      select 'desk', r.lead_institution_id, r.id, r.state, (select min(k.due_at) from review_tracks x join tracks k on k.id = x.track_id where x.review_id = r.id), r.opened_at
      from reviews r where r.lead_institution_id = any(${[...held.deskIds]}::text[]) and r.state in ('forming', 'candidates_frozen', 'meeting', 'verdict_drafted')
    ), placed as (select w.*, count(*) over (partition by kind, owner) as total, row_number() over (partition by kind, owner order by due_at nulls last, since) as place from waiting w)
    select p.*, (select t.title_ko from review_tracks x join tracks k on k.id = x.track_id join technologies t on t.id = k.technology_id where x.review_id = p.id limit 1) as title_ko, l.name_ko as lead_ko, l.name_en as lead_en, (v.rules->'blinding'->>'companyName')::boolean as is_blind
    from placed p join reviews v on v.id = p.id join institutions l on l.id = v.lead_institution_id where p.place <= ${shownMost} order by p.owner, p.kind, p.place`)
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(`${row.kind}:${row.owner}`, [...(groups.get(`${row.kind}:${row.owner}`) ?? []), row])
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ hat: first.kind === 'desk' ? `desk:${first.owner}` : 'reviews', title: titles[first.kind], count: first.total, href: first.kind === 'desk' ? `/desk/${first.owner}/reviews` : '/reviews', items: group.map(itemOf) }] : []
  })
}

const itemOf = (row: Row) => ({
  label: row.kind === 'desk' ? text(`${row.titleKo} (${stateWords[row.state].ko})`, `${row.titleKo} (${stateWords[row.state].en})`) : row.isBlind ? text(`${row.leadKo} 심의`, `A review of ${row.leadEn}`) : text(row.titleKo, row.titleKo),
  href: row.kind === 'desk' ? `/desk/${row.owner}/reviews/${row.id}` : row.kind === 'invited' ? `/reviews/${row.id}/conflicts` : `/reviews/${row.id}/sheet`,
  since: row.since, due: row.dueAt ?? undefined,
})
