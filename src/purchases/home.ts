import { text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import type { HomeProvider, WaitingKind } from '../people/index.ts'
import { isBought } from './queries.ts'
import type { QuoteView } from './queries.ts'

const under = (hat: 'company' | 'buying', view: QuoteView) => ({
  hat: (owner: string) => `${hat}:${owner}`,
  list: (owner: string) => `/${hat}/${owner}/quotes?view=${view}`,
  place: (row: { owner: string; id: string }) => `/${hat}/${row.owner}/quotes/${row.id}`,
})
const kinds: Readonly<Record<string, WaitingKind>> = {
  'quote.answer': { title: text('답할 견적 요청', 'Quote requests to answer'), ...under('company', 'requested') },
  'quote.decide': { title: text('결정할 견적', 'Quotes to decide'), ...under('buying', 'quoted') },
  'purchase.record': { title: text('기록할 구매', 'Purchases to record'), ...under('buying', 'accepted') },
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
    select case r.state when 'quoted' then 'quote.decide' else 'purchase.record' end, r.institution_id, r.id, l.title_ko, l.title_en,
      '', r.due_at, r.state_since from quote_requests r join listings l on l.id = r.listing_id
    where r.institution_id = any(${[...held.buyingIds]}::text[]) and (r.state = 'quoted' or (r.state = 'accepted' and not ${isBought}))`,
}
