import { z } from 'zod'
import { sha256Hex } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Writer } from '../platform/database/database.ts'

const file = z.object({ source: z.string(), groups: z.array(z.array(z.string()).min(2)), oneWay: z.array(z.object({ from: z.string(), to: z.array(z.string()).min(1) })) })

/** Loads db/seed/synonyms.json: new rows are live; one an operator removed stays removed; one the file no longer has goes. */
export const seedVocabulary = async (tx: Writer, rows: unknown): Promise<void> => {
  const { source, groups, oneWay } = file.parse(rows)
  const all = [...groups.map((words) => ({ kind: 'group', words, leadsTo: [] as string[] })), ...oneWay.map(({ from, to }) => ({ kind: 'one_way', words: [from], leadsTo: to }))]
    .map((one) => ({ ...one, id: `seed-${sha256Hex(JSON.stringify(one)).slice(0, 16)}` }))
  const entries = [...new Map(all.map((one) => [one.id, one])).values()]
  await tx.run(sql`insert into vocabulary_entries (id, kind, words, leads_to, source, seeded, state, drafted_at, live_at)
    select r->>'id', r->>'kind', array(select jsonb_array_elements_text(r->'words')), array(select jsonb_array_elements_text(r->'leadsTo')), ${source}, true, 'live', (select market_now()), (select market_now())
    from jsonb_array_elements(${JSON.stringify(entries)}::jsonb) r on conflict (id) do update set source = excluded.source`)
  await tx.run(sql`update vocabulary_entries set state = 'removed', removed_at = market_now(), version = version + 1 where seeded and state = 'live' and id <> all(${entries.map((one) => one.id)}::text[])`)
}
