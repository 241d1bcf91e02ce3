import { standingToday } from '../certificates/index.ts'
import type { Standing } from '../certificates/index.ts'
import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'

/** The certificate of a technology that is worth most to a buyer on a day. */
export interface CertificateFace {
  readonly id: string
  readonly standing: Standing
  readonly number: string
  readonly validTo: string
  readonly issuerKo: string
  readonly issuerEn: string
  /** Whether the buyer's own institution issued it. */ readonly isOwn: boolean
}

/** Of those that stand equally the buyer's own, else the one that holds longest. */
const best = (buyer: RawBuilder<unknown>, rows: RawBuilder<unknown>) => sql`(
  select json_build_object('id', w.id, 'standing', w.standing, 'number', w.number, 'validTo', w.valid_to, 'issuerKo', wi.name_ko,
    'issuerEn', wi.name_en, 'isOwn', coalesce(w.institution_id = ${buyer}, false))
  from (${rows}) w join institutions wi on wi.id = w.institution_id
  order by array_position(array['valid', 'suspended', 'expired', 'revoked'], w.standing), coalesce(w.institution_id = ${buyer}, false) desc,
    w.valid_to desc limit 1)`

/** Today, for the buyer of an institution; of a listing. */
export const certificateToday = (listing: RawBuilder<unknown>, buyer: RawBuilder<unknown>) =>
  best(
    buyer,
    sql`select lc.certificate_id as id, lc.institution_id, lc.number, lc.valid_to, ${standingToday('lc')} as standing
    from listing_certificates lc where lc.listing_id = ${listing}`,
  )

/** As it stood at the end of a day: every certificate that was issued until then, by the last thing that had happened to it. */
export const certificateOn = (technology: RawBuilder<unknown>, buyer: RawBuilder<unknown>, day: RawBuilder<unknown>) =>
  best(
    buyer,
    sql`select c.id, c.institution_id, c.number, h.valid_to,
      case when h.event = 'revoked' then 'revoked' when h.valid_to < ${day} then 'expired' when h.event = 'suspended' then 'suspended' else 'valid' end
        as standing
    from certificates c cross join lateral (
      select e.event, coalesce(
        (select x.valid_to_after from certificate_events x where x.certificate_id = c.id and x.valid_to_after is not null
          and (x.at, x.id) <= (e.at, e.id) order by x.at desc, x.id desc limit 1),
        (select x.valid_to_before from certificate_events x where x.certificate_id = c.id and x.valid_to_before is not null
          and (x.at, x.id) > (e.at, e.id) order by x.at, x.id limit 1), c.valid_to) as valid_to
      from certificate_events e where e.certificate_id = c.id and (e.at at time zone 'Asia/Seoul')::date <= ${day}
      order by e.at desc, e.id desc limit 1) h
    where c.technology_id = ${technology} and c.valid_from <= ${day}`,
  )

/** Whether a certificate of a technology is in force on its day. */
export const isInForce = (certificate: CertificateFace | null): certificate is CertificateFace => certificate?.standing === 'valid'

export const findCertificateToday = async (read: Reader, listingId: string, institutionId: string): Promise<CertificateFace | null> =>
  (
    await read.one(
      sql<{
        certificate: CertificateFace | null
      }>`select ${certificateToday(sql`${listingId}`, sql`${institutionId}::text`)} as certificate`,
    )
  ).certificate
export const findCertificateOn = async (
  read: Reader,
  technologyId: string,
  institutionId: string,
  day: string,
): Promise<CertificateFace | null> =>
  (
    await read.one(
      sql<{
        certificate: CertificateFace | null
      }>`select ${certificateOn(sql`${technologyId}`, sql`${institutionId}::text`, sql`${day}::date`)} as certificate`,
    )
  ).certificate
