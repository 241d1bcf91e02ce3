import type { Actor, CompanyActor } from '../people/index.ts'
import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import type { OwnStorage, Storage } from '../platform/files/quota.ts'
import type { App } from '../platform/services.ts'

const isConfirmed = (companyId: RawBuilder<unknown>) =>
  sql`exists (select from company_claims k where k.company_id = ${companyId} and k.state = 'confirmed')`

/**
 * What the files take that a firm sent; papers the house made about it do not count. Anybody can register a firm, so that what a
 * person sends for firms nobody confirmed yet counts together.
 */
const findUsed = (read: Reader, { companyId, personId }: CompanyActor): Promise<{ usedBytes: number; isConfirmed: boolean }> =>
  read.one(sql<{ usedBytes: number; isConfirmed: boolean }>`
  with firm as (select ${isConfirmed(sql`${companyId}`)} as is_confirmed)
  select firm.is_confirmed, coalesce((select sum(f.bytes) from files f where f.owner_kind not in ('certificate', 'review')
    and (f.company_id = ${companyId}
      or f.uploaded_by = ${personId} and f.company_id is not null and not firm.is_confirmed and not ${isConfirmed(sql`f.company_id`)})),
    0)::bigint as used_bytes from firm`)

/** The room of the firm a person acts for. */
export const findStorage = async (read: Reader, app: App, actor: CompanyActor): Promise<Storage> => ({
  usedBytes: (await findUsed(read, actor)).usedBytes,
  limitBytes: app.firmStorageBytes,
})

/** Whose room a form's files take: the firm's, or the person's while nobody confirmed the firm. Those of institutions are not counted. */
export const makeStorageOf =
  (app: App) =>
  async (actor: Actor): Promise<OwnStorage | undefined> => {
    if (actor.hat !== 'company') return undefined
    const used = await findUsed(app.db.reader(), actor)
    return {
      usedBytes: used.usedBytes,
      limitBytes: app.firmStorageBytes,
      whose: used.isConfirmed ? `firm ${actor.companyId}` : `person ${actor.personId}`,
    }
  }
