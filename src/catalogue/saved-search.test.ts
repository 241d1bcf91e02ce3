import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { newId } from '../kernel/id.ts'
import { createPerson } from '../people/index.ts'
import { listerOf, setListingFirm } from './listings.fixture.ts'
import { keptAddress } from './saved-search.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

const q = encodeURIComponent('터널 누수').replaceAll('%20', '+')
/** As searches were kept before: with their order, and values as they were chosen. */
const before = [
  { name: '첫째', asked: `?q=${q}&field=SOC.ROAD&field=SOC.RAIL&sort=price`, alerts: false },
  { name: '둘째', asked: `?q=${q.replace('+', '++')}&field=SOC.RAIL&field=SOC.ROAD`, alerts: true },
  { name: '셋째', asked: `?q=${q}&field=SOC.RAIL&field=SOC.ROAD&sort=newest`, alerts: true },
  { name: '넓은', asked: `?field=SOC.RAIL&field=SOC&kind=product&sort=title`, alerts: true },
  { name: '그대로', asked: `?q=${q}&certificate=NEP&as=typed`, alerts: true },
]

test('searches that were kept otherwise are kept as they would be now, each once, with what was told of them', async () => {
  const person = (await market.set((tx) => createPerson(tx, { email: 'min@kept.example', name: '민' }))).id
  const listing = await listerOf(market, await setListingFirm(market))({ titleKo: '터널 누수 감지기' })
  const migration = readFileSync(join(import.meta.dirname, '../../db/migrations/0079_saved_searches_are_kept_plainly.sql'), 'utf8')
  await market.set(async (tx) => {
    await tx.run(sql`alter table saved_searches drop constraint a_saved_search_is_kept_without_its_order`)
    for (const [at, { name, asked, alerts }] of before.entries())
      await tx.run(sql`insert into saved_searches (id, person_id, name, asked, created_at, alert_since) values
        (${newId()}, ${person}, ${name}, ${asked}, market_now() + ${at} * interval '1 second', case when ${alerts} then market_now() end)`)
    await tx.run(sql`insert into search_alerts select id, ${listing}, market_now() from saved_searches where name = '셋째'`)
    await tx.run(sql`set constraints all immediate`)
    for (const statement of migration.split(/;\n/).filter((one) => one.trim() !== '')) await tx.run(sql.raw(statement))
  })
  const kept = await market.read.many(sql<{ name: string; asked: string; told: number }>`
    select s.name, s.asked, count(a.listing_id)::int as told from saved_searches s left join search_alerts a on a.search_id = s.id
      where s.person_id = ${person} group by s.id order by s.created_at`)
  expect(kept).toEqual([
    { name: '둘째', asked: keptAddress(before[0]?.asked ?? ''), told: 1 },
    { name: '넓은', asked: keptAddress('?field=SOC&kind=product'), told: 0 },
    { name: '그대로', asked: keptAddress(before[4]?.asked ?? ''), told: 0 },
  ])
  for (const { asked } of kept) expect(keptAddress(asked)).toBe(asked)
})

test('a search kept with the order it was shown in is refused by the table', async () => {
  const person = (await market.set((tx) => createPerson(tx, { email: 'sol@kept.example', name: '솔' }))).id
  await expect(
    market.set((tx) =>
      tx.run(
        sql`insert into saved_searches (id, person_id, name, asked, created_at) values (${newId()}, ${person}, '이름', '?q=a&sort=price', market_now())`,
      ),
    ),
  ).rejects.toThrow('a_saved_search_is_kept_without_its_order')
})
