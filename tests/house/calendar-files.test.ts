import { afterAll, expect, test } from 'vitest'
import { planStage } from '../../src/reviews/actions/stage.ts'
import { sql } from '../support/market.ts'
import { must, openReviews, staff } from '../support/reviewing.ts'

/** Dates for one's own calendar: of a call, of an application, of a review, and of all that waits. */
const { market, scene, reviewOf, begun } = await openReviews()
afterAll(() => market.close())

const day = 86_400_000
/** As it stands in a calendar: without the folding of long lines. */
const unfolded = (body: string) => body.replaceAll(/\r\n[ \t]/g, '')
const utc = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

test('a call that closes gives its closing, to anybody; a rolling or closed one has none, and its page does not offer it', async () => {
  const { callId } = await scene()
  const closing = new Date(Math.floor(Date.now() / 1000) * 1000 + 5 * day)
  const at = `/calls/${callId}`
  const offers = async () => (await market.visitor.get(at)).body.includes(`${at}/closing.ics`)
  const rolling = await market.visitor.get(`${at}/closing.ics`)
  expect([rolling.statusCode, await offers()]).toEqual([404, false])
  await market.set((tx) => tx.run(sql`update calls set intake = 'dated', closes_at = ${closing} where id = ${callId}`))
  const file = await market.visitor.get(`${at}/closing.ics`)
  expect([file.statusCode, file.headers['content-type'], await offers()]).toEqual([200, 'text/calendar; charset=utf-8', true])
  expect(unfolded(file.body)).toContain(`DTSTART:${utc(closing)}`)
  expect(unfolded(file.body)).toContain(`URL;VALUE=URI:http://localhost${at}`)
  expect(unfolded(file.body)).toMatch(/SUMMARY:.*마감/)
  expect(unfolded((await market.visitor.get(`/en${at}/closing.ics`)).body)).toMatch(/SUMMARY:.* closes /)
  await market.set((tx) => tx.run(sql`update calls set state = 'cancelled', cancel_reason = '취소합니다' where id = ${callId}`))
  expect([(await market.visitor.get(`${at}/closing.ics`)).statusCode, await offers()]).toEqual([404, false])
})

test('a receipt gives what is due next at each institution, to the firm alone; moved, it is the same entry', async () => {
  const of = await scene()
  const { owner, application, company } = await market.read.one(sql<{ owner: string; application: string; company: string }>`
    select m.person_id as owner, k.application_id as application, k.company_id as company from tracks k
    join company_members m on m.company_id = k.company_id and m.role = 'owner' where k.id = ${of.trackId}`)
  const firm = await market.as(owner)
  const at = `/company/${company}/applications/${application}/receipt`
  const due = new Date(Math.floor(Date.now() / 1000) * 1000 + 3 * day)
  const later = new Date(due.getTime() + day)
  const dueAt = (when: Date) => market.set((tx) => tx.run(sql`update tracks set due_at = ${when} where id = ${of.trackId}`))
  await dueAt(due)
  const first = unfolded((await firm.get(`${at}.ics`)).body)
  expect(first).toContain(`DTSTART:${utc(due)}`)
  expect((await firm.get(at)).body).toContain(`${at}.ics`)
  await dueAt(later)
  const second = unfolded((await firm.get(`${at}.ics`)).body)
  expect(second).toContain(`DTSTART:${utc(later)}`)
  expect(/UID:.*/.exec(second)?.[0]).toBe(/UID:.*/.exec(first)?.[0])
  expect((await (await market.as(of.officer)).get(`${at}.ics`)).statusCode).toBe(404)
  await dueAt(new Date(Date.now() - day))
  expect((await firm.get(at)).body).not.toContain(`${at}.ics`)
})

test('a member has the dates of their review, with the place, and of all that waits; nobody else has them', async () => {
  const of = await scene()
  const id = await begun(of)
  const review = await reviewOf(id)
  const [seat, other] = [review.seats[0]?.personId ?? '', (await scene()).officer]
  const held = new Date(Math.floor(Date.now() / 60_000) * 60_000 + 2 * day)
  must(
    await planStage(market.app, staff(of.officer), id, review.stages[1]?.id ?? '', { seen: 1, heldAt: held, place: '본관 3층, 대회의실' }),
  )
  const member = await market.as(seat)
  const dates = unfolded((await member.get(`/reviews/${id}/dates.ics`)).body)
  expect(dates).toContain(`DTSTART:${utc(held)}`)
  expect(dates).toContain('LOCATION:본관 3층\\, 대회의실')
  expect(dates).toContain('SUMMARY:평가표 기한')
  expect((await member.get(`/reviews/${id}`)).body).toContain(`/reviews/${id}/dates.ics`)
  const home = unfolded((await member.get('/due-dates.ics')).body)
  expect(home).toMatch(new RegExp(`DTSTART:\\d{8}T\\d{6}Z[^]*/reviews/${id}`))
  expect((await member.get('/home')).body).toContain('/due-dates.ics')
  expect((await (await market.as(other)).get(`/reviews/${id}/dates.ics`)).statusCode).toBe(404)
})
