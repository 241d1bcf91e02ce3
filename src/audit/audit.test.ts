import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { draftCertificate } from '../certificates/index.ts'
import { placeTrack, setScene } from '../certificates/scene.fixture.ts'
import { newId } from '../kernel/id.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { readAsked } from './asked.ts'
import type { Typed } from './asked.ts'
import { trackWords } from '../applications/index.ts'
import { factWord } from './fact-words.ts'
import { valueWord } from './value-words.ts'
import { findFace } from './faces.ts'
import { actionWord, kindWord, objectKinds, whoseKinds } from './words.ts'
import { maskAddress, maskDetail, maskName, maskWords } from './mask.ts'

let market: Market
let auditor: Browser
let auditorId = ''
let officerId = ''
const rowsOf = (answer: { payload: string }) => [...answer.payload.matchAll(/<tr>/g)].length - 1
const accessRows = () =>
  market.read.many(
    sql<{
      whoseKind: string
      whoseId: string
      what: string
      reason: string | null
      personId: string
    }>`select whose_kind, whose_id, what, reason, person_id from access_log order by id`,
  )
const person = async (name: string, role: 'auditor' | 'officer' | 'operator') =>
  market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: `${name}-${newId(4)}@kra.example`, name, password: '강변을 천천히 걷는 말 세 마리' })
    await grantRole(tx, { personId: id, role, institutionId: role === 'officer' ? 'kra' : null })
    return id
  })

beforeAll(async () => {
  market = await openMarket()
  auditorId = await person('이감사', 'auditor')
  officerId = await person('김담당', 'officer')
  auditor = await market.as(auditorId)
  await market.set(async (tx) => {
    await tx.run(sql`insert into audit_log (at, person_id, acting_as, action, object_kind, object_id, detail)
      select market_now() - make_interval(mins => n), case when n % 3 = 0 then ${officerId} end,
        case when n % 3 = 0 then 'desk:kra' else 'system' end,
        case when n % 5 = 0 then 'call.published' else 'track.reminded' end, 'track', 'track' || n % 40,
          jsonb_build_object('email', 'hong@firm.example', 'note', '010-1234-5678로 알림', 'n', n)
      from generate_series(1, 230) n`)
    await tx.run(
      sql`insert into access_log (at, person_id, acting_as, address, whose_kind, whose_id, what)
        values (market_now(), ${officerId}, 'desk:kra', '10.1.2.3', 'people', 'search', 'searched people for “홍길동”')`,
    )
  })
})
afterAll(() => market.close())

describe('what was asked', () => {
  const typed = (some: Partial<Typed>): Typed => ({
    from: '',
    to: '',
    who: '',
    action: '',
    kind: '',
    object: '',
    reason: '',
    before: '',
    after: '',
    ...some,
  })
  const now = new Date('2026-11-25T03:00:00Z')
  test('without days it is the last week', () => {
    expect(readAsked(typed({}), now)).toMatchObject({ from: '2026-11-19', to: '2026-11-25', errors: {} })
  })
  test.each([
    [{ from: '2024-01-01', to: '2026-01-01' }, 'from', '1년'],
    [{ from: '2026-02-02', to: '2026-02-01' }, 'from', '늦습니다'],
    [{ to: '2026-02-30' }, 'to', '달력에 없는 날'],
    [{ object: 'abc' }, 'object', '종류'],
    [{ reason: '음' }, 'reason', '5자'],
  ] as const)('%j is refused in a sentence', (some, field, words) => {
    expect(readAsked(typed(some), now).errors[field]?.ko).toContain(words)
  })
})

test('personal data is hidden at any depth, other facts are not', () => {
  expect([maskName('김담당'), maskName('John Smith'), maskAddress('10.1.2.3'), maskAddress('2001:db8:1::7')]).toEqual([
    '김○○',
    'J○○○ S○○○○',
    '10.1.2.○',
    '2001:db8:1:○',
  ])
  expect(maskWords('kim.lee@firm.example 님, 010-1234-5678')).toBe('k○○@firm.example 님, ○○○-○○○○')
  expect(maskDetail({ name: '홍길동', to: { email: 'a@b.example' }, list: ['x@y.example'], version: 3, address: '10.0.0.9' })).toEqual({
    name: '홍○○',
    to: { email: 'a○○@b.example' },
    list: ['x○○@y.example'],
    version: 3,
    address: '10.0.0.○',
  })
})

