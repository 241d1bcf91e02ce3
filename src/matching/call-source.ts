import { sql } from '../platform/database/database.ts'
import type { Database, Reader } from '../platform/database/database.ts'
import type { SearchDocument } from '../platform/search/index/document.ts'
import type { SearchSource } from '../platform/search/followed-index.ts'
import type { Vocabulary } from '../vocabulary/index.ts'

interface Row {
  id: string
  version: string
  titleKo: string
  titleEn: string
  bodyKo: string
  bodyEn: string
  fields: string[]
  institutions: string[]
  buys: string[]
  fieldCodes: string[]
  institutionIds: string[]
}

/** What a call says of itself by its institutions; it changes without the call. */
const context = sql`select ci.call_id, coalesce(array_agg(distinct f.code) filter (where f.code is not null), '{}') as field_codes,
  coalesce(array_agg(distinct concat_ws(' ', f.name_ko, f.name_en)) filter (where f.code is not null), '{}') as fields,
    array_agg(distinct concat_ws(' ', i.name_ko, i.name_en)) as institutions, array_agg(distinct i.id) as institution_ids,
      coalesce(array_agg(distinct concat_ws(E'\n', i.what_it_buys_ko, i.what_it_buys_en)), '{}') as buys
  from call_institutions ci join institutions i on i.id = ci.institution_id
    left join lateral (select x.code from jsonb_array_elements_text(ci.field_codes) x(code) union select b.field_code
      from institution_fields b where b.institution_id = ci.institution_id and jsonb_array_length(ci.field_codes) = 0) own on true
    left join fields f on f.code = own.code
  group by ci.call_id`
const version = sql`coalesce(k.changed_in::text, '') || ':' || md5(concat_ws('|', x.fields, x.institutions, x.buys))`

const readRows = (read: Reader, ids: readonly string[]): Promise<Row[]> =>
  read.many(sql<Row>`
  select c.id, ${version} as version, c.title_ko, c.title_en, c.body_ko, c.body_en, x.fields, x.institutions, x.buys, x.field_codes,
    x.institution_ids
  from calls c join (${context}) x on x.call_id = c.id left join call_changes k on k.call_id = c.id
    where c.state = 'published' and c.id = any(${[...ids]}::text[])`)

/** A call is found by its title and notice, the fields it is for, and what its institutions buy. */
const documentOf = (row: Row): SearchDocument => ({
  id: row.id,
  version: row.version,
  text: {
    title: `${row.titleKo}\n${row.titleEn}`,
    keywords: row.fields.join(', '),
    summary: row.buys.join('\n'),
    body: `${row.bodyKo}\n${row.bodyEn}`,
    owner: row.institutions.join('\n'),
  },
  facets: { field: row.fieldCodes, institution: row.institutionIds },
})

/** Published calls as a search index is fed with them. */
export const callSource = (db: Database, vocabulary: () => Promise<Vocabulary>): SearchSource => ({
  versions: () =>
    db.reader().many(
      sql<{
        id: string
        version: string
      }>`select c.id, ${version} as version from calls c join (${context}) x on x.call_id = c.id
        left join call_changes k on k.call_id = c.id where c.state = 'published'`,
    ),
  documents: async (ids) => (await readRows(db.reader(), ids)).map(documentOf),
  changes: (cursor) =>
    db.reader().one(sql<{ cursor: string; ids: string[] }>`select pg_snapshot_xmin(pg_current_snapshot())::text as cursor,
    array(select call_id from call_changes where changed_in >= ${cursor ?? null}::xid8
      and changed_in < pg_snapshot_xmin(pg_current_snapshot()) order by changed_in) as ids`),
  settings: async () => ({ ...(await vocabulary()), names: [] }),
})
