import type { ComponentChildren } from 'preact'
import type { Readable } from 'node:stream'
import type { Lang, Say, Text } from '../../kernel/text.ts'
import { readWhole } from '../../kernel/whole.ts'
import type { Reader } from '../database/database.ts'
import type { WaitingFile } from '../files/waiting.ts'
import type { Display } from './display.ts'
import type { PostedForm } from './form.ts'

/** One hat a signed-in person may act under. */
export interface HatLink {
  readonly key: string
  readonly label: Text
  readonly path: string
}

/** Who is signed in, as far as every page's frame needs to know. */
export interface SignedIn {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly hats: readonly HatLink[]
  /** Whose pages are being read by somebody who does not work there: an auditor. */
  readonly visiting?: HatLink | undefined
  readonly unread: number
}

export interface PageParts {
  /** The window's title; the h1 stands in the body. */
  readonly title: string
  readonly body: ComponentChildren
  readonly density?: 'public' | 'staff'
  readonly status?: number
  /** Errors were found: the title begins with 오류. */
  readonly hasErrors?: boolean
  readonly breadcrumb?: readonly { readonly label: string; readonly href?: string }[]
  readonly description?: string
  readonly jsonLd?: object
  readonly noIndex?: boolean
  /** How many pages the list on it has; whoever asks for one past them is led to the last. */
  readonly pages?: number
  /** An Atom feed of what stands on the page, by its whole path. */
  readonly feed?: { readonly title: string; readonly href: string } | undefined
  /** The page has the search box as its own first thing: the header leaves it out. */
  readonly ownSearch?: boolean
  /** A page with no other language (rare): hides the language link. */
  readonly wide?: boolean
  /** Files of a form that is drawn again, by the names of its fields; put here by the server. */
  readonly waiting?: WaitingFiles | undefined
}

export interface WaitingFiles {
  /** Where the form is sent to. */
  readonly action: string
  readonly files: Readonly<Record<string, readonly WaitingFile[]>>
  /** Told what was drawn: what it does not offer need not wait. */
  settle(html: string): Promise<void>
}

export type Reply =
  | { readonly kind: 'page'; readonly parts: PageParts; readonly session?: NewSession | undefined }
  | {
      readonly kind: 'redirect'
      readonly to: string
      readonly flash?: Text | undefined
      readonly session?: SessionChange | undefined
      readonly display?: Display | undefined
      readonly keep?: Keep | undefined
    }
  | {
      readonly kind: 'bytes'
      readonly body: Uint8Array | Readable
      readonly type: string
      readonly name?: string | undefined
      readonly inline?: boolean | undefined
      readonly immutable?: boolean | undefined
      /** Whoever has this very body already is told so, instead of being sent it again. */
      readonly tagged?: boolean | undefined
      readonly status?: number | undefined
    }
  | { readonly kind: 'json'; readonly body: unknown; readonly status: number }
  | { readonly kind: 'not-found' }

/** Small things a browser keeps for a visitor without account; '' forgets it. */
export type KeptName = 'tray'
export interface Keep {
  readonly name: KeptName
  readonly value: string
}

/** Starts or ends the browser's session cookie. */
export type SessionChange = { readonly start: string; readonly until: Date } | 'end'
/** The session under which the browser goes on from this very page; its forms carry the token of it. */
export interface NewSession {
  readonly start: string
  readonly csrf: string
}

/** One request, as a page or form handler sees it. `App` is the house's services, `Actor` who came and under which hat. */
export interface Visit<App, Actor> {
  readonly app: App
  readonly actor: Actor
  readonly signedIn: SignedIn | undefined
  readonly lang: Lang
  /** t('저장하기', 'Save') or t(words.saved) in the page's language. */
  readonly t: Say
  /** The path without /en. */
  readonly path: string
  /** What stands behind the path: '?q=…' or ''. */
  readonly search: string
  readonly params: Readonly<Record<string, string>>
  /** The first value of a query parameter, '' where absent. */
  query(name: string): string
  queries(name: string): string[]
  readonly form: PostedForm
  readonly read: Reader
  /** How this browser wants its pages. */
  readonly display: Display
  /** What this browser was given to keep under a name; '' where it keeps nothing. Anybody can change it: it is judged like a query. */
  kept(name: KeptName): string
  /** The market's time for drawing; closings are decided by the database. */
  readonly now: Date
  readonly address: string
  readonly agent: string
  readonly requestId: string
  /** Hidden in every form. */
  readonly csrf: string
  readonly sessionToken: string | undefined
  /** An address in the page's language: '/calls' or '/en/calls'. */
  href(path: string): string
}

/** Which page of a list is asked for: the first where that is no number; nobody pages further than 10,000. */
export const pageAsked = (visit: Pick<Visit<unknown, unknown>, 'query'>): number =>
  Math.min(Math.max(1, readWhole(visit.query('page'))), 10_000)

/**
 * The version a form goes back with: the one it was typed over, so that a change by somebody else in between is still noticed after a refusal; the stored one
 * once both were shown (409).
 */
export const versionTyped = (visit: Pick<Visit<unknown, unknown>, 'form'>, stored: number, status: number | undefined): number =>
  status !== 409 && visit.form.has('version') ? visit.form.whole('version') : stored

export const page = (parts: PageParts, session?: NewSession): Reply => ({ kind: 'page', parts, session })
/** After a post: see other. The path is given without /en; the server keeps the language. */
export const redirect = (to: string, flash?: Text, session?: SessionChange): Reply => ({ kind: 'redirect', to, flash, session })
/** After the form: gives the browser something to keep, and goes on. */
export const redirectKeeping = (to: string, keep: Keep, flash?: Text): Reply => ({ kind: 'redirect', to, flash, keep })
/** After the form of /display: keeps the choice in this browser and goes on. */
export const redirectWithDisplay = (to: string, flash: Text, display: Display): Reply => ({ kind: 'redirect', to, flash, display })
export const notFound: Reply = { kind: 'not-found' }
export const json = (body: unknown, status = 200): Reply => ({ kind: 'json', body, status })
export const download = (body: Uint8Array | Readable, type: string, name: string): Reply => ({ kind: 'bytes', body, type, name })
