import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'

export interface KeyFace {
  id: string
  institutionId: string | null
  nameKo: string | null
  nameEn: string | null
  certificatePem: string
  origin: 'generated' | 'imported'
  createdAt: Date
  retiredAt: Date | null
}
/** Keys that sign or have signed; the private part stays in its row. */
export const findKeys = (read: Reader): Promise<KeyFace[]> =>
  read.many(sql<KeyFace>`
  select k.id, k.institution_id, i.name_ko, i.name_en, k.certificate_pem, k.origin, k.created_at, k.retired_at from signing_keys k
    left join institutions i on i.id = k.institution_id
  order by k.institution_id is not null, k.retired_at is not null, i.name_ko, k.created_at desc limit 500`)
export const findInstitutionChoices = (read: Reader): Promise<{ id: string; ko: string; en: string }[]> =>
  read.many(
    sql<{
      id: string
      ko: string
      en: string
    }>`select id, name_ko as ko, name_en as en from institutions where active_until is null or active_until >= (select market_today())
      order by name_ko`,
  )
