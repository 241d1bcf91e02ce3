import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { remindOfDue } from '../applications/index.ts'
import { remindOfExpiry } from '../certificates/index.ts'
import { remindSilentReviewers } from '../reviews/index.ts'
import { fillDemonstration } from './fill.ts'
import { roles } from './roles.ts'

let demo: Market
let normal: Market
const folder = join(import.meta.dirname, '../../db/demo')
/** One that was certified, one rejected, one joint of four ports, one that waits for a supplement. */
const few = new Set(['technology-002', 'technology-003', 'technology-031'])
const fill = async () => {
  const told: number[] = []
  expect(await fillDemonstration(demo.app, folder, (progress) => told.push(progress), { technologies: few }).done).toEqual([])
  return told
}
const count = (what: string) => demo.read.one(sql<{ n: number }>`select count(*) as n from ${sql.table(what)}`).then((row) => row.n)

beforeAll(async () => {
  demo = await openMarket({ demonstration: true })
  normal = await openMarket()
}, 300_000)
afterAll(async () => {
  await demo.close()
  await normal.close()
})

test('a market fills itself through its own actions, in the past, and says how far it is', async () => {
  const told = await fill()
  expect(told.at(-1)).toBe(100)
  const tracks = await demo.read.many(
    sql<{ state: string; n: number }>`select state, count(*) as n from tracks group by state order by state`,
  )
  expect(tracks).toEqual([
    { state: 'certified', n: 5 },
    { state: 'rejected', n: 1 },
  ])
  const { oldest, verdicts, audits } = await demo.read.one(sql<{ oldest: number; verdicts: number; audits: number }>`
    select (select extract(day from clock_timestamp() - min(submitted_at)) from tracks) as oldest,
      (select count(*) from verdicts where signed_by <> drafted_by) as verdicts,
      (select count(*) from audit_log where action = 'verdict.signed') as audits`)
  expect(Number(oldest)).toBeGreaterThan(600)
  expect([verdicts, audits]).toEqual([3, 3])
  // A sheet is sealed at its stage or after it, never before.
  expect(
    await demo.read.many(sql`select h.id from sheets h join review_stages s on s.id = h.stage_id where h.sealed_at < s.held_at`),
  ).toEqual([])
}, 300_000)

test('no certificate is of a firm nobody confirmed, and every institution says whom to ask', async () => {
  const unconfirmed = await demo.read.many(sql`select company_name_ko from certificates c where not exists (select from company_claims k
    where k.company_id = c.company_id and k.state = 'confirmed')`)
  expect(unconfirmed).toEqual([])
  const { id } = await demo.read.one(sql<{ id: string }>`select institution_id as id from certificates limit 1`)
  expect((await demo.visitor.get(`/institutions/${id}`)).body).toContain(`기술마켓 담당(시연) · 02-000-0000 · market@${id}.example`)
})

test('everything is marked as invented', async () => {
  expect((await demo.read.one(sql<{ n: number }>`select count(*) as n from companies where not invented`)).n).toBe(0)
  const page = (await demo.visitor.get('/catalogue')).body
  expect(page).toContain('시연용')
  const { id } = await demo.read.one(sql<{ id: string }>`select id from certificates where state = 'valid' limit 1`)
  expect((await demo.visitor.get(`/certificates/${id}`)).body).toContain('시연')
  expect((await demo.visitor.get('/catalogue/export.csv')).body).toContain('시연용')
})

test('filling a second time adds nothing', async () => {
  const tables = [
    'persons',
    'companies',
    'technologies',
    'calls',
    'applications',
    'tracks',
    'reviews',
    'sheets',
    'certificates',
    'quote_requests',
    'purchases',
    'accompanied_firms',
    'files',
  ]
  const before = await Promise.all(tables.map(count))
  await fill()
  expect(await Promise.all(tables.map(count))).toEqual(before)
}, 300_000)

test('a filling that was cut off goes on where it stood, and ends with the same', async () => {
  const again = await openMarket({ demonstration: true })
  let filling: ReturnType<typeof fillDemonstration> | undefined
  const cut = (progress: number) => {
    if (progress > 40) void filling?.stop()
  }
  filling = fillDemonstration(again.app, folder, cut, { technologies: few })
  expect(await filling.done).toEqual([])
  const counts = () =>
    Promise.all(
      ['tracks', 'reviews', 'sheets', 'certificates', 'purchases'].map((what) =>
        again.read.one(sql<{ n: number }>`select count(*) as n from ${sql.table(what)}`).then((row) => row.n),
      ),
    )
  const before = await counts()
  expect(await fillDemonstration(again.app, folder, () => undefined, { technologies: few }).done).toEqual([])
  const after = await counts()
  await again.close()
  const whole = await Promise.all(['tracks', 'reviews', 'sheets', 'certificates', 'purchases'].map(count))
  expect(before).not.toEqual(whole)
  expect(after).toEqual(whole)
}, 300_000)

