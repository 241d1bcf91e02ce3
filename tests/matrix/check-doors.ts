import type { LightMyRequestResponse } from 'fastify'
import type { Route } from '../../src/people/index.ts'
import { acts } from './acts.ts'
import { addressOf, places, thingOf } from './doors.ts'
import { filled, rightfulPerson, walkerFor } from './perform.ts'
import type { Walker } from './perform.ts'
import { knockersAt, mayPass } from './roles.ts'
import type { Knocker } from './roles.ts'
import type { Scene } from './scene.ts'
import type { Look } from './undoable.ts'

const missing = 'nothing23here'
const methodOf = (route: Route) => (route.kind === 'page' ? route.method : 'GET')
export const nameOf = (route: Route): string => `${methodOf(route)} ${route.path}`

/** Tables that a reading may write: who read what, who was refused, that a session was used, that a buyer looked. */
const readingMayWrite = new Set(['access_log', 'audit_log', 'sessions', 'listing_views'])
const rowsTouched = async (look: Look): Promise<Map<string, number>> =>
  new Map(
    (
      await look.query<{ relname: string; rows: string }>(
        'select relname, n_tup_ins + n_tup_upd + n_tup_del as rows from pg_stat_xact_user_tables',
      )
    ).map((row) => [row.relname, Number(row.rows)]),
  )
/** Runs an attempt; answers with it the tables in which it touched a row, also where it took that back. */
export const watched = async <Result>(look: Look, act: () => Promise<Result>): Promise<{ result: Result; written: string[] }> => {
  const before = await rowsTouched(look)
  const result = await act()
  const after = await rowsTouched(look)
  const written = [...after].filter(([table, rows]) => rows > (before.get(table) ?? 0)).map(([table]) => table)
  return { result, written: written.toSorted() }
}

const openAnswers = new Set([200, 303])
/** A form that was sent empty, by somebody who may: done, or told what is missing. */
const answersToEmpty = new Set([200, 303, 409, 422])
/** Forms that name their thing themselves: an empty one names nothing. */
const namesItsThing =
  /^\/account\/security\/recovery-codes$|^\/operations\/people\/:person\/act$|^\/companies\/join$|\/people\/:person\/change$|\/documents\/reuse$|\/assign$|^\/desk\/:institution\/reviews$|\/judgements$|\/(certificates|quotes|purchases)\/new$/

const isSignIn = (answer: LightMyRequestResponse) => answer.statusCode === 303 && String(answer.headers['location']).startsWith('/sign-in')

/** Doors that show nothing to see for some reason of the scene. */
const nothingThere = new Set(['GET /demo', 'POST /demo/:role', 'POST /demo/steps/:step'])

/** For every door and everybody who might knock: who may comes in, who may not finds nothing there, and looking changes nothing. */
export const checkDoors = async (scene: Scene, routes: readonly Route[]): Promise<string[]> => {
  const found: string[] = []
  for (const route of routes) {
    const address = addressOf(scene.world.A, route.path)
    if (address === undefined) {
      found.push(`${nameOf(route)}: the scene has no place for it; add it to tests/matrix/doors.ts`)
      continue
    }
    await scene.undoable.undo(async (look) => {
      found.push(...(await knockAt(scene, route, address, look)))
    })
  }
  return found
}

const publicKnockers = ['visitor', 'B.owner', 'auditor']
/** Who may see a page is asked of everybody; who may post, of those who may and of these who may not. */
const postKnockers = ['visitor', 'stranger', 'A.member', 'A.approver', 'A.officer', 'B.owner', 'B.officer', 'seatless', 'auditor']

const knockAt = async (scene: Scene, route: Route, address: string, look: Look): Promise<string[]> => {
  const { world } = scene
  const method = methodOf(route)
  const found: string[] = []
  const seats = await look.query<{ id: string }>(
    `select person_id as id from reviewers r where state = 'active' and not exists (select from committee_seats s join review_tracks x on x.review_id = s.review_id join tracks t on t.id = x.track_id where s.person_id = r.person_id and (s.review_id = $1)) limit 1`,
    [/\/reviews\/([a-z0-9]{12})/.exec(address)?.[1] ?? ''],
  )
  const everybody = knockersAt(world, route.path, seats[0]?.id ?? '')
  const isPublic = everybody[0] !== undefined && mayPass({ ...route, method }, everybody[0])
  // A public page asks nobody who they are: three stand for all.
  const some = isPublic ? publicKnockers : method === 'POST' ? postKnockers : undefined
  const knockers =
    some === undefined ? everybody : everybody.filter((one) => some.includes(one.name) || (!isPublic && mayPass({ ...route, method }, one)))
  for (const who of knockers) found.push(...(await knock(scene, route, address, who, look)))
  return found
}

