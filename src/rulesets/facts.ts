/**
 * What a condition may look at: facts, found by their path ('company.founded'). A path that is absent or undefined is *unknown*,
 * which is something else than no. A list that is there is complete; single fields of its elements may still be unknown.
 */
import type { Day } from '../kernel/dates.ts'
import type { Text } from '../kernel/text.ts'
import { factPaths } from './fact-paths.ts'

/**
 * A dated paper: 'none' is known not to be held; without validTo it does not end. Dates come from the paper, never computed.
 * `validOn` alone: it is valid on that day, and from when or how long nobody has said.
 */
export type Paper = 'none' | { readonly validFrom: Day; readonly validTo?: Day | undefined } | { readonly validOn: Day }
/** The last day of what has no end: a day that never comes. */
export const endless = 'never'
/** A day of which only bounds are known, both included; a bound that is missing is open. `said`: what was said of it, as a clause. */
export type DayBounds = { readonly notBefore?: Day | undefined; readonly notAfter?: Day | undefined; readonly said: Text }
export type Scalar = string | number | boolean
export type Element = Readonly<Record<string, Scalar | readonly string[] | Paper | DayBounds | undefined>>
export const isDayBounds = (value: FactValue | undefined): value is DayBounds =>
  typeof value === 'object' && !Array.isArray(value) && 'said' in value
export type FactValue = Scalar | readonly string[] | Paper | DayBounds | readonly Element[]
export type Facts = Readonly<Record<string, FactValue | undefined>>

type Choices = Readonly<Record<string, Text>>
/** The type of a fact. Numbers are whole; `unit` is said after the number. `verb` says how a flag reads: it *is* or it *has* its label. */
export type FactKind =
  | { readonly type: 'choice'; readonly choices: Choices }
  | { readonly type: 'choices'; readonly choices: Choices }
  | { readonly type: 'number'; readonly unit: Text; readonly min?: number; readonly max?: number }
  | { readonly type: 'flag'; readonly verb: 'is' | 'has' }
  | { readonly type: 'day' }
  | { readonly type: 'text' }
  | { readonly type: 'paper' }

/** A field of a list's elements. `names`: its value names the element ('특허') and stands for the noun of the list in sentences. */
export type FieldPath = FactKind & { readonly label: Text; readonly names?: true }
/**
 * `mend`: the key of the page where the firm gives or changes the fact; 'nowhere' for what nobody fills in (days, the institution).
 * `fixed`: true when a firm cannot honestly change it, only correct it.
 */
export type FactPath = { readonly label: Text; readonly mend: MendPage; readonly fixed?: true } & (
  | FactKind
  | { readonly type: 'list'; readonly noun: Text; readonly fields: Readonly<Record<string, FieldPath>> }
)
export type MendPage =
  | 'company.profile'
  | 'company.kind'
  | 'company.confirmations'
  | 'company.years'
  | 'technology.kind'
  | 'technology.fields'
  | 'technology.trl'
  | 'technology.price'
  | 'technology.documents'
  | 'technology.rights'
  | 'technology.certificates'
  | 'technology.supply'
  | 'technology.specification'
  | 'application.answers'
  | 'offer.plan'
  | 'nowhere'
/** New programmes bring new facts as data: `{ ...factPaths, ...theirs }`. */
export type FactTable = Readonly<Record<string, FactPath>>

type Strings<Of> = Extract<keyof Of, string>
type ValueOf<Path> = Path extends { type: 'choice'; choices: infer Of }
  ? Strings<Of>
  : Path extends { type: 'choices'; choices: infer Of }
    ? readonly Strings<Of>[]
    : Path extends { type: 'number' }
      ? number
      : Path extends { type: 'flag' }
        ? boolean
        : Path extends { type: 'day' }
          ? Day | DayBounds
          : Path extends { type: 'text' }
            ? string
            : Path extends { type: 'paper' }
              ? Paper
              : Path extends { type: 'list'; fields: infer Fields }
                ? readonly { readonly [Field in keyof Fields]?: ValueOf<Fields[Field]> | undefined }[]
                : never
export type FactKey = keyof typeof factPaths
/** The facts of our own table, each with its own type: what the slices that know them fill in. */
export type KnownFacts = { readonly [Key in FactKey]?: ValueOf<(typeof factPaths)[Key]> | undefined }

/** Facts of our table, checked by the compiler, joined with those a programme brings of its own. */
export const factsOf = (known: KnownFacts, more: Facts = {}): Facts => ({ ...known, ...more })

/** The days conditions refer to. Before anything is submitted, the day of submission is today. */
export type Reference = 'notice' | 'submission' | 'today'
export const referencePath = (reference: Reference): string => `day.${reference}`
/** The three days of a pre-check. A rolling call without a notice day has today as its notice day only if the caller says so. */
export const daysOfPreCheck = (today: Day, noticeDay?: Day): KnownFacts => ({
  'day.today': today,
  'day.submission': today,
  ...(noticeDay !== undefined && { 'day.notice': noticeDay }),
})
