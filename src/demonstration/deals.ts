import type { DealData, Ending, RoadData } from './data.ts'
import { between, lot, pick } from './lot.ts'
import type { World } from './world.ts'

const daysFromSubmission = 30
const lasting = ['certified', 'extended', 'condition-certified', 'objection-upheld']

/** Who bought what and when, by lot: three of four certified technologies found a buyer, many came back for more. What ended otherwise, or waits today, stands in the data. */
export const dealsOf = (world: World, roads: readonly RoadData[]): DealData[] => [
  ...roads.flatMap((road) => boughtOf(world, road)),
  ...world.data.deals.filter((deal) => roads.some((road) => road.technology === deal.technology)),
]

const boughtOf = (world: World, road: RoadData): DealData[] => {
  const word = `deal ${road.technology}`
  const [own] = Object.entries(road.tracks)
    .filter(([, fate]) => lasting.includes(fate))
    .map(([institution]) => institution)
  const listedFor = road.daysAgo - daysFromSubmission - (road.tracks[own ?? ''] === 'objection-upheld' ? 60 : 0)
  if (own === undefined || listedFor < 40 || lot(word) < 0.22) return []
  const buyers = world.data.people.staff.filter((one) => one.role === 'buyer').map((one) => one.institution)
  const times = between(`${word} times`, 1, Math.min(5, 1 + Math.floor(listedFor / 180)))
  const days = Array.from({ length: times }, (_, deal) => 24 + Math.round(lot(`${word} when ${deal}`) * (Math.min(listedFor, 1060) - 30)))
  // A week apart at least: a request is known by its buyer and its day.
  const apart = days
    .toSorted((a, b) => a - b)
    .filter((day, place, all) => day < listedFor && (place === 0 || day - (all[place - 1] ?? 0) > 7))
  return apart.map((daysAgo, deal) => ({
    technology: road.technology,
    buyer: lot(`${word} own ${deal}`) < 0.65 ? own : pick(`${word} buyer ${deal}`, buyers),
    daysAgo,
    ending: (lot(`${word} wrong ${deal}`) < 0.04 ? 'wrongly-recorded' : 'bought') satisfies Ending,
  }))
}
