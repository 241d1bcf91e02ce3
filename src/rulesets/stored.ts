/** Stored rule sets inside another's transaction: a demonstration or a scene makes them by the same rules as people do. */
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { mayReadVersion } from './policy.ts'
import type { RuleSetContent } from './rule-set.ts'
import type { InForce, RuleSetVersion } from './rule-set-version.ts'
import { findRuleSetVersion, findVersionByIdForUpdate, insertDraft, insertRuleSet, saveInForce, saveState } from './store.ts'
import { namesOf, putInForce as decideInForce, submit } from './workflow.ts'
import type { Refusal } from './workflow.ts'

export interface Clone {
  /** The version copied: of the standard set, of any set that is or was in force, or of the institution's own. */
  readonly fromVersionId: string
  readonly institutionId: string
  readonly nameKo: string
  readonly nameEn: string
  readonly by: string
  /** Changes to the copy, for scenes; the copy as it stands where absent. */
  readonly change?: (content: RuleSetContent) => RuleSetContent
}

/** A new rule set of the institution whose first draft is a copy. Copied values keep telling where they come from. */
export const cloneRuleSet = async (
  tx: Tx,
  clone: Clone,
): Promise<Outcome<{ ruleSetId: string; versionId: string; number: number }, Refusal>> => {
  const from = await findRuleSetVersion(tx, clone.fromVersionId)
  if (!from || !mayReadVersion(clone.institutionId, from.institutionId, from.state)) return no({ code: 'not-found' })
  const named = namesOf(clone)
  if (!named.ok) return named
  // What the set says of itself is not true of a copy, and firms would read it in the institution's name.
  const renamed = { ...from.content, title: { ko: clone.nameKo, en: clone.nameEn }, introduction: { ko: '', en: '' } }
  const ruleSetId = await insertRuleSet(tx, clone)
  const versionId = await insertDraft(tx, { ruleSetId, number: 1, content: clone.change?.(renamed) ?? renamed, by: clone.by, note: '' })
  await tx.record({
    action: 'rule-set.cloned',
    kind: 'rule-set',
    id: ruleSetId,
    institutionId: clone.institutionId,
    detail: { from: clone.fromVersionId },
  })
  return yes({ ruleSetId, versionId, number: 1 })
}

/** Puts a version in force as the approver `by`; a draft is handed in first. The version in force before is retired. */
export const putInForce = async (tx: Tx, { versionId, by }: { versionId: string; by: string }): Promise<Outcome<InForce, Refusal>> => {
  const found = await findVersionByIdForUpdate(tx, versionId)
  if (!found) return no({ code: 'not-found' })
  if (found.state !== 'draft') return bringIntoForce(tx, found, by)
  const submitted = submit(found, tx.now)
  if (!submitted.ok) return submitted
  await saveState(tx, versionId, 'in_review')
  return bringIntoForce(tx, submitted.value, by)
}

/** Decides and writes; the caller tells people. */
export const bringIntoForce = async (tx: Tx, version: RuleSetVersion, by: string): Promise<Outcome<InForce, Refusal>> => {
  const decided = decideInForce(version, by, tx.now)
  if (!decided.ok) return decided
  await saveInForce(tx, decided.value)
  await tx.record({
    action: 'rule-set.put-in-force',
    kind: 'rule-set',
    id: version.ruleSetId,
    institutionId: version.institutionId,
    detail: { number: version.number, sha256: decided.value.sha256 },
  })
  return decided
}