test('what fell due on the way was told when it did, and the jobs find nothing of it left', async () => {
  const past = await openMarket({ demonstration: true })
  // A certificate that ended, invitations without an answer, a supplement that did not come; and one that was sent before two of them, and is told after.
  const technologies = new Set(['technology-005', 'technology-016', 'technology-098', 'technology-101'])
  expect(await fillDemonstration(past.app, folder, () => undefined, { technologies }).done).toEqual([])
  const told = await past.read.many(sql<{ kind: string; last: number }>`
    select kind, extract(day from clock_timestamp() - max(at))::int as last from notices
      where kind in ('certificate.reminded', 'certificate.expired', 'track.due-soon', 'track.overdue', 'review.invitation-overdue')
      group by kind order by kind`)
  expect(told.map(({ kind }) => kind)).toEqual([
    'certificate.expired',
    'certificate.reminded',
    'review.invitation-overdue',
    'track.due-soon',
    'track.overdue',
  ])
  for (const { last } of told) expect(last).toBeGreaterThan(0)
  expect([await remindOfDue(past.app), await remindSilentReviewers(past.app), await remindOfExpiry(past.app)]).toEqual([0, 0, 0])
  const { receipts, later, papers } = await past.read.one(sql<{ receipts: number; later: unknown; papers: number[] }>`
    select (select count(*) from tracks) as receipts,
      (select json_agg(array[a.receipt_number, b.receipt_number]) from tracks a join tracks b on b.institution_id = a.institution_id
        where a.submitted_at < b.submitted_at and a.receipt_number > b.receipt_number
          and split_part(a.receipt_number, '-R', 1) = split_part(b.receipt_number, '-R', 1)) as later,
      (select array_agg(n order by n) from (select count(*)::int as n from sme_confirmations group by company_id) c) as papers`)
  expect([receipts, later, new Set(papers).size]).toEqual([4, null, 1])
  const cited = await past.read.many(sql<{ sent: string; begins: string }>`
    select (a.submitted_at at time zone 'Asia/Seoul')::date as sent, c->>'validFrom' as begins
      from applications a, jsonb_array_elements((a.manifest::jsonb)->'company'->'confirmations') c where a.state = 'submitted'`)
  expect(cited.length).toBeGreaterThan(3)
  expect(cited.filter(({ sent, begins }) => begins > sent)).toEqual([])
  const claims = await past.read.many(sql<{ companyId: string }>`select company_id from company_claims
    where state = 'provisional' and registration_file_id is not null`)
  expect(claims).toHaveLength(1)
  const { id: officer } = await past.read.one(sql<{ id: string }>`select id from persons where email = 'officer.kra@market.example'`)
  expect((await (await past.as(officer)).get('/desk/kra/claims')).body).toContain('주식회사 실마리데이터')
  await past.close()
}, 300_000)

test('no mail of a demonstration is called sent, neither in the list nor on the overview', async () => {
  const { id } = await demo.read.one(sql<{ id: string }>`select person_id as id from role_grants where role = 'operator' limit 1`)
  const operator = await demo.as(id)
  const mails = (await operator.get('/operations/mail')).body
  expect([/>(보냄|보내기 전)</.test(mails), mails.includes('시연에서는 메일을 실제로 보내지 않고')]).toEqual([false, true])
  expect((await operator.get('/operations')).body).not.toMatch(/보낸 메일|보내기 전 메일/)
})

test('the twelve steps are ticked by whoever walked them, and each leads to the person and page where it is done', async () => {
  const begun = (await demo.visitor.get('/demo')).body
  for (const said of ['아직 아무도 걷지 않았습니다.', '살펴보는 걸음']) expect(begun).toContain(said)
  const step = await demo.visitor.post('/demo/steps/certificate')
  expect([step.statusCode, String(step.headers['location'])]).toEqual([303, expect.stringMatching(/^\/certificates\//)])
  expect((await demo.visitor.get('/demo')).body).toContain('열두 걸음 가운데 1걸음')
  const asked = await demo.visitor.post('/demo/steps/ask')
  expect(String(asked.headers['location'])).toMatch(/^\/catalogue\//)
  const page = await demo.visitor.get('/demo')
  expect(page.body.match(/걸었음/g)).toHaveLength(1)
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  expect((await demo.visitor.post('/demo/steps/nothing')).statusCode).toBe(404)
  expect((await normal.visitor.post('/demo/steps/certificate')).statusCode).toBe(404)
})

test.each(roles.map((role) => [role.key, role] as const))(
  'one button enters as %s, on a page that is there, and leaves its row',
  async (key, role) => {
    expect((await demo.visitor.get('/demo')).body).toContain(role.name.ko)
    const before = await entries(key)
    const entered = await demo.visitor.post(`/demo/${key}`)
    expect([entered.statusCode, entered.headers['set-cookie'] === undefined]).toEqual([303, false])
    if (key === 'officer') expect(entered.headers['location']).toBe('/desk/kra')
    const cookie = [entered.headers['set-cookie']]
      .flat()
      .map((one) => String(one).split(';')[0])
      .join('; ')
    expect((await demo.server.inject({ url: String(entered.headers['location']), headers: { cookie } })).statusCode).toBe(200)
    expect(await entries(key)).toBe(before + 1)
  },
)
const entries = async (role: string) =>
  (
    await demo.read.one(
      sql<{ n: number }>`select count(*) as n from audit_log where action = 'demonstration.entered' and detail->>'role' = ${role}`,
    )
  ).n

test('a firm is entered as on the road: where most is under way, or where a visitor worked before', async () => {
  const [entered, walked] = [await demo.visitor.post('/demo/firm'), await demo.visitor.post('/demo/steps/write')]
  expect(`${String(entered.headers['location'])}/technologies`).toBe(walked.headers['location'])
})

test('no other market has that door', async () => {
  expect((await normal.visitor.get('/demo')).statusCode).toBe(404)
  const refused = await normal.visitor.post('/demo/operator')
  expect(refused.statusCode).toBe(404)
  expect(refused.headers['set-cookie'] ?? '').not.toContain('market=')
})
