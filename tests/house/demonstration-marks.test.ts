import { join } from 'node:path'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.ts'
import { fillDemonstration } from '../../src/demonstration/fill.ts'
import { permissions } from '../../src/people/permissions.ts'
import type { Permission, Role } from '../../src/people/permissions.ts'
import { canReadPdf, textOf } from '../../src/platform/pdf/read-pdf.example.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Browser, Market } from '../support/market.ts'

/** Certified and bought, with a supplement to answer, under evaluation, a certificate to sign, rejected with its letter, and one not sent yet. */
const few = new Set(['technology-115', 'technology-117', 'technology-113', 'technology-014', 'technology-003', 'technology-027'])
const people = [
  'officer.kra',
  'approver.kra',
  'buyer.kra',
  'officer.ex',
  'approver.ex',
  'secretary.soc',
  'operator',
  'auditor',
  'visitor',
] as const

let market: Market
const browsers = new Map<string, Browser>()
/** What stands for the parameters of addresses, one thing and all that belongs to it at a time. */
let places: Record<string, string>[] = []

beforeAll(async () => {
  market = await openMarket({ demonstration: true })
  await fillDemonstration(market.app, join(import.meta.dirname, '../../db/demo'), () => undefined, { technologies: few }).done
  const found = await market.read.many(sql<Record<string, string | null>>`
    select k.company_id as company, k.technology_id as technology, k.application_id as application, k.id as track,
      k.institution_id as institution, k.call_id as call, x.review_id as review,
      (select s.id from review_stages s where s.review_id = x.review_id
        order by (exists (select from sheets h where h.stage_id = s.id and h.state = 'open')) desc, s.sort limit 1) as stage,
        c.id as certificate, l.id as listing, q.id as request, p.id as purchase,
      coalesce((select h.person_id from sheets h where h.review_id = x.review_id and h.state = 'open' limit 1),
        (select s.person_id from committee_seats s where s.review_id = x.review_id limit 1)) as person,
      (select v.rule_set_id from rule_set_versions v where v.id = k.rule_set_version_id) as ruleset,
        (select d.id from technology_documents d where d.technology_id = k.technology_id limit 1) as document
    from tracks k left join review_tracks x on x.track_id = k.id left join certificates c on c.track_id = k.id
      left join listings l on l.technology_id = k.technology_id
    left join quote_requests q on q.technology_id = k.technology_id left join purchases p on p.request_id = q.id
    order by (c.state = 'drafted') desc nulls last, p.id nulls last, k.id`)
  const drafts = await market.read.many(
    sql<
      Record<string, string | null>
    >`select company_id as company, technology_id as technology, id as application from applications where state = 'draft'`,
  )
  const { entry } = await market.read.one(
    sql<{ entry: string }>`select coalesce((select id from vocabulary_entries limit 1), '-') as entry`,
  )
  const fixed = {
    figure: 'purchases',
    section: 'ip-rights',
    number: '1',
    council: 'SOC',
    kind: 'track',
    change: 'suspend',
    link: 'nothing',
    entry,
  }
  places = [...found, ...drafts].map((row) => ({
    ...fixed,
    ...Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    object: row['track'] ?? '',
  }))
  const owners = new Map(
    (
      await market.read.many(
        sql<{ companyId: string; personId: string }>`select company_id, person_id from company_members where role = 'owner'`,
      )
    ).map((row) => [row.companyId, row.personId]),
  )
  const emails = new Map(
    (await market.read.many(sql<{ email: string; id: string }>`select email, id from persons`)).map((row) => [row.email, row.id]),
  )
  for (const place of places) {
    const owner = owners.get(place['company'] ?? '')
    if (owner !== undefined) browsers.set(`owner ${place['company']}`, await market.as(owner))
    if (place['person'] !== undefined) browsers.set(`reviewer ${place['person']}`, await market.as(place['person']))
  }
  for (const name of people) {
    if (name === 'visitor') browsers.set(name, market.visitor)
    else browsers.set(name, await market.as(emails.get(`${name}@market.example`) ?? ''))
  }
}, 600_000)
afterAll(() => market.close())

