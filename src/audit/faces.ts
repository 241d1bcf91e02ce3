import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'

/** What a thing is called on its own page, and where that is; a person is called by nobody here. */
export interface Face {
  readonly ko: string
  readonly en: string
  /** None where only the firm's own people may go. */ readonly path: string | null
}

const technology = sql`x.title_ko as ko, coalesce(nullif(x.content->>'titleEn', ''), x.title_ko) as en`
const named = sql`o.name_ko as ko, o.name_en as en`
/** Each a select over the thing `o`. */
const faces: Readonly<Record<string, RawBuilder<unknown>>> = {
  application: sql`select ${technology}, null as path from applications o join technologies x on x.id = o.technology_id`,
  call: sql`select o.title_ko as ko, coalesce(nullif(o.title_en, ''), o.title_ko) as en,
    '/desk/' || o.lead_institution_id || '/calls/' || o.id as path from calls o`,
  certificate: sql`select concat_ws(' · ', o.number, o.title_ko) as ko, concat_ws(' · ', o.number, coalesce(nullif(o.title_en, ''), o.title_ko)) as en,
    '/desk/' || o.institution_id || '/certificates/' || o.id as path from certificates o`,
  company: sql`select o.name_ko as ko, coalesce(o.name_en, o.name_ko) as en, '/companies/' || o.id as path from companies o`,
  'contract-ground': sql`select o.sentence_ko as ko, o.sentence_en as en, null as path
    from (select g.code as id, g.sentence_ko, g.sentence_en from contract_grounds g) o`,
  institution: sql`select ${named}, '/institutions/' || o.id as path from institutions o`,
  listing: sql`select o.title_ko as ko, coalesce(nullif(o.title_en, ''), o.title_ko) as en, '/catalogue/' || o.id as path from listings o`,
  purchase: sql`select l.title_ko as ko, coalesce(nullif(l.title_en, ''), l.title_ko) as en,
    '/buying/' || o.institution_id || '/purchases/' || o.id as path from purchases o join listings l on l.id = o.listing_id`,
  'quote-request': sql`select l.title_ko as ko, coalesce(nullif(l.title_en, ''), l.title_ko) as en,
    '/buying/' || o.institution_id || '/quotes/' || o.id as path from quote_requests o join listings l on l.id = o.listing_id`,
  review: sql`select ${technology}, '/desk/' || o.lead_institution_id || '/reviews/' || o.id as path
    from reviews o join review_tracks rt on rt.review_id = o.id join tracks t on t.id = rt.track_id join technologies x on x.id = t.technology_id`,
  'rule-set': sql`select ${named}, '/desk/' || o.institution_id || '/rule-sets/' || o.id as path from rule_sets o`,
  sheet: sql`select ${technology}, '/desk/' || v.lead_institution_id || '/reviews/' || v.id as path
    from sheets o join reviews v on v.id = o.review_id join review_tracks rt on rt.review_id = v.id join tracks t on t.id = rt.track_id
      join technologies x on x.id = t.technology_id`,
  technology: sql`select ${technology}, null as path from technologies x join technologies o on o.id = x.id`,
  track: sql`select concat_ws(' · ', o.receipt_number, x.title_ko) as ko,
    concat_ws(' · ', o.receipt_number, coalesce(nullif(x.content->>'titleEn', ''), x.title_ko)) as en,
    '/desk/' || o.institution_id || '/tracks/' || o.id as path from tracks o join technologies x on x.id = o.technology_id`,
  'vocabulary-entry': sql`select array_to_string(o.words, ', ') as ko, array_to_string(o.words, ', ') as en, null as path from vocabulary_entries o`,
}

export const findFace = async (read: Reader, kind: string, id: string): Promise<Face | undefined> => {
  const face = Object.hasOwn(faces, kind) ? faces[kind] : undefined
  return face && read.maybe(sql<Face>`${face} where o.id = ${id} limit 1`)
}

/** The names of the thing of each row, by its kind and id: the list of a page is named by the statement that reads it. */
export const faceOf = (kind: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`case ${kind} ${sql.join(
    Object.entries(faces).map(
      ([name, face]) =>
        sql`when ${sql.lit(name)} then (select jsonb_build_object('ko', f.ko, 'en', f.en) from (${face} where o.id = ${id} limit 1) f)`,
    ),
    sql` `,
  )} end`
