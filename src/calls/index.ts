export { isJoint, isOpen, opennessOf, programmes } from './call.ts'
export type { CallContent, CallInstitution, CallState, ExtraQuestion, Openness, Programme } from './call.ts'
export { opennessWords, programmeWords, stateWords as callStateWords } from './words.ts'
/** The verbs, for whoever walks the whole road: the demonstration. */
export { answerQuestion, askQuestion } from './actions/ask.ts'
export { draftCall } from './actions/draft-call.ts'
export { agreeToCall, cancelCall, publishCall, submitCall } from './actions/move-call.ts'
export { closeDueCalls } from './jobs.ts'
export { callsWaiting } from './home.ts'
