import { afterAll, beforeAll, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.ts'
import { get, post } from '../../src/people/index.ts'
import { page, redirect } from '../../src/platform/http/visit.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'
import { sql } from '../../src/platform/database/database.ts'
import { openMarket } from '../support/market.ts'
import { checkAudit } from './check-audit.ts'
import { checkDoors, checkOthers } from './check-doors.ts'
import { checkForms, checkQuestions } from './check-fuzz.ts'
import { checkStatements } from './check-statements.ts'
import { findSecrets, listen } from './canary.ts'
import type { Heard } from './canary.ts'
import { mayHear, seats } from './may-hear.ts'
import { openSessions } from './perform.ts'
import { decidedByThing } from './roles.ts'
import { plant } from './scene.ts'
import type { Scene } from './scene.ts'
import { acts } from './acts.ts'
import { places } from './doors.ts'
import { openSearches, setFinding } from './finding.ts'
import { setJointReviews } from './joint.ts'
import { makeUndoable, plantedFault } from './undoable.ts'
import { setWorld } from './world.ts'

/**
 * What is true of every door, asked at every door: the list of doors is the house's own, so that a new one is asked too, or the scene is
 * told to find a place for it (doors.ts, acts.ts). Each check has a planted fault it must find.
 */
let scene: Scene
let indexes: { close(): Promise<void> }
const routes = allRoutes()
const slow = 600_000

beforeAll(async () => {
  const world = await setWorld(await openMarket({ expects: plantedFault }))
  await setJointReviews(world)
  await setFinding(world)
  await openSessions(world)
  indexes = await openSearches(world.market)
  scene = { world, undoable: await makeUndoable(world.market) }
}, slow)
afterAll(async () => {
  await scene.undoable.close()
  await indexes.close()
  await scene.world.market.close()
})

test(
  'C3 the other side’s thing answers to the byte like one that is not there',
  async () => {
    expect(await checkOthers(scene, routes)).toEqual([])
  },
  slow,
)

test(
  'no page sends more than five statements, or more with sixty rows than with a few',
  async () => {
    expect(await checkStatements(scene, routes)).toEqual([])
  },
  slow,
)

test(
  'and no more where the index is not ready and the database searches itself',
  async () => {
    const { app } = scene.world.market
    const searches = app.searches
    Object.assign(app, { searches: undefined })
    const found = await checkStatements(
      scene,
      routes.filter(
        (route) => route.path.startsWith('/catalogue') || (route.path.startsWith('/api/v1/catalogue') && !route.path.endsWith('/calls')),
      ),
    )
    Object.assign(app, { searches })
    expect(found).toEqual([])
  },
  slow,
)

test(
  'a planted door is found: without a place, open to all, writing while it looks, showing another’s thing',
  async () => {
    const shown = () => page({ title: 'x', body: 'x' })
    const planted = [
      get('/company/:company/planted/:thing', 'company.see', shown),
      get('/desk/:institution/calls/:call', 'public.see', shown),
      get('/company/:company/technologies', 'technology.see', async (visit) => {
        await visit.app.db.kysely
          .transaction()
          .execute((tx) => sql`update companies set version = version + 1 where id = ${visit.params['company']}`.execute(tx))
        return shown()
      }),
      get('/buying/:institution/quotes/:request', 'buying.see', shown),
    ]
    const house = await plant(scene, planted.slice(1))
    const found = [
      ...(await checkDoors(house, [
        { ...planted[0], kind: 'page' } as never,
        { ...planted[1], may: 'desk.see' } as never,
        ...planted.slice(2),
      ])),
      ...(await checkOthers(house, planted.slice(3))),
    ]
    await house.world.market.server.close()
    expect(found).toContainEqual('GET /company/:company/planted/:thing: the scene has no place for it; add it to tests/matrix/doors.ts')
    expect(found).toContainEqual('GET /desk/:institution/calls/:call as stranger: 200 where it may not')
    expect(found).toContainEqual('GET /company/:company/technologies as A.owner: a reading wrote companies, listing_changes')
    expect(found).toContainEqual('GET /buying/:institution/quotes/:request with request.quoted of the other side: 200 (missing: 200)')
  },
  slow,
)

test('the scene keeps no place, act or exception for a door that is gone', () => {
  const paths = new Set(routes.map((route) => route.path))
  const posted = new Set(routes.flatMap((route) => (route.kind === 'page' && route.method === 'POST' ? [route.path] : [])))
  expect([
    ...[...Object.keys(places), ...Object.keys(decidedByThing)].filter((path) => !paths.has(path)),
    ...Object.keys(acts).filter((path) => !posted.has(path)),
  ]).toEqual([])
})

test(
  'every post leaves the audit row it declares, under who did it; a commit that fails leaves neither',
  async () => {
    expect(await checkAudit(scene, routes)).toEqual([])
  },
  slow,
)

test(
  'a planted post without its row is found, and one that writes outside its transaction',
  async () => {
    const page = routes.filter((route) => route.path === '/company/:company/profile' && route.kind === 'page' && route.method === 'GET')
    const years = routes.filter(
      (route) => route.path === '/desk/:institution/activation' && route.kind === 'page' && route.method === 'GET',
    )
    const silent = post('/company/:company/profile', 'company.edit', 'company.edited', async (visit) => {
      await inTransaction(visit.app.db, visit.actor, (tx) => tx.run(sql`update companies set version = version + 1`))
      return redirect('/')
    })
    const twice = post('/desk/:institution/activation/goals', 'activation.work', 'goals.set', async (visit) => {
      await sql`update market set is_demonstration = is_demonstration`.execute(visit.app.db.kysely)
      await sql`update institutions set former_names = '["x"]' where id = 'kra'`.execute(visit.app.db.kysely)
      return inTransaction(visit.app.db, visit.actor, async (tx) => {
        await tx.record({ action: 'goals.set', kind: 'x', id: 'x' })
        return redirect('/')
      })
    })
    const house = await plant(scene, [...page, ...years, silent, twice])
    const found = await checkAudit(house, [silent, twice])
    await house.world.market.server.close()
    expect(found).toContainEqual('POST /company/:company/profile: declares company.edited, kept nothing')
    expect(found).toContainEqual('POST /desk/:institution/activation/goals: the commit failed and institutions changed')
  },
  slow,
)

test('the API refuses what it does not know, and what is of another type, with 400', async () => {
  for (const asked of [
    '/api/v1/calls?nothing=1',
    '/api/v1/catalogue?page=x',
    '/api/v1/catalogue?page=-1',
    '/api/v1/catalogue?nothing=1',
    '/api/v1/certificates?nothing=1&number=X',
    '/api/v1/figures?nothing=1',
    '/api/v1/catalogue/%00',
  ]) {
    const answer = await scene.world.market.visitor.get(asked)
    expect([asked, answer.statusCode, String(answer.headers['content-type'])]).toEqual([
      asked,
      400,
      expect.stringContaining('problem+json'),
    ])
  }
})

test(
  'D2 a planted form that prints what was typed raw is found',
  async () => {
    const raw = post('/companies/join', 'company.join', 'company.join-asked', (visit) => ({
      kind: 'bytes',
      body: Buffer.from(`<p>${visit.form.text('message')}</p>`),
      type: 'text/html',
      status: 200,
    }))
    const house = await plant(scene, [
      ...routes.filter((route) => route.path === '/companies/join' && route.kind === 'page' && route.method === 'GET'),
      raw,
    ])
    const found = await checkForms(house, [raw])
    await house.world.market.server.close()
    expect(found).toContainEqual('POST /companies/join: html: not escaped')
  },
  slow,
)

/** The dossiers of the reviews in which somebody took a seat with the pledge, be it of this or the other institution, for the pool is shared; and the own sheets, which are written in some. */
const bySeat = async (personId: string | undefined): Promise<RegExp[]> => {
  const taken = new Set(
    (
      await scene.world.market.read.many(
        sql<{ reviewId: string }>`select review_id from committee_seats where person_id = ${personId ?? null} and state = 'accepted'`,
      )
    ).map((row) => row.reviewId),
  )
  return [scene.world.A, scene.world.B].flatMap(({ ids, name: side }) =>
    Object.entries(ids).flatMap(([name, id]) => {
      if (!name.startsWith('review.') || !taken.has(id)) return []
      const what = name.slice('review.'.length)
      return [
        new RegExp(`^zq${side}${what}(dossier|paper|patent)$`, 'i'),
        ...(['evaluating', 'sealed'].includes(what) ? [new RegExp(`^zq${side}(sheet|overall)$`, 'i')] : []),
      ]
    }),
  )
}
const isSeat = (who: string): boolean => (seats as readonly string[]).includes(who)

test(
  'no private word is heard by who must not hear it, on any page, file, API answer or PDF',
  async () => {
    const secrets = await findSecrets(scene)
    const heard: Heard[] = []
    for (const who of Object.keys(mayHear)) heard.push(await listen(scene, routes, who, 60, secrets))
    const overheard: string[] = []
    for (const { who, personId, marks, secrets: told } of heard) {
      const shapes = [...(mayHear[who] ?? []), ...(isSeat(who) ? await bySeat(personId) : [])]
      overheard.push(
        ...told.map((one) => `${who}: ${one}`),
        ...[...marks]
          .filter(([mark]) => !shapes.some((shape) => shape.test(mark)))
          .map(([mark, address]) => `${who} hears ${mark} at ${address}`),
      )
    }
    expect(overheard).toEqual([])
    // A reviewer hears no name of the pool but their own.
    for (const { who, marks } of heard.filter((one) => isSeat(one.who)))
      expect([who, new Set([...marks.keys()].filter((mark) => /reviewer/.test(mark)).map((mark) => mark.toLowerCase())).size]).toEqual([
        who,
        1,
      ])
    // The ears are open: each hears its own, and who took a seat what they review.
    expect(heard.filter((one) => one.marks.size < (isSeat(one.who) ? 2 : 3)).map((one) => one.who)).toEqual([])
    for (const [who, mark] of [
      ['seated', 'zqAevaluatingdossier'],
      ['seat.meeting', 'zqAmeetingdossier'],
    ] as const)
      expect([who, ...(heard.find((one) => one.who === who)?.marks.keys() ?? [])]).toContain(mark)
  },
  slow,
)

test(
  'a planted leak is heard',
  async () => {
    const leak = get('/help', 'public.see', async (visit) =>
      page({
        title: 'x',
        body: (
          await visit.read.one(
            sql<{ name: string }>`select string_agg(name || password_hash, ' ') as name from persons where name like 'zqAreviewer%'`,
          )
        ).name,
      }),
    )
    const house = await plant(scene, [leak])
    const { marks, secrets } = await listen(house, [leak], 'visitor', 3, await findSecrets(scene))
    await house.world.market.server.close()
    expect([marks.has('zqAreviewer0'), secrets.length > 0]).toEqual([true, true])
  },
  slow,
)

test(
  'a planted page that asks once a row is found',
  async () => {
    const many = get('/company/:company/technologies', 'technology.see', async (visit) => {
      const rows = await visit.read.many(sql<{ id: string }>`select id from technologies where company_id = ${visit.params['company']}`)
      for (const row of rows) await visit.read.one(sql`select ${row.id}::text`)
      return page({ title: 'x', body: 'x' })
    })
    const house = await plant(scene, [many])
    const found = await checkStatements(house, [many])
    await house.world.market.server.close()
    expect(found.length).toBe(2)
  },
  slow,
)

test(
  'C2 C1 B10 who may comes in, who may not finds nothing there, an auditor writes nothing, and looking changes nothing',
  async () => {
    expect(await checkDoors(scene, routes)).toEqual([])
  },
  slow,
)

test(
  'D15 no page is brought down by what it is asked with',
  async () => {
    expect(await checkQuestions(scene, routes)).toEqual([])
  },
  slow,
)

test(
  'D15 J1 no form, however it is spoilt, brings a fault, an unescaped word, a lost one, or half a change',
  async () => {
    expect(await checkForms(scene, routes)).toEqual([])
  },
  slow,
)
