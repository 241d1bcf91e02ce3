import { afterAll, expect, test } from 'vitest'
import { openApplications, today } from '../../tests/support/applying.ts'
import { sql } from '../../tests/support/market.ts'
import { firmsThatQualify, preCheck } from './index.ts'
import { setCall, setFirm, setOfficer, wholeTechnology } from './scene.example.ts'

const { market, scene, draft, press, tracksOf, browserOf } = await openApplications()
afterAll(() => market.close())

test('the pre-check ticks nothing by itself: the call one came from, the row one came from, or all where all is asked for', async () => {
  const { firm, callId } = await scene(['kra', 'lh'])
  const browser = await browserOf(firm)
  const ticked = async (asked: string) => {
    const page = await browser.get(`/company/${firm.companyId}/pre-check?technology=${firm.technologyId}${asked}`)
    return [...page.payload.matchAll(/name="choice" value="([^"]+)" checked/g)].map((one) => one[1] ?? '').sort()
  }
  expect(await ticked('')).toEqual([])
  expect(await ticked(`&choice=${callId}/lh`)).toEqual([`${callId}/lh`])
  expect(await ticked(`&call=${callId}`)).toEqual([`${callId}/kra`, `${callId}/lh`])
  const all = await ticked('&choose=all')
  expect(all).toEqual(expect.arrayContaining([`${callId}/kra`, `${callId}/lh`]))
  const page = (await browser.get(`/company/${firm.companyId}/pre-check?technology=${firm.technologyId}`)).payload
  const [, link = ''] = new RegExp(`href="([^"]+)">신청할 수 있는 ${all.length}곳 모두 고르기`).exec(page) ?? []
  expect((await browser.get(link.replaceAll('&amp;', '&').replace(/#.*/, ''))).payload.match(/ checked/g)).toHaveLength(all.length)
  expect((await browser.get(`/calls/${callId}`)).payload).toContain(`/pre-check?call=${callId}`)
})

test('a paper that only some firms have is asked for as such, of the firm and at the desk', async () => {
  const firm = await market.set((tx) => setFirm(tx, { ...wholeTechnology, declaredNone: ['supplyRecord'] }))
  const { callId } = await market.set((tx) => setCall(tx, ['kra']))
  const choices = [{ callId, institutionId: 'kra' }]
  const id = await draft(firm, choices)
  const browser = await browserOf(firm)
  const base = `/company/${firm.companyId}`
  const preCheck = (await browser.get(`${base}/pre-check?technology=${firm.technologyId}&standing=right_holder`)).payload
  expect(preCheck).toContain('해당하면 낼 서류가 1건 있습니다')
  expect(preCheck).not.toContain('제출하려면')
  const check = (await browser.get(`${base}/applications/${id}/check`)).payload
  expect(check).toMatch(/해당하지 않으면 그대로 제출할 수 있습니다.{0,200}정부인증서 사본<\/a>/s)
  expect(check).not.toContain('제출하기 전에 채울 것')
  expect((await press(firm, id, choices)).ok).toBe(true)
  const desk = await market.as(await market.set((tx) => setOfficer(tx, 'kra')))
  expect((await desk.get(`/desk/kra/tracks/${(await tracksOf(id))[0]?.id}`)).payload).toMatch(
    /해당하면 있어야 할 서류.{0,60}정부인증서 사본<\/li>/s,
  )
})

test('the pre-check answers every open call for one firm, and turned round finds firms that have not applied', async () => {
  const { firm, callId } = await scene(['kr'])
  const checked = await preCheck(market.read, firm.companyId, firm.technologyId, today(), 'right_holder')
  expect(checked?.rows.find((row) => row.offer.callId === callId)).toMatchObject({ group: 'yes' })
  expect(
    (await firmsThatQualify(market.read, 'kr', today())).some(
      (one) => one.id === firm.technologyId && one.rows.some((row) => row.offer.callId === callId),
    ),
  ).toBe(true)
  const other = await market.set((tx) => setFirm(tx))
  expect(await preCheck(market.read, other.companyId, firm.technologyId, today())).toBeUndefined()
})

test('every place one can apply to leads to its call, and to each condition with the fact it was held against', async () => {
  const { firm, callId } = await scene(['kr'])
  const browser = await browserOf(firm)
  const body = (await browser.get(`/company/${firm.companyId}/pre-check?technology=${firm.technologyId}&standing=right_holder`)).payload
  const row = body.split('<li class="row-item">').find((one) => one.includes(`value="${callId}/kr"`)) ?? ''
  expect(row).toContain(`href="/calls/${callId}"`)
  expect(row).toMatch(/조건 \d개와 확인한 사실<\/summary>.*중소기업확인서/s)
})

test('to a visitor who may apply, a condition only the institution can settle is the officer’s to judge, never something not known', async () => {
  const { callId } = await market.set((tx) =>
    setCall(tx, ['kr'], {
      rules: {
        eligibility: [
          { id: 'field', name: { ko: '업무 관련성', en: 'Related' }, condition: { kind: 'field-related', otherwise: 'judged' } },
        ],
      },
    }),
  )
  await market.set((tx) => tx.run(sql`delete from institution_fields where institution_id = 'kr'`))
  const body = (await market.visitor.get('/pre-check?kind=corporation&field=road')).payload
  const row = body.split('<li class="row-item">').find((one) => one.includes(`/calls/${callId}"`)) ?? ''
  expect(row).toContain('신청할 수 있습니다')
  expect(row).toContain('담당자가 판단할 조건 1개: 업무 관련성')
  expect([row.includes('확인되지 않음'), row.includes('정해지면')]).toEqual([false, false])
})
