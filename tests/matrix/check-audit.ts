import type { Route } from '../../src/people/index.ts'
import { acts } from './acts.ts'
import { addressOf } from './doors.ts'
import { nameOf } from './check-doors.ts'
import { fillForm, rightfulPerson, walkerFor } from './perform.ts'
import type { Filled, Walker } from './perform.ts'
import type { Scene } from './scene.ts'
import type { Look } from './undoable.ts'

/** What one act brings along in its transaction, by the name it is kept under itself. */
const consequences: Readonly<Record<string, readonly string[]>> = {
  'track.supplement-answered': ['technology.document-added', 'technology.version-kept'],
  'track.condition-met': ['track.conditions-met'],
  'review.opened': ['track.review-started'],
  'verdict.signed': ['track.approved', 'track.approved-on-condition', 'track.rejected'],
  'certificate.issued': ['track.certified', 'listing.listed'],
  'certificate.suspended': ['listing.hidden'],
  'certificate.revoked': ['listing.hidden'],
  'application.submitted': ['technology.version-kept', 'track.submitted'],
}

const lastAudit = async (look: Look): Promise<number> =>
  Number((await look.query<{ last: string }>('select coalesce(max(id), 0) as last from audit_log'))[0]?.last ?? 0)
const auditSince = async (look: Look, last: number) =>
  look.query<{ action: string; person_id: string | null }>('select action, person_id from audit_log where id > $1 order by id', [last])

/** Each table's rows as one number; the same as before means that nothing changed. */
export const fingerprint = async (look: Look): Promise<Map<string, string>> => {
  const tables = await look.query<{ name: string }>(
    "select relname as name from pg_stat_user_tables where schemaname = 'public' order by relname",
  )
  const rows = await look.query<{ name: string; print: string }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as print from "${name}" t`,
      )
      .join(' union all '),
  )
  return new Map(rows.map((row) => [row.name, row.print]))
}
export const changedTables = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name)

/** Kept although a form was refused: who guessed, who was refused, and what the search writes down by itself meanwhile. */
export const keptOnRefusal = new Set(['sign_in_attempts', 'sessions', 'audit_log', 'access_log', 'search_queries'])

export const postsOf = (routes: readonly Route[]) =>
  routes.filter((route) => route.kind === 'page' && route.method === 'POST' && acts[route.path]?.closed === undefined)

/** Every post that does what it is for leaves the row it declares, by who did it, and with nothing of it where the commit fails. */
export const checkAudit = async (scene: Scene, routes: readonly Route[]): Promise<string[]> => {
  const { world } = scene
  const found: string[] = []
  for (const route of postsOf(routes)) {
    for (const step of [postIt, postWithFailingCommit]) {
      // Whoever changes how they sign in leaves with another session, which was taken back.
      const walker = await walkerFor(world, rightfulPerson(world, world.A, route, acts[route.path]))
      await scene.undoable.undo(async (look) => {
        try {
          if (addressOf(world.A, route.path) === undefined) throw new Error('the scene has no place for it')
          found.push(
            ...(await step(route, await fillForm(world, world.A, route.path, walker), walker, look)).map(
              (what) => `${nameOf(route)}: ${what}`,
            ),
          )
        } catch (error) {
          found.push(`${nameOf(route)}${step === postIt ? '' : ' with a failing commit'}: ${(error as Error).message}`)
        }
      })
    }
  }
  return found
}

const declared = (route: Route): string[] => (route.kind !== 'page' || route.audit.startsWith('none:') ? [] : route.audit.split(' or '))

const postIt = async (route: Route, form: Filled, walker: Walker, look: Look): Promise<string[]> => {
  const last = await lastAudit(look)
  const answer = await walker.post(form.address, form.fields, form.papers)
  if (![200, 303].includes(answer.statusCode))
    return [
      `${answer.statusCode} to a form that is filled rightly: ${/<h1[\s\S]*?<\/h1>|class="error[\s\S]{0,200}/.exec(answer.body)?.[0] ?? ''}`,
    ]
  const kept = await auditSince(look, last)
  const names = declared(route)
  const own = kept.filter((row) => names.includes(row.action))
  const others = kept.filter((row) => !names.includes(row.action) && !own.some((one) => consequences[one.action]?.includes(row.action)))
  const isSame = new Set(own.map((row) => row.action)).size === Math.min(1, names.length)
  const stranger = kept.find((row) => walker.personId !== undefined && row.person_id !== walker.personId)
  return [
    ...(isSame ? [] : [`declares ${names.join(' or ') || 'nothing'}, kept ${kept.map((row) => row.action).join(', ') || 'nothing'}`]),
    ...(others.length > 0 ? [`also kept ${others.map((row) => row.action).join(', ')}`] : []),
    ...(stranger ? [`${stranger.action} is kept under another person`] : []),
  ]
}

const postWithFailingCommit = async (route: Route, form: Filled, walker: Walker, look: Look): Promise<string[]> => {
  if (declared(route).length === 0) return []
  const before = await fingerprint(look)
  look.failNextCommit()
  const answer = await walker.post(form.address, form.fields, form.papers)
  const changed = changedTables(before, await fingerprint(look)).filter(
    (table) => !['sign_in_attempts', 'sessions', 'search_queries'].includes(table),
  )
  return [
    ...(answer.statusCode === 503 ? [] : [`${answer.statusCode} although the commit failed`]),
    ...(changed.length > 0 ? [`the commit failed and ${changed.join(', ')} changed`] : []),
  ]
}
