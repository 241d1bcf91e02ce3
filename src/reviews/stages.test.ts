import { afterAll, expect, test } from 'vitest'
import { sql } from '../../tests/support/market.ts'
import { must, nextYear, openReviews, staff } from '../../tests/support/reviewing.ts'
import { formOn } from '../../tests/support/form-on.ts'
import { addDays, dayOf } from '../kernel/dates.ts'
import { showDay } from '../kernel/show-days.ts'
import { fieldId } from '../ui/index.ts'
import { nameChair } from './actions/committee.ts'
import { openReview } from './actions/open-review.ts'
import { planStage, recordAttendance } from './actions/stage.ts'
import { longest } from './longest.ts'

const { market, scene, reviewOf, drawn, accept, begun, hold } = await openReviews()
afterAll(() => market.close())

test('a stage is announced for days to come and written down once it was held; members hear which, when to begin and when to seal', async () => {
  const of = await scene()
  const id = await begun(of)
  const [, stage] = (await reviewOf(id)).stages
  const [seat] = (await reviewOf(id)).seats
  const day = 86_400_000
  const stageId = stage?.id ?? ''
  expect(
    await planStage(market.app, staff(of.officer), id, stageId, { seen: 1, heldAt: new Date(Date.now() - day), place: '회의실' }),
  ).toMatchObject({
    refusal: { faults: ['day-past'] },
  })
  must(await planStage(market.app, staff(of.officer), id, stageId, { seen: 1, heldAt: new Date(Date.now() + day), place: '회의실' }))
  expect(
    await recordAttendance(market.app, staff(of.officer), id, stageId, {
      seen: 2,
      heldAt: new Date(Date.now() + day),
      place: '회의실',
      present: [seat?.personId ?? ''],
    }),
  ).toMatchObject({ refusal: { faults: ['not-held-yet'] } })
  const late = await (
    await market.as(of.officer)
  ).post(`/desk/kra/reviews/${id}/stages/${stageId}/attendance`, {
    [`held-day-${stageId}`]: '2099-01-01',
    [`held-time-${stageId}`]: '14:00',
  })
  expect([late.statusCode, late.body.includes('아직 시작하지 않은 심의의 참석은')]).toEqual([422, true])
  await hold(of, id)
  const told = await market.read.many(
    sql<{
      kind: string
      body: string
    }>`select kind, body_ko as body from notices where person_id = ${seat?.personId ?? ''} and link like ${`%${id}%`} order by at, kind`,
  )
  expect(new Set(told.map((one) => one.kind))).toEqual(
    new Set(['review.invited', 'review.begun', 'review.stage-planned', 'review.stage-held']),
  )
  // The meeting stands before the day the rules gave for the papers: both are told.
  expect(told.flatMap((one) => (one.kind === 'review.stage-planned' ? one.body : [])).toSorted()).toEqual([
    expect.stringMatching(/^발표심의: [^.]*, 회의실\. 평가표는 [^.]*까지 봉인해 주세요\.$/),
    expect.stringMatching(/^서면심의: 평가표는 [^.]*까지 봉인해 주세요\.$/),
  ])
})

test('what was held stays when it was held: it is not announced anew, and not dated before there was a committee', async () => {
  const of = await scene()
  const id = await begun(of)
  const stage = (await reviewOf(id)).stages[1]?.id ?? ''
  const at = `/desk/kra/reviews/${id}/stages/${stage}`
  const desk = await market.as(of.officer)
  const typed = (day: string, version: string, held = 'held-') => ({
    version,
    [`${held}day-${stage}`]: day,
    [`${held}time-${stage}`]: '00:00',
    [`${held}place-${stage}`]: '회의실',
  })
  const present = { [`present-${stage}`]: (await reviewOf(id)).seats[0]?.personId ?? '' }
  const early = await desk.post(`${at}/attendance`, typed('1999-01-01', '1'))
  expect([early.statusCode, early.body.includes('심의가 열린 날짜는 그날이나 그 뒤여야 합니다.')]).toEqual([422, true])
  await hold(of, id)
  const { heldAt } = (await reviewOf(id)).stages[1] ?? {}
  const moved = await desk.post(`${at}/plan`, typed(addDays(dayOf(new Date()), 30), '2', ''))
  expect([moved.statusCode, moved.body.includes('참석을 기록한 심의 단계의 일정은 다시 알릴 수 없습니다.')]).toEqual([409, true])
  expect((await reviewOf(id)).stages[1]).toMatchObject({ heldAt, state: 'held' })
  const page = (await desk.get(`/desk/kra/reviews/${id}`)).body
  expect([page.includes(`action="${at}/plan"`), page.includes(`action="${at}/attendance"`)]).toEqual([false, true])
  expect((await desk.post(`${at}/attendance`, { ...typed(dayOf(new Date()), '2'), ...present })).statusCode).toBe(303)
})

