import {
  declarations,
  answerTrackCondition,
  beginCheck,
  receiveTrack,
  startApplication,
  submitApplication,
} from '../src/applications/index.ts'
import { findApplication } from '../src/applications/queries.ts'
import { draftCertificate } from '../src/certificates/index.ts'
import { issueCertificate } from '../src/certificates/actions/issue.ts'
import { confirmHere } from '../src/companies/firm.fixture.ts'
import type { InstitutionActor, ReviewerActor } from '../src/people/index.ts'
import { sql } from '../src/platform/database/database.ts'
import { inTransaction } from '../src/platform/database/transaction.ts'
import type { Tx } from '../src/platform/database/transaction.ts'
import {
  acceptSeat,
  answerConflicts,
  beginEvaluation,
  draftVerdict,
  drawReviewCommittee,
  freezeCandidates,
  nameChair,
  openReview,
  recordAttendance,
  sealSheet,
  signReviewVerdict,
  unsealReview,
  writeSheet,
} from '../src/reviews/index.ts'
import { askedAt } from '../src/reviews/meeting.ts'
import { findReviewById } from '../src/reviews/queries.ts'
import { findOwnSheets } from '../src/reviews/sheet-queries.ts'
import type { ReviewDetail } from '../src/reviews/queries.ts'
import type { VerdictDraft } from '../src/reviews/verdict.ts'
import type { Firm } from '../src/applications/scene.example.ts'
import type { RuleSetContent } from '../src/rulesets/index.ts'
import { setCall, setFirm, setReviewers, setStaff, shortRules } from './cast.ts'
import type { Staff } from './cast.ts'
import type { Market } from './support/market.ts'

