import { sql } from '../platform/database/database.ts'
import type { RawBuilder } from '../platform/database/database.ts'

/** The order of a call, for its tracks w with institutions wi: the lead first, the members by their names. */
export const orderOfCall = sql`exists (select from calls wb where wb.id = w.call_id and wb.lead_institution_id = w.institution_id) desc,
  wi.name_ko`
/** The parts (Part) of the application and call of track `k`, its own among them, in the order of the call, as JSON. */
export const partsOf = (
  k: RawBuilder<unknown>,
) => sql`(select json_agg(json_build_object('institutionId', w.institution_id, 'ko', wi.name_ko,
    'en', wi.name_en, 'state', w.state) order by ${orderOfCall})
  from tracks w join institutions wi on wi.id = w.institution_id where w.application_id = ${k}.application_id and w.call_id = ${k}.call_id)`
