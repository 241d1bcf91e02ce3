import { sql } from '../platform/database/database.ts'
import type { Writer } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../kernel/id.ts'
import type { Entry, EntryContent, EntryState, LiveEntry, RemovedEntry } from './entry.ts'
import type { Grade, Judge } from './judgement.ts'
import type { CountedQuery } from './query-log.ts'
import type { Said } from './workflow.ts'

interface Row extends EntryContent {
  id: string
  version: number
  state: EntryState
  liveAt: Date | null
  removedAt: Date | null
}

export const findEntryForUpdate = async (tx: Tx, id: string): Promise<Entry | undefined> => {
  const row = await tx.maybe(
    sql<Row>`select id, kind, words, leads_to, note, source, version, state, live_at, removed_at from vocabulary_entries where id = ${id}
      for update`,
  )
  if (!row) return undefined
  const common = {
    id: row.id,
    version: row.version,
    content: { kind: row.kind, words: row.words, leadsTo: row.leadsTo, note: row.note, source: row.source },
  }
  switch (row.state) {
    case 'draft':
      return { ...common, state: 'draft' }
    case 'live':
      return { ...common, state: 'live', liveAt: row.liveAt ?? new Date(0) }
    case 'removed':
      return { ...common, state: 'removed', removedAt: row.removedAt ?? new Date(0) }
  }
}

/** What is live, the oldest first. */
export const findSaid = (tx: Tx): Promise<Said[]> =>
  tx.many(sql<Said>`select id, kind, words, leads_to from vocabulary_entries where state = 'live' order by live_at, id`)

export const insertDraft = async (tx: Tx, content: EntryContent): Promise<string> => {
  const id = newId()
  await tx.run(sql`insert into vocabulary_entries (id, kind, words, leads_to, note, source, state, drafted_by, drafted_at)
    values (${id}, ${content.kind}, ${[...content.words]}::text[], ${[...content.leadsTo]}::text[], ${content.note}, ${content.source},
      'draft', ${tx.by.personId}, ${tx.now})`)
  return id
}

/** Saves the draft only if nobody saved since `version`; answers whether it did. */
export const updateDraft = async (tx: Tx, id: string, version: number, content: EntryContent): Promise<boolean> =>
  (await tx.run(sql`
  update vocabulary_entries set words = ${[...content.words]}::text[], leads_to = ${[...content.leadsTo]}::text[], note = ${content.note},
    source = ${content.source}, version = version + 1
  where id = ${id} and version = ${version} and state = 'draft'`)) === 1

export const saveLive = (tx: Tx, { id, liveAt }: LiveEntry): Promise<number> =>
  tx.run(
    sql`update vocabulary_entries set state = 'live', live_by = ${tx.by.personId}, live_at = ${liveAt}, version = version + 1
      where id = ${id}`,
  )

export const saveRemoved = (tx: Tx, { id, removedAt }: RemovedEntry): Promise<number> =>
  tx.run(
    sql`update vocabulary_entries set state = 'removed', removed_by = ${tx.by.personId}, removed_at = ${removedAt}, version = version + 1
      where id = ${id}`,
  )

/** Adds what was counted to its day. */
export const addQueries = async (tx: Writer, queries: readonly CountedQuery[]): Promise<void> => {
  await tx.run(sql`insert into search_queries (day, words, asked, empty, partly)
    select market_today(), r->>'words', (r->>'asked')::int, (r->>'empty')::int, (r->>'partly')::int
      from jsonb_array_elements(${JSON.stringify(queries)}::jsonb) r order by r->>'words'
    on conflict (day, words) do update set asked = search_queries.asked + excluded.asked, empty = search_queries.empty + excluded.empty,
      partly = search_queries.partly + excluded.partly`)
}

export const forgetQueries = (tx: Tx, days: number): Promise<number> =>
  tx.run(sql`delete from search_queries where day < ${tx.today}::date - ${days}::int`)

/** One's judgement of a result, in place of an earlier one; answers false where the listing is not there to be judged. */
export const saveJudgement = async (tx: Tx, judge: Judge, words: string, listingId: string, grade: Grade): Promise<boolean> =>
  (await tx.run(sql`
  insert into relevance_judgements (id, words, listing_id, grade, person_id, acting, institution_id, judged_at)
  select ${newId()}, ${words}, l.id, ${grade}::int, ${judge.personId}, ${judge.acting}, ${judge.institutionId}, ${tx.now} from listings l
    where l.id = ${listingId} and l.state = 'listed'
  on conflict (words, listing_id, person_id) where withdrawn_at is null do update set grade = excluded.grade, acting = excluded.acting,
    institution_id = excluded.institution_id, judged_at = excluded.judged_at`)) === 1

export const withdrawJudgement = async (tx: Tx, personId: string, words: string, listingId: string): Promise<boolean> =>
  (await tx.run(
    sql`update relevance_judgements set withdrawn_at = ${tx.now}
      where words = ${words} and listing_id = ${listingId} and person_id = ${personId} and withdrawn_at is null`,
  )) === 1
