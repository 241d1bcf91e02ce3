import { sql } from '../platform/database/database.ts'
import type { Writer } from '../platform/database/database.ts'

/** The files of db/seed that this slice keeps, parsed. Their shapes stand in db/seed/README.md; a test checks them. */
export interface InstitutionFiles {
  readonly sources: unknown
  readonly councils: unknown
  readonly fields: unknown
  readonly regions: unknown
  readonly ministries: unknown
  readonly institutions: unknown
}

const rows = (file: unknown) => sql`jsonb_array_elements(${JSON.stringify(file)}::jsonb) as r`
const source = sql`(select string_agg(s, ' ') from jsonb_array_elements_text(r->'source') s)`

/** Brings sources, councils, fields, regions, ministries and institutions up to the files; an institution's own facts, once edited, stay. */
export const seedInstitutions = async (tx: Writer, files: InstitutionFiles): Promise<void> => {
  await tx.run(sql`insert into sources (id, title, address, note) select r->>'id', r->>'title', r->>'address', r->>'accessNote'
    from ${rows(files.sources)}
    on conflict (id) do update set title = excluded.title, address = excluded.address, note = excluded.note`)
  await tx.run(sql`insert into councils (id, name_ko, name_en, sort, source,
    as_of) select r->>'code', r->>'nameKo', r->>'nameEn', (r->>'sort')::integer, ${source}, r->>'asOf' from ${rows(files.councils)}
    on conflict (id) do update set name_ko = excluded.name_ko, name_en = excluded.name_en, sort = excluded.sort, source = excluded.source,
      as_of = excluded.as_of`)
  await tx.run(sql`insert into sections (id, council_id, name_ko, name_en, source)
    select x->>'code', r->>'code', x->>'nameKo', x->>'nameEn', (select string_agg(s, ' ') from jsonb_array_elements_text(x->'source') s)
    from ${rows(files.councils)}, jsonb_array_elements(coalesce(r->'sections', '[]')) as x
    on conflict (id) do update set name_ko = excluded.name_ko, name_en = excluded.name_en`)
  await tx.run(sql`insert into fields (code, parent_code, council_id, name_ko, name_en, sort, origin, source, as_of)
    select r->>'code', r->>'parent', r->>'council', r->>'nameKo', r->>'nameEn', (r->>'sort')::integer, r->>'origin', ${source}, r->>'asOf'
      from ${rows(files.fields)} order by (r->>'parent') nulls first
    on conflict (code) do update set name_ko = excluded.name_ko, name_en = excluded.name_en, sort = excluded.sort,
      source = excluded.source, as_of = excluded.as_of`)
  await tx.run(sql`insert into regions (code, name_ko, name_en, sort, other_names, short_is_common_word)
    select r->>'code', r->>'nameKo', r->>'nameEn', (r->>'sort')::integer,
      case when r ? 'alsoCalled' then array[r->>'fullName'] || array(select jsonb_array_elements_text(r->'alsoCalled')) else '{}' end,
      coalesce((r->>'shortIsCommonWord')::boolean, false) from ${rows(files.regions)}
    on conflict (code) do update set name_ko = excluded.name_ko, name_en = excluded.name_en, other_names = excluded.other_names,
      short_is_common_word = excluded.short_is_common_word`)
  await tx.run(sql`insert into ministry_names (ministry, name_ko, name_en, from_day, until_day,
    source) select r->>'ministry', r->>'nameKo', r->>'nameEn', (r->>'fromDay')::date, (r->>'untilDay')::date, ${source}
    from ${rows(files.ministries)}
    on conflict (ministry, name_ko) do update set name_en = excluded.name_en, from_day = excluded.from_day, until_day = excluded.until_day`)
  await tx.run(sql`insert into institutions (id, name_ko, name_en, short_name, former_names, what_it_buys_ko, what_it_buys_en, source,
    as_of)
    select r->>'id', r->>'nameKo', r->>'nameEn', r->>'shortName', coalesce((select jsonb_agg(coalesce(f->>'nameKo', f #>> '{}'))
      from jsonb_array_elements(r->'formerNames') f), '[]'),
      r->'buysIn'->>'ko', r->'buysIn'->>'en', ${source}, r->>'asOf' from ${rows(files.institutions)}
    on conflict (id) do update set name_ko = excluded.name_ko, name_en = excluded.name_en, short_name = excluded.short_name,
      former_names = excluded.former_names, source = excluded.source, as_of = excluded.as_of`)
  await tx.run(sql`insert into council_memberships (institution_id, council_id, section_id, role, since, source)
    select r->>'id', m->>'council', coalesce(m->>'section', ''),
      m->>'role', m->>'since', (select string_agg(s, ' ') from jsonb_array_elements_text(m->'source') s)
    from ${rows(files.institutions)}, jsonb_array_elements(r->'memberships') as m
    on conflict (institution_id, council_id, section_id, role) do update set since = excluded.since, source = excluded.source`)
  await tx.run(sql`insert into institution_fields (institution_id, field_code, source)
    select r->>'id', f, coalesce(r->'buysIn'->>'fieldCodesConfidence', 'default')
      from ${rows(files.institutions)}, jsonb_array_elements_text(coalesce(r->'buysIn'->'fieldCodes', '[]')) as f
    on conflict (institution_id, field_code) do nothing`)
}
