import { exportsOf, get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawCouncil, drawCouncilReview } from './pages/council-page.tsx'
import { drawCommitteePage, postChair, postDraw, postEmpty, postFreeze, postSubstitute } from './pages/desk-committee.tsx'
import { drawDeskReviews, postOpen } from './pages/desk-list.tsx'
import { drawMeeting } from './pages/desk-meeting.tsx'
import { drawMinutes, sendCandidates, sendDrawRecord, sendFirmLetter, sendLetter, sendMinutes } from './pages/desk-minutes.tsx'
import { drawDeskReview, postAttendance, postBegin, postPlan, postRemind, postUnseal } from './pages/desk-review.tsx'
import { drawReviewer, postAffiliation, postRelation, postReviewer } from './pages/desk-reviewer.tsx'
import { drawNewReviewer, drawReviewers, postNewReviewer } from './pages/desk-reviewers.tsx'
import { drawVerdict, postSendBack, postSign, postVerdict } from './pages/desk-verdict.tsx'
import { drawAccept, drawConflicts, postAccept, postConflicts, postDecline, postWithdraw } from './pages/invitation-page.tsx'
import { drawMemberMeeting, postChange } from './pages/member-meeting.tsx'
import {
  exportAssignments,
  exportCandidates,
  exportCouncilReviews,
  exportJointApplications,
  exportReady,
  exportReviewers,
  exportReviews,
} from './pages/exports.ts'
import { drawProfile, postOwnAffiliation, postOwnRelation, postProfile } from './pages/profile-page.tsx'
import { drawQueue } from './pages/queue-page.tsx'
import { sendDates } from './pages/review-dates.ts'
import { drawAssignment } from './pages/review-page.tsx'
import { drawSeal, postSeal } from './pages/seal-page.tsx'
import { autosaveSheet, drawSheet, postSheet, toFirstSheet } from './pages/sheet-page.tsx'

const desk = '/desk/:institution/reviews'
const review = `${desk}/:review`
const pool = '/desk/:institution/reviewers'
const mine = '/reviews/:review'

export const routes: readonly Route[] = [
  get(desk, 'review.see', drawDeskReviews),
  ...exportsOf(desk, 'review.see', exportReviews),
  ...exportsOf(`${desk}/ready`, 'review.see', exportReady),
  post(desk, 'review.run', 'review.opened', postOpen),
  get(review, 'review.see', drawDeskReview),
  post(`${review}/begin`, 'review.run', 'review.begun', postBegin),
  post(`${review}/remind`, 'review.run', 'review.members-reminded', postRemind),
  post(`${review}/unseal`, 'review.run', 'review.unsealed', postUnseal),
  post(`${review}/stages/:stage/plan`, 'review.run', 'review.stage-planned', postPlan),
  post(`${review}/stages/:stage/attendance`, 'review.run', 'review.attendance-recorded', postAttendance),
  get(`${review}/committee`, 'review.see', drawCommitteePage),
  ...exportsOf(`${review}/committee`, 'review.see', exportCandidates),
  post(`${review}/freeze`, 'review.run', 'review.candidates-frozen', postFreeze),
  post(`${review}/draw`, 'review.run', 'review.committee-drawn', postDraw),
  post(`${review}/seats/:person/substitute`, 'review.run', 'review.substitute-drawn', postSubstitute),
  post(`${review}/seats/:person/empty`, 'review.run', 'review.seat-emptied or review.member-recused', postEmpty),
  post(`${review}/seats/:person/chair`, 'review.run', 'review.chair-named', postChair),
  get(`${review}/meeting`, 'review.see', drawMeeting),
  get(`${review}/verdict`, 'review.see', drawVerdict),
  post(`${review}/verdict`, 'verdict.draft', 'verdict.drafted', postVerdict),
  post(`${review}/verdict/sign`, 'verdict.sign', 'verdict.signed', postSign),
  post(`${review}/verdict/send-back`, 'verdict.sign', 'verdict.sent-back', postSendBack),
  get(`${review}/minutes`, 'review.see', drawMinutes),
  get(`${review}/draw.pdf`, 'review.see', sendDrawRecord),
  get(`${review}/candidates.json`, 'review.see', sendCandidates),
  get(`${review}/minutes.pdf`, 'review.see', sendMinutes),
  get(`${review}/letter.pdf`, 'review.see', sendLetter),
  get('/company/:company/tracks/:track/letter.pdf', 'application.see', sendFirmLetter),
  get(pool, 'review.see', drawReviewers),
  ...exportsOf(pool, 'review.see', exportReviewers),
  get(`${pool}/new`, 'reviewer.manage', drawNewReviewer),
  post(`${pool}/new`, 'reviewer.manage', 'reviewer.registered', postNewReviewer),
  get(`${pool}/:person`, 'review.see', drawReviewer),
  post(`${pool}/:person`, 'reviewer.manage', 'reviewer.edited', postReviewer),
  post(`${pool}/:person/affiliations`, 'reviewer.manage', 'reviewer.affiliation-added', postAffiliation),
  post(`${pool}/:person/relations`, 'reviewer.manage', 'reviewer.relation-added', postRelation),
  get('/reviews', 'sheet.write', drawQueue),
  ...exportsOf('/reviews', 'sheet.write', exportAssignments),
  get('/reviews/profile', 'sheet.write', drawProfile),
  post('/reviews/profile', 'sheet.write', 'reviewer.edited', postProfile),
  post('/reviews/profile/affiliations', 'sheet.write', 'reviewer.affiliation-added', postOwnAffiliation),
  post('/reviews/profile/relations', 'sheet.write', 'reviewer.relation-added', postOwnRelation),
  get(mine, 'sheet.write', drawAssignment),
  get(`${mine}/dates.ics`, 'sheet.write', sendDates, { perMinute: 30 }),
  get(`${mine}/conflicts`, 'sheet.write', drawConflicts),
  post(`${mine}/conflicts`, 'sheet.write', 'review.conflict-answered', postConflicts),
  get(`${mine}/accept`, 'sheet.write', drawAccept),
  post(`${mine}/accept`, 'sheet.write', 'review.seat-accepted', postAccept),
  post(`${mine}/decline`, 'sheet.write', 'review.seat-declined', postDecline),
  post(`${mine}/withdraw`, 'sheet.write', 'review.member-recused', postWithdraw),
  get(`${mine}/sheet`, 'sheet.write', toFirstSheet),
  get(`${mine}/sheet/:stage`, 'sheet.write', drawSheet),
  post(`${mine}/sheet/:stage`, 'sheet.write', 'sheet.saved', postSheet),
  post(`${mine}/sheet/:stage/autosave`, 'sheet.write', 'sheet.saved', autosaveSheet),
  get(`${mine}/seal/:stage`, 'sheet.write', drawSeal),
  post(`${mine}/seal/:stage`, 'sheet.write', 'sheet.sealed', postSeal),
  get(`${mine}/meeting`, 'sheet.write', drawMemberMeeting),
  post(`${mine}/meeting`, 'sheet.write', 'sheet.score-changed', postChange),
  get('/council/:council', 'council.see', drawCouncil),
  ...exportsOf('/council/:council', 'council.see', exportCouncilReviews),
  ...exportsOf('/council/:council/waiting', 'council.see', exportJointApplications),
  get('/council/:council/reviews/:review', 'council.see', drawCouncilReview),
]
