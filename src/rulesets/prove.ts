/** What would go wrong with a rule set, found before it goes live. 'stops' keeps it from going live; 'warns' wants a second look. */
import type { Text } from '../kernel/text.ts'
import { factPaths } from './fact-paths.ts'
import type { FactTable } from './facts.ts'
import { eligibilityProblems } from './prove-eligibility.ts'
import { roadProblems } from './prove-road.ts'
import { scoringProblems } from './prove-scoring.ts'
import { wordProblems } from './prove-words.ts'
import type { RuleSetContent } from './rule-set.ts'

/** `path` is the field's place in the content, parts joined by dots: 'sections.0.criteria.2.max'. `words` is a sentence for the officer. */
export type Problem = { readonly path: string; readonly severity: 'stops' | 'warns'; readonly words: Text }

/** All problems, those that stop first, each place in the order of the form. An empty list: it may go live. */
export const proveRuleSet = (content: RuleSetContent, table: FactTable = factPaths): readonly Problem[] => {
  const found = [...eligibilityProblems(content, table), ...scoringProblems(content), ...roadProblems(content), ...wordProblems(content)]
  return [...found.filter(({ severity }) => severity === 'stops'), ...found.filter(({ severity }) => severity === 'warns')]
}

/** Whether nothing stops it from going live. */
export const mayGoLive = (problems: readonly Problem[]): boolean => problems.every(({ severity }) => severity === 'warns')
