import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import { isInForce } from '../certificates/index.ts'

export interface BoardCall {
  id: string
  titleKo: string
  titleEn: string
  opensAt: string
  closesAt: string | null
  leadKo: string
  leadEn: string
  others: number
}
export interface NewestListing {
  id: string
  titleKo: string
  titleEn: string
  companyKo: string
  companyEn: string | null
  fieldCodes: string[]
  pictureFileId: string | null
  institutionKo: string
  institutionEn: string
  institutions: number
  validTo: string
}
export interface Front {
  calls: BoardCall[]
  newest: NewestListing[]
  words: string[]
  fields: { code: string; en: string }[]
  hadCalls: boolean
  ruleSets: number
}

/**
 * What the first page shows beside its numbers, in one statement: five calls (open ones that close soonest, rolling ones, then those
 * that open next), the newest certified technologies, and what is sure to find
 * something: words of the newest listings, and for English readers their fields.
 */
export const findFront = (read: Reader): Promise<Front> =>
  read.one(sql<Front>`
  with shown as (
    select c.*, case when c.opens_at > market_now() then 3 when c.closes_at is null then 2 else 1 end as place from calls c
    where c.state = 'published' and (c.closes_at is null or market_now() < c.closes_at)
    order by place, coalesce(c.closes_at, c.opens_at), c.id limit 5
  ), newest as (
    select l.id, l.title_ko, l.title_en, l.company_id, l.field_codes, l.picture_file_id, l.keywords, l.listed_at from listings l
    where l.state = 'listed' and l.certified_until >= market_today() order by l.listed_at desc, l.id limit 12
  )
  select
    coalesce((select json_agg(json_build_object('id', c.id, 'titleKo', c.title_ko, 'titleEn', c.title_en, 'opensAt', c.opens_at,
      'closesAt', c.closes_at, 'leadKo', i.name_ko, 'leadEn', i.name_en,
        'others', (select count(*) - 1 from call_institutions m where m.call_id = c.id))
          order by c.place, coalesce(c.closes_at, c.opens_at), c.id)
      from shown c join institutions i on i.id = c.lead_institution_id), '[]') as calls,
    coalesce((select json_agg(json_build_object('id', n.id, 'titleKo', n.title_ko, 'titleEn', n.title_en, 'companyKo', c.name_ko,
      'companyEn', c.name_en, 'fieldCodes', n.field_codes, 'pictureFileId', n.picture_file_id,
        'institutionKo', h.name_ko, 'institutionEn', h.name_en, 'institutions', h.institutions, 'validTo', h.valid_to)
          order by n.listed_at desc, n.id)
      from (select * from newest order by listed_at desc, id limit 6) n join companies c on c.id = n.company_id
      join lateral (select i.name_ko, i.name_en, x.valid_to, count(*) over () as institutions from listing_certificates x
        join institutions i on i.id = x.institution_id
        where x.listing_id = n.id and ${isInForce('x')}
          order by x.valid_to desc, x.certificate_id limit 1) h on true), '[]') as newest,
    coalesce((select json_agg(k.word) from (select max(n.keywords[1]) as word from newest n where length(n.keywords[1]) between 2 and 14
      group by n.company_id order by max(n.listed_at) desc limit 3) k), '[]') as words,
    coalesce((select json_agg(json_build_object('code', k.code, 'en', k.name_en))
      from (select f.code, f.name_en from newest n join fields f on f.code = any(n.field_codes) and f.parent_code is not null
      group by f.code, f.name_en order by max(n.listed_at) desc limit 3) k), '[]') as fields,
    exists (select from calls where state in ('published', 'closed')) as had_calls,
    (select count(*) from rule_set_versions v join rule_sets r on r.id = v.rule_set_id
      where v.state = 'in_force' and r.institution_id is not null and r.archived_at is null) as rule_sets`)
