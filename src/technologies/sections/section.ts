import type { Text } from '../../kernel/text.ts'
import type { declarableLists } from '../technology.ts'

export interface Option {
  readonly value: string
  readonly label: Text
  readonly hint?: Text
}
/** A list from the reference tables, read when the page is drawn. */
export type Reference = 'fields' | 'institutions' | 'certificateKinds'

interface Common {
  /** The name of the field in the form: its place in the content ('titleKo', 'flags.excellentProcurement'). */
  readonly name: string
  readonly label: Text
  readonly hint?: Text
  /** Needed for the section to be done; the sentence that asks for it. A draft may still be kept without. */
  readonly needed?: Text
}
export type FieldSpec = Common &
  (
    | { readonly as: 'line'; readonly max: number; readonly width?: 'short' | 'medium' | 'full'; readonly withDigits?: true }
    | { readonly as: 'area'; readonly max: number; readonly rows: 3 | 5 | 8 | 12 }
    | { readonly as: 'choice'; readonly options: readonly Option[]; readonly is?: 'number' | 'boolean'; readonly inline?: true }
    | { readonly as: 'select'; readonly options: readonly Option[] | Reference }
    | {
        readonly as: 'boxes'
        readonly options: Reference
        readonly most: number
        /** Which of them stands first: it is printed where there is room for one. */
        readonly first?: { readonly label: Text; readonly hint: Text }
      }
    | { readonly as: 'money' }
    | { readonly as: 'number'; readonly min: number; readonly max: number; readonly unit: Text }
    | { readonly as: 'day' }
    | { readonly as: 'tick' }
    | { readonly as: 'keywords'; readonly most: number }
    | { readonly as: 'owners' }
  )

/** A list of like things, each with the same few fields. */
export interface RowsSpec {
  readonly name: 'differences' | 'specification' | 'otherCertificates' | 'supplyRecord' | 'ipRights'
  /** What one of them is called: '비교 항목'. */
  readonly one: Text
  readonly most: number
  readonly fields: readonly FieldSpec[]
  readonly declarable?: (typeof declarableLists)[number]
  /** The sentence that asks for at least one, where the section needs one. */
  readonly needed?: Text
}

export type GroupId = 'basics' | 'technology' | 'proof' | 'rights' | 'english'
export interface Section {
  readonly id: string
  readonly group: GroupId
  /** Minutes it usually takes. */
  readonly minutes: number
  /** A verb with its object, for the task list. */
  readonly task: Text
  /** The h1 of its page, as a question or a noun. */
  readonly question: Text
  readonly help?: Text
  readonly example?: Text
  readonly fields: readonly FieldSpec[]
  readonly rows?: RowsSpec
  readonly optional?: true
  /** Has a page of its own instead of a form: documents and pictures. */
  readonly own?: 'documents' | 'pictures'
}
