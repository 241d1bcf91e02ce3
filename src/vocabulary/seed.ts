import { z } from 'zod'
import { sha256Hex } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Writer } from '../platform/database/database.ts'

const synonymsFile = z.object({
  source: z.string(),
  groups: z.array(z.array(z.string()).min(2)),
  oneWay: z.array(z.object({ from: z.string(), to: z.array(z.string()).min(1) })),
})

const ownWordsFile = z.object({ source: z.string(), words: z.array(z.string().regex(/^[가-힣]+(\+[가-힣]+)*$/)) })
interface Seeded {
  readonly kind: string
  readonly words: readonly string[]
  readonly leadsTo: readonly string[]
}

/** Loads db/seed/synonyms.json and own-words.json: new rows are live; one an operator removed stays removed, a word they keep themselves stays theirs; one the files no longer have goes. */
export const seedVocabulary = async (tx: Writer, files: { readonly synonyms: unknown; readonly ownWords: unknown }): Promise<void> => {
  const synonyms = synonymsFile.parse(files.synonyms)
  const ownWords = ownWordsFile.parse(files.ownWords)
  const entries = [
    ...entriesOf(synonyms.source, [
      ...synonyms.groups.map((words) => ({ kind: 'group', words, leadsTo: [] })),
      ...synonyms.oneWay.map(({ from, to }) => ({ kind: 'one_way', words: [from], leadsTo: to })),
    ]),
    ...entriesOf(ownWords.source, ownWords.words.map(ownWord)),
  ]
  const rows = JSON.stringify([...new Map(entries.map((one) => [one.id, one])).values()])
  await tx.run(
    sql`update vocabulary_entries set state = 'removed', removed_at = market_now(), version = version + 1
      where seeded and state = 'live' and id <> all(${entries.map((one) => one.id)}::text[])`,
  )
  await tx.run(sql`insert into vocabulary_entries (id, kind, words, leads_to, source, seeded, state, drafted_at, live_at)
    select r->>'id', r->>'kind', array(select jsonb_array_elements_text(r->'words')),
      array(select jsonb_array_elements_text(r->'leadsTo')), r->>'source', true, 'live', (select market_now()), (select market_now())
    from jsonb_array_elements(${rows}::jsonb) r
    where r->>'kind' <> 'word' or not exists (select from vocabulary_entries e
      where e.kind = 'word' and e.state = 'live' and e.words[1] = r->'words'->>0 and e.id <> r->>'id')
    on conflict (id) do update set source = excluded.source`)
}

const entriesOf = (source: string, all: readonly Seeded[]) =>
  all.map((one) => ({ ...one, id: `seed-${sha256Hex(JSON.stringify(one)).slice(0, 16)}`, source }))
/** '제설+제': a word with its parts; without a plus it is kept whole. */
const ownWord = (written: string): Seeded => ({
  kind: 'word',
  words: [written.replaceAll('+', '')],
  leadsTo: written.includes('+') ? written.split('+') : [],
})