/** What a story is not about, done by the same actions as its pages would. Whatever refuses here is a mistake of the story. */
export const must = <Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value => {
  if (!outcome.ok) throw new Error(`The scene was refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}

const acting = { address: '127.0.0.1', requestId: null }
export const asStaff = (staff: Staff, role: 'officer' | 'approver'): InstitutionActor => ({
  ...acting,
  hat: 'institution',
  personId: staff[role],
  institutionId: staff.institutionId,
  roles: [role],
  as: `desk:${staff.institutionId}`,
})
const asReviewer = (personId: string): ReviewerActor => ({ ...acting, hat: 'reviewer', personId, as: 'reviewer' })
const byOfficer = <Result>(market: Market, staff: Staff, act: (tx: Tx, by: InstitutionActor) => Promise<Result>): Promise<Result> => {
  const officer = asStaff(staff, 'officer')
  return inTransaction(market.app.db, officer, (tx) => act(tx, officer))
}

/** The firm applies to every institution of these calls; answers its tracks by institution. */
export const applyTo = (market: Market, firm: Firm, callIds: readonly string[]): Promise<Readonly<Record<string, string>>> =>
  market.set(async (tx) => {
    const choices = await tx.many(
      sql<{
        callId: string
        institutionId: string
      }>`select call_id, institution_id from call_institutions where call_id = any(${callIds}::text[])`,
    )
    const { id } = must(await startApplication(tx, firm.companyId, firm.technologyId, choices, 'right_holder'))
    const draft = await findApplication(tx, firm.companyId, id)
    must(
      await submitApplication(tx, firm.companyId, id, {
        choices,
        declarations,
        seen: { version: draft?.version ?? 0, technologyEdit: draft?.technologyEdit ?? 0 },
      }),
    )
    return Object.fromEntries(
      (await tx.many(sql<{ institutionId: string; id: string }>`select institution_id, id from tracks where application_id = ${id}`)).map(
        (track) => [track.institutionId, track.id],
      ),
    )
  })

/** Received, and every condition the machine left open answered with yes. */
export const receiveAndCheck = (market: Market, staff: Staff, trackId: string): Promise<void> =>
  byOfficer(market, staff, async (tx, by) => {
    must(await receiveTrack(tx, by, trackId))
    must(await beginCheck(tx, by, trackId))
    const open = await tx.many(
      sql<{ conditionId: string }>`select condition_id from track_checks where track_id = ${trackId} and machine_answer <> 'yes'`,
    )
    for (const { conditionId } of open) must(await answerTrackCondition(tx, by, trackId, conditionId, 'yes', '서류로 확인했습니다.'))
  })

/** One institution's part of the application: its people, its track, and the two pages of it. */
export interface Place {
  readonly staff: Staff
  readonly trackId: string
  readonly desk: string
  readonly page: string
}
export interface Applied {
  readonly firm: Firm
  readonly callId: string
  readonly at: (institution: string) => Place
}

/** A firm has applied to these institutions by one call, the first leading: where most stories begin. `rules` may differ by institution. */
export const setApplied = async (
  market: Market,
  institutions: readonly string[],
  how: { reviewers?: number; rules?: Partial<RuleSetContent> | ((institution: string) => Partial<RuleSetContent>) } = {},
): Promise<Applied> => {
  const { firm, callId, staff } = await market.set(async (tx) => {
    if (how.reviewers !== undefined) await setReviewers(tx, institutions[0] ?? '', how.reviewers)
    const people: Record<string, Staff> = {}
    for (const institution of institutions) people[institution] = await setStaff(tx, institution)
    return { staff: people, firm: await setFirm(tx), ...(await setCall(tx, institutions, { rules: how.rules ?? shortRules })) }
  })
  const tracks = await applyTo(market, firm, [callId])
  const at = (institution: string): Place => {
    const trackId = tracks[institution]
    const people = staff[institution]
    if (trackId === undefined || people === undefined) throw new Error(`The firm did not apply to ${institution}`)
    return { staff: people, trackId, desk: `/desk/${institution}/tracks/${trackId}`, page: `/company/${firm.companyId}/tracks/${trackId}` }
  }
  return { firm, callId, at }
}

/** The same, received and checked at every institution: all that is left to do is the review. */
export const setChecked = async (...how: Parameters<typeof setApplied>): Promise<Applied> => {
  const applied = await setApplied(...how)
  for (const institution of how[1]) await receiveAndCheck(how[0], applied.at(institution).staff, applied.at(institution).trackId)
  return applied
}

const reviewOf = async (market: Market, id: string): Promise<ReviewDetail> => {
  const found = await findReviewById(market.read, id)
  if (!found) throw new Error(`There is no review ${id}`)
  return found
}

/** A committee is drawn; all its members accept with the pledge. Answers who they are. */
export const seatCommittee = async (market: Market, staff: Staff, reviewId: string): Promise<string[]> => {
  const officer = asStaff(staff, 'officer')
  must(await freezeCandidates(market.app, officer, reviewId, null))
  must(await drawReviewCommittee(market.app, officer, reviewId))
  const members = (await reviewOf(market, reviewId)).seats.map((seat) => seat.personId)
  for (const member of members) {
    must(await answerConflicts(market.app, asReviewer(member), reviewId, 'none', ''))
    must(await acceptSeat(market.app, asReviewer(member), reviewId, true))
  }
  return members
}

/** Every stage takes place, every sheet gets this share of the points and is sealed, and the seals are opened. */
export const meet = async (market: Market, staff: Staff, reviewId: string, share: number): Promise<void> => {
  const officer = asStaff(staff, 'officer')
  must(await beginEvaluation(market.app, officer, reviewId))
  const review = await reviewOf(market, reviewId)
  const members = review.seats.filter((seat) => seat.state === 'accepted').map((seat) => seat.personId)
  for (const stage of review.stages)
    must(
      await recordAttendance(market.app, officer, reviewId, stage.id, {
        seen: stage.version,
        heldAt: new Date(),
        place: '본관 3층 회의실',
        present: members,
      }),
    )
  for (const member of members) await writeSheets(market, review, member, share)
  must(await unsealReview(market.app, officer, reviewId))
  must(await nameChair(market.app, officer, reviewId, members[0] ?? ''))
}

const writeSheets = async (market: Market, review: ReviewDetail, member: string, share: number): Promise<void> => {
  for (const stage of review.stages) {
    const sheet = (await findOwnSheets(market.read, review.id, member)).find((one) => one.stageId === stage.id)
    if (!sheet) continue
    const { criteria, gates } = askedAt(review.rules, stage.sort)
    const content = {
      scores: Object.fromEntries(criteria.map((one) => [one.id, Math.round((one.max / 100) * share) * 100])),
      comments: Object.fromEntries(criteria.map((one) => [one.id, '제출한 수치로 확인했습니다.'])),
      gates: Object.fromEntries(gates.map((one) => [one.id, 'pass' as const])),
      overall: '',
      conditions: '',
    }
    const { version } = must(await writeSheet(market.app, asReviewer(member), review.id, stage.id, sheet.version, content))
    must(await sealSheet(market.app, asReviewer(member), review.id, stage.id, version))
  }
}

/** From a checked track to a meeting with open seals; answers the review. */
export const reviewUntilMeeting = async (market: Market, staff: Staff, trackId: string, share: number): Promise<string> => {
  const { id } = must(await openReview(market.app, asStaff(staff, 'officer'), trackId))
  await seatCommittee(market, staff, id)
  await meet(market, staff, id, share)
  return id
}

/** The officer drafts the verdict, the approver signs it. */
export const decide = async (
  market: Market,
  staff: Staff,
  reviewId: string,
  result: VerdictDraft['result'],
  more: Partial<VerdictDraft> = {},
): Promise<void> => {
  const { rules } = await reviewOf(market, reviewId)
  const reasons = Object.fromEntries(rules.sections.map((section) => [section.id, `${section.name.ko}을 제출 자료로 확인했습니다.`]))
  must(
    await draftVerdict(market.app, asStaff(staff, 'officer'), reviewId, 0, {
      result,
      reasons,
      conditions: [],
      dissent: '',
      differsReason: '',
      given: [],
      ...more,
    }),
  )
  must(await signReviewVerdict(market.app, asStaff(staff, 'approver'), reviewId, 1))
}

/** The certificate of an approved track, drafted by one and signed by the other. */
export const certify = async (market: Market, staff: Staff, trackId: string): Promise<{ certificateId: string }> => {
  const { id } = must(await byOfficer(market, staff, (tx, by) => draftCertificate(tx, by, trackId)))
  await market.set(async (tx) => {
    const { companyId } = await tx.one(sql<{ companyId: string }>`select company_id from certificates where id = ${id}`)
    await confirmHere(tx, companyId, staff.officer)
  })
  must(await issueCertificate(market.app, asStaff(staff, 'approver'), id, 1))
  return { certificateId: id }
}

/** The whole road at one institution: applied, checked, reviewed, approved, certified and listed. */
export const walkToCertificate = async (
  market: Market,
  staff: Staff,
  firm: Firm,
  callId: string,
): Promise<{ certificateId: string; listingId: string }> => {
  const trackId = (await applyTo(market, firm, [callId]))[staff.institutionId] ?? ''
  await receiveAndCheck(market, staff, trackId)
  await decide(market, staff, await reviewUntilMeeting(market, staff, trackId, 0.9), 'approved')
  const { certificateId } = await certify(market, staff, trackId)
  const { listingId } = await market.read.one(
    sql<{ listingId: string }>`select listing_id from listing_certificates where certificate_id = ${certificateId}`,
  )
  return { certificateId, listingId }
}
