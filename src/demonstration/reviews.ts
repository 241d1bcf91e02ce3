import { addDays } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import {
  acceptSeat,
  answerConflicts,
  beginEvaluation,
  declineSeat,
  draftVerdict,
  drawReviewCommittee,
  freezeCandidates,
  nameChair,
  planStage,
  recordAttendance,
  sealSheet,
  signReviewVerdict,
  substitute,
  unsealReview,
  writeSheet,
} from '../reviews/index.ts'
import type { Result, ReviewState } from '../reviews/index.ts'
import { criteriaOf } from '../rulesets/index.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import type { Lane } from './lanes.ts'
import { between, lot, pick } from './lot.ts'
import { step } from './tracks.ts'
import type { Act, Clock } from './tracks.ts'
import { asReviewer, asStaff, must } from './world.ts'
import type { World } from './world.ts'

interface StageHere {
  readonly id: string
  readonly kind: string
  readonly sort: number
  readonly state: string
  readonly heldAt: string | null
  readonly version: number
}
interface SeatHere {
  readonly personId: string
  readonly state: string
  readonly replaced: boolean
}
interface SheetHere {
  readonly stageId: string
  readonly personId: string
  readonly state: string
  readonly sealedAt: string | null
  readonly version: number
}
interface ReviewHere {
  readonly id: string
  readonly state: ReviewState
  readonly chair: string | null
  /** Of the draft of its verdict; 0 before the first. */ readonly verdictVersion: number
  readonly rules: RuleSetContent
  readonly stages: readonly StageHere[]
  readonly seats: readonly SeatHere[]
  readonly sheets: readonly SheetHere[]
}

const findReview = (world: World, id: string): Promise<ReviewHere> =>
  world.read.one(sql<ReviewHere>`
  select r.id, r.state, r.chair_person_id as chair, r.rules,
    coalesce((select v.version from verdicts v where v.review_id = r.id), 0) as verdict_version,
    (select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'sort', s.sort, 'state', s.state, 'heldAt', s.held_at,
      'version', s.version) order by s.sort)
      from review_stages s where s.review_id = r.id) as stages,
    coalesce((select json_agg(json_build_object('personId', c.person_id, 'state', c.state,
      'replaced', exists (select from draws d where d.review_id = r.id and d.replaces_person_id = c.person_id)) order by c.seat)
      from committee_seats c where c.review_id = r.id), '[]') as seats,
    coalesce((select json_agg(json_build_object('stageId', h.stage_id, 'personId', h.person_id, 'state', h.state, 'sealedAt', h.sealed_at,
      'version', h.version)
      order by h.stage_id, h.person_id) from sheets h where h.review_id = r.id), '[]') as sheets
  from reviews r where r.id = ${id}`)

/** What the committee of this lane shall find. A first review that is objected to ends with a rejection. */
const resultOf = (lane: Lane, isObjection: boolean): Result => {
  if (isObjection) return lane.fate === 'objection-upheld' ? 'approved' : 'rejected'
  if (lane.fate === 'rejected' || lane.fate.startsWith('object')) return 'rejected'
  return lane.fate === 'conditional' || lane.fate.startsWith('condition-') ? 'conditional' : 'approved'
}

/** The next act of a review, or nothing where it shall wait as it stands. */
export const reviewLane = async (
  world: World,
  lane: Lane,
  reviewId: string,
  isObjection: boolean,
  clock: Clock,
): Promise<Act | undefined> => {
  const review = await findReview(world, reviewId)
  const later = isObjection ? 30 : 0
  const officer = (at: Date) => asStaff(world, 'officer', lane.lead, at)
  switch (review.state) {
    case 'forming':
      return lane.fate === 'forming'
        ? undefined
        : step(clock('freeze', later), async (at) =>
            must(await freezeCandidates(world.app, officer(at), reviewId, null), `List of ${lane.key}`),
          )
    case 'candidates_frozen':
      return lane.fate === 'frozen'
        ? undefined
        : step(clock('draw', later), async (at) => must(await drawReviewCommittee(world.app, officer(at), reviewId), `Draw of ${lane.key}`))
    case 'drawn':
      return fillSeats(world, lane, review, clock, later)
    case 'evaluating':
      return evaluate(world, lane, review, isObjection, clock, later)
    case 'meeting':
      return lane.fate === 'meeting' ? undefined : step(clock('verdict', later), (at) => draft(world, lane, review, isObjection, at))
    case 'verdict_drafted':
      return lane.fate === 'verdict-drafted'
        ? undefined
        : step(clock('sign', later), async (at) =>
            must(
              await signReviewVerdict(world.app, asStaff(world, 'approver', lane.lead, at), reviewId, review.verdictVersion),
              `Signature of ${lane.key}`,
            ),
          )
    default:
      return undefined
  }
}

