import type { Text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import type { Contact } from './contact.ts'

/** What the certificates slice knows of a certificate, or of its copy at a listing, that is called as told: that it is in force today, as a condition of SQL. */
export type InForce = (certificate: string) => RawBuilder<unknown>

export interface CouncilMembership {
  councilId: string
  ko: string
  en: string
  sectionKo: string | null
  sectionEn: string | null
  role: string
  since: string | null
  source: string | null
}
export interface InstitutionRow {
  id: string
  nameKo: string
  nameEn: string
  shortName: string
  councils: CouncilMembership[]
  openCalls: number
  validCertificates: number
}

const memberships = sql`coalesce((
  select json_agg(json_build_object('councilId', m.council_id, 'ko', c.name_ko, 'en', c.name_en, 'sectionKo', s.name_ko,
    'sectionEn', s.name_en, 'role', m.role, 'since', m.since, 'source', m.source) order by c.sort, m.role)
  from council_memberships m join councils c on c.id = m.council_id left join sections s on s.id = m.section_id
    where m.institution_id = i.id), '[]')`

/** Every institution in force today, with its councils, open calls and valid certificates, in one statement. */
export const findInstitutions = (read: Reader, isInForce: InForce, councilId?: string): Promise<InstitutionRow[]> =>
  read.many(sql<InstitutionRow>`
  select i.id, i.name_ko, i.name_en, i.short_name, ${memberships} as councils,
    (select count(*) from calls k join call_institutions ki on ki.call_id = k.id
      where ki.institution_id = i.id and k.state = 'published' and k.opens_at <= (select market_now())
      and (k.closes_at is null or (select market_now()) < k.closes_at)) as open_calls,
    (select count(*) from certificates x where x.institution_id = i.id and ${isInForce('x')}) as valid_certificates
  from institutions i
  where (i.active_until is null or i.active_until >= (select market_today()))
    and (${councilId ?? null}::text is null or exists (select from council_memberships m
      where m.institution_id = i.id and m.council_id = ${councilId ?? null}))
  order by i.name_ko`)

export interface SourceFace {
  readonly id: string
  readonly title: string | null
  readonly address: string | null
}
/** The sources a row of reference data names in its column, as places to read them; what is marked as our own default or as common knowledge has none. */
export const sourcesOf = (named: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce((select json_agg(json_build_object('id', s.id, 'title', s.title, 'address', s.address) order by s.id) from sources s
    where s.id = any(string_to_array(${named}, ' ')) and s.id not like 'P:%'), '[]')`

export interface InstitutionPage extends InstitutionRow {
  formerNames: string[]
  ministry: string | null
  whatItBuysKo: string | null
  whatItBuysEn: string | null
  contactUnit: string | null
  phone: string | null
  email: string | null
  website: string | null
  source: string | null
  asOf: string | null
  version: number
  sources: SourceFace[]
  fields: { code: string; ko: string; en: string }[]
  calls: { id: string; titleKo: string; titleEn: string; closesAt: string | null }[]
  ruleSets: { id: string; ko: string; en: string; number: number; content: unknown }[]
  listings: { id: string; titleKo: string; titleEn: string; validTo: string }[]
}

/** One institution with its fields, open calls, rule sets in force and newest certified technologies, in one statement. */
export const findInstitution = (read: Reader, isInForce: InForce, id: string): Promise<InstitutionPage | undefined> =>
  read.maybe(sql<InstitutionPage>`
  select i.*, ${sourcesOf(sql`i.source`)} as sources,
    ${memberships} as councils, 0 as open_calls, 0 as valid_certificates,
    coalesce((select json_agg(json_build_object('code', f.code, 'ko', f.name_ko, 'en', f.name_en) order by f.sort)
      from institution_fields x join fields f on f.code = x.field_code where x.institution_id = i.id), '[]') as fields,
    coalesce((select json_agg(json_build_object('id', k.id, 'titleKo', k.title_ko, 'titleEn', k.title_en, 'closesAt', k.closes_at)
      order by k.closes_at nulls last)
      from calls k join call_institutions ki on ki.call_id = k.id
        where ki.institution_id = i.id and k.state = 'published' and (k.closes_at is null or (select market_now()) < k.closes_at)),
        '[]') as calls,
    coalesce((select json_agg(json_build_object('id', r.id, 'ko', r.name_ko, 'en', r.name_en, 'number', v.number, 'content', v.content)
      order by r.created_at)
      from rule_sets r join rule_set_versions v on v.rule_set_id = r.id and v.state = 'in_force'
        where r.institution_id = i.id and r.archived_at is null), '[]') as rule_sets,
    coalesce((select json_agg(newest) from (select l.id, l.title_ko as "titleKo", l.title_en as "titleEn", lc.valid_to as "validTo"
      from listing_certificates lc join listings l on l.id = lc.listing_id
        where lc.institution_id = i.id and ${isInForce('lc')} and l.state = 'listed'
      order by lc.valid_from desc, l.id limit 12) newest), '[]') as listings
  from institutions i where i.id = ${id}`)

export interface KeptContact extends Contact {
  readonly version: number
}
export const findContact = (read: Reader, id: string): Promise<KeptContact | undefined> =>
  read.maybe(sql<KeptContact>`select contact_unit, phone, email, version from institutions where id = ${id}`)

/** How an institution is called. */
export const institutionName = (read: Reader, id: string): Promise<Text> =>
  read.one(sql<Text>`select name_ko as ko, name_en as en from institutions where id = ${id}`)

export interface Named {
  code: string
  ko: string
  en: string
}
export interface FieldRow extends Named {
  parentCode: string | null
  councilId: string | null
}

/** The technology fields, parents first. Two levels. */
export const findFields = (read: Reader): Promise<FieldRow[]> =>
  read.many(
    sql<FieldRow>`select code, parent_code, council_id, name_ko as ko, name_en as en from fields order by parent_code nulls first, sort`,
  )
export const findRegions = (read: Reader): Promise<Named[]> =>
  read.many(sql<Named>`select code, name_ko as ko, name_en as en from regions order by sort`)
export const findCouncils = (read: Reader): Promise<Named[]> =>
  read.many(sql<Named>`select id as code, name_ko as ko, name_en as en from councils order by sort`)