test('a day of a review lies within two years from today, a draw not before now, and a time has its day', async () => {
  const of = await scene({ rules: { conditionalVerdict: { allowed: true, confirmer: 'officer' } } })
  const desk = await market.as(of.officer)
  const { id: forming } = must(await openReview(market.app, staff(of.officer), of.trackId))
  const freeze = async (drawDay: string, drawTime: string) => {
    const { statusCode, body } = await desk.post(`/desk/kra/reviews/${forming}/freeze`, { drawDay, drawTime })
    return [statusCode, body.includes(`href="#${fieldId('drawDay')}"`), body.includes(`value="${drawTime}"`)]
  }
  for (const [day, time] of [
    ['2020-01-01', '09:00'],
    ['2999-01-01', '09:00'],
    ['', '14:00'],
    [nextYear, '두 시'],
  ] as const)
    expect([day, await freeze(day, time)]).toEqual([day, [422, true, true]])
  expect((await reviewOf(forming)).state).toBe('forming')
  expect((await freeze(nextYear, '14:00'))[0]).toBe(303)

  const other = await scene({ rules: { conditionalVerdict: { allowed: true, confirmer: 'officer' } } })
  const id = await begun(other)
  const [documents, presentation] = (await reviewOf(id)).stages.map((stage) => stage.id)
  const plan = async (stage: string, typed: Record<string, string>) => {
    const fields = Object.fromEntries(Object.entries(typed).map(([name, value]) => [`${name}-${stage}`, value]))
    const { body } = await desk.post(`/desk/kra/reviews/${id}/stages/${stage}/plan`, { version: '1', ...fields })
    return ['day', 'due'].filter((name) => body.includes(`href="#${fieldId(`${name}-${stage}`)}"`))
  }
  expect(await plan(presentation ?? '', { day: '2999-12-10', time: '14:00', due: '2999-12-11' })).toEqual(['day', 'due'])
  expect(await plan(documents ?? '', { time: '14:00' })).toEqual(['day'])
  expect((await reviewOf(id)).stages.map((stage) => stage.version)).toEqual([1, 1])
  await market.set((tx) => tx.run(sql`update reviews set state = 'cancelled' where id in (${id}, ${forming})`))
})

test('stages follow one another: no day before an earlier or after a later one, no sheet due after the meeting that uses it', async () => {
  const of = await scene({ rules: { conditionalVerdict: { allowed: true, confirmer: 'officer' } } })
  const desk = await market.as(of.officer)
  const id = await begun(of)
  const [documents = '', presentation = ''] = (await reviewOf(id)).stages.map((stage) => stage.id)
  const today = dayOf(new Date())
  const day = (later: number) => addDays(today, later)
  const plan = async (stage: string, typed: Record<string, string>) => {
    const version = String((await reviewOf(id)).stages.find((one) => one.id === stage)?.version)
    const fields = Object.fromEntries(Object.entries({ time: '14:00', ...typed }).map(([name, value]) => [`${name}-${stage}`, value]))
    const { statusCode, body } = await desk.post(`/desk/kra/reviews/${id}/stages/${stage}/plan`, { version, ...fields })
    return [statusCode, ...['day', 'due'].filter((name) => body.includes(`href="#${fieldId(`${name}-${stage}`)}"`))]
  }
  expect(await plan(documents, { day: day(10), due: day(20) })).toEqual([303])
  expect(await plan(presentation, { day: day(9) })).toEqual([422, 'day'])
  expect(await plan(presentation, { day: day(19) })).toEqual([422, 'day'])
  expect(await plan(presentation, { day: day(20) })).toEqual([303])
  expect(await plan(documents, { day: day(10), due: day(21) })).toEqual([422, 'due'])
  expect(await plan(documents, { day: day(21), due: day(21) })).toEqual([422, 'day', 'due'])
  await market.set((tx) => tx.run(sql`update reviews set state = 'cancelled' where id = ${id}`))
})

