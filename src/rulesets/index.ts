/** What other slices may use of the rule sets: rules as data, and what can be asked of them. */
export { assessEligibility, documentsAsked, documentsMissing } from './assess.ts'
export type { AssessedRule, Assessment, DocumentHeld, DocumentMissing } from './assess.ts'
export { conditionSchema } from './conditions.ts'
export type { Condition, ConditionKind } from './conditions.ts'
export { canHold } from './contradictions.ts'
export { differenceCount, differencesBetween } from './differences.ts'
export type { Difference } from './differences.ts'
export { fieldNames, originText, periodText } from './difference-words.ts'
export { evaluate } from './evaluate.ts'
export type { Answer, Evaluation, MissingFact, UsedFact } from './evaluate.ts'
export { certificateKinds, factPaths, regions, rightKinds, rightStatuses, technologyFields } from './fact-paths.ts'
export { daysOfPreCheck, factsOf } from './facts.ts'
export type { DayBounds, Element, FactKey, FactPath, FactTable, FactValue, Facts, KnownFacts, MendPage, Paper, Reference } from './facts.ts'
export { exampleNumber, formatNumber, numberCode, parseNumber, patternProblems } from './number-pattern.ts'
export type { NumberParts, NumberRefusal, PatternProblem } from './number-pattern.ts'
export { mendForVisitor } from './mending.ts'
export { mayGoLive, proveRuleSet } from './prove.ts'
export type { Problem } from './prove.ts'
export { isReceiptNumber, receiptNumber } from './receipt-number.ts'
export { replay, replaySentence } from './replay.ts'
export type { EarlierCase, ReplayedCase } from './replay.ts'
export { criteriaOf, longestAnswer, periodKeys, ruleSetSchema, valueGroups } from './rule-set.ts'
export type {
  Adjustment,
  Criterion,
  DocumentRule,
  EligibilityRule,
  ExtraQuestion,
  Gate,
  Origin,
  PeriodKey,
  RuleSetContent,
  Section,
  Stage,
  ValueGroup,
} from './rule-set.ts'
export { adjustmentsByFacts, commentRequired, scoreReview } from './scoring.ts'
export type {
  CountedScore,
  CriterionResult,
  GateResult,
  MemberSheet,
  Reason,
  ScoringRefusal,
  ScoringResult,
  SectionResult,
} from './scoring.ts'
export { scoringRefusalWords } from './scoring-words.ts'
export { answerWords, conditionSentence, countSentence, explain } from './sentences.ts'
export type { Explanation } from './sentences.ts'
export { factText } from './fact-sentences.ts'
export { ruleSources, sourcedEligibility, sourcedInstitutions, sourcedRuleSet } from './sourced.ts'
export type { SourcedInstitution } from './sourced.ts'
export { defaultLabel, defaultNote, standardRuleSet } from './standard.ts'
export { RuleSetForFirms } from './for-firms.tsx'
export { contentHash, readRuleSet, readRuleSetOnce } from './rule-set-version.ts'
export type { RuleSetVersion, VersionState } from './rule-set-version.ts'
export { seededRulesHash, seedRuleSets, sourcedRuleSetId, standardRuleSetId } from './seed.ts'
export { cloneRuleSet, putInForce } from './stored.ts'
export type { Clone } from './stored.ts'
export { findRuleSetVersion, ruleSetInForce } from './store.ts'
export { ruleSetsWaiting } from './home.ts'