const roleOf: Readonly<Record<string, Role>> = {
  owner: 'company-owner',
  officer: 'officer',
  approver: 'approver',
  buyer: 'buyer',
  reviewer: 'reviewer',
  secretary: 'secretary',
  operator: 'operator',
  auditor: 'auditor',
}
const mayTry = (who: string, may: string): boolean => {
  const allowed: readonly Role[] = permissions[may as Permission]
  const role = roleOf[who.split(/[ .]/)[0] ?? '']
  return allowed.includes('anyone') || (role !== undefined && (allowed.includes('person') || allowed.includes(role)))
}

/** Files have names of their own under each address. */
const filesOf = async (): Promise<Record<string, string>> =>
  market.read.one(sql<Record<string, string>>`select
  coalesce((select registration_file_id from company_claims where registration_file_id is not null limit 1), '-') as companies,
    coalesce((select file_id from technology_documents where is_public limit 1), '-') as technologies,
  coalesce((select large_file_id from technology_pictures limit 1), '-') as pictures`)

/** What some addresses ask for besides. */
const asks: Readonly<Record<string, string>> = {
  '/api/v1/certificates': 'number=1',
  '/api/v1/catalogue/suggest': 'q=말',
  '/buying/:institution/judgements': 'q=말&listing=:listing',
  '/desk/:institution/judgements': 'q=말&listing=:listing',
  '/reviews/judgements': 'q=말&listing=:listing',
  '/buying/:institution/purchases/new': 'listing=:listing',
  '/buying/:institution/quotes/new': 'listing=:listing',
  '/desk/:institution/rule-sets/:ruleset/compare': 'from=1&to=1',
}

const addressesOf = (route: string, files: Record<string, string>, who: string): string[] => {
  const path = asks[route] === undefined ? route : `${route}?${asks[route]}`
  const names = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '')
  const file = files[/^\/files\/(\w+)/.exec(path)?.[1] ?? ''] ?? '-'
  const mine = places.filter((place) => !who.includes(' ') || Object.values(place).includes(who.split(' ')[1] ?? ''))
  const filled = mine
    .filter((place) => names.every((name) => name === 'file' || place[name] !== undefined))
    .map((place) =>
      path.replace(/:(\w+)/g, (_, name: string) =>
        name === 'file' ? file : name === 'section' && path.includes('rule-sets') ? 'committee' : (place[name] ?? ''),
      ),
    )
  return names.length === 0 ? [path] : [...new Set(filled)]
}

interface Answer {
  readonly who: string
  readonly path: string
  readonly route: string
  readonly type: string
  readonly words: string
}
const wordsOf = async (type: string, body: Buffer): Promise<string | undefined> => {
  if (/^(text|application\/(json|problem\+json|xml|atom\+xml|x-pem-file))/.test(type)) return body.toString('utf8')
  if (type === 'application/pdf') return canReadPdf ? textOf(body) : undefined
  if (type.includes('spreadsheetml')) return JSON.stringify(await readXlsx(body))
  return undefined // pictures say nothing; their captions do
}

/** Every address by which a thing can be read, opened by everybody; each route at least once by whoever may. */
const readEverything = async (): Promise<{ answers: Answer[]; never: string[] }> => {
  const files = await filesOf()
  const answers: Answer[] = []
  const never: string[] = []
  for (const route of allRoutes()) {
    if (route.kind === 'page' && route.method !== 'GET') continue
    let reached = false
    // Those who may go first: some addresses are opened only a few times a minute.
    for (const [who, browser] of [...browsers].toSorted(([a], [b]) => Number(mayTry(b, route.may)) - Number(mayTry(a, route.may)))) {
      // Where somebody may not go one refusal is enough to look at.
      for (const address of addressesOf(route.path, files, who).slice(0, mayTry(who, route.may) ? 6 : 1)) {
        const reply = await browser.get(address)
        reached ||=
          mayTry(who, route.may) &&
          reply.statusCode < 400 &&
          !/^\/(en\/)?(sign-in|account\/second-factor)/.test(String(reply.headers['location'] ?? ''))
        const type = String(reply.headers['content-type'] ?? '').split(';')[0] ?? ''
        const words = reply.statusCode >= 300 && reply.statusCode < 400 ? undefined : await wordsOf(type, reply.rawPayload)
        if (words !== undefined) answers.push({ who, path: address, route: route.path, type, words })
        if (reply.statusCode === 200) break
      }
    }
    if (!reached) never.push(route.path)
  }
  return { answers, never }
}