test('two officers who plan one stage meet: the later sees both versions, and what was typed stays', async () => {
  const of = await scene()
  const id = await begun(of)
  const stage = (await reviewOf(id)).stages[1]?.id ?? ''
  const at = `/desk/kra/reviews/${id}/stages/${stage}/plan`
  const desk = await market.as(of.officer)
  const typed = (place: string, version: string) => ({
    version,
    [`day-${stage}`]: addDays(dayOf(new Date()), 7),
    [`time-${stage}`]: '14:00',
    [`place-${stage}`]: place,
  })
  expect((await desk.post(at, typed('본사 3층', '1'))).statusCode).toBe(303)
  const late = await desk.post(at, typed('지사 강당', '1'))
  expect([late.statusCode, late.body.includes('<del'), late.body.includes('value="지사 강당"')]).toEqual([409, true, true])
  expect(formOn(late.body, at)).toMatchObject({ version: '2' })
  expect((await reviewOf(id)).stages[1]).toMatchObject({ place: '본사 3층' })
  expect((await desk.post(at, typed('지사 강당', '2'))).statusCode).toBe(303)
})

test('all that is wrong with a stage is told at once, each beside its field, with everything typed still there', async () => {
  const of = await scene()
  const id = await begun(of)
  const { stages, seats } = await reviewOf(id)
  const stage = stages[1]?.id ?? ''
  const desk = await market.as(of.officer)
  const long = '가'.repeat(longest.place + 1)
  const post = async (move: 'plan' | 'attendance', typed: Record<string, string>, lang = '') => {
    const held = move === 'attendance' ? 'held-' : ''
    const fields = Object.fromEntries(
      Object.entries(typed).map(([name, value]) => [name === 'present' ? `present-${stage}` : `${held}${name}-${stage}`, value]),
    )
    const { statusCode, body } = await desk.post(`${lang}/desk/kra/reviews/${id}/stages/${stage}/${move}`, fields)
    const summary = body.slice(body.indexOf('summary-of-errors'), body.indexOf('</ul>', body.indexOf('summary-of-errors')))
    const named = [...summary.matchAll(/<a href="#([^"]+)">/g)].map(([, field]) => field)
    expect([
      statusCode,
      ...Object.values(typed).map((value) => body.includes(`value="${value}"`)),
      ...named.map((field) => body.includes(`id="${field}-error"`)),
    ]).toEqual([422, ...Object.values(typed).map(() => true), ...named.map(() => true)])
    return { body, named: ['day', 'time', 'place', 'due'].filter((name) => named.includes(fieldId(`${held}${name}-${stage}`))) }
  }
  expect((await post('plan', { day: '곧', time: '두 시', place: long, due: '다음 주' })).named).toEqual(['day', 'time', 'place', 'due'])
  expect((await post('plan', { day: '2020-01-01', time: '14:00', place: '회의실', due: '다음 주' })).named).toEqual(['day', 'due'])
  expect((await post('plan', { day: '곧', time: '14:00', place: '회의실', due: '2020-01-01' }, '/en')).named).toEqual(['day', 'due'])
  const present = seats[0]?.personId ?? ''
  const { body, named } = await post('attendance', { day: '2099-01-01', time: '14:00', place: long, present })
  expect(named).toEqual(['day', 'place'])
  expect([...body.matchAll(new RegExp(`name="present-${stage}"[^>]*checked`, 'g'))]).toHaveLength(1)
  expect((await reviewOf(id)).stages[1]).toMatchObject({ heldAt: null, place: null, state: 'planned' })
  const mended = { [`day-${stage}`]: nextYear, [`time-${stage}`]: '14:00', [`place-${stage}`]: long.slice(1), version: '1' }
  expect((await desk.post(`/desk/kra/reviews/${id}/stages/${stage}/plan`, mended)).statusCode).toBe(303)
  expect((await reviewOf(id)).stages[1]).toMatchObject({ place: long.slice(1) })
})

