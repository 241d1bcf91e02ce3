import { apply } from './apply.ts'
import { askAbout, runCall } from './calls.ts'
import { confirmFirm } from './claims.ts'
import type { CallData, RoadData } from './data.ts'
import { dealsOf } from './deals.ts'
import { tellDeal } from './buying.ts'
import { accompaniedOn, accompanyFirm, setContactOf, setGoalsOf } from './desk.ts'
import { lanesOf } from './lanes.ts'
import { remindersOf } from './reminders.ts'
import type { Story } from './story.ts'
import { writeTechnology } from './technologies.ts'
import { walkLane } from './tracks.ts'
import type { World } from './world.ts'

const isOpenOrAhead = (call: CallData) => call.closesDaysAgo === null || call.closesDaysAgo <= 0

/**
 * Everything that happened, as chapters of stories. Within a chapter the stories are told together in the order of their instants; the first ones are short and
 * bring something alive into each part of the market: open calls, then roads that end in every queue. The past that lies behind them follows, and then what was told on the way.
 */
export const chaptersOf = (world: World): Story[][] => {
  const { calls, roads, technologies, people, firms } = world.data
  const first = roads.filter((road) => road.first === 1)
  const second = roads.filter((road) => road.first === 2)
  const later = roads.filter((road) => road.first === undefined)
  const unsent = technologies.filter(({ key }) => !roads.some((road) => road.technology === key))
  const institutions = [...new Set(people.staff.map((one) => one.institution))]
  const firmsOf = (list: readonly RoadData[]) =>
    new Set(technologies.filter(({ key }) => list.some((road) => road.technology === key)).map((one) => one.firm))
  // A call of the past that is needed early closes only with the rest: until then the roads told later can still be sent to it.
  const early = new Set([...first, ...second].map((road) => road.call))
  const soon = calls.filter((call) => isOpenOrAhead(call) || early.has(call.key))
  const accompanied = new Set<string>()
  const confirmed = new Set<string>()
  // A firm is confirmed in the chapter that first tells of it: no certificate is signed before.
  const confirm = (keys: ReadonlySet<string>): Story[] =>
    firms.flatMap((firm) => {
      if (confirmed.has(firm.key) || !keys.has(firm.key)) return []
      confirmed.add(firm.key)
      return [confirmFirm(world, firm)]
    })
  const tell = (list: readonly RoadData[]): Story[] => [
    ...confirm(firmsOf(list)),
    ...list.map((road) => writeTechnology(world, road.technology, road.daysAgo)),
    ...list.map((road) => apply(world, road)),
    ...list.flatMap(lanesOf).map((lane) => walkLane(world, lane)),
    ...dealsOf(world, list).map((deal) => tellDeal(world, deal)),
    ...list.flatMap((road) => {
      const institution = accompaniedOn(road)
      const who = `${institution} ${technologies.find(({ key }) => key === road.technology)?.firm}`
      if (institution === undefined || accompanied.has(who)) return []
      accompanied.add(who)
      return [accompanyFirm(world, institution, road)]
    }),
  ]
  return [
    soon.flatMap((call) => [runCall(world, call, isOpenOrAhead(call)), askAbout(world, call)]),
    [...institutions.map((institution) => setContactOf(world, institution)), ...tell(first)],
    [...tell(second), ...institutions.map((institution) => setGoalsOf(world, institution))],
    [
      ...calls.filter((call) => !isOpenOrAhead(call)).flatMap((call) => [runCall(world, call, true), askAbout(world, call)]),
      ...tell(later),
      ...unsent.map(({ key }) => writeTechnology(world, key, undefined)),
      ...confirm(new Set(firms.map((firm) => firm.key))),
    ],
    remindersOf(world),
  ]
}
