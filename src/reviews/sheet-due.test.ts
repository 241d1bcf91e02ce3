import { expect, test } from 'vitest'
import { endOfDay } from '../kernel/dates.ts'
import { no, yes } from '../kernel/outcome.ts'
import { standardRuleSet } from '../rulesets/index.ts'
import type { StageRow } from './queries.ts'
import { dueAsAsked, duesAtBegin, duesForLate, sheetPeriod } from './sheet-due.ts'

const stage = (sort: number, change: Partial<StageRow> = {}): StageRow => ({
  id: `s${sort}`,
  kind: sort === 0 ? 'documents' : 'presentation',
  sort,
  heldAt: null,
  place: null,
  state: 'planned',
  sheetsDueAt: null,
  isDueSet: false,
  version: 1,
  ...change,
})
const days = (dues: readonly { dueAt: Date }[]) => dues.map((one) => one.dueAt.toISOString())
const friday = '2026-11-27'

test('sheets are due at the end of the period the rules give each stage, one after the other; the platform’s own default is known as such', () => {
  expect(days(duesAtBegin(standardRuleSet, [stage(0), stage(1)], friday))).toEqual(
    [endOfDay('2026-12-11'), endOfDay('2026-12-28')].map((one) => one.toISOString()),
  )
  const unruled = { ...standardRuleSet, stages: standardRuleSet.stages.map(({ days: _, ...one }) => one) }
  expect([sheetPeriod(standardRuleSet, 0).isOwn, sheetPeriod(unruled, 0)]).toEqual([
    false,
    { isOwn: true, period: { days: 10, unit: 'business', firstDay: 'next-day' } },
  ])
})
test('a day the officer has set stands, but never before the meeting or the day of beginning', () => {
  const set = (day: string) => endOfDay(day).toISOString()
  expect(
    days(
      duesAtBegin(
        standardRuleSet,
        [
          stage(0, { sheetsDueAt: set('2026-12-02'), isDueSet: true }),
          stage(1, { sheetsDueAt: set('2026-12-04'), isDueSet: true, heldAt: '2026-12-07T14:00:00+09:00' }),
        ],
        friday,
      ),
    ),
  ).toEqual([set('2026-12-02'), set('2026-12-07')])
  expect(days(duesAtBegin(standardRuleSet, [stage(0, { sheetsDueAt: set('2026-11-20') })], friday))).toEqual([set(friday)])
})
test('who takes a seat late has the whole period, too', () => {
  expect(
    days(
      duesForLate(
        standardRuleSet,
        [stage(0, { sheetsDueAt: endOfDay('2026-11-30').toISOString() }), stage(1, { sheetsDueAt: endOfDay('2026-12-28').toISOString() })],
        friday,
      ),
    ),
  ).toEqual([endOfDay('2026-12-11').toISOString(), endOfDay('2026-12-28').toISOString()])
})
test('an officer sets a day to come, not before the meeting; a day left alone follows a meeting that moves beyond it', () => {
  const saved = endOfDay('2026-12-04')
  expect(dueAsAsked({ dueAt: saved, isSet: true }, '2026-12-09', { met: null, next: undefined, today: friday })).toMatchObject(
    yes({ dueAt: endOfDay('2026-12-09') }),
  )
  expect(dueAsAsked({ dueAt: saved, isSet: true }, '2026-11-26', { met: null, next: undefined, today: friday })).toEqual(
    no({ code: 'due-past' }),
  )
  expect(dueAsAsked({ dueAt: saved, isSet: true }, friday, { met: null, next: undefined, today: friday })).toMatchObject(
    yes({ dueAt: endOfDay(friday) }),
  )
  expect(dueAsAsked({ dueAt: saved, isSet: true }, '2026-12-09', { met: '2026-12-10', next: undefined, today: friday })).toEqual(
    no({ code: 'due-before-meeting' }),
  )
  expect(dueAsAsked({ dueAt: saved, isSet: true }, '2026-12-04', { met: '2026-12-10', next: undefined, today: friday })).toMatchObject(
    yes({ dueAt: endOfDay('2026-12-10') }),
  )
  expect(
    dueAsAsked({ dueAt: endOfDay('2026-11-20'), isSet: true }, '2026-11-20', { met: null, next: undefined, today: friday }),
  ).toMatchObject(yes({ dueAt: endOfDay('2026-11-20') }))
  expect(dueAsAsked({ dueAt: null, isSet: true }, undefined, { met: '2026-12-10', next: undefined, today: friday })).toMatchObject(
    yes({ dueAt: null }),
  )
})
test('the day the rules give yields to the next meeting, and is then left alone by whoever saves it; a day an officer set does not', () => {
  const meeting = stage(1, { heldAt: '2026-12-03T14:00:00+09:00' })
  expect(days(duesAtBegin(standardRuleSet, [stage(0), meeting], friday))[0]).toEqual(endOfDay('2026-12-03').toISOString())
  const around = { met: null, next: '2026-12-03', today: friday } as const
  const given = { dueAt: endOfDay('2026-12-11'), isSet: false }
  for (const asked of [undefined, '2026-12-11', '2026-12-03'] as const)
    expect(dueAsAsked(given, asked, around)).toEqual(yes({ dueAt: endOfDay('2026-12-03'), isSet: false }))
  expect(dueAsAsked(given, '2026-12-02', around)).toEqual(yes({ dueAt: endOfDay('2026-12-02'), isSet: true }))
  expect(dueAsAsked({ ...given, isSet: true }, undefined, around)).toEqual(yes({ ...given, isSet: true }))
})
