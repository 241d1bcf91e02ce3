import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'

/** True where it is kept now, false where it was already; undefined where there is no such listing to be seen. */
export const saveBookmark = async (tx: Tx, personId: string, listingId: string): Promise<boolean | undefined> =>
  (
    await tx.maybe(sql<{ isNew: boolean }>`
    with wanted as (select id from listings where id = ${listingId} and state = 'listed'),
    made as (insert into bookmarks (person_id, listing_id, kept_at) select ${personId}, id, ${tx.now} from wanted on conflict do nothing
      returning 1)
    select exists (select from made) as is_new from wanted`)
  )?.isNew
export const saveNoBookmark = (tx: Tx, personId: string, listingId: string): Promise<number> =>
  tx.run(sql`delete from bookmarks where person_id = ${personId} and listing_id = ${listingId}`)

export interface SavedSearchRow {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly asked: string
  readonly alertSince: Date | null
  readonly checkedAt: Date | null
  readonly turn: number
}

/** How many searches the person has, and the one that is kept under this address. Two presses at once read them one after the other. */
export const findHeldForUpdate = async (tx: Tx, personId: string, asked: string): Promise<{ held: number; known: string | null }> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('saved searches of ' || ${personId}))`)
  return tx.one(sql<{ held: number; known: string | null }>`
  select count(*)::int as held, min(id) filter (where asked = ${asked}) as known from saved_searches where person_id = ${personId}`)
}
export const saveNewSearch = (tx: Tx, one: { id: string; personId: string; name: string; asked: string }): Promise<number> =>
  tx.run(
    sql`insert into saved_searches (id, person_id, name, asked, created_at, alert_since)
      values (${one.id}, ${one.personId}, ${one.name}, ${one.asked}, ${tx.now}, ${tx.now})`,
  )

const columns = sql`select id, person_id, name, asked, alert_since, checked_at, turn from saved_searches`
export const findOwnForUpdate = (tx: Tx, personId: string, id: string): Promise<SavedSearchRow | undefined> =>
  tx.maybe(sql<SavedSearchRow>`${columns} where id = ${id} and person_id = ${personId} for update`)
export const findSearchForUpdate = (tx: Tx, id: string): Promise<SavedSearchRow | undefined> =>
  tx.maybe(sql<SavedSearchRow>`${columns} where id = ${id} for update`)

export const saveName = (tx: Tx, id: string, name: string): Promise<number> =>
  tx.run(sql`update saved_searches set name = ${name} where id = ${id}`)
export const saveAlert = (tx: Tx, id: string, on: boolean): Promise<number> =>
  tx.run(sql`update saved_searches set alert_since = case when ${on} then ${tx.now}::timestamptz end where id = ${id}`)
export const saveNextTurn = (tx: Tx, id: string): Promise<number> => tx.run(sql`update saved_searches set turn = turn + 1 where id = ${id}`)
export const removeSearch = (tx: Tx, id: string): Promise<number> => tx.run(sql`delete from saved_searches where id = ${id}`)

/** Searches with alerts that were not looked through today (in Seoul) yet, those that waited longest first. */
export const findDue = (tx: Pick<Tx, 'many'>, most: number): Promise<{ id: string }[]> =>
  tx.many(sql<{ id: string }>`
  select id from saved_searches where alert_since is not null
    and (checked_at is null or (checked_at at time zone 'Asia/Seoul')::date < market_today())
    order by checked_at nulls first, id limit ${most}`)
/** One of them, its row held; undefined where somebody else has it or it is no longer due. */
export const findDueForUpdate = (tx: Tx, id: string): Promise<SavedSearchRow | undefined> =>
  tx.maybe(sql<SavedSearchRow>`
  ${columns} where id = ${id} and alert_since is not null
    and (checked_at is null or (checked_at at time zone 'Asia/Seoul')::date < market_today()) for update skip locked`)

/** Notes that these are told now; answers those that were not told before. */
export const saveTold = async (tx: Tx, searchId: string, listingIds: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.many(sql<{ listingId: string }>`
  insert into search_alerts (search_id, listing_id, told_at) select ${searchId}, id, ${tx.now}
    from unnest(${[...listingIds]}::text[]) as id on conflict do nothing returning listing_id`)
    ).map((one) => one.listingId),
  )
export const saveChecked = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`update saved_searches set checked_at = ${tx.now} where id = ${id}`)

/** Hears of who closed the account: nothing they kept stays. */
export const forgetKept = async (tx: Tx, { personId }: { readonly personId: string }): Promise<void> => {
  await tx.run(sql`delete from saved_searches where person_id = ${personId}`)
  await tx.run(sql`delete from bookmarks where person_id = ${personId}`)
}