test('what the system fills in as the due day is never refused: it yields to a meeting announced before it, and a refusal names the day in the way', async () => {
  const of = await scene()
  const id = await begun(of)
  const [documents = '', presentation = ''] = (await reviewOf(id)).stages.map((stage) => stage.id)
  const desk = await market.as(of.officer)
  const at = `/desk/kra/reviews/${id}`
  const dueOf = async () => (await desk.get(at)).body.match(new RegExp(`name="due-${documents}"[^>]*value="([^"]*)"`, 'u'))?.[1]
  const plan = async (stage: string, day: string, due?: string) => {
    const version = String((await reviewOf(id)).stages.find((one) => one.id === stage)?.version)
    const typed = { version, [`day-${stage}`]: day, [`time-${stage}`]: '14:00', ...(due === undefined ? {} : { [`due-${stage}`]: due }) }
    return desk.post(`${at}/stages/${stage}/plan`, typed)
  }
  const [meeting, given] = [addDays(dayOf(new Date()), 5), await dueOf()]
  // An officer who saves the stage of papers without touching the due day has not set it.
  expect((await plan(documents, addDays(meeting, -2), given)).statusCode).toBe(303)
  expect((await plan(presentation, meeting)).statusCode).toBe(303)
  expect([given === meeting, await dueOf()]).toEqual([false, meeting])
  const told = await market.read.many(
    sql<{ body: string }>`select body_ko as body from notices where kind = 'review.stage-planned' and link = ${`/reviews/${id}`}
      and body_ko like '서면심의%' order by at desc`,
  )
  expect(told[0]?.body).toContain(`평가표는 ${showDay(meeting, 'ko')}까지 봉인해 주세요.`)
  expect((await plan(documents, addDays(meeting, -1), meeting)).statusCode).toBe(303)
  const late = await plan(documents, addDays(meeting, -1), addDays(meeting, 1))
  expect([late.statusCode, late.body.includes(`${showDay(meeting, 'ko')}에 열리므로 그날까지의 날짜를 적어 주세요.`)]).toEqual([422, true])
})

test('what is announced and what is written down have a form each; nobody counts as there before somebody says so or has sealed', async () => {
  const of = await scene()
  const id = await begun(of)
  const stage = (await reviewOf(id)).stages[1]?.id ?? ''
  const at = `/desk/kra/reviews/${id}/stages/${stage}`
  const desk = await market.as(of.officer)
  const formTo = async (move: 'plan' | 'attendance') =>
    new RegExp(`<form[^>]*action="${at}/${move}".*?</form>`, 'su').exec((await desk.get(`/desk/kra/reviews/${id}`)).body)?.[0] ?? ''
  const ticked = async () => (await formTo('attendance')).match(/type="checkbox"[^>]*checked/gu)?.length ?? 0
  expect((await formTo('plan')).match(/formaction|type="checkbox"/gu)).toBeNull()
  // A meeting is announced with its day and hour: neither is called optional, and an hour nobody typed is not announced.
  expect((await formTo('plan')).match(/\((필수|선택)\)/gu)).toEqual(['(필수)', '(필수)', '(선택)', '(선택)'])
  const day = dayOf(new Date())
  const hourless = await desk.post(`${at}/plan`, { version: '1', [`day-${stage}`]: day })
  expect([hourless.statusCode, hourless.body.includes('시각을 14:00처럼')]).toEqual([422, true])
  expect((await desk.post(`${at}/plan`, { version: '1', [`day-${stage}`]: day, [`time-${stage}`]: '00:00' })).statusCode).toBe(303)
  expect(await ticked()).toBe(0)

  const held = { version: '2', [`held-day-${stage}`]: day, [`held-time-${stage}`]: '00:00' }
  const nobody = await desk.post(`${at}/attendance`, held)
  expect([nobody.statusCode, nobody.body.includes(`href="#${fieldId(`present-${stage}`)}"`)]).toEqual([422, true])
  expect((await reviewOf(id)).stages[1]?.state).toBe('planned')
  const [seat] = (await reviewOf(id)).seats
  expect((await desk.post(`${at}/attendance`, { ...held, [`present-${stage}`]: seat?.personId ?? '' })).statusCode).toBe(303)
  expect([await ticked(), await formTo('plan')]).toEqual([1, ''])
})

test('before the evaluation begins its page says which meeting has no date and that there is no chair; begun without dates it is no filled button', async () => {
  const of = await scene()
  const id = await drawn(of)
  for (const seat of (await reviewOf(id)).seats) await accept(id, seat.personId)
  const desk = await market.as(of.officer)
  const at = `/desk/kra/reviews/${id}`
  const says = async () => {
    const { body } = await desk.get(at)
    const [, kind] = /class="krds-btn (\w+)[^>]*>평가 시작하기</u.exec(body) ?? []
    return [body.includes('날짜를 정하지 않은 심의 단계: 발표심의'), body.includes('위원장을 정하지 않았습니다.'), kind]
  }
  expect(await says()).toEqual([true, true, 'secondary'])
  const { stages, seats } = await reviewOf(id)
  const stage = stages[1]?.id ?? ''
  const typed = { version: '1', [`day-${stage}`]: nextYear, [`time-${stage}`]: '14:00' }
  expect((await desk.post(`${at}/stages/${stage}/plan`, typed)).statusCode).toBe(303)
  expect(await says()).toEqual([false, true, 'primary'])
  must(await nameChair(market.app, staff(of.officer), id, seats[0]?.personId ?? ''))
  expect(await says()).toEqual([false, false, 'primary'])
})
