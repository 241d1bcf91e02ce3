import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { EntryContent, EntryKind, EntryState } from './entry.ts'
import type { OneGrade } from './judgement.ts'
import { likeAnywhere } from '../platform/database/like.ts'

export interface EntryRow extends EntryContent {
  id: string
  state: EntryState
  version: number
  seeded: boolean
  draftedBy: string | null
  draftedAt: Date
  liveBy: string | null
  liveAt: Date | null
  removedBy: string | null
  removedAt: Date | null
  sources: string[]
}
const entryRow = sql`e.id, e.kind, e.words, e.leads_to, e.note, e.source, e.state, e.version, e.seeded, e.drafted_at, e.live_at,
  e.removed_at,
  d.name as drafted_by, v.name as live_by, r.name as removed_by,
    array(select coalesce(s.title, s.address, s.id) from sources s
    where e.seeded and s.id = any(string_to_array(e.source, ' '))) as sources`
const people = sql`left join persons d on d.id = e.drafted_by left join persons v on v.id = e.live_by
  left join persons r on r.id = e.removed_by`

export const findEntry = (read: Reader, id: string): Promise<EntryRow | undefined> =>
  read.maybe(sql<EntryRow>`select ${entryRow} from vocabulary_entries e ${people} where e.id = ${id}`)

export interface EntrySearch {
  readonly kinds: readonly EntryKind[]
  readonly state: 'draft' | 'live' | 'removed'
  readonly words: string
  readonly page: number
  readonly perPage: number
}
export interface EntryPage {
  rows: EntryRow[]
  total: number
  counts: { draft: number; live: number; removed: number }
}

/** Entries of these kinds, the latest first. Two statements. */
export const findEntries = async (read: Reader, { kinds, state, words, page, perPage }: EntrySearch): Promise<EntryPage> => {
  const wanted = sql`e.kind = any(${[...kinds]}::text[]) and (${words} = ''
    or array_to_string(e.words || e.leads_to, ' ') ilike ${likeAnywhere(words)})`
  const counts = await read.one(
    sql<EntryPage['counts']>`select count(*) filter (where state = 'draft') as draft, count(*) filter (where state = 'live') as live,
      count(*) filter (where state = 'removed') as removed from vocabulary_entries e where ${wanted}`,
  )
  const rows = await read.many(sql<EntryRow>`select ${entryRow} from vocabulary_entries e ${people} where ${wanted} and e.state = ${state}
    order by coalesce(e.removed_at, e.live_at, e.drafted_at) desc, e.kind, e.words[1],
      e.id limit ${perPage} offset ${(page - 1) * perPage}`)
  return { rows, counts, total: counts[state] }
}

export interface QueryRow {
  words: string
  asked: number
  empty: number
  partly: number
  lastDay: string
}

/** What was asked most often within the days that are kept. */
export const findFrequentQueries = (read: Reader, most: number): Promise<{ words: string; asked: number }[]> =>
  read.many(
    sql<{
      words: string
      asked: number
    }>`select words, sum(asked)::int as asked from search_queries group by words order by sum(asked) desc, words limit ${most}`,
  )

/** What found nothing, or nothing that has every word, the most often asked first. Two statements. */
export const findQueries = async (
  read: Reader,
  search: { show: 'empty' | 'partly' | 'all'; page: number; perPage: number },
): Promise<{ rows: QueryRow[]; total: number; sums: { asked: number; empty: number; partly: number; since: string | null } }> => {
  const wanted = search.show === 'all' ? sql`true` : search.show === 'empty' ? sql`sum(empty) > 0` : sql`sum(partly) > 0`
  const order = search.show === 'all' ? sql`sum(asked)` : search.show === 'empty' ? sql`sum(empty)` : sql`sum(partly)`
  const { total, ...sums } = await read.one(sql<{ total: number; asked: number; empty: number; partly: number; since: string | null }>`
    select coalesce(sum(asked), 0)::int as asked, coalesce(sum(empty), 0)::int as empty, coalesce(sum(partly), 0)::int as partly,
      min(day) as since,
      (select count(*)::int from (select from search_queries group by words having ${wanted}) w) as total from search_queries`)
  const rows = await read.many(sql<QueryRow>`select words, sum(asked)::int as asked, sum(empty)::int as empty, sum(partly)::int as partly,
      max(day) as last_day from search_queries
    group by words having ${wanted} order by ${order} desc, words limit ${search.perPage} offset ${(search.page - 1) * search.perPage}`)
  return { rows, total, sums }
}

