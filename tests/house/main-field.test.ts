import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftCertificate } from '../../src/certificates/index.ts'
import { findPaperFacts } from '../../src/certificates/queries.ts'
import { placeTrack, setScene } from '../../src/certificates/scene.fixture.ts'
import { setFirm } from '../cast.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test('a firm says which of its fields is the main one, and that one is printed', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  const owner = await market.as(firm.personId)
  const at = `/company/${firm.companyId}/technologies/${firm.technologyId}`
  const version = async () => /name="version" value="([^"]*)"/.exec((await owner.get(`${at}/fields`)).body)?.[1] ?? ''
  const stored = async () =>
    (
      await market.read.one(
        sql<{ codes: string[] }>`select content->'fieldCodes' as codes from technologies where id = ${firm.technologyId}`,
      )
    ).codes
  const save = async (ticked: string[], main: string, drawn = '') => {
    const saved = await owner.post(`${at}/fields`, {
      version: await version(),
      fieldCodes: ticked,
      'fieldCodes.first': main,
      'fieldCodes.drawn': drawn,
      do: 'later',
    })
    expect(saved.statusCode).toBe(303)
    return stored()
  }
  expect(await save(['SOC.ROAD', 'ICT.IOT'], '')).toEqual(['SOC.ROAD', 'ICT.IOT'])
  expect(await save(['SOC.ROAD', 'ICT.IOT'], 'ICT.IOT')).toEqual(['ICT.IOT', 'SOC.ROAD'])
  const page = (await owner.get(`${at}/fields`)).body
  expect(page).toMatch(/<select[^>]*name="fieldCodes\.first"[^>]*>(?:(?!<\/select>).)*<option[^>]*value="ICT\.IOT"[^>]* selected/s)
  expect((await owner.get(`${at}/view`)).body).toMatch(/\(주 분야\), /)
  // A main field whose tick is taken away goes with it; one that is newly chosen is meant without its tick, too.
  expect(page).toContain('<input type="hidden" name="fieldCodes.drawn" value="ICT.IOT"/>')
  // The same form twice, as a page sends it that saves itself, comes to the same.
  for (const [drawn, wanted] of [
    ['ICT.IOT', ['SOC.ROAD']],
    ['SOC.ROAD', ['ICT.IOT', 'SOC.ROAD']],
  ] as const)
    for (const time of [1, 2]) expect([time, await save(['SOC.ROAD'], 'ICT.IOT', drawn)]).toEqual([time, wanted])

  const scene = await market.set((tx) => setScene(tx, 'kra'))
  const { trackId } = await market.set((tx) =>
    placeTrack(tx, scene, { titleKo: '펌프', titleEn: 'Pump', fieldCodes: ['ICT.IOT', 'SOC.ROAD'] }),
  )
  const drafted = await market.set((tx) => draftCertificate(tx, { personId: scene.officer, institutionId: 'kra' }, trackId))
  if (!drafted.ok) throw new Error(drafted.refusal.code)
  expect((await findPaperFacts(market.read, drafted.value.id)).fieldCode).toBe('ICT.IOT')
})