describe('the log', () => {
  test('shows fifty rows a page, goes on from the last one without gap or repeat, and back again', async () => {
    const seen: string[] = []
    let page = await auditor.get('/audit')
    expect(page.statusCode).toBe(200)
    expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
    const numbers = (payload: string) =>
      [...payload.matchAll(/<dt><span lang="en">n<\/span><\/dt><dd>(\d+)<\/dd>/g)].map((match) => match[1] ?? '')
    for (let n = 0; n < 10; n += 1) {
      seen.push(...numbers(page.payload))
      const older = /href="([^"]+)"[^>]*rel="next"/.exec(page.payload)?.[1]
      if (older === undefined) break
      page = await auditor.get(older.replaceAll('&amp;', '&'))
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(230)
    const newer = /href="([^"]+)"[^>]*rel="prev"/.exec(page.payload)?.[1] ?? ''
    const back = await auditor.get(newer.replaceAll('&amp;', '&'))
    expect(rowsOf(back)).toBe(50)
    expect(numbers(back.payload).at(-1)).toBe(String(Number(numbers(page.payload)[0]) - 1))
  })

  test('hides names until a reason is given, and then leaves a row that the person reads', async () => {
    const hidden = await auditor.get('/audit?who=' + officerId)
    expect(hidden.payload).toContain('김○○')
    expect(hidden.payload).not.toMatch(/김담당|hong@firm|010-1234/)
    const shown = await auditor.get(`/audit?who=${officerId}&reason=${encodeURIComponent('민원 2026-17 확인')}`)
    expect(shown.payload).toMatch(/김담당.*hong@firm/s)
    expect((await accessRows()).at(-1)).toMatchObject({
      whoseKind: 'person',
      whoseId: officerId,
      reason: '민원 2026-17 확인',
      personId: auditorId,
    })
    expect((await (await market.as(officerId)).get('/account/privacy')).payload).toContain('민원 2026-17 확인')
    const short = await auditor.get('/audit?reason=x')
    expect(short.statusCode).toBe(422)
    expect(short.payload).not.toContain('김담당')
  })

  test('narrows by act, object and person; looking for somebody by name is kept', async () => {
    expect(rowsOf(await auditor.get('/audit?action=call.published'))).toBe(46)
    expect(rowsOf(await auditor.get('/audit?kind=track&object=track7'))).toBe(6)
    const before = (await accessRows()).length
    expect((await auditor.get(`/audit?who=${encodeURIComponent('김담당')}`)).statusCode).toBe(200)
    expect((await accessRows()).at(-1)?.what).toBe('searched the audit log for “김담당”')
    expect((await accessRows()).length).toBe(before + 1)
    const nobody = await auditor.get(`/audit?who=${encodeURIComponent('없는사람')}`)
    expect([nobody.statusCode, nobody.payload.includes('이런 이름이나 이메일을 가진 사람이 없습니다')]).toEqual([422, true])
  })

  test('what is too long is told with its limit, and nothing of it is cut', async () => {
    const reason = `감사 계획에 따라 봅니다. ${'가'.repeat(200)}`
    for (const [name, sentence] of [
      ['reason', '5자 이상 200자 이하로'],
      ['who', '200자까지 적을 수 있습니다.'],
    ] as const) {
      const told = await auditor.get(`/audit?${name}=${encodeURIComponent(reason)}`)
      expect([told.statusCode, told.payload.includes(sentence), told.payload.includes(`value="${reason}"`)]).toEqual([422, true, true])
      expect(told.payload).not.toContain('김담당')
    }
  })

  test('too wide a range says so and asks nothing of the database', async () => {
    const wide = await auditor.get('/audit?from=2020-01-01&to=2026-01-01')
    expect(wide.statusCode).toBe(422)
    expect(wide.payload).toContain('기간이 1년을 넘습니다')
  })

  test('as CSV it hides the same, and the download is kept', async () => {
    const file = await auditor.get('/audit/export.csv?action=call.published')
    expect(file.headers['content-type']).toContain('text/csv')
    expect(file.payload.trim().split('\r\n')).toHaveLength(47)
    expect(file.payload).not.toMatch(/김담당|hong@firm/)
    expect((await accessRows()).at(-1)).toMatchObject({ whoseKind: 'audit-log', whoseId: 'export' })
  })

  test('as a workbook it has the same rows, and that download is kept too', async () => {
    const { lines, rows } = await takeAway(auditor, '/audit', '?action=call.published')
    expect(rows).toHaveLength(lines.length)
    expect(rows.flat().join()).not.toMatch(/김담당|hong@firm/)
    expect((await accessRows()).at(-1)).toMatchObject({
      whoseKind: 'audit-log',
      whoseId: 'export',
      what: expect.stringMatching(/^downloaded 46 rows/),
    })
    expect((await takeAway(auditor, '/audit/access')).statuses).toEqual([200, 200])
    const withNames = `/audit/export.csv?action=call.published&reason=${encodeURIComponent('월간 점검을 위해 확인합니다')}`
    const shown = (minutes: number) =>
      market.set((tx) =>
        tx.run(
          sql`update sessions set reauthenticated_at = clock_timestamp() - make_interval(mins => ${minutes}) where person_id = ${auditorId}`,
        ),
      )
    await shown(11)
    expect((await auditor.get(withNames)).headers.location).toMatch(
      /^\/account\/confirm\?next=%2Faudit%3Faction%3Dcall\.published%26reason/,
    )
    await shown(0)
    expect((await auditor.get(withNames)).payload).toContain('김담당')
    const page = await auditor.get('/audit?action=call.published')
    for (const format of ['csv', 'xlsx']) expect(page.payload).toContain(`/audit/export.${format}?action=call.published`)
    expect(page.payload).toContain('엑셀은 20,000줄까지입니다')
  })

  test('one thing has its whole life on a page', async () => {
    const life = await auditor.get('/audit/objects/track/track7')
    expect(rowsOf(life)).toBe(6)
    expect((await auditor.get('/audit/objects/track/none')).statusCode).toBe(404)
    const { id } = await market.read.one(sql<{ id: string }>`select id from persons p
      where not exists (select from audit_log where object_kind = 'person' and object_id = p.id) limit 1`)
    const quiet = await auditor.get(`/audit/objects/person/${id}`)
    expect([quiet.statusCode, quiet.payload.includes('이 대상에 남은 행위 기록이 없습니다.')]).toEqual([200, true])
    expect((await auditor.get('/audit/objects/person/nobody')).statusCode).toBe(404)
    const file = await takeAway(auditor, '/audit/objects/track/track7')
    expect([file.statuses, file.rows.length, file.lines.length]).toEqual([[200, 200], 7, 7])
    expect(file.rows.flat().join()).not.toMatch(/김담당|hong@firm/)
    expect((await accessRows()).at(-1)?.what).toBe('downloaded the life of track track7 (6 rows)')
    expect((await takeAway(auditor, '/audit/objects/track/none')).statuses).toEqual([404, 404])
    expect(life.payload).toMatch(/<dt>메모<span[^>]* lang="en">note<\/span><\/dt>/)
  })
})

