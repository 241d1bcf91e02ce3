import { sql } from '../../src/platform/database/database.ts'
import type { Writer } from '../../src/platform/database/database.ts'
import type { Dice } from './dice.ts'

export interface Firm { readonly id: string; readonly nameKo: string; readonly nameEn: string; readonly regionCode: string }

const first = ['가온', '나래', '다온', '라온', '마루', '바로', '새솔', '아람', '자람', '차오름', '큰빛', '푸른', '하람', '해오름', '온새', '미르']
const second = ['기술', '산업', '테크', '이엔지', '시스템', '정밀', '환경', '전기', '건설', '소재', '로보틱스', '솔루션']

/** Invented firms, in one statement. */
export const addFirms = async (write: Writer, dice: Dice, count: number): Promise<Firm[]> => {
  const regions = (await write.many(sql<{ code: string }>`select code from regions order by sort`)).map((one) => one.code)
  const firms = Array.from({ length: count }, (_, at): Firm => ({ id: dice.id(), nameKo: `${dice.one(first)}${dice.one(second)} ${at + 1}`, nameEn: `Invented Firm ${at + 1}`, regionCode: dice.one(regions) }))
  await write.run(sql`
    insert into companies (id, kind, name_ko, name_en, representative, region_code, phone, email, invented, created_at, updated_at)
    select r->>'id', 'individual', r->>'nameKo', r->>'nameEn', '이대표', r->>'regionCode', '02-000-0000', 'hello@firm.example', true,
      market_now(), market_now() from jsonb_array_elements(${JSON.stringify(firms)}::jsonb) as r`)
  return firms
}