const vacant = ['declined', 'recused', 'silent', 'absent']

const fillSeats = async (world: World, lane: Lane, review: ReviewHere, clock: Clock, later: number): Promise<Act | undefined> => {
  const officer = (at: Date) => asStaff(world, 'officer', lane.lead, at)
  const gone = review.seats.find((seat) => vacant.includes(seat.state) && !seat.replaced)
  if (gone)
    return step(clock('substitute', later), async (at) =>
      must(await substitute(world.app, officer(at), review.id, gone.personId), `Substitute of ${lane.key}`),
    )
  const invited = review.seats.filter((seat) => seat.state === 'invited')
  const [next] = invited
  if (next && (lane.fate !== 'drawn' || invited.length > 2))
    return step(clock('answerSeat', later), (at) => answerSeat(world, lane, review, next.personId, at))
  if (lane.fate === 'drawn') return undefined
  const [chair] = review.seats.filter((seat) => seat.state === 'accepted')
  if (review.chair === null && chair)
    return step(clock('begin', later), async (at) =>
      must(await nameChair(world.app, officer(at), review.id, chair.personId), `Chair of ${lane.key}`),
    )
  const unplanned = review.stages.find((stage) => stage.heldAt === null)
  if (unplanned)
    return step(clock('begin', later), async (at) =>
      must(
        await planStage(world.app, officer(at), review.id, unplanned.id, {
          seen: unplanned.version,
          heldAt: heldAt(world, lane, clock, later),
          place: place(world, lane),
        }),
        `Stage of ${lane.key}`,
      ),
    )
  return step(clock('begin', later), async (at) =>
    must(await beginEvaluation(world.app, officer(at), review.id), `Beginning of ${lane.key}`),
  )
}

const place = (world: World, lane: Lane) => pick(`place ${lane.key}`, world.data.phrases.places)
const heldAt = (world: World, lane: Lane, clock: Clock, later: number) =>
  new Date(clock('begin', later).getTime() + between(`held ${lane.key}`, 6, 9) * 86_400_000)

/** One of some eight committees loses a member who declines; everybody else accepts. */
const answerSeat = async (world: World, lane: Lane, review: ReviewHere, personId: string, at: Date): Promise<void> => {
  const reviewer = asReviewer(world, personId, at)
  const declines = between(`declines ${lane.key}`, 0, 7) === 0 && !review.seats.some((seat) => vacant.includes(seat.state))
  if (declines) {
    must(
      await declineSeat(world.app, reviewer, review.id, pick(`decline ${lane.key}`, world.data.phrases.declines)),
      `Decline of ${lane.key}`,
    )
    return
  }
  must(await answerConflicts(world.app, reviewer, review.id, 'none', ''), `Conflicts of ${lane.key}`)
  must(await acceptSeat(world.app, reviewer, review.id, true), `Seat of ${lane.key}`)
}

const evaluate = async (
  world: World,
  lane: Lane,
  review: ReviewHere,
  isObjection: boolean,
  clock: Clock,
  later: number,
): Promise<Act | undefined> => {
  const officer = (at: Date) => asStaff(world, 'officer', lane.lead, at)
  const waits = lane.fate === 'evaluating' || lane.fate === 'objection-review'
  const members = review.seats.filter((seat) => seat.state === 'accepted').map((seat) => seat.personId)
  for (const stage of review.stages) {
    const open = review.sheets.filter((sheet) => sheet.stageId === stage.id && sheet.state === 'open')
    if (stage.state !== 'held' && stage.kind !== 'documents') {
      if (waits) return undefined
      return step(clock('present', later), async (at) =>
        must(
          await recordAttendance(world.app, officer(at), review.id, stage.id, {
            seen: stage.version,
            heldAt: at,
            place: place(world, lane),
            present: members,
          }),
          `Attendance of ${lane.key}`,
        ),
      )
    }
    const [sheet] = open
    if (sheet && !(waits && open.length <= 2))
      return step(clock(stage.kind === 'documents' ? 'sheets' : 'present', later), (at) =>
        seal(world, lane, review, stage, sheet, isObjection, at),
      )
    if (sheet) return undefined
  }
  const unheld = review.stages.find((stage) => stage.state !== 'held')
  // The papers were read before the presentation, though that is written down after it.
  if (unheld && !waits)
    return step(clock('present', later), async (at) =>
      must(
        await recordAttendance(world.app, officer(at), review.id, unheld.id, {
          seen: unheld.version,
          heldAt: firstSeal(review, unheld) ?? new Date(at.getTime() - 3 * 3_600_000),
          place: place(world, lane),
          present: members,
        }),
        `Attendance of ${lane.key}`,
      ),
    )
  return waits || lane.fate === 'sealed'
    ? undefined
    : step(clock('unseal', later), async (at) => must(await unsealReview(world.app, officer(at), review.id), `Unsealing of ${lane.key}`))
}

