import { afterAll, beforeAll, expect, test } from 'vitest'
import { setScene } from '../certificates/scene.fixture.ts'
import type { Scene } from '../certificates/scene.fixture.ts'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { readContact, showContact } from './contact.ts'

let market: Market
let scene: Scene
beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx, 'kra'))
})
afterAll(() => market.close())

test('a contact is a unit, a telephone and an address in shapes one can use; what is empty is taken away', () => {
  expect(readContact({ contactUnit: ' 동반성장부 ', phone: '02 000 0000', email: 'Market@KRA.example' })).toEqual({
    errors: {},
    contact: { contactUnit: '동반성장부', phone: '02-000-0000', email: 'market@kra.example' },
  })
  expect(Object.keys(readContact({ contactUnit: '가'.repeat(61), phone: '12', email: 'nobody' }).errors)).toEqual([
    'contactUnit',
    'phone',
    'email',
  ])
  expect(showContact(readContact({ contactUnit: '', phone: '', email: '' }).contact)).toBe(undefined)
})

test('an approver keeps the contact, everybody reads it on the page of the institution and its calls; others only read it, and a stale one shows both', async () => {
  const [approver, officer] = [await market.as(scene.approver), await market.as(scene.officer)]
  const place = '/desk/kra/contact'
  const { version } = await market.read.one(sql<{ version: number }>`select version from institutions where id = 'kra'`)
  const typed = { version: String(version), contactUnit: '동반성장부', phone: '02-000-0000', email: 'market@kra.example' }
  expect((await approver.get(place)).body).toContain('문의처 저장하기')
  expect((await officer.get(place)).body).not.toContain('문의처 저장하기')
  expect((await officer.post(place, typed)).statusCode).toBe(404)
  const wrong = await approver.post(place, { ...typed, phone: '전화' })
  expect([wrong.statusCode, wrong.body.includes('value="전화"'), wrong.body.includes('02-123-4567처럼')]).toEqual([422, true, true])
  expect((await approver.post(place, typed)).statusCode).toBe(303)
  for (const path of ['/institutions/kra', `/calls/${scene.callId}`])
    expect((await market.visitor.get(path)).body).toContain('동반성장부 · 02-000-0000 · market@kra.example')
  const stale = await approver.post(place, { ...typed, contactUnit: '상생협력부' })
  expect([stale.statusCode, stale.body.includes('동반성장부'), stale.body.includes('상생협력부')]).toEqual([409, true, true])
  expect(await market.read.one(sql`select detail->>'phone' as phone from audit_log where action = 'institution.contact-kept'`)).toEqual({
    phone: '02-000-0000',
  })
  await expect(market.set((tx) => tx.run(sql`update institutions set phone = '없음' where id = 'kra'`))).rejects.toThrow(
    'a_telephone_is_digits_with_dashes',
  )
})
