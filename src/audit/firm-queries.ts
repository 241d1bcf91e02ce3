import type { TrackState } from '../applications/index.ts'
import { standingToday } from '../certificates/index.ts'
import type { Standing } from '../certificates/index.ts'
import { claimStanding } from '../companies/index.ts'
import type { ClaimState, CompanyKind } from '../companies/index.ts'
import { likeAnywhere } from '../platform/database/like.ts'
import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'

export interface FirmRow {
  readonly id: string
  readonly ko: string
  readonly en: string
  readonly kind: CompanyKind
  readonly businessNumber: string | null
  readonly claim: ClaimState | null
  readonly tracks: number
  readonly total: number
}
/** Firms by name or business number, in the order of their names; `total` counts all pages. One statement. */
export const findFirms = (read: Reader, asked: { words: string; page: number }, perPage: number): Promise<FirmRow[]> =>
  read.many(sql<FirmRow>`
  select c.id, c.name_ko as ko, coalesce(c.name_en, c.name_ko) as en, c.kind, c.business_number, ${claimStanding(sql`c.id`)} as claim,
    (select count(*)::int from tracks k where k.company_id = c.id) as tracks, c.total
  from (select o.*, count(*) over ()::int as total from companies o
    where ${asked.words} = '' or lower(o.name_ko) like ${likeAnywhere(asked.words.toLowerCase())}
      or lower(o.name_en) like ${likeAnywhere(asked.words.toLowerCase())} or o.business_number = ${asked.words.replaceAll('-', '')}
    order by o.name_ko, o.id limit ${perPage} offset ${(asked.page - 1) * perPage}) c
  order by c.name_ko, c.id`)

interface AtInstitution {
  readonly id: string
  readonly institutionId: string
  readonly institutionKo: string
  readonly institutionEn: string
  readonly ko: string
  readonly en: string
  readonly number: string | null
}
export interface FirmRecord extends FirmRow {
  readonly closedAt: Date | null
  readonly tracksOf: (AtInstitution & { readonly state: TrackState; readonly submittedAt: string })[]
  readonly certificates: (AtInstitution & { readonly standing: Standing | 'drafted'; readonly validTo: string })[]
  readonly purchases: (AtInstitution & { readonly contractedOn: string; readonly amountWon: number })[]
}
const institution = sql`'institutionId', i.id, 'institutionKo', i.name_ko, 'institutionEn', i.name_en`

/** What a firm and the institutions have had to do with each other. Nothing that the firm has not handed in. One statement. */
export const findFirmRecord = (read: Reader, id: string): Promise<FirmRecord | undefined> =>
  read.maybe(sql<FirmRecord>`
  select c.id, c.name_ko as ko, coalesce(c.name_en, c.name_ko) as en, c.kind, c.business_number, ${claimStanding(sql`c.id`)} as claim,
    c.closed_at, 0 as tracks, 1 as total,
    coalesce((select json_agg(json_build_object('id', k.id, ${institution}, 'ko', t.title_ko,
      'en', coalesce(nullif(t.content->>'titleEn', ''), t.title_ko), 'number', k.receipt_number, 'state', k.state,
      'submittedAt', k.submitted_at) order by k.submitted_at desc, k.id)
      from tracks k join institutions i on i.id = k.institution_id join technologies t on t.id = k.technology_id
      where k.company_id = c.id), '[]') as tracks_of,
    coalesce((select json_agg(json_build_object('id', x.id, ${institution}, 'ko', x.title_ko,
      'en', coalesce(nullif(x.title_en, ''), x.title_ko), 'number', x.number, 'standing', ${standingToday('x')}, 'validTo', x.valid_to)
      order by x.valid_to desc, x.id)
      from certificates x join institutions i on i.id = x.institution_id where x.company_id = c.id), '[]') as certificates,
    coalesce((select json_agg(json_build_object('id', p.id, ${institution}, 'ko', l.title_ko,
      'en', coalesce(nullif(l.title_en, ''), l.title_ko), 'number', null, 'contractedOn', p.contracted_on, 'amountWon', p.amount_won)
      order by p.contracted_on desc, p.id)
      from purchases p join institutions i on i.id = p.institution_id join listings l on l.id = p.listing_id
      where p.company_id = c.id), '[]') as purchases
  from companies c where c.id = ${id}`)
