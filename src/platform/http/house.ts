import type { Lang } from '../../kernel/text.ts'
import type { App } from '../services.ts'
import type { OwnStorage } from '../files/quota.ts'
import type { Display } from './display.ts'
import type { Doorkeeper } from './door.ts'
import type { Route } from './routes.ts'
import type { PageParts, SignedIn } from './visit.ts'

/** What the frame of a page needs beside its own parts. */
export interface Framed {
  readonly app: App
  readonly lang: Lang
  readonly path: string
  readonly search: string
  readonly signedIn: SignedIn | undefined
  readonly csrf: string
  readonly flash: string | undefined
  readonly parts: PageParts
  readonly display: Display
  /** This browser holds our fonts already: text may be set in them at once. */
  readonly hasFonts: boolean
  /** Nobody asked who this is (too many calls, the database away): the header offers neither sign-in nor a name. */
  readonly isUnasked: boolean
}

export type PlainKind =
  | 'not-found'
  | 'own-firm'
  | 'fault'
  | 'unreadable'
  | 'foreign-form'
  | 'too-many'
  | 'session-ended'
  | 'session-changed'
  | 'read-only'

/** A form that came under a session that is no more: what stood in it, and the page to go back to. */
export interface Interrupted {
  readonly back: string
  readonly texts: readonly string[]
}

export interface House<Actor> {
  readonly app: App
  readonly routes: readonly Route<App, Actor>[]
  readonly door: Doorkeeper<Actor>
  /** Draws a whole HTML document. */
  readonly frame: (framed: Framed) => string
  /** Sentences for pages no slice draws. */
  readonly plainPage: (kind: PlainKind, lang: Lang, reference: string, interrupted?: Interrupted) => PageParts
  /** The room for files of whoever comes; undefined for those whose files are not counted. */
  readonly storageOf?: ((actor: Actor) => Promise<OwnStorage | undefined>) | undefined
  readonly assetsFolder: string | undefined
  readonly apiTitle: string
  readonly logLevel?: string | undefined
  /** Where each line of the log goes; standard output otherwise. */
  readonly logTo?: { write(line: string): void } | undefined
  readonly perMinute?: number | undefined
  /** How many proxies stand before it: so many hops are believed about where a visitor comes from, and no more. */
  readonly trustedProxies?: number | undefined
  /** How long a stopping house waits for what is being sent or answered, 10 seconds unless told; then it hangs up. */
  readonly finishWithinMs?: number | undefined
  /** Tells each answer's count of statements in a header; never in production. */
  readonly tellStatements?: boolean | undefined
  readonly ready?: () => boolean
}