test('the access log hides whom somebody looked for, and whence', async () => {
  const page = await auditor.get('/audit/access?kind=people')
  expect(page.payload).toContain('사람을 찾아보았습니다: “○○○”')
  expect(page.payload).not.toMatch(/홍길동|10\.1\.2\.3/)
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  expect((await auditor.get('/audit/access/export.csv')).payload).toContain('10.1.2.○')
})

test('the access log names whose list was read, in the language of the reader', async () => {
  await market.set(async (tx) => {
    await tx.run(
      sql`insert into access_log (at, person_id, acting_as, address, whose_kind, whose_id, what)
        values (market_now(), ${officerId}, 'desk:kra', '10.1.2.3', 'people', 'kra', 'read the list of people'),
          (market_now(), ${officerId}, 'operator', '10.1.2.3', 'people', 'mails', 'read the list of mails (7 rows)')`,
    )
  })
  const korean = (await auditor.get('/audit/access?kind=people')).payload
  expect(korean).toMatch(/한국마사회[\s\S]*기관의 사람 목록을 보았습니다/)
  expect(korean).toMatch(/사람들: 메일 목록/)
  expect(korean).toContain('메일 목록 7줄을 보았습니다')
  expect(korean).not.toContain('read the list of')
  expect((await auditor.get('/en/audit/access?kind=people')).payload).toMatch(/Korea Racing Authority[\s\S]*read the list of people/)
})

