import { text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import type { HomeProvider, WaitingKind } from '../people/index.ts'

const under = (hat: 'company' | 'buying') => ({
  hat: (owner: string) => `${hat}:${owner}`,
  list: (owner: string) => `/${hat}/${owner}/quotes`,
  place: (row: { owner: string; id: string }) => `/${hat}/${row.owner}/quotes/${row.id}`,
})
const kinds: Readonly<Record<string, WaitingKind>> = {
  'quote.answer': { title: text('답할 견적 요청', 'Quote requests to answer'), ...under('company') },
  'quote.decide': { title: text('결정할 견적', 'Quotes to decide'), ...under('buying') },
  'purchase.record': { title: text('기록할 구매', 'Purchases to record'), ...under('buying') },
}

/** What of quotes and purchases waits: for firms requests to answer, for buyers quotes to decide and purchases to record. */
export const purchasesWaiting: HomeProvider = {
  kinds,
  rows: (_me, held) =>
    held.companyIds.length === 0 && held.buyingIds.length === 0
      ? undefined
      : sql`
    select 'quote.answer', q.company_id, q.id, l.title_ko, l.title_en, '', q.due_at, q.state_since from quote_requests q
      join listings l on l.id = q.listing_id where q.state = 'requested' and q.company_id = any(${[...held.companyIds]}::text[])
    union all
    select case q.state when 'quoted' then 'quote.decide' else 'purchase.record' end, q.institution_id, q.id, l.title_ko, l.title_en,
      '', q.due_at, q.state_since from quote_requests q join listings l on l.id = q.listing_id
    where q.institution_id = any(${[...held.buyingIds]}::text[])
      and (q.state = 'quoted' or (q.state = 'accepted' and not exists (select from standing_purchases p where p.request_id = q.id)))`,
}