const knock = async ({ world }: Scene, route: Route, address: string, who: Knocker, look: Look): Promise<string[]> => {
  const method = methodOf(route)
  const may = mayPass({ ...route, method }, who)
  const say = (what: string) => `${nameOf(route)} as ${who.name}: ${what}`
  const walker = await walkerFor(world, who.personId)
  await look.query('savepoint knock')
  const { result: answer, written: touched } = await watched(look, () =>
    method === 'GET' ? walker.get(address) : walker.post(address.replace(/\?.*$/, ''), {}),
  )
  const written = touched.filter((table) => !readingMayWrite.has(table))
  await look.query('rollback to savepoint knock')
  if (answer.statusCode >= 500) return [say(`${answer.statusCode}`)]
  if (nothingThere.has(nameOf(route))) return answer.statusCode === 404 ? [] : [say(`${answer.statusCode} where nothing is`)]
  if (!may) {
    const isShut = answer.statusCode === 404 || (who.personId === undefined && isSignIn(answer))
    return [
      ...(isShut ? [] : [say(`${answer.statusCode} where it may not`)]),
      ...(written.length > 0 ? [say(`wrote ${written.join(', ')}`)] : []),
    ]
  }
  if (method === 'POST')
    return answersToEmpty.has(answer.statusCode) || (answer.statusCode === 404 && namesItsThing.test(route.path))
      ? []
      : [say(`${answer.statusCode} to an empty form`)]
  return [
    ...(openAnswers.has(answer.statusCode) && !isSignIn(answer) ? [] : [say(`${answer.statusCode} where it may`)]),
    ...(written.length > 0 ? [say(`a reading wrote ${written.join(', ')}`)] : []),
  ]
}

/** Names in an address that are no thing of one side: kinds, sections, and what everybody of the market may look at. */
const nobodysOwn = /^(institution|company|listing|listing\.hidden|call\.published|seat2?\.|other\.|people\.|reviewer$|mail$)/
/** Doors at which every thing of the market may be seen by whoever may come in. */
const seesAll = (path: string) =>
  /^\/(operations|audit|calls|catalogue|certificates|institutions|companies|figures|api|links|demo)(\/|$)/.test(path) ||
  /^\/files\/(calls|certificates|pictures)\//.test(path)

const alike = (answer: LightMyRequestResponse, ids: readonly string[]): string => {
  // The clock of the frame goes on between two requests.
  let body = answer.body.replaceAll(/<time[\s\S]*?<\/time>|data-now="[^"]*"/g, '')
  for (const id of ids) body = body.replaceAll(id, '#')
  return `${answer.statusCode} ${String(answer.headers['content-type'])} ${body}`
}

/** The other side's thing at one's own address answers to the byte like one that is not there. */
export const checkOthers = async (scene: Scene, routes: readonly Route[]): Promise<string[]> => {
  const { world } = scene
  const found: string[] = []
  for (const route of routes) {
    const place = places[route.path]
    if (place === undefined || seesAll(route.path) || acts[route.path]?.closed !== undefined) continue
    const isDesk = route.path.startsWith('/desk')
    const things = [...place.replace(/\?.*$/, '').matchAll(/\{([^}]+)\}/g)]
      .map((match) => match[1] ?? '')
      .filter(
        (name) =>
          !nobodysOwn.test(name) ||
          (name.startsWith('people.') && route.path.startsWith('/company')) ||
          (name === 'call.published' && isDesk),
      )
    const walker = await walkerFor(
      world,
      rightfulPerson(world, world.A, route, methodOf(route) === 'POST' ? acts[route.path] : undefined) ?? world.A.people.owner,
    )
    for (const thing of things)
      await scene.undoable.undo(async (look) => {
        found.push(...(await tryOthers(scene, route, place, thing, walker, look)))
      })
  }
  return found
}

const tryOthers = async ({ world }: Scene, route: Route, place: string, thing: string, walker: Walker, look: Look): Promise<string[]> => {
  const other =
    thing.startsWith('review.') && route.path.startsWith('/reviews') ? thingOf(world.B, 'review.frozen') : thingOf(world.B, thing)
  const addressWith = (id: string) => filled(world, world.A, place.replace(`{${thing}}`, id)).replace(/\?.*$/, '')
  const typed = Object.fromEntries(Object.entries(acts[route.path]?.with ?? {}).map(([name, value]) => [name, [value].flat()]))
  const ask = async (id: string) => {
    await look.query('savepoint other')
    const fields = Object.fromEntries(
      Object.entries(typed).map(([name, value]) => [
        filled(world, world.A, name.replace(`{${thing}}`, id)),
        value.map((one) => filled(world, world.A, one)),
      ]),
    )
    const { result: answer, written } = await watched(look, () =>
      methodOf(route) === 'GET' ? walker.get(addressWith(id)) : walker.post(addressWith(id), fields),
    )
    await look.query('rollback to savepoint other')
    return { answer, written: written.filter((table) => !readingMayWrite.has(table)) }
  }
  if (other === thingOf(world.A, thing)) return [] // a name of the rules, the same on both sides
  const [theirs, nothing] = [await ask(other), await ask(missing)]
  const say = (what: string) => [`${nameOf(route)} with ${thing} of the other side: ${what}`]
  // A form may say what is wrong with it before it looks for its thing; then it says the same of one that is not there.
  if (![404, 409, 422].includes(theirs.answer.statusCode)) return say(`${theirs.answer.statusCode} (missing: ${nothing.answer.statusCode})`)
  if (alike(theirs.answer, [other]) !== alike(nothing.answer, [missing])) return say('another answer than a missing one')
  return theirs.written.length > 0 ? say(`wrote ${theirs.written.join(', ')}`) : []
}