test('grounds and reasons of the lists are said in the words that people chose from', async () => {
  await market.set(async (tx) => {
    await tx.record({ action: 'quote.refused', kind: 'quote-request', id: 'worded', detail: { reasonCode: 'NO_BUDGET', reason: '' } })
    await tx.record({ action: 'purchase.recorded', kind: 'quote-request', id: 'worded', detail: { ground: 'OPEN_TENDER', quantity: 1 } })
    await tx.record({ action: 'purchase.recorded', kind: 'quote-request', id: 'worded', detail: { ground: 'NONE_SUCH' } })
  })
  const ground = await market.read.one(
    sql<{ ko: string; en: string }>`select sentence_ko as ko, sentence_en as en from contract_grounds where code = 'OPEN_TENDER'`,
  )
  const life = '/audit/objects/quote-request/worded'
  const korean = (await auditor.get(life)).payload
  for (const part of ['올해 예산이 없습니다.', ground.ko, 'NO_BUDGET', 'NONE_SUCH']) expect(korean).toContain(part)
  const english = (await auditor.get(`/en${life}`)).payload
  for (const part of ['There is no budget this year.', ground.en]) expect(english).toContain(part)
})

test('every act, object and fact that the code records has its words', () => {
  const source = globSync('src/**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '../..') })
    .filter((file) => !/\.(test|fixture|example)\.tsx?$/.test(file))
    .map((file) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8'))
    .join('\n')
  const recorded = [...source.matchAll(/record(?:Audit)?\((?:[^()]|\([^()]*\))*?action: (?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*/g)].map(
    (match) => match[0],
  )
  const quoted = recorded.flatMap((line) =>
    [...(/action: [^,]*/.exec(line)?.[0] ?? '').matchAll(/'([a-z-]+\.[a-z-]+)'/g)].flatMap((found) => found.slice(1)),
  )
  // Names put together as the code runs: `track.${auditNames[move]}` and the like, each ending written in the table it comes from.
  const endingsIn = (table: string) =>
    [...(new RegExp(`const ${table}\\b[^=]*= \\{([^}]*)\\}`).exec(source)?.[1] ?? '').matchAll(/: '([a-z.-]+)'/g)].flatMap((found) =>
      found.slice(1),
    )
  const composed = [
    ...endingsIn('auditNames').map((ending) => `track.${ending}`),
    ...endingsIn('eventOf').map((ending) => `certificate.${ending}`),
    ...endingsIn('audits'),
    'company.claim-confirmed',
    'company.claim-rejected',
  ]
  expect(composed.length).toBeGreaterThan(15)
  const actions = [...quoted, ...composed]
  const kinds = recorded.flatMap((line) => /\bkind: '([a-z-]+)'/.exec(line)?.slice(1) ?? [])
  const facts = [...source.matchAll(/\bdetail: \{([^{}]*)/g)].flatMap(([, inside = '']) =>
    inside.split(',').flatMap((part) => /^\s*([a-zA-Z]\w*)\s*(?::|$)/.exec(part)?.slice(1) ?? []),
  )
  expect([actions.length, kinds.length, facts.length].every((count) => count > 50)).toBe(true)
  expect([...new Set(actions)].filter((action) => actionWord(action).ko === action)).toEqual([])
  expect(
    [...new Set([...kinds, ...actions.map((action) => action.split('.')[0] ?? '')])].filter((kind) => kindWord(kind).ko === kind),
  ).toEqual([])
  expect([...new Set(facts)].filter((fact) => factWord(fact) === undefined)).toEqual([])
})

test('a code of the log is said in the words of the pages, anything else stays as it is', () => {
  expect([
    valueWord('role', 'officer')?.ko,
    valueWord('result', 'conditional')?.ko,
    valueWord('became', 'returned')?.en,
    valueWord('grade', 0)?.ko,
    valueWord('role', 'reviewer')?.ko,
    valueWord('answer', 'none')?.ko,
    valueWord('from', 'in_review')?.ko,
    valueWord('claim', 'provisional')?.ko,
    valueWord('kind', 'briefing')?.ko,
  ]).toEqual([
    '담당자',
    '조건부 가결',
    trackWords.returned.en,
    '관련 없음',
    '심의위원',
    '이해관계 없음',
    trackWords.in_review.ko,
    '확인 전',
    '설명회',
  ])
  expect([valueWord('total', 8733)?.ko, valueWord('amountWon', 320_000_000)?.en]).toEqual(['87.33점', 'KRW 320,000,000'])
  expect([valueWord('role', 'toString'), valueWord('note', 'yes'), valueWord('result', ['approved'])]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('whatever kind of reading the code keeps can be looked for', () => {
  const source = globSync('src/**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '../..') })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8'))
    .join('\n')
  const kept = new Set([...source.matchAll(/whose: \['([a-z-]+)'/g)].map(([, kind = '']) => kind))
  expect(kept.size).toBeGreaterThan(4)
  expect([...kept].filter((kind) => !whoseKinds.some((one) => one === kind))).toEqual([])
})

test('a row names what it is about as the pages do, beside its number, on the page and in the file; a person is named by nobody', async () => {
  const { trackId, callId } = await market.set(async (tx) => {
    const scene = await setScene(tx, 'kra')
    const placed = await placeTrack(tx, scene, { titleKo: '이름이 있는 펌프', titleEn: 'Pump with a name' })
    const { callId: id } = await tx.one(sql<{ callId: string }>`select call_id from tracks where id = ${placed.trackId}`)
    await tx.record({ action: 'track.received', kind: 'track', id: placed.trackId, institutionId: 'kra' })
    await tx.record({ action: 'call.published', kind: 'call', id, institutionId: 'kra' })
    await tx.record({ action: 'person.disabled', kind: 'person', id: officerId })
    return { trackId: placed.trackId, callId: id }
  })
  const { titleKo } = await market.read.one(sql<{ titleKo: string }>`select title_ko from calls where id = ${callId}`)
  const page = await auditor.get('/audit')
  for (const named of ['이름이 있는 펌프', titleKo]) expect(page.payload).toContain(named)
  expect(page.payload).toContain(`/audit/objects/track/${trackId}`)
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  expect(page.payload).not.toContain('김담당')
  expect((await auditor.get('/en/audit')).payload).toContain('Pump with a name')
  expect((await auditor.get('/audit/export.csv?action=track.received')).payload).toContain('이름이 있는 펌프')
})

test('an act is called as on the pages where it is done', () => {
  const said = (action: string) => actionWord(action).ko
  expect(
    ['call.published', 'call.agreed', 'track.withdrawn', 'track.check-begun', 'firm.accompanied', 'quote.retracted'].map(said),
  ).toEqual(['공모 공고', '공동 공모 동의', '신청 취하', '요건검토 시작', '동행 기업 동행 시작', '견적 계약 불가 알림'])
})

test('a life says what the thing is called, and leads to its page, which an auditor may read', async () => {
  for (const kind of objectKinds) expect([kind, await findFace(market.read, kind, 'none')]).toEqual([kind, undefined])
  const { trackId, certificateId } = await market.set(async (tx) => {
    const scene = await setScene(tx, 'kra')
    const placed = await placeTrack(tx, scene, { titleKo: '이력을 보는 펌프', titleEn: 'Pump with a life' })
    const drafted = await draftCertificate(tx, { personId: scene.officer, institutionId: 'kra' }, placed.trackId)
    if (!drafted.ok) throw new Error(drafted.refusal.code)
    await tx.record({ action: 'track.received', kind: 'track', id: placed.trackId, institutionId: 'kra' })
    return { trackId: placed.trackId, certificateId: drafted.value.id }
  })
  for (const [kind, id, path] of [
    ['track', trackId, `/desk/kra/tracks/${trackId}`],
    ['certificate', certificateId, `/desk/kra/certificates/${certificateId}`],
  ] as const) {
    const life = (await auditor.get(`/audit/objects/${kind}/${id}`)).body
    expect([kind, new RegExp(`href="${path}">[^<]*이력을 보는 펌프</a>`).test(life), (await auditor.get(path)).statusCode]).toEqual([
      kind,
      true,
      200,
    ])
  }
})

test('from the audit a way leads to every institution’s desk, reviews and purchases, which are read under a band and without a form', async () => {
  const ways = await auditor.get('/audit/institutions')
  expect((await auditor.get('/audit')).payload).toContain('href="/audit/institutions"')
  for (const path of [
    '/desk/kra',
    '/desk/kra/queue?view=all',
    '/desk/kra/reviews',
    '/desk/kra/certificates',
    '/buying/kra/purchases',
    '/operations',
  ]) {
    expect(ways.payload).toContain(`href="${path}"`)
    const read = await auditor.get(path)
    const main = read.payload.slice(read.payload.indexOf('<main'), read.payload.indexOf('</main>'))
    expect([path, read.statusCode, read.payload.includes('열람 전용'), /<form[^>]*method="post"/.test(main)]).toEqual([
      path,
      200,
      true,
      false,
    ])
  }
  expect((await auditor.get('/desk/kra')).payload).not.toContain('우리 기관')
  expect((await auditor.get('/audit')).payload).not.toContain('열람 전용')
  expect((await (await market.as(officerId)).get('/desk/kra')).payload).not.toContain('열람 전용')
  expect((await auditor.get('/audit/figures')).headers['location']).toBe('/figures')
  expect((await takeAway(auditor, '/audit/institutions')).statuses).toEqual([200, 200])
})

test('a firm is found by its name, and its record leads to what it handed in; that it was read is kept', async () => {
  const { companyId, trackId } = await market.set(async (tx) => {
    const scene = await setScene(tx, 'kra')
    const placed = await placeTrack(tx, scene, { titleKo: '회사의 펌프', titleEn: 'The firm’s pump' })
    return tx.one(sql<{ companyId: string; trackId: string }>`select company_id, id as track_id from tracks where id = ${placed.trackId}`)
  })
  const { nameKo } = await market.read.one(sql<{ nameKo: string }>`select name_ko from companies where id = ${companyId}`)
  expect((await auditor.get(`/audit/companies?q=${encodeURIComponent(nameKo.slice(1, 4))}`)).payload).toContain(
    `/audit/companies/${companyId}`,
  )
  expect((await auditor.get('/audit/companies?q=nothing-like-it')).payload).toContain('맞는 회사가 없습니다.')
  const record = await auditor.get(`/audit/companies/${companyId}`)
  for (const part of [nameKo, '회사의 펌프', `/desk/kra/tracks/${trackId}`, `/audit/objects/company/${companyId}`])
    expect(record.payload).toContain(part)
  expect(Number(record.headers['x-statements'])).toBeLessThanOrEqual(5)
  expect((await accessRows()).at(-1)).toMatchObject({ whoseKind: 'company', whoseId: companyId, what: 'read the record of the firm' })
  expect((await auditor.get('/audit/companies/nowhere')).statusCode).toBe(404)
  expect((await takeAway(auditor, '/audit/companies')).statuses).toEqual([200, 200])
})

test('only an auditor comes in', async () => {
  for (const path of ['/audit', '/audit/access', '/audit/export.csv']) {
    expect((await (await market.as(officerId)).get(path)).statusCode).toBe(404)
    expect((await market.visitor.get(path)).headers['location']).toMatch(/^\/sign-in/)
  }
})
