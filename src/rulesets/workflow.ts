import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong } from '../kernel/text.ts'
import { mayGoLive, proveRuleSet } from './prove.ts'
import type { Problem } from './prove.ts'
import { contentHash } from './rule-set-version.ts'
import type { Draft, InForce, InReview, Retired, RuleSetVersion, VersionState } from './rule-set-version.ts'

/** The table of moves of one version: from which states each may be made, and where it leads. */
export const moves = {
  edit: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'in_review' },
  'send-back': { from: ['in_review'], to: 'draft' },
  'put-in-force': { from: ['in_review'], to: 'in_force' },
  retire: { from: ['in_force'], to: 'retired' },
} as const satisfies Record<string, { from: readonly VersionState[]; to: VersionState }>
export type Move = keyof typeof moves
export const mayMove = (state: VersionState, move: Move): boolean => (moves[move].from as readonly VersionState[]).includes(state)

export type Refusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'wrong-state'; readonly state: VersionState; readonly move: Move }
  | { readonly code: 'own-draft' }
  /** What keeps it from going live; only what stops, not what merely warns. */
  | { readonly code: 'unprovable'; readonly problems: readonly Problem[] }
  | { readonly code: 'draft-open'; readonly number: number }
  | { readonly code: 'names-faulty'; readonly faults: readonly NameFault[] }
  | { readonly code: 'note-long' }
  | { readonly code: 'stale' }

/** The most letters of the name of a rule set, in either language; the database says the same (0073). */
export const longestName = 200
export interface NameFault {
  readonly name: 'nameKo' | 'nameEn'
  readonly isLong: boolean
}
/** A rule set has a name in both languages. */
export const namesOf = <Named extends Readonly<Record<NameFault['name'], string>>>(named: Named): Outcome<Named, Refusal> => {
  const faults = (['nameKo', 'nameEn'] as const).flatMap((name): NameFault[] =>
    named[name].trim() === '' ? [{ name, isLong: false }] : isTooLong(named[name], longestName) ? [{ name, isLong: true }] : [],
  )
  return faults.length > 0 ? no({ code: 'names-faulty', faults }) : yes(named)
}

/** The most letters of why rules change, or are sent back. */
export const longestNote = 1000
const isNoteTooLong = (note: string) => isTooLong(note, longestNote)

const stay = (version: RuleSetVersion, move: Move) => no({ code: 'wrong-state', state: version.state, move } as const)

const proven = <Version extends RuleSetVersion>(version: Version): Outcome<Version, Refusal> => {
  const problems = proveRuleSet(version.content)
  return mayGoLive(problems) ? yes(version) : no({ code: 'unprovable', problems: problems.filter(({ severity }) => severity === 'stops') })
}

export const submit = (version: RuleSetVersion, now: Date, note = ''): Outcome<InReview, Refusal> => {
  if (version.state !== 'draft') return stay(version, 'submit')
  if (isNoteTooLong(note)) return no({ code: 'note-long' })
  const sound = proven(version)
  return sound.ok ? yes({ ...version, state: 'in_review', submittedAt: now }) : sound
}

export const sendBack = (version: RuleSetVersion, note = ''): Outcome<Draft, Refusal> => {
  if (version.state !== 'in_review') return stay(version, 'send-back')
  return isNoteTooLong(note) ? no({ code: 'note-long' }) : yes({ ...version, state: 'draft' })
}

/** Nobody puts in force what they drafted or edited, and nothing goes live that cannot work. */
export const putInForce = (version: RuleSetVersion, by: string, now: Date): Outcome<InForce, Refusal> => {
  if (version.state !== 'in_review') return stay(version, 'put-in-force')
  if (version.draftedBy === by || version.editedBy.includes(by)) return no({ code: 'own-draft' })
  const sound = proven(version)
  return sound.ok ? yes({ ...version, state: 'in_force', sha256: contentHash(version.content), approvedBy: by, inForceAt: now }) : sound
}

export const retire = (version: RuleSetVersion, now: Date): Outcome<Retired, Refusal> =>
  version.state === 'in_force' ? yes({ ...version, state: 'retired', retiredAt: now }) : stay(version, 'retire')
