import type { ZodObject, ZodType } from 'zod'
import type { Upload } from './upload.ts'
import type { Reply, Visit } from './visit.ts'

export interface PageRoute<App, Actor> {
  readonly kind: 'page'
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** The permission of the table of who may do what. A route without one does not start. */
  readonly may: string
  /** The audit name of what a post does ('application.submitted'), several joined by ' or ', or why it leaves none ('none: …'). */
  readonly audit: string
  /** Takes files: their bytes are stored and looked into before the handler runs. */
  readonly upload?: Upload | undefined
  /** A post that counts wherever it comes from: its address holds a secret, and it does no more than the secret allows. */
  readonly fromAnywhere?: boolean | undefined
  /** Without /en: files, assets, machine addresses. */
  readonly noLanguage?: boolean | undefined
  /** How often one address may call it within a minute. */
  readonly perMinute?: number | undefined
  readonly handle: (visit: Visit<App, Actor>) => Promise<Reply> | Reply
}

interface AnyApiRoute {
  readonly kind: 'api'
  readonly path: string
  readonly may: string
  readonly summary: string
  readonly description: string
  readonly tag: string
  readonly params?: ZodType | undefined
  readonly query?: ZodType | undefined
  /** Every answer says besides whether it comes from a demonstration. */
  readonly answer: ZodObject
  /** How often one address may call it within a minute; counted apart from everything else. */
  readonly perMinute?: number | undefined
}
type Handle<App, Answer> = (asked: { app: App; params: never; query: never }) => Promise<Answer>
/** `missing` says when there is nothing to answer with, which is not found; a route without it always answers. */
export type ApiRoute<App> = AnyApiRoute &
  (
    | { readonly missing: string; readonly handle: Handle<App, object | undefined> }
    | { readonly missing?: undefined; readonly handle: Handle<App, object> }
  )

export type Route<App, Actor> = PageRoute<App, Actor> | ApiRoute<App>
