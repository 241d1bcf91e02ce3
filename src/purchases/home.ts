import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import type { HomeProvider } from '../people/index.ts'

interface Row { kind: 'answer' | 'decide' | 'record'; owner: string; id: string; titleKo: string; titleEn: string; dueAt: Date | null; since: Date; total: number; place: number }

const shownMost = 5
const titles: Record<Row['kind'], Text> = { answer: text('답할 견적 요청', 'Quote requests to answer'), decide: text('결정할 견적', 'Quotes to decide'), record: text('기록할 구매', 'Purchases to record') }

/** What of quotes and purchases waits for a person over all hats, in one statement; none where neither a firm nor a buyer's hat is held. */
export const purchasesWaiting: HomeProvider = async (visit, held) => {
  if (held.companyIds.length === 0 && held.buyingIds.length === 0) return []
  const rows = await visit.read.many(sql<Row>`
    with waiting as (
      select 'answer' as kind, q.company_id as owner, q.id, l.title_ko, l.title_en, q.due_at, q.state_since as since from quote_requests q join listings l on l.id = q.listing_id where q.state = 'requested' and q.company_id = any(${[...held.companyIds]}::text[])
      union all
      select case q.state when 'quoted' then 'decide' else 'record' end, q.institution_id, q.id, l.title_ko, l.title_en, q.due_at, q.state_since from quote_requests q join listings l on l.id = q.listing_id
      where q.institution_id = any(${[...held.buyingIds]}::text[]) and (q.state = 'quoted' or (q.state = 'accepted' and not exists (select from purchases p where p.request_id = q.id)))
    ), placed as (select w.*, count(*) over (partition by kind, owner) as total, row_number() over (partition by kind, owner order by due_at nulls last, since) as place from waiting w)
    select * from placed where place <= ${shownMost} order by owner, kind, place`)
  const groups = Map.groupBy(rows, (row) => `${row.kind}:${row.owner}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const isFirm = first.kind === 'answer'
    const base = isFirm ? `/company/${first.owner}/quotes` : `/buying/${first.owner}/quotes`
    return [{
      hat: isFirm ? `company:${first.owner}` : `buying:${first.owner}`, title: titles[first.kind], count: first.total, href: base,
      items: group.map((row) => ({ label: text(row.titleKo, row.titleEn || row.titleKo), href: `${base}/${row.id}`, since: row.since, due: row.dueAt ?? undefined })),
    }]
  })
}
