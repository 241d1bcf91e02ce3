/** The rule sets that come with the platform: the standard set, and what public sources tell of five institutions. */
import { canonicalJson } from '../kernel/canonical-json.ts'
import { sha256Hex } from '../kernel/id.ts'
import type { Writer } from '../platform/database/database.ts'
import { sourcedInstitutions, sourcedRuleSet } from './sourced.ts'
import type { SourcedInstitution } from './sourced.ts'
import { standardRuleSet } from './standard.ts'
import { seedRuleSet } from './store.ts'

/** The id of the platform's standard set. */
export const standardRuleSetId = 'standard'
/** The id of an institution's set as sources tell it, by the id of the institution: 'kra' → 'kra-sourced'. */
export const sourcedRuleSetId = (institution: SourcedInstitution): string => `${institution.toLowerCase()}-sourced`

const sets = [
  { id: standardRuleSetId, institutionId: null, content: standardRuleSet },
  ...sourcedInstitutions.map((institution) => ({
    id: sourcedRuleSetId(institution),
    institutionId: institution.toLowerCase(),
    content: sourcedRuleSet(institution),
  })),
]

/** Changes when any of these rules changes: part of the hash that decides whether reference data is loaded again. */
export const seededRulesHash = (): string => sha256Hex(canonicalJson(sets))

/** Puts them in force where they are not; what a person has edited since stays theirs. Any number of times gives the same. */
export const seedRuleSets = async (tx: Writer): Promise<void> => {
  for (const set of sets) await seedRuleSet(tx, set)
}
