export { choiceKey, declarations, standings, standingWords } from './application.ts'
export type { Answers, Choice, Declaration, Standing } from './application.ts'
export { isOver, leaderOf, trackStates } from './track.ts'
export { StateTag as TrackStateTag } from './pages/marks.tsx'
export type { Part, SupplementAnswer, Track, TrackState, VerdictCondition } from './track.ts'
export {
  differsWords,
  eventWords,
  firmWords as trackWordsForFirm,
  leaderWords,
  leadsInsteadWords,
  nextWords as trackNextWords,
  stateWords as trackWords,
  untilWords,
} from './words.ts'
export { moves as trackMoves } from './workflow.ts'
export type { Verdict } from './workflow.ts'
export { applicationSubmitted, trackMoved } from './events.ts'
export { ClosingClock, JudgedByOfficer, mendLink, reasonOf } from './pages/marks.tsx'
export type { Offer } from './fact-queries.ts'
export { findOpenOffers } from './fact-queries.ts'
export { firmsThatQualify, preCheck, preCheckAll } from './pre-check.ts'
export type { CheckedTechnology, PreCheck, PreCheckGroup, PreCheckRow, QualifyingTechnology } from './pre-check.ts'
export { manifestHolds } from './manifest.ts'
export { certifyTrack, decideTracks, startReview } from './actions/verdict.ts'
export type { VerdictOnTracks } from './actions/verdict.ts'
export { orderOfCall, partsOf } from './parts-sql.ts'
export { openStates } from './queue-queries.ts'
export { reviewedVersion } from './reviewed-version.ts'
export { objectionOf, resolveObjection, saidRows, saidToReviewers, startObjectionReview, trackForReview } from './for-reviews.ts'
export { Supplement } from './pages/supplement.tsx'
export type { ObjectionForReview, SaidRow, SaidToInstitution, TrackForReview } from './for-reviews.ts'
export { tracksForFirms } from './for-firms.ts'
export { applicationsWaiting } from './home.ts'
export { remindOfDue } from './jobs.ts'
// What a scene needs that is set without pages (the demonstration): the same rules, inside a transaction of its own.
export { startApplication } from './actions/draft.ts'
export { editApplication } from './actions/draft.ts'
export { submitApplication } from './actions/submit.ts'
export type { Submission, Submitted } from './actions/submit.ts'
export { answerTrackCondition, assignTrack, beginCheck, receiveTrack, returnToFirm } from './actions/desk.ts'
export { answerSupplement, askForSupplement } from './actions/supplement.ts'
export { fileObjection, reportCondition, withdrawTrack } from './actions/firm.ts'
export { judgeCondition } from './actions/verdict.ts'
export { verifyReceipt } from './verify-receipt.ts'
