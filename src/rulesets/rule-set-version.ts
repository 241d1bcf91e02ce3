/** A rule set lives in versions: one draft at a time, at most one in force, the earlier ones retired. Content in force never changes again. */
import { canonicalJson } from '../kernel/canonical-json.ts'
import { sha256Hex } from '../kernel/id.ts'
import { ruleSetSchema } from './rule-set.ts'
import type { RuleSetContent } from './rule-set.ts'

interface Common {
  readonly id: string
  readonly ruleSetId: string
  /** Null for the platform's own standard set. */
  readonly institutionId: string | null
  readonly nameKo: string
  readonly nameEn: string
  /** Counts up within the rule set, from 1. */
  readonly number: number
  readonly content: RuleSetContent
  /** Why it changes, for the approver and for later readers. */
  readonly note: string
  /** Null: it came with the reference data. */
  readonly draftedBy: string | null
  /** Everybody who saved the draft. None of them may put it in force. */
  readonly editedBy: readonly string[]
  /** Of the row: a save names the one it read. */
  readonly version: number
}
interface Effective {
  readonly sha256: string
  readonly approvedBy: string | null
  readonly inForceAt: Date
}
export type Draft = Common & { readonly state: 'draft' }
export type InReview = Common & { readonly state: 'in_review'; readonly submittedAt: Date }
export type InForce = Common & Effective & { readonly state: 'in_force' }
export type Retired = Common & Effective & { readonly state: 'retired'; readonly retiredAt: Date }
export type RuleSetVersion = Draft | InReview | InForce | Retired
export type VersionState = RuleSetVersion['state']

/** A row of rule_set_versions joined with its rule set. */
export interface VersionRow {
  id: string
  ruleSetId: string
  institutionId: string | null
  nameKo: string
  nameEn: string
  number: number
  state: VersionState
  content: unknown
  note: string
  draftedBy: string | null
  editedBy: string[]
  version: number
  submittedAt: Date | null
  sha256: string | null
  approvedBy: string | null
  inForceAt: Date | null
  retiredAt: Date | null
}

export const versionOf = (row: VersionRow): RuleSetVersion => {
  const { state, submittedAt, sha256, approvedBy, inForceAt, retiredAt, ...rest } = row
  const content = readRuleSet(row.content)
  if (!content) throw new Error(`The rule set version ${row.id} does not have the shape of a rule set`)
  const common = { ...rest, content }
  switch (state) {
    case 'draft':
      return { ...common, state }
    case 'in_review':
      return { ...common, state, submittedAt: whole(submittedAt, row) }
    case 'in_force':
      return { ...common, state, sha256: whole(sha256, row), approvedBy, inForceAt: whole(inForceAt, row) }
    case 'retired':
      return {
        ...common,
        state,
        sha256: whole(sha256, row),
        approvedBy,
        inForceAt: whole(inForceAt, row),
        retiredAt: whole(retiredAt, row),
      }
  }
}

const whole = <Value>(value: Value | null, row: VersionRow): Value => {
  if (value === null) throw new Error(`The rule set version ${row.id} is ${row.state} but lacks what that needs`)
  return value
}

/** Stored content as a rule set; undefined where there is none, or it is not one. */
export const readRuleSet = (content: unknown): RuleSetContent | undefined => {
  const read = ruleSetSchema.safeParse(content)
  return read.success ? read.data : undefined
}

const mostRemembered = 1000
const remembered = new Map<string, RuleSetContent>()
/** The same, read once for all versions with this hash: one in force stays as it is, and reading it costs more than judging by it. A draft has no hash. */
export const readRuleSetOnce = (sha256: string | null, content: unknown): RuleSetContent | undefined => {
  if (sha256 === null) return readRuleSet(content)
  const known = remembered.get(sha256) ?? readRuleSet(content)
  if (known === undefined || remembered.has(sha256)) return known
  if (remembered.size === mostRemembered) remembered.clear()
  remembered.set(sha256, known)
  return known
}

/** SHA-256 of the content in its one spelling: two versions with the same rules have the same hash. */
export const contentHash = (content: RuleSetContent): string => sha256Hex(canonicalJson(content))
