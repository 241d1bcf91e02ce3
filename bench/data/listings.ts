import { addDays, dayOf } from '../../src/kernel/dates.ts'
import { listMany } from '../../src/catalogue/store.ts'
import type { ListingCertificate, NewListing } from '../../src/catalogue/listing.ts'
import { sql, writerOn } from '../../src/platform/database/database.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { canonicalVersion } from '../../src/technologies/index.ts'
import type { TechnologyContent } from '../../src/technologies/index.ts'
import type { Dice } from './dice.ts'
import { mixDossier } from './dossiers.ts'
import { addFirms } from './firms.ts'

export interface Loaded { readonly listings: readonly NewListing[]; readonly bulkMs: number; readonly wholeMs: number }
interface Institution { readonly id: string; readonly nameKo: string }

/** So many listings through the bulk path of the catalogue, with the firms and technologies behind them; and how long each took. */
export const loadListings = async (db: Database, dice: Dice, dossiers: readonly TechnologyContent[], count: number): Promise<Loaded> => {
  const institutions = await db.reader().many(sql<Institution>`select id, name_ko from institutions order by id`)
  const began = performance.now()
  const firms = await addFirms(writerOn(db.kysely), dice, Math.ceil(count / 5))
  const listings = Array.from({ length: count }, (_, at): NewListing => {
    const firm = dice.one(firms); const held = dice.some(institutions, dice.often(70) ? 1 : 4)
    return {
      id: dice.id(), technologyId: dice.id(), companyId: firm.id, technologyVersion: 1, content: mixDossier(dice, dossiers, at + 1),
      companyNameKo: firm.nameKo, companyNameEn: firm.nameEn, regionCode: firm.regionCode, pictureFileId: null, invented: true, listedAt: new Date(Date.now() - dice.below(1_500) * 86_400_000),
      certificates: held.map((one) => certificateOf(dice, one, at)), institutionNames: held.map((one) => one.nameKo),
    }
  })
  await addTechnologies(db, listings)
  const bulk = performance.now()
  await listMany(db, listings)
  const ended = performance.now()
  return { listings, bulkMs: ended - bulk, wholeMs: ended - began }
}

const certificateOf = (dice: Dice, institution: Institution, at: number): ListingCertificate => {
  const today = dayOf(new Date()); const from = addDays(today, -dice.below(1_000))
  return { certificateId: dice.id(), institutionId: institution.id, number: `${institution.id.toUpperCase()}-2026-${at}`, validFrom: from, validTo: addDays(from, 365 * 3), state: dice.often(98) ? 'valid' : 'revoked' }
}

const chunk = 500
const addTechnologies = async (db: Database, listings: readonly NewListing[]): Promise<void> => {
  const write = writerOn(db.kysely)
  for (let from = 0; from < listings.length; from += chunk) {
    const rows = listings.slice(from, from + chunk).map(({ technologyId, companyId, content }) => ({ technologyId, companyId, content, kept: canonicalVersion({ content, documents: [], pictures: [] }) }))
    await write.run(sql`
      with asked as (select r from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r),
        drafts as (insert into technologies (id, company_id, title_ko, content, created_at, updated_at, updated_by)
          select r->>'technologyId', r->>'companyId', r->'content'->>'titleKo', r->'content', market_now(), market_now(), 'bench'
            from asked)
      insert into technology_versions (technology_id, number, company_id, content, sha256, kept_at, kept_by, reason)
      select r->>'technologyId', 1, r->>'companyId', r->'kept'->>'text', r->'kept'->>'sha256', market_now(), 'bench', 'bench' from asked`)
  }
}
