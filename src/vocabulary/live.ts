import { sql } from '../platform/database/database.ts'
import type { Database, Reader } from '../platform/database/database.ts'
import type { UserWord } from '../platform/search/analyser/user-words.ts'
import type { Synonyms } from '../platform/search/index/lexicon.ts'
import type { EntryContent } from './entry.ts'

/** What an index is told of words. */
export interface Vocabulary {
  readonly synonyms: Synonyms
  readonly userWords: readonly UserWord[]
}

type Told = Pick<EntryContent, 'kind' | 'words' | 'leadsTo'>

export const vocabularyOf = (entries: readonly Told[]): Vocabulary => ({
  synonyms: {
    groups: entries.filter((one) => one.kind === 'group').map((one) => one.words),
    oneWay: entries.filter((one) => one.kind === 'one_way').map((one) => ({ from: one.words[0] ?? '', to: one.leadsTo })),
  },
  userWords: entries
    .filter((one) => one.kind === 'word')
    .map((one) => ({ word: one.words[0] ?? '', parts: one.leadsTo.length > 0 ? one.leadsTo : undefined })),
})

interface Live extends Told {
  readonly id: string
}
/** Every live entry, oldest first: where a phrase has more meanings than are used, the older ones stay. Behind them the names of each region, which lead to one another. */
export const findLive = (read: Reader): Promise<Live[]> =>
  read.many(sql<Live>`
  select id, kind, words, leads_to from (
    select id, kind, words, leads_to, live_at from vocabulary_entries where state = 'live'
    union all select 'region-' || r.code || '-' || n.place, 'one_way', array[n.name],
      array(select o from unnest(a.names) as o where o <> n.name and not (r.short_is_common_word and o = r.name_ko)), null
    from regions r cross join lateral (select array[r.name_ko, r.name_en] || r.other_names as names) a
      cross join lateral unnest(a.names) with ordinality as n(name, place) where r.other_names <> '{}') told
  order by live_at nulls last, id`)

const askedAtMostMs = 300

/** What is live, for the indexes to ask as often as they like: read anew only when an entry went live or was removed. */
export const liveVocabulary = (db: Database): (() => Promise<Vocabulary>) => {
  let kept: { stamp: string; vocabulary: Vocabulary } | undefined
  let asking: { at: number; answer: Promise<Vocabulary> } | undefined
  const ask = async (): Promise<Vocabulary> => {
    const { stamp } = await db.reader().one(
      sql<{
        stamp: string
      }>`select concat(count(*) filter (where state = 'live'), ' ', count(*) filter (where state = 'removed'), ' ', max(live_at),
        ' ', max(removed_at), ' ', (select md5(string_agg(r::text, ',' order by code)) from regions r)) as stamp from vocabulary_entries`,
    )
    if (kept?.stamp !== stamp) kept = { stamp, vocabulary: vocabularyOf(await findLive(db.reader())) }
    return kept.vocabulary
  }
  return () => {
    if (asking === undefined || performance.now() - asking.at > askedAtMostMs) asking = { at: performance.now(), answer: ask() }
    return asking.answer
  }
}