export interface ListingFace {
  id: string
  ko: string
  en: string
}
export const findListingFaces = (read: Reader, ids: readonly string[]): Promise<ListingFace[]> =>
  read.many(sql<ListingFace>`select id, title_ko as ko, title_en as en from listings where id = any(${[...ids]}::text[])`)

export const findOwnJudgement = (
  read: Reader,
  personId: string,
  words: string,
  listingId: string,
): Promise<{ ko: string; en: string; grade: number | null } | undefined> =>
  read.maybe(sql<{
    ko: string
    en: string
    grade: number | null
  }>`select l.title_ko as ko, l.title_en as en, (select j.grade from relevance_judgements j
    where j.words = ${words} and j.listing_id = l.id and j.person_id = ${personId} and j.withdrawn_at is null) as grade
    from listings l where l.id = ${listingId} and l.state = 'listed'`)

export interface JudgementRow {
  id: string
  words: string
  listingId: string
  ko: string
  en: string
  grade: 0 | 1 | 2
  acting: 'reviewer' | 'desk' | 'buying'
  institutionKo: string | null
  institutionEn: string | null
  judgedAt: Date
}
/** Judgements, the latest first; who judged stays out, for whom is told. Two statements. */
export const findJudgements = async (
  read: Reader,
  page: number,
  perPage: number,
): Promise<{ rows: JudgementRow[]; total: number; queries: number }> => {
  const counts = await read.one(
    sql<{
      total: number
      queries: number
    }>`select count(*)::int as total, count(distinct words)::int as queries from relevance_judgements where withdrawn_at is null`,
  )
  const rows = await read.many(sql<JudgementRow>`select j.id, j.words, j.listing_id, l.title_ko as ko, l.title_en as en, j.grade, j.acting,
      i.name_ko as institution_ko, i.name_en as institution_en, j.judged_at
    from relevance_judgements j join listings l on l.id = j.listing_id left join institutions i on i.id = j.institution_id
      where j.withdrawn_at is null order by j.judged_at desc, j.id limit ${perPage} offset ${(page - 1) * perPage}`)
  return { rows, ...counts }
}

export const findAllGrades = (read: Reader): Promise<OneGrade[]> =>
  read.many(
    sql<OneGrade>`select j.words, j.listing_id, j.grade from relevance_judgements j join listings l on l.id = j.listing_id
      where j.withdrawn_at is null and l.state = 'listed' order by j.words, j.listing_id`,
  )

export interface ListedDocument {
  id: string
  title: string
  summary: string
  body: string
  keywords: string[]
  company: string
}
/** Listings after this id as documents of the evaluation, so many at a time. */
export const findDocumentsAfter = (read: Reader, after: string, many: number): Promise<ListedDocument[]> =>
  read.many(sql<ListedDocument>`
  select l.id, l.title_ko as title, l.summary_ko as summary,
    concat_ws(E'\n', l.content->>'problemKo', l.content->>'approachKo', l.content->>'effectsKo', l.content->>'applicationsKo') as body,
    l.keywords, c.name_ko as company
  from listings l join companies c on c.id = l.company_id where l.state = 'listed' and l.id > ${after} order by l.id limit ${many}`)

export interface AbbreviationRow {
  korean: string
  latin: string
  count: number
}
/** 'Korean noun(ABC)' in what is listed, where no live group has both: candidates for a group. The newest 3,000 listings are read. */
export const findAbbreviations = (read: Reader, most: number): Promise<AbbreviationRow[]> =>
  read.many(sql<AbbreviationRow>`
  with texts as (select id, concat_ws(' ', title_ko, summary_ko, content->>'problemKo', content->>'approachKo') as words from listings
    where state = 'listed' order by listed_at desc limit 3000),
  found as (select distinct t.id, m[1] as korean, m[2] as latin
    from texts t cross join regexp_matches(t.words, '([가-힣]{2,20}) ?\\(([A-Z][A-Z0-9-]{1,9})\\)', 'g') as m)
  select korean, latin, count(*)::int as count from found f
  where not exists (select from vocabulary_entries e where e.state = 'live' and e.kind = 'group'
    and lower(f.latin) = any(select lower(w) from unnest(e.words) w) and f.korean = any(e.words))
  group by korean, latin order by count(*) desc, korean limit ${most}`)
