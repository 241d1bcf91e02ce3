import { submittedAt } from './apply.ts'
import type { Lane } from './lanes.ts'
import { between } from './lot.ts'
import type { World } from './world.ts'

/** How many days after the submission each thing happens, before a supplement moves it. */
const pace = {
  receive: 1,
  check: 2,
  ask: 4,
  answer: 8,
  return: 5,
  withdraw: 6,
  open: 7,
  freeze: 7,
  draw: 8,
  answerSeat: 9,
  substitute: 10,
  begin: 11,
  sheets: 13,
  present: 18,
  unseal: 19,
  verdict: 20,
  sign: 21,
  report: 45,
  confirm: 52,
  draft: 23,
  issue: 25,
  object: 38,
} as const
export type Step = keyof typeof pace

/** Every third application was asked for a supplement, whatever becomes of it. */
export const wasAsked = (lane: Lane): boolean =>
  ['supplement', 'supplement-overdue', 'supplement-answered'].includes(lane.fate) ||
  (lane.road.daysAgo > 60 && between(`asked ${lane.key}`, 0, 2) === 0)

/** The instant of a step; `extra` days and hours later where several do it one after the other. */
export const timeOf = (world: World, lane: Lane, step: Step, extra = 0, hour?: number): Date => {
  const daysAgo = lane.road.daysAgo
  const slower = wasAsked(lane) && !['receive', 'check', 'ask'].includes(step) ? 4 : 0
  const wanted = world.calendar.moment(
    Math.max(0, daysAgo - pace[step] - slower - Math.floor(extra)),
    hour ?? 9.3 + between(`${step} ${extra} ${lane.key}`, 0, 78) / 10,
  )
  const sent = submittedAt(world, lane.road).getTime()
  return new Date(Math.max(wanted.getTime(), sent + 30 * 60_000))
}
