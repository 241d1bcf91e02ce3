import type { Market } from '../../tests/support/market.ts'
import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import { parseContent } from '../technologies/index.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import type { NewListing } from './listing.ts'
import { listMany } from './store.ts'

type Content = Partial<TechnologyContent> & { titleKo: string }

/** For tests: an invented firm, and listings of it as a certificate would make them. */
export const setListingFirm = async (market: Market, nameKo = '가나다라기술'): Promise<string> => {
  const companyId = newId()
  await market.set((tx) =>
    tx.run(
      sql`insert into companies (id, kind, name_ko, name_en, representative, invented, created_at, updated_at)
        values (${companyId}, 'individual', ${nameKo}, 'Ganada', '김하나', true, market_now(), market_now())`,
    ),
  )
  return companyId
}

/** The listings by their titles. */
export const setListings = async (
  market: Market,
  companyId: string,
  contents: readonly Content[],
  more: Partial<NewListing> = {},
): Promise<Record<string, string>> => {
  const { companyNameKo } = await market.read.one(
    sql<{ companyNameKo: string }>`select name_ko as company_name_ko from companies where id = ${companyId}`,
  )
  const listings = contents.map((content): NewListing => ({
    id: newId(),
    technologyId: newId(),
    companyId,
    technologyVersion: 1,
    content: parseContent({ kind: 'product', fieldCodes: ['SOC.ROAD'], trl: 7, ...content }),
    companyNameKo,
    companyNameEn: 'Ganada',
    regionCode: null,
    pictureFileId: null,
    invented: true,
    listedAt: new Date(),
    institutionNames: ['한국마사회'],
    certificates: [certificateOf('kra', `KRA-${newId(6)}`)],
    ...more,
  }))
  await market.set((tx) =>
    tx.run(
      sql`insert into technologies (id, company_id, content, created_at, updated_at, updated_by) select id, ${companyId},
        '{}', market_now(), market_now(), 'test' from unnest(${listings.map((one) => one.technologyId)}::text[]) as id`,
    ),
  )
  await listMany(market.app.db, listings)
  return Object.fromEntries(listings.map((one) => [one.content.titleKo, one.id]))
}

export const certificateOf = (
  institutionId: string,
  number: string,
  validFrom = '2026-01-01',
  validTo = '2090-12-31',
): NewListing['certificates'][number] => ({ certificateId: newId(), institutionId, number, validFrom, validTo, state: 'valid' })

/** Lists one technology of the firm after the other. */
export const listerOf =
  (market: Market, companyId: string) =>
  async (content: Content, more: Partial<NewListing> = {}): Promise<string> =>
    (await setListings(market, companyId, [content], more))[content.titleKo] ?? ''
