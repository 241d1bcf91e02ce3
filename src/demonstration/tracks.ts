import {
  answerSupplement,
  answerTrackCondition,
  askForSupplement,
  beginCheck,
  fileObjection,
  judgeCondition,
  receiveTrack,
  reportCondition,
  returnToFirm,
  withdrawTrack,
} from '../applications/index.ts'
import { addDays, dayOf } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import { openReview } from '../reviews/index.ts'
import { certifyLane, changeCertificate } from './certificates.ts'
import { ownerOf } from './firms.ts'
import { findTracks } from './lanes.ts'
import type { Lane, TrackHere } from './lanes.ts'
import { pick } from './lot.ts'
import { dossierOn } from './dossier.ts'
import { paperFor } from './papers.ts'
import { reviewLane } from './reviews.ts'
import type { Story } from './story.ts'
import { timeOf, wasAsked } from './times.ts'
import type { Step } from './times.ts'
import { asFirm, asStaff, must, within } from './world.ts'
import type { World } from './world.ts'

/** One act: when, and what. */
export interface Act {
  readonly at: Date
  readonly run: () => Promise<unknown>
}
/** The instant of a step, never before the one before it. */
export type Clock = (step: Step, extra?: number, hour?: number) => Date

export const clockOf = (world: World, lane: Lane): Clock => {
  let last = 0
  return (step, extra = 0, hour) => {
    const latest = world.app.clock.now().getTime() - 1_000
    last = Math.min(Math.max(timeOf(world, lane, step, extra, hour).getTime(), last + 4 * 60_000), latest)
    return new Date(last)
  }
}

/** Walks the tracks of a lane from wherever they stand to where they shall stand. */
export async function* walkLane(world: World, lane: Lane): Story {
  if (lane.fate === 'draft' || lane.fate === 'submitted') return
  const clock = clockOf(world, lane)
  yield clock('receive')
  for (;;) {
    const tracks = await findTracks(world, lane)
    if (tracks.length < lane.institutions.length) throw new Error(`${lane.key} was not submitted`)
    const act = await nextAct(world, lane, tracks, clock)
    if (act === undefined) return
    yield act.at
    await act.run()
  }
}

const order = [
  'submitted',
  'received',
  'checking',
  'supplement_requested',
  'in_review',
  'objected',
  'rejected',
  'conditional',
  'approved',
  'certified',
  'withdrawn',
  'returned',
] as const

const nextAct = async (world: World, lane: Lane, tracks: readonly TrackHere[], clock: Clock): Promise<Act | undefined> => {
  const slowest = order.map((state) => tracks.find((track) => track.state === state)).find((track) => track !== undefined)
  if (!slowest) return undefined
  const asked = tracks.find((track) => track.state === 'supplement_requested')
  if (asked)
    return lane.fate === 'supplement' || lane.fate === 'supplement-overdue'
      ? undefined
      : step(clock('answer'), (at) => answer(world, lane, asked, at))
  switch (slowest.state) {
    case 'submitted':
      return step(clock('receive'), (at) =>
        within(world, asStaff(world, 'officer', slowest.institutionId, at), async (tx) =>
          must(await receiveTrack(tx, asStaff(world, 'officer', slowest.institutionId, at), slowest.id), `Receipt ${lane.key}`),
        ),
      )
    case 'received':
      return lane.fate === 'received'
        ? undefined
        : step(clock('check'), (at) =>
            within(world, asStaff(world, 'officer', slowest.institutionId, at), async (tx) =>
              must(await beginCheck(tx, asStaff(world, 'officer', slowest.institutionId, at), slowest.id), `Check ${lane.key}`),
            ),
          )
    case 'checking':
      return whileChecking(world, lane, tracks, slowest, clock)
    case 'in_review':
      return reviewLane(world, lane, slowest.reviewId ?? '', slowest.reviewKind === 'objection', clock)
    case 'conditional':
      return meetConditions(world, lane, slowest, clock)
    case 'rejected':
      return object(world, lane, slowest, clock)
    case 'objected':
      return lane.fate === 'objected'
        ? undefined
        : step(clock('object', 4), async (at) =>
            must(await openReview(world.app, asStaff(world, 'officer', lane.lead, at), slowest.id), `Objection review ${lane.key}`),
          )
    case 'approved':
      return certifyLane(world, lane, slowest, clock)
    case 'certified':
      return changeCertificate(world, lane, slowest)
    default:
      return undefined
  }
}

export const step = (at: Date, run: (at: Date) => Promise<unknown>): Act => ({ at, run: () => run(at) })