/** When the papers were read: the first of its sheets was sealed then. */
const firstSeal = ({ sheets }: ReviewHere, stage: StageHere): Date | undefined =>
  sheets
    .flatMap((sheet) => (sheet.stageId === stage.id && sheet.sealedAt !== null ? [new Date(sheet.sealedAt)] : []))
    .toSorted((one, other) => one.getTime() - other.getTime())[0]

/** One member's view of a criterion: near what the committee finds, never the same as the neighbour's. */
const share = (wanted: Result, word: string): number => {
  const [from, to] = wanted === 'rejected' ? [0.46, 0.66] : wanted === 'conditional' ? [0.72, 0.84] : [0.78, 0.95]
  return from + lot(word) * (to - from)
}

const seal = async (
  world: World,
  lane: Lane,
  review: ReviewHere,
  stage: StageHere,
  sheet: SheetHere,
  isObjection: boolean,
  at: Date,
): Promise<void> => {
  const wanted = resultOf(lane, isObjection)
  const { phrases } = world.data
  const stageId = review.rules.stages[stage.sort]?.id
  const side = wanted === 'rejected' ? 'bad' : 'good'
  const criteria = criteriaOf(review.rules).filter((one) => one.stage === stageId)
  const reviewer = asReviewer(world, sheet.personId, at)
  const word = (what: string) => `${what} ${lane.key} ${sheet.personId}`
  const saved = must(
    await writeSheet(world.app, reviewer, review.id, stage.id, sheet.version, {
      scores: Object.fromEntries(criteria.map((one) => [one.id, Math.round((one.max * share(wanted, word(one.id))) / 100) * 100])),
      comments: Object.fromEntries(
        criteria.map((one) => [one.id, pick(word(`comment ${one.id}`), phrases.criteria[one.id]?.[side] ?? phrases.overall[side])]),
      ),
      gates: Object.fromEntries(review.rules.gates.filter((gate) => gate.stage === stageId).map((gate) => [gate.id, 'pass' as const])),
      overall: pick(word('overall'), phrases.overall[side]),
      conditions: wanted === 'conditional' ? pick(word('condition'), phrases.conditions) : '',
    }),
    `Sheet of ${lane.key}`,
  )
  must(await sealSheet(world.app, reviewer, review.id, stage.id, saved.version), `Seal of ${lane.key}`)
}

const draft = async (world: World, lane: Lane, review: ReviewHere, isObjection: boolean, at: Date): Promise<unknown> => {
  const result = resultOf(lane, isObjection)
  const { phrases } = world.data
  const side = result === 'rejected' ? 'bad' : 'good'
  const reasons = Object.fromEntries(
    review.rules.sections.map((section) => [
      section.id,
      pick(`reason ${section.id} ${lane.key}`, phrases.reasons[section.id]?.[side] ?? phrases.overall[side]),
    ]),
  )
  const conditions =
    result === 'conditional'
      ? [{ ko: pick(`condition ${lane.key}`, phrases.conditions), dueOn: addDays(world.calendar.day(lane.road.daysAgo), 110) }]
      : []
  return must(
    await draftVerdict(world.app, asStaff(world, 'officer', lane.lead, at), review.id, review.verdictVersion, {
      result,
      reasons,
      conditions,
      dissent: '',
      differsReason: '위원들이 토론한 뒤 점수와 다르게 합의했습니다.',
      given: [],
    }),
    `Verdict of ${lane.key}`,
  )
}
