/** What a verdict must say before it is signed, judged whole: each gap with the part it is about, in the order of the form. Pure. */
import type { Day } from '../kernel/dates.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong, isTooShort } from '../kernel/text.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import { longest } from './longest.ts'
import { namesIn, titledNamesIn } from './names-told.ts'
import { isTooFar } from './plannable.ts'
import type { Result } from './review.ts'

/** A section by its id, a condition by its place in the draft. */
export type VerdictPart =
  | { readonly of: 'result' | 'differsReason' | 'dissent' }
  | { readonly of: 'reason'; readonly section: string }
  | { readonly of: 'condition' | 'due'; readonly place: number }
type Told = 'differs' | 'reason' | 'condition'
type ToldFault = `${Told}-short` | `${Told}-long`
export type VerdictFault =
  | 'result'
  | 'chair'
  | ToldFault
  | 'dissent-long'
  | 'due'
  | 'due-far'
  | 'conditions-missing'
  | 'conditions-not-allowed'
  | 'conditions-unused'
export type VerdictGap =
  | { readonly fault: VerdictFault; readonly at: VerdictPart }
  /** It names somebody of the committee to the firm. */
  | {
      readonly fault: 'name'
      readonly at: VerdictPart
      readonly names: readonly string[]
      /** None of them has a title: its author may say that they are ordinary words. */ readonly mayBeWords: boolean
    }

export interface VerdictDraft {
  readonly result: Result | undefined
  readonly reasons: Readonly<Record<string, string>>
  /** Without a day where none can be read. */
  readonly conditions: readonly { readonly ko: string; readonly dueOn: Day | undefined }[]
  readonly dissent: string
  readonly differsReason: string
  readonly given: readonly string[]
  /** Words that read like a name, of which whoever drafts says that they are ordinary ones. */
  readonly ordinaryWords?: readonly string[] | undefined
}
/** A verdict against the scores says why; 'conditional' stands on an approval. */
export const isAgainstScores = (result: Result, computed: 'approved' | 'rejected'): boolean =>
  result !== computed && !(result === 'conditional' && computed === 'approved')

interface ToTheFirm {
  readonly reasons: Readonly<Record<string, string>>
  readonly conditions: readonly { readonly ko: string }[]
  readonly differsReason: string | null
}
/** All that the firm reads of it; dissent stays in the minutes. */
const toldOf = ({ reasons, conditions, differsReason }: ToTheFirm): string[] => [
  ...Object.values(reasons),
  ...conditions.map(({ ko }) => ko),
  differsReason ?? '',
]

/** Words for the firm that read like names of the committee and stand without a title: of these its author may say that they are none. */
export const wordsLikeNames = (told: ToTheFirm, names: readonly string[]): string[] => [
  ...new Set(
    toldOf(told).flatMap((words) => {
      const titled = titledNamesIn(words, names)
      return namesIn(words, names).filter((name) => !titled.includes(name))
    }),
  ),
]
export interface NamesTold {
  readonly code: 'names-told'
  readonly names: readonly string[]
}
/** Nobody signs one that names somebody of the committee to the firm; words that only read like a name were looked at when it was drafted. */
export const keepsNames = (verdict: ToTheFirm, names: readonly string[]): Outcome<true, NamesTold> => {
  const named = titledNamesIn(toldOf(verdict).join('\n'), names)
  return named.length > 0 ? no({ code: 'names-told', names: named }) : yes(true)
}

/** What it is judged by besides itself. `names`: of everybody who has, or had, a seat in the committee. */
export interface VerdictJudged {
  readonly computed: 'approved' | 'rejected'
  readonly rules: RuleSetContent
  readonly names: readonly string[]
  readonly today: Day
}

/** What a verdict lacks. Conditions belong to a conditional approval alone, and are due on a day to come that can be planned. */
export const verdictGaps = (draft: VerdictDraft, { computed, rules, names, today }: VerdictJudged): VerdictGap[] => {
  const { result, conditions, reasons } = draft
  /** The first thing wrong with a text for the firm. Words that were said to be ordinary ones are names only with a title. */
  const told = (words: string, kind: Told, most: number, at: VerdictPart): VerdictGap[] => {
    if (isTooShort(words)) return [{ fault: `${kind}-short`, at }]
    if (isTooLong(words, most)) return [{ fault: `${kind}-long`, at }]
    const titled = titledNamesIn(words, names)
    const untitled = namesIn(words, names).filter((name) => !titled.includes(name) && draft.ordinaryWords?.includes(name) !== true)
    const named = [...titled, ...untitled]
    return named.length > 0 ? [{ fault: 'name', at, names: named, mayBeWords: titled.length === 0 }] : []
  }
  const sections = [...new Set([...rules.sections.map(({ id }) => id), ...Object.keys(reasons)])]
  return [
    ...resultGaps(draft, rules),
    ...(result !== undefined && isAgainstScores(result, computed)
      ? told(draft.differsReason, 'differs', longest.differsReason, { of: 'differsReason' })
      : []),
    ...sections.flatMap((section) => told(reasons[section] ?? '', 'reason', longest.verdictReason, { of: 'reason', section })),
    ...(result === 'conditional'
      ? conditions.flatMap(({ ko, dueOn }, place) => [
          ...told(ko, 'condition', longest.condition, { of: 'condition', place }),
          ...dueGaps(dueOn, place, today),
        ])
      : []),
    ...(isTooLong(draft.dissent, longest.dissent) ? [{ fault: 'dissent-long' as const, at: { of: 'dissent' as const } }] : []),
  ]
}
const resultGaps = ({ result, conditions }: VerdictDraft, { conditionalVerdict }: RuleSetContent): VerdictGap[] => {
  if (result === undefined) return [{ fault: 'result', at: { of: 'result' } }]
  if (result !== 'conditional') return conditions.map((_, place) => ({ fault: 'conditions-unused', at: { of: 'condition', place } }))
  return [
    ...(conditionalVerdict.allowed ? [] : [{ fault: 'conditions-not-allowed' as const, at: { of: 'result' as const } }]),
    ...(conditions.length > 0 ? [] : [{ fault: 'conditions-missing' as const, at: { of: 'condition' as const, place: 0 } }]),
  ]
}
const dueGaps = (dueOn: Day | undefined, place: number, today: Day): VerdictGap[] => {
  const at = { of: 'due', place } as const
  if (dueOn === undefined || dueOn <= today) return [{ fault: 'due', at }]
  return isTooFar(dueOn, today) ? [{ fault: 'due-far', at }] : []
}