const whileChecking = async (
  world: World,
  lane: Lane,
  tracks: readonly TrackHere[],
  track: TrackHere,
  clock: Clock,
): Promise<Act | undefined> => {
  const { firm } = ownerOf(world, lane.road.technology)
  const officer = (at: Date) => asStaff(world, 'officer', track.institutionId, at)
  const lead = tracks.find((one) => one.institutionId === lane.lead) ?? track
  if (wasAsked(lane) && lead.supplements === 0) return step(clock('ask'), (at) => ask(world, lane, lead, at))
  if (lane.fate === 'checking' || lane.fate === 'supplement-answered') return undefined
  if (lane.fate === 'returned')
    return step(clock('return'), (at) =>
      within(world, officer(at), async (tx) =>
        must(await returnToFirm(tx, officer(at), track.id, pick(`return ${lane.key}`, world.data.phrases.returns)), `Return ${lane.key}`),
      ),
    )
  if (lane.fate === 'withdrawn')
    return step(clock('withdraw'), (at) =>
      within(world, asFirm(world, firm, at), async (tx) =>
        must(
          await withdrawTrack(tx, firm.companyId, track.id, pick(`withdrawal ${lane.key}`, world.data.phrases.withdrawals)),
          `Withdrawal ${lane.key}`,
        ),
      ),
    )
  return step(clock('open'), async (at) => {
    for (const one of tracks) await answerConditions(world, lane, one, at)
    must(await openReview(world.app, asStaff(world, 'officer', lane.lead, at), lead.id), `Review of ${lane.key}`)
  })
}

/** The officer answers every condition the machine left open, or answered with no, with a note. */
const answerConditions = async (world: World, lane: Lane, track: TrackHere, at: Date): Promise<void> => {
  const open = await world.read.many(
    sql<{
      conditionId: string
    }>`select condition_id from track_checks where track_id = ${track.id} and officer_answer is null and machine_answer <> 'yes'`,
  )
  const officer = asStaff(world, 'officer', track.institutionId, at)
  await within(world, officer, async (tx) => {
    for (const { conditionId } of open)
      must(
        await answerTrackCondition(
          tx,
          officer,
          track.id,
          conditionId,
          'yes',
          pick(`check ${lane.key} ${conditionId}`, world.data.phrases.checks),
        ),
        `Condition ${conditionId} of ${lane.key}`,
      )
  })
}

const supplementOf = (world: World, lane: Lane) => pick(`supplement ${lane.key}`, world.data.phrases.supplements)

const ask = (world: World, lane: Lane, track: TrackHere, at: Date): Promise<unknown> => {
  const officer = asStaff(world, 'officer', track.institutionId, at)
  const { part, request } = supplementOf(world, lane)
  const dueOn = lane.fate === 'supplement-overdue' ? world.calendar.day(6) : addDays(dayOf(at), 14)
  return within(world, officer, async (tx) =>
    must(await askForSupplement(tx, officer, track.id, { parts: [{ part, request }], dueOn }), `Supplement ${lane.key}`),
  )
}

const answer = async (world: World, lane: Lane, track: TrackHere, at: Date): Promise<unknown> => {
  const { firm, technology } = ownerOf(world, lane.road.technology)
  const { part, answer: words, paper } = supplementOf(world, lane)
  const about = world.data.firms.find((one) => one.key === technology.firm)
  const files =
    paper === undefined || !about
      ? []
      : [await paperFor(world.app, paper, lane.key, about, dossierOn(technology.content, dayOf(at), world.calendar.today), dayOf(at))]
  return within(world, asFirm(world, firm, at), async (tx) =>
    must(await answerSupplement(tx, firm.companyId, track.id, [{ part, text: words, files }]), `Answer ${lane.key}`),
  )
}

const meetConditions = async (world: World, lane: Lane, track: TrackHere, clock: Clock): Promise<Act | undefined> => {
  const { firm } = ownerOf(world, lane.road.technology)
  const next = await world.read.maybe(
    sql<{
      id: string
      state: 'open' | 'reported'
    }>`select id, state from conditions_to_meet where track_id = ${track.id} and state <> 'met' order by due_on, id limit 1`,
  )
  if (!next || lane.fate === 'conditional') return undefined
  if (next.state === 'open')
    return step(clock('report'), (at) =>
      within(world, asFirm(world, firm, at), async (tx) =>
        must(
          await reportCondition(tx, firm.companyId, track.id, next.id, world.data.phrases.conditionReport, undefined),
          `Report ${lane.key}`,
        ),
      ),
    )
  if (lane.fate === 'condition-reported') return undefined
  return step(clock('confirm'), (at) =>
    within(world, asStaff(world, 'officer', track.institutionId, at), async (tx) =>
      must(
        await judgeCondition(tx, asStaff(world, 'officer', track.institutionId, at), track.id, next.id, { met: true }),
        `Condition met ${lane.key}`,
      ),
    ),
  )
}

const object = async (world: World, lane: Lane, track: TrackHere, clock: Clock): Promise<Act | undefined> => {
  const filed = await world.read.maybe(sql`select from objections where track_id = ${track.id}`)
  if (!lane.fate.startsWith('object') || filed) return undefined
  const { firm } = ownerOf(world, lane.road.technology)
  return step(clock('object'), (at) =>
    within(world, asFirm(world, firm, at), async (tx) =>
      must(
        await fileObjection(tx, firm.companyId, track.id, pick(`objection ${lane.key}`, world.data.phrases.objections), undefined),
        `Objection ${lane.key}`,
      ),
    ),
  )
}
