import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import { keptAddress } from './saved-search.ts'

export interface AroundListing {
  readonly isKept: boolean
  readonly trayed: { id: string; titleKo: string; titleEn: string }[]
}
/** Around a listing: whether this person keeps it, and the names of what the browser has in its tray. One statement. */
export const findAroundListing = (
  read: Reader,
  listingId: string,
  personId: string | null,
  tray: readonly string[],
): Promise<AroundListing> =>
  read.one(sql<AroundListing>`
  select exists (select from bookmarks where listing_id = ${listingId} and person_id = ${personId}) as is_kept,
    coalesce((select json_agg(json_build_object('id', l.id, 'titleKo', l.title_ko, 'titleEn', l.title_en) order by w.place)
      from unnest(${[...tray]}::text[]) with ordinality as w(id, place) join listings l on l.id = w.id and l.state = 'listed'),
        '[]') as trayed`)

/** What a person keeps, last kept first; of what is hidden by now only that. */
export const findBookmarks = (
  read: Reader,
  personId: string,
): Promise<{ id: string; isListed: boolean; titleKo: string; titleEn: string; keptAt: Date }[]> =>
  read.many(sql<{ id: string; isListed: boolean; titleKo: string; titleEn: string; keptAt: Date }>`
  select l.id, l.state = 'listed' as is_listed, l.title_ko, l.title_en, b.kept_at from bookmarks b join listings l on l.id = b.listing_id
    where b.person_id = ${personId} order by b.kept_at desc, l.id limit 500`)

export interface SavedSearch {
  readonly id: string
  readonly name: string
  readonly asked: string
  readonly createdAt: Date
  readonly alertSince: Date | null
  readonly turn: number
  readonly told: number
  readonly toldAt: Date | null
}
const columns = sql`select s.id, s.name, s.asked, s.created_at, s.alert_since, s.turn, count(a.listing_id)::int as told,
  max(a.told_at) as told_at
  from saved_searches s left join search_alerts a on a.search_id = s.id`
export const findSavedSearches = (read: Reader, personId: string): Promise<SavedSearch[]> =>
  read.many(sql<SavedSearch>`${columns} where s.person_id = ${personId} group by s.id order by s.created_at desc, s.id`)
export const findSavedSearch = (read: Reader, id: string): Promise<SavedSearch | undefined> =>
  read.maybe(sql<SavedSearch>`${columns} where s.id = ${id} group by s.id`)
export interface KeptSearch {
  readonly id: string
  readonly isOn: boolean
}
/** The person's own search that asks the same, where there is one. */
export const findSearchAsking = (read: Reader, personId: string, asked: string): Promise<KeptSearch | undefined> =>
  read.maybe(sql<KeptSearch>`
  select id, alert_since is not null as is_on from saved_searches where person_id = ${personId} and asked = ${keptAddress(asked)}`)
