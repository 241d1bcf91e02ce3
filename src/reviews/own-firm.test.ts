import { afterAll, expect, test } from 'vitest'
import { sql } from '../../tests/support/market.ts'
import { openReviews, staff } from '../../tests/support/reviewing.ts'
import { assignTrack, receiveTrack } from '../applications/actions/desk.ts'
import { draftCertificate } from '../certificates/actions/draft.ts'
import { newId } from '../kernel/id.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { openReview } from './actions/open-review.ts'

const { market, scene, drawn } = await openReviews()
afterAll(() => market.close())

/** Somebody who belongs to the firm of a track, and is an officer and approver of the institution that judges it. */
const insider = (trackId: string) =>
  market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: `${newId()}@insider.example`, name: '김겸직' })
    for (const role of ['officer', 'approver'] as const) await grantRole(tx, { personId: id, role, institutionId: 'kra' })
    await tx.run(sql`insert into company_members (company_id, person_id, role, state, requested_at)
      select company_id, ${id}, 'member', 'active', ${tx.now} from tracks where id = ${trackId}`)
    return id
  })

test('whoever belongs to the firm that applied neither sees nor handles its track, its review or its certificate; a colleague does', async () => {
  const of = await scene()
  const id = await drawn(of)
  const [own, colleague] = [await market.as(await insider(of.trackId)), await market.as(of.officer)]
  const paths = [
    `/desk/kra/tracks/${of.trackId}`,
    `/desk/kra/reviews/${id}`,
    `/desk/kra/reviews/${id}/committee`,
    `/desk/kra/reviews/${id}/meeting`,
  ]
  for (const path of paths) {
    const page = await own.get(path)
    expect([path, page.statusCode, page.body.includes('다른 담당자가 처리해야 합니다')]).toEqual([path, 403, true])
    expect([path, (await colleague.get(path)).statusCode]).toEqual([path, 200])
  }
  expect((await own.get('/desk/kra/reviews')).statusCode).toBe(200)
  expect((await own.post(`/desk/kra/reviews/${id}/freeze`, {})).statusCode).toBe(403)
})

test('nor is it given to them to handle, reviewed at their asking, or certified by their draft', async () => {
  const of = await scene()
  const me = await insider(of.trackId)
  const refused = { ok: false, refusal: { code: 'own-firm' } }
  expect(await openReview(market.app, staff(me), of.trackId)).toMatchObject(refused)
  expect(await market.set((tx) => assignTrack(tx, staff(of.officer), of.trackId, me))).toMatchObject(refused)
  expect(await market.set((tx) => assignTrack(tx, staff(me), of.trackId, of.officer))).toMatchObject(refused)
  await market.set((tx) => tx.run(sql`update tracks set state = 'submitted', officer_id = null where id = ${of.trackId}`))
  expect(await market.set((tx) => receiveTrack(tx, staff(me), of.trackId))).toMatchObject(refused)
  expect(await market.set((tx) => receiveTrack(tx, staff(of.officer), of.trackId))).toMatchObject({ ok: true })
  await market.set((tx) => tx.run(sql`update tracks set state = 'approved' where id = ${of.trackId}`))
  expect(await market.set((tx) => draftCertificate(tx, staff(me), of.trackId))).toMatchObject(refused)
})
