export { isJoint, isOpen, opennessOf, programmes } from './call.ts'
export type { CallContent, CallInstitution, CallState, ExtraQuestion, Openness, Programme } from './call.ts'
export { opennessWords, programmeWords, stateWords as callStateWords } from './words.ts'
