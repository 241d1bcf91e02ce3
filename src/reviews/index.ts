export { objectionReview, resultForFirm, reviewsForTrack } from './track-queries.ts'
export type { FirmResult, TrackReview } from './track-queries.ts'
export { assignmentFor, blinded } from './pages/assignment.tsx'
export type { Assignment } from './pages/assignment.tsx'
export { fieldsOf } from './pool-queries.ts'
export { recheckPerson } from './recusal.ts'
export { insertAffiliation as keepAffiliation, insertRelation as keepRelation, insertReviewer as enterReviewer } from './pool-store.ts'
export type { NewAffiliation, NewRelation, ReviewerContent } from './reviewer.ts'
export { maySee } from './policy.ts'
export type { Thing, Viewer } from './policy.ts'
export { reviewStates } from './review.ts'
export type { Result, ReviewKind, ReviewState } from './review.ts'
export {
  causeWords,
  kindWords as reviewKindWords,
  resultWords,
  stateWords as reviewStateWords,
  stateWordsForFirm as reviewStateWordsForFirm,
} from './words.ts'
/** The verbs, for whoever walks the whole road: the demonstration. */
export { beginEvaluation, drawReviewCommittee, emptyTheSeat, freezeCandidates, nameChair, substitute } from './actions/committee.ts'
export { openReview } from './actions/open-review.ts'
export { hearTrackMoved } from './actions/track-left.ts'
export { registerReviewer } from './actions/reviewers.ts'
export { acceptSeat, answerConflicts, declineSeat } from './actions/seat.ts'
export { changeScore, sealSheet, writeSheet } from './actions/sheet.ts'
export { planStage, recordAttendance } from './actions/stage.ts'
export { unsealReview } from './actions/unseal.ts'
export { draftVerdict, sendBackVerdict, signReviewVerdict } from './actions/verdict.ts'
export { reviewsWaiting } from './home.ts'
export { remindSilentReviewers } from './jobs.ts'
export { moves as reviewMoves, seatMoves } from './workflow.ts'
