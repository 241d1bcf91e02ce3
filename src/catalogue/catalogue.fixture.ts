import type { Market } from '../../tests/support/market.ts'
import { sql } from '../../tests/support/market.ts'
import { newId } from '../kernel/id.ts'
import { parseContent } from '../technologies/index.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import type { NewListing } from './listing.ts'
import { listMany } from './store.ts'

/** For tests: a firm whose technologies are listed without their road through call and review. */
export const setLister = async (market: Market, companyNameKo = '가나다라기술'): Promise<(content: Partial<TechnologyContent>, more?: Partial<NewListing>) => Promise<string>> => {
  const companyId = newId()
  await market.set((tx) => tx.run(sql`insert into companies (id, kind, name_ko, name_en, representative, invented, created_at, updated_at) values (${companyId}, 'individual', ${companyNameKo}, 'Ganada', '김하나', true, market_now(), market_now())`))
  return async (content, more = {}) => {
    const technologyId = newId(), id = newId()
    await market.set((tx) => tx.run(sql`insert into technologies (id, company_id, content, created_at, updated_at, updated_by) values (${technologyId}, ${companyId}, '{}', market_now(), market_now(), 'test')`))
    await listMany(market.app.db, [{
      id, technologyId, companyId, technologyVersion: 1, content: parseContent({ kind: 'product', fieldCodes: ['SOC.ROAD'], trl: 7, ...content }),
      companyNameKo, companyNameEn: 'Ganada', regionCode: null, pictureFileId: null, invented: true, listedAt: new Date(), institutionNames: ['한국마사회'],
      certificates: [{ certificateId: newId(), institutionId: 'kra', number: `KRA-${newId(6)}`, validFrom: '2026-01-01', validTo: '2090-12-31', state: 'valid' }], ...more,
    }])
    return id
  }
}
