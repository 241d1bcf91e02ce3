import { dayOf, yearOf } from '../kernel/dates.ts'
import { apply, submittedAt } from './apply.ts'
import { askAbout, runCall } from './calls.ts'
import { confirmFirm } from './claims.ts'
import type { CallData, RoadData } from './data.ts'
import { dealsOf } from './deals.ts'
import { tellDeal } from './buying.ts'
import { accompaniedOn, accompanyFirm, confirmGrounds, setContactOf, setGoalsOf } from './desk.ts'
import { ownerOf, renewConfirmations } from './firms.ts'
import { lanesOf } from './lanes.ts'
import { remindersOf } from './reminders.ts'
import type { Story } from './story.ts'
import { writeTechnology } from './technologies.ts'
import { walkLane } from './tracks.ts'
import type { World } from './world.ts'

const isOpenOrAhead = (call: CallData) => call.closesDaysAgo === null || call.closesDaysAgo <= 0

/**
 * What was sent before these roads were: by the same firm, or to the same institution in the same year, and what that draws along. A receipt gets the next number of its year
 * and names the papers the firm held, so these are sent first, whichever chapter goes on with them.
 */
export const sentBefore = (world: Pick<World, 'data' | 'calendar'>, roads: readonly RoadData[]): RoadData[] => {
  const until = new Map<string, Date>()
  const sent = world.data.roads
    .filter((road) => !Object.values(road.tracks).includes('draft'))
    .map((road) => {
      const at = submittedAt(world, road)
      const firm = world.data.technologies.find(({ key }) => key === road.technology)?.firm ?? ''
      return { road, at, lines: [firm, ...Object.keys(road.tracks).map((institution) => `${institution} ${yearOf(dayOf(at))}`)] }
    })
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
  // The latest first: what a road draws along was sent before it.
  const drawn = new Set(roads)
  for (const { road, at, lines } of sent) {
    if (!drawn.has(road) && !lines.some((line) => at < (until.get(line) ?? at))) continue
    drawn.add(road)
    for (const line of lines) if (!until.has(line)) until.set(line, at)
  }
  return [...drawn].filter((road) => !roads.includes(road))
}

/**
 * Everything that happened, as chapters of stories. Within a chapter the stories are told together in the order of their instants; the first ones are short and
 * bring something alive into each part of the market: open calls, then roads that end in every queue. The past that lies behind them follows, and then what was told on the way.
 */
export const chaptersOf = (world: World): Story[][] => {
  const { calls, roads, technologies, people, firms } = world.data
  const first = roads.filter((road) => road.first === 1)
  const second = roads.filter((road) => road.first === 2)
  const later = roads.filter((road) => road.first === undefined)
  const beforeFirst = sentBefore(world, first)
  const beforeSecond = sentBefore(world, [...first, ...second]).filter((road) => !beforeFirst.includes(road))
  const unsent = technologies.filter(({ key }) => !roads.some((road) => road.technology === key))
  const institutions = [...new Set(people.staff.map((one) => one.institution))]
  const firmsOf = (list: readonly RoadData[]) =>
    new Set(technologies.filter(({ key }) => list.some((road) => road.technology === key)).map((one) => one.firm))
  // A call of the past that is needed early closes only with the rest: until then the roads told later can still be sent to it.
  const early = new Set([...first, ...second, ...beforeFirst, ...beforeSecond].map((road) => road.call))
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
  /** Written and sent; it waits there until the chapter that goes on with it. */
  const begin = (list: readonly RoadData[]): Story[] => [
    ...list.map((road) => writeTechnology(world, road.technology, road.daysAgo)),
    ...list.map((road) => apply(world, road)),
  ]
  /** Until the last of these roads was sent each firm of them has entered the confirmations that had begun. */
  const renew = (list: readonly RoadData[]): Story[] =>
    firms.flatMap((firm) => {
      const [last] = list
        .filter((road) => ownerOf(world, road.technology).technology.firm === firm.key)
        .map((road) => dayOf(submittedAt(world, road)))
        .toSorted()
        .slice(-1)
      return last === undefined ? [] : [renewConfirmations(world, firm, last)]
    })
  const tell = (list: readonly RoadData[]): Story[] => [
    ...confirm(firmsOf(list)),
    ...begin(list),
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
    [
      ...institutions.flatMap((institution) => [setContactOf(world, institution), confirmGrounds(world, institution)]),
      ...renew([...beforeFirst, ...first]),
      ...begin(beforeFirst),
      ...tell(first),
    ],
    [
      ...renew([...beforeSecond, ...second]),
      ...begin(beforeSecond),
      ...tell(second),
      ...institutions.map((institution) => setGoalsOf(world, institution)),
    ],
    [
      ...calls.filter((call) => !isOpenOrAhead(call)).flatMap((call) => [runCall(world, call, true), askAbout(world, call)]),
      ...firms.map((firm) => renewConfirmations(world, firm, world.calendar.today)),
      ...tell(later),
      ...unsent.map(({ key }) => writeTechnology(world, key, undefined)),
      ...confirm(new Set(firms.map((firm) => firm.key))),
    ],
    remindersOf(world),
  ]
}