const says = ({ words }: Answer) => /시연용|시연 자료|Demonstration|"demonstration":true/.test(words)

/** What this scene, which has no index, cannot reach; a new route is either reached or named here. */
const unreached = [
  // Drafts, calls that close, seats not answered yet and joint reviews: none stands in these few stories.
  '/calls/:call/closing.ics',
  '/council/:council/reviews/:review',
  '/desk/:institution/calls/:call/edit',
  '/desk/:institution/certificates/new',
  '/desk/:institution/rule-sets/:ruleset/versions/:number/edit/:section',
  '/reviews/:review/accept',
  '/reviews/:review/conflicts',
  '/api/v1/catalogue/:listing/calls',
  '/api/v1/matches/technologies',
  '/files/calls/:call/:file',
  '/files/quotes/:request/:file',
  '/files/tracks/:track/:file',
  '/links/:link',
  '/searches/:search/stop/:token',
  '/feeds/searches/:search/:token',
]

test('the check of a certificate, its JSON and its number say that it is worth nothing', async () => {
  const { id } = await market.read.one(sql<{ id: string }>`select id from certificates where state = 'valid' limit 1`)
  expect((await market.visitor.get(`/certificates/${id}`)).body).toContain('시연용 인증서라 효력이 없습니다')
  expect((await market.visitor.get(`/api/v1/certificates/${id}`)).json()).toMatchObject({ demonstration: true })
  expect((await market.visitor.get('/api/v1/calls')).json()).toMatchObject({ demonstration: true })
  expect((await market.visitor.get('/api/openapi.json')).json().info.description).toContain('시연용')
})

test('everything that can be read of a demonstration says that it is one, and nothing says so outside', async () => {
  const inside = await readEverything()
  expect(inside.never.toSorted()).toEqual(unreached.toSorted())
  expect(inside.answers.length).toBeGreaterThan(500)
  // A refusal for a machine, and a file of lines without a line, have no room for it.
  expect([
    ...new Set(
      inside.answers
        .filter((one) => one.type !== 'application/problem+json' && one.words !== '' && !says(one))
        .map((one) => `${one.route} (${one.type}) as ${one.who.split(' ')[0]}`),
    ),
  ]).toEqual([])
  const kinds = new Set(inside.answers.map((one) => one.type))
  for (const type of ['text/html', 'text/csv', 'application/json', ...(canReadPdf ? ['application/pdf'] : [])])
    expect(kinds).toContain(type)
  const papers = [
    'receipt.pdf',
    'evidence.pdf',
    'draw.pdf',
    'minutes.pdf',
    'letter.pdf',
    'preview.pdf',
    '/files/certificates/',
    '/files/technologies/',
  ]
  if (canReadPdf)
    expect(papers.filter((paper) => !inside.answers.some((one) => one.type === 'application/pdf' && one.path.includes(paper)))).toEqual([])

  // The same rows, read by a house that is none: only papers drawn before still bear their mark.
  const flags = market.app.market as { isDemonstration: boolean }
  flags.isDemonstration = false
  await market.set(async (tx) => {
    await tx.run(sql`alter table market disable trigger a_demonstration_stays_one`)
    await tx.run(sql`update market set is_demonstration = false`)
  })
  const outside = await readEverything()
  const drawnBefore = /^\/files\/|minutes\.pdf|letter\.pdf|manifest\.json|candidates\.json/
  expect([
    ...new Set(
      outside.answers
        .filter((one) => !drawnBefore.test(one.path) && /시연용|Demonstration/.test(one.words))
        .map((one) => `${one.route} as ${one.who.split(' ')[0]}`),
    ),
  ]).toEqual([])
}, 900_000)
