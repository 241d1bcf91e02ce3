import type { Acting } from '../platform/audit/audit.ts'
import type { Permission } from './permissions.ts'
import type { App } from '../platform/services.ts'
import type { PageRoute, Route as PlatformRoute } from '../platform/http/routes.ts'
import type { Reply, Visit as PlatformVisit } from '../platform/http/visit.ts'

export type InstitutionRole = 'officer' | 'approver' | 'buyer'

/**
 * Who acts, and under which hat. The hat comes from the address, never from the session:
 * /company/{c} → company, /desk/{inst} and /buying/{inst} → institution, /reviews → reviewer, /council/{c} → council,
 * /operations → operator, /audit → auditor. An auditor on another's staff page is an auditor still, and only reads.
 */
export type Actor = Acting &
  (
    | { readonly hat: 'anyone' }
    | { readonly hat: 'person'; readonly personId: string }
    | { readonly hat: 'company'; readonly personId: string; readonly companyId: string; readonly role: 'owner' | 'member' }
    | { readonly hat: 'institution'; readonly personId: string; readonly institutionId: string; readonly roles: readonly InstitutionRole[] }
    | { readonly hat: 'reviewer'; readonly personId: string }
    | { readonly hat: 'council'; readonly personId: string; readonly councilId: string }
    | { readonly hat: 'operator'; readonly personId: string }
    | { readonly hat: 'auditor'; readonly personId: string }
  )
export type Hat = Actor['hat']
export type ActorOf<Kind extends Hat> = Extract<Actor, { hat: Kind }>
export type CompanyActor = ActorOf<'company'>
export type InstitutionActor = ActorOf<'institution'>
export type ReviewerActor = ActorOf<'reviewer'>

/** A visit as every slice's pages see it. */
export type Visit = PlatformVisit<App, Actor>
export type Route = PlatformRoute<App, Actor>

type Handler = (visit: Visit) => Promise<Reply> | Reply
type Options = Partial<Pick<PageRoute<App, Actor>, 'upload' | 'noLanguage' | 'perMinute' | 'audit' | 'fromAnywhere'>>

/** A page that is read: `get('/calls', 'call.see', drawCalls)`. */
export const get = (path: string, may: Permission, handle: Handler, options: Options = {}): Route => ({
  kind: 'page',
  method: 'GET',
  path,
  may,
  audit: 'none: it only reads',
  handle,
  ...options,
})

/** A form that is posted: `post('/desk/:institution/calls', 'call.draft', 'call.drafted', draftCall)`. */
export const post = (path: string, may: Permission, audit: string, handle: Handler, options: Options = {}): Route => ({
  kind: 'page',
  method: 'POST',
  path,
  may,
  audit,
  handle,
  ...options,
})

/** A list as files: `exportsOf('/desk/:institution/queue', 'track.see', exportQueue)` opens …/export.csv and …/export.xlsx. */
export const exportsOf = (path: string, may: Permission, send: (format: 'csv' | 'xlsx') => Handler): readonly Route[] =>
  (['csv', 'xlsx'] as const).map((format) => get(`${path}/export.${format}`, may, send(format), { perMinute: 10 }))

/** The hat a page needs; a page under /company/… is only ever drawn for a company's member. Anything else is our own mistake. */
export const actingAs = <Kind extends Hat>(visit: Visit, hat: Kind): ActorOf<Kind> => {
  if (visit.actor.hat !== hat) throw new Error(`${visit.path} is drawn for ${hat}, not ${visit.actor.hat}`)
  return visit.actor as ActorOf<Kind>
}

/** The institution whose desk is looked at: the officer's own, or any for an auditor who only reads. */
export const deskOf = (visit: Visit): string => visit.params['institution'] ?? ''
