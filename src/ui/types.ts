import type { ComponentChild, ComponentChildren } from 'preact'
import type { Lang } from '../kernel/text.ts'

export type { ComponentChild, ComponentChildren, Lang }

/** Field name → the sentence that says what to do. The same sentence stands in the summary and at the field. */
export type FieldErrors = Readonly<Record<string, string>>

/** How a state feels. Always shown with a word and an icon; colour is the third sign. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

/** A link in a menu or a list. `href` is whole (language prefix included). */
export type LinkItem = {
  readonly label: string
  readonly href: string
  readonly current?: boolean | undefined
  readonly count?: number | undefined
}

/** What each part shows on the parts page: part name → example name → the drawn example. */
export type Examples = (lang: Lang) => Record<string, Record<string, ComponentChildren>>

/** Joins class names, leaving out what is not there. */
export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ')
