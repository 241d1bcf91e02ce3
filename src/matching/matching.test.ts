import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { setCall, setFirm } from '../applications/scene.example.ts'
import type { Firm } from '../applications/scene.example.ts'
import { catalogueSource } from '../catalogue/index.ts'
import { placeTrack, setScene as setCertificateScene } from '../certificates/scene.fixture.ts'
import { setListingFirm, setListings } from '../catalogue/listings.fixture.ts'
import { Search } from '../platform/search/search.ts'
import { setScene } from '../reviews/scene.fixture.ts'
import type { Scene } from '../reviews/scene.fixture.ts'
import { liveVocabulary } from '../vocabulary/index.ts'
import { callSource } from './call-source.ts'
import { findComparableTracks } from './queries.ts'

let market: Market
let catalogue: Search
let calls: Search
let firm: Firm
let owner: Browser
let scene: Scene
let listings: Record<string, string>
const callIds: Record<string, string> = {}
const call = async (institution: string, titleKo: string, bodyKo: string) => {
  const { callId } = await market.set((tx) => setCall(tx, [institution], { rules: { eligibility: [] } }))
  await market.set((tx) => tx.run(sql`update calls set title_ko = ${titleKo}, body_ko = ${bodyKo} where id = ${callId}`))
  callIds[titleKo] = callId
}
const places = (body: string, all: readonly string[]) =>
  all
    .map((one) => ({ one, at: body.indexOf(one) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
/** Every disclosed score of a page: its sum and its parts, as shown. */
const shownScores = (body: string) =>
  [...body.matchAll(/<tbody>(.*?)<\/tbody><tfoot>.*?numeric">([\d.]+)</gs)].map(([, rows, sum]) => ({
    sum: Math.round(Number(sum) * 10),
    parts: [...(rows ?? '').matchAll(/numeric">([\d.]+)</g)].reduce((total, [, value]) => total + Math.round(Number(value) * 10), 0),
  }))

beforeAll(async () => {
  market = await openMarket()
  await market.set((tx) =>
    tx.run(
      sql`insert into certificate_kinds (code, name_ko, name_en, sort) values ('NEP', '신제품인증', 'New product (NEP)', 1)
        on conflict do nothing`,
    ),
  )
  await market.set((tx) =>
    tx.run(
      sql`insert into vocabulary_entries (id, kind, words, leads_to, source, seeded, state, drafted_at, live_at)
        values ('noise', 'group', array['소음', 'Noise'], '{}', 'test', true, 'live', market_now(), market_now())`,
    ),
  )
  const seller = await setListingFirm(market)
  listings = await setListings(market, seller, [
    {
      titleKo: '매설 배관 누수 탐지기',
      summaryKo: '땅을 파지 않고 소리로 물이 새는 곳을 찾습니다.',
      fieldCodes: ['SOC.WATER'],
      trl: 9,
      priceFromWon: 30_000_000,
      supplyRecord: [{ institutionName: '가나시', year: 2025, month: 3, amountWon: 1, what: '탐지기' }],
    },
    { titleKo: '상수도 누수 감시 센서', summaryKo: '관로의 압력을 재어 누수를 알립니다.', fieldCodes: ['SOC.WATER'], trl: 7 },
    { titleKo: '비굴착 배관 보수재', summaryKo: '배관을 파지 않고 고칩니다.', fieldCodes: ['SOC.WATER'], trl: 8, priceFromWon: 90_000_000 },
    { titleKo: '태양광 모듈 세척 로봇', summaryKo: '물 없이 닦습니다.', fieldCodes: ['ENERGY.RENEWABLE'], trl: 8, priceFromWon: 5_000_000 },
    {
      titleKo: '침수 배수펌프',
      summaryKo: '침수를 막습니다.',
      problemKo: '침수가 잦습니다.',
      fieldCodes: ['SOC.ROAD'],
      ipRights: [
        {
          right: 'patent',
          numberKind: 'registration',
          number: '제10-1234567호',
          titleKo: '펌프',
          status: 'registered',
          statusSource: '',
          statusAsOf: null,
          filedOn: null,
          registeredOn: null,
          expiresOn: null,
          owners: [],
          coOwnersConsent: null,
        },
      ],
    },
  ])
  Object.assign(
    listings,
    await setListings(market, seller, [{ titleKo: '옛 누수 탐지기', summaryKo: '매설 배관 누수를 찾습니다.', fieldCodes: ['SOC.WATER'] }], {
      certificates: [],
    }),
  )
  await call('kra', '경주로 배수와 소음 저감 공모', '경주로의 배수펌프 소음을 줄이는 기술을 찾습니다.')
  await call('ex', '고속도로 태양광 공모', '휴게소의 태양광 발전을 늘리는 기술을 찾습니다.')
  const blocked = await market.set((tx) => setCall(tx, ['lh'], { rules: {} }))
  callIds['막힌 공모'] = blocked.callId
  await market.set((tx) =>
    tx.run(
      sql`update calls set title_ko = '저소음 배수펌프 현장 공모', body_ko = '배수펌프의 소음을 줄이는 배수펌프를 찾습니다.' where id = ${blocked.callId}`,
    ),
  )
  firm = await market.set((tx) => setFirm(tx))
  await market.set((tx) =>
    tx.run(sql`update sme_confirmations set valid_from = '2024-02-01', valid_to = '2025-01-31' where company_id = ${firm.companyId}`),
  )
  scene = await market.set((tx) => setScene(tx, { rules: { blinding: { companyName: false } as never } }))
  const words = liveVocabulary(market.app.db)
  catalogue = new Search({ source: catalogueSource(market.app.db, words) })
  calls = new Search({ source: callSource(market.app.db, words) })
  await Promise.all([catalogue.whenReady, calls.whenReady])
  Object.assign(market.app, {
    searches: new Map([
      ['catalogue', catalogue],
      ['calls', calls],
    ]),
  })
  owner = await market.as(firm.personId)
})
afterAll(async () => {
  await Promise.all([catalogue.close(), calls.close()])
  await market.close()
})

const sixty =
  '사자 호랑이 여우 늑대 곰 토끼 다람쥐 고래 상어 문어 오징어 새우 참새 까치 독수리 비둘기 나비 잠자리 개미 거미 사과 포도 딸기 수박 참외 복숭아 살구 자두 앵두 대추 책상 의자 침대 옷장 거울 시계 연필 지우개 가위 망치 기타 피아노 바이올린 첼로 북 나팔 하모니카 장구 꽹과리 가야금 축구 야구 농구 배구 탁구 수영 스키 씨름 태권도 유도'.split(
    ' ',
  )
const need = '땅을 파지 않고 매설 배관에서 물이 새는 곳을 찾고 싶습니다.'
const ask = async (more: Record<string, string> = {}) =>
  JSON.parse((await market.visitor.get(`/api/v1/matches/technologies?${new URLSearchParams({ need, ...more }).toString()}`)).body) as {
    total: number
    belowFloor: number
    suggestedKeywords: string[]
    suggestedFields: string[]
    matches: {
      score: number
      answered: number
      eligibility: string
      parts: { kind: string; points: number; word?: string; origin?: string }[]
      checked: { condition: string; answer: string }[]
      listing: { titleKo: string }
    }[]
  }

test('a need finds technologies in order, and the parts of every score add up to it', async () => {
  const found = await ask()
  expect(found.matches[0]?.listing.titleKo).toBe('매설 배관 누수 탐지기')
  for (const match of found.matches) expect(match.parts.reduce((sum, part) => sum + part.points, 0)).toBe(match.score)
  expect(found.matches[0]?.parts.map((part) => part.kind)).toEqual(expect.arrayContaining(['word', 'stage', 'price', 'supply']))
  expect(found.suggestedKeywords.toSorted()).toEqual(['매설', '배관'])
  expect(found.suggestedFields).toContain('SOC.WATER')
})

test('points for words say how much of the need is answered: all of it has them all, a part a part of them', async () => {
  const points = (match: Awaited<ReturnType<typeof ask>>['matches'][number] | undefined) =>
    match?.parts.filter((part) => part.kind === 'word' || part.kind === 'other-words').reduce((sum, part) => sum + part.points, 0)
  const whole = await ask({ need: '매설 배관 누수를 탐지하고 싶습니다' })
  expect([whole.matches[0]?.listing.titleKo, whole.matches[0]?.answered, points(whole.matches[0])]).toEqual([
    '매설 배관 누수 탐지기',
    100,
    800,
  ])
  const part = await ask({ need: '매설 배관 옆 화단에 튤립과 장미와 국화를 심고 싶습니다' })
  expect(part.matches[0]?.listing.titleKo).toBe('매설 배관 누수 탐지기')
  expect(part.matches[0]?.answered).toBeLessThan(60)
  expect(points(part.matches[0])).toBeLessThan(600)
})

test('what shares one word with a need is no match: page and API say so, with a way on', async () => {
  const lunch = '오늘 점심은 배관 옆 식당에서 김치찌개를 먹을까요'
  const found = await ask({ need: lunch })
  expect([found.total, found.matches, found.belowFloor > 0]).toEqual([0, [], true])
  const { body } = await market.visitor.get(`/match?need=${encodeURIComponent(lunch)}`)
  expect(body).toContain('이 필요에 어울리는 기술을 찾지 못했습니다.')
  expect(body).toContain('‘배관’만 겹치는 기술이')
  expect(body).toContain(`href="/catalogue?q=${encodeURIComponent('배관')}"`)
  expect(body).toMatch(/<details class="disclosure"><summary>낱말이 조금 겹칠 뿐인 기술/)
  for (const words of ['조건을 모두 충족합니다', '어울림 ']) expect(body).not.toContain(words)
  const none = await market.visitor.get(`/en/match?need=${encodeURIComponent('zzqx wvutsr qqpp lmnop')}`)
  expect(none.body).toContain('No technology answers this need.')
})

test('reasons are words as they were typed, never a lone last syllable of one', async () => {
  const found = await ask({ need: '매설배관의 누수탐지를 소리로 하는 탐지기와 배수펌프, 태양광모듈 세척' })
  const words = found.matches.flatMap((match) => match.parts.flatMap((part) => part.word ?? []))
  expect(words).toContain('매설배관')
  expect(words.filter((word) => word.length === 1 || word === '매설')).toEqual([])
})

test('a field and key words that are chosen bring points that are named', async () => {
  const [plain, chosen] = [await ask(), await ask({ field: 'SOC.WATER', keywords: '비굴착' })]
  const scoreOf = (found: typeof plain, title: string) => found.matches.find((match) => match.listing.titleKo === title)
  expect(scoreOf(chosen, '매설 배관 누수 탐지기')?.parts).toContainEqual({ kind: 'field', shared: ['SOC.WATER'], points: 100 })
  const place = (found: typeof plain) => found.matches.findIndex((match) => match.listing.titleKo === '비굴착 배관 보수재')
  expect(place(chosen)).toBeLessThanOrEqual(place(plain))
  expect(scoreOf(chosen, '비굴착 배관 보수재')?.parts.find((part) => part.word === '굴착' || part.word === '비굴착')).toBeDefined()
})

test('nobody is excluded: beyond the budget, without certificate in force, or of another certificate comes last with the reason', async () => {
  const leaks = '매설 배관의 누수를 감시하고 파지 않고 찾고 싶습니다.'
  const found = await ask({ need: leaks, budget: '50000000' })
  const groups = found.matches.map((match) => match.eligibility)
  expect(groups).toEqual([...groups].sort((a, b) => ['yes', 'unknown', 'no'].indexOf(a) - ['yes', 'unknown', 'no'].indexOf(b)))
  expect(Object.fromEntries(found.matches.map((match) => [match.listing.titleKo, match.eligibility]))).toMatchObject({
    '매설 배관 누수 탐지기': 'yes',
    '상수도 누수 감시 센서': 'unknown',
    '비굴착 배관 보수재': 'no',
    '옛 누수 탐지기': 'no',
  })
  const plain = await market.visitor.get(`/match?need=${encodeURIComponent(leaks)}`)
  expect(plain.body).toMatch(/유효한 인증이 있습니다.*지금 유효한 인증이 없습니다/s)
  expect(plain.body).not.toContain('조건을 모두 충족합니다')
  const page = await market.visitor.get(`/match?need=${encodeURIComponent(leaks)}&budget=50,000,000`)
  expect(page.body).toContain('조건을 모두 충족합니다')
  expect(places(page.body, ['매설 배관 누수 탐지기', '상수도 누수 감시 센서', '지금 효력이 있는 인증이 없습니다.'])).toEqual([
    '매설 배관 누수 탐지기',
    '상수도 누수 감시 센서',
    '지금 효력이 있는 인증이 없습니다.',
  ])
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  const scores = shownScores(page.body)
  expect(scores.length).toBeGreaterThan(2)
  for (const { sum, parts } of scores) expect(parts).toBe(sum)
})

test('only what is named or done scores: fillers of a sentence bring nothing, in Korean or English', async () => {
  await setListings(market, await setListingFirm(market), [
    {
      titleKo: '전 나 우리 저희 필요한 경우의 안내',
      titleEn: 'What we need in there',
      summaryKo: '나와 우리가 없을 때 위와 아래에서 먼저 합니다.',
      summaryEn: 'You need this when it is in use before you find it: silent pump',
      fieldCodes: ['SOC.WATER'],
    },
  ])
  await expect.poll(async () => (await catalogue.about())?.documents, { timeout: 20_000 }).toBe(7)
  for (const text of [
    '저희는 나중에 설치 전 먼저 누수가 없는 배관이 필요한 경우가 있습니다',
    'what we need in there when pipes leak: 배관 누수',
  ]) {
    const found = await ask({ need: text })
    const words = found.matches.flatMap((match) => match.parts.flatMap((part) => part.word ?? []))
    expect(words).toContain('배관')
    expect(
      words.filter((word) =>
        ['전', '나', '저희', '우리', '먼저', '없', '경우', '필요', 'need', 'in', 'we', 'what', 'there', 'when'].includes(word),
      ),
    ).toEqual([])
    expect(
      found.matches
        .find((match) => match.listing.titleKo.startsWith('전 나'))
        ?.parts.filter((part) => part.kind === 'word' || part.kind === 'other-words') ?? [],
    ).toEqual([])
    for (const match of found.matches) expect(match.parts.reduce((sum, part) => sum + part.points, 0)).toBe(match.score)
  }
})

test('beyond the last page one is led to the last that there is', async () => {
  const past = await market.visitor.get(`/match?need=${encodeURIComponent(need)}&field=SOC.WATER&page=9`)
  expect(past.statusCode).toBe(303)
  expect((await market.visitor.get(String(past.headers['location']))).body).toContain('매설 배관 누수 탐지기')
})

test('a form sent without a need says so at its field and keeps the rest; opening the page asks nothing yet', async () => {
  for (const empty of ['', '%20%0A']) {
    const page = await market.visitor.get(`/match?need=${empty}&field=&budget=5000&region=&certificate=`)
    expect([page.statusCode, page.body.includes('필요한 것을 입력해 주세요.'), page.body.includes('value="5000"')]).toEqual([
      422,
      true,
      true,
    ])
    expect(page.body).toContain('class="field-error"')
  }
  const opened = await market.visitor.get('/match')
  expect([opened.statusCode, opened.body.includes('필요한 것을 입력해 주세요.')]).toEqual([200, false])
})

test('a need of more than 600 letters is told at its field, with every letter still there; 600 are looked for', async () => {
  const ask = (letters: number) => market.visitor.get(`/match?need=${encodeURIComponent(need.padEnd(letters, '관'))}`)
  for (const letters of [601, 1200, 3900]) {
    const page = await ask(letters)
    expect([letters, page.statusCode, page.body.includes('600자까지 적을 수 있습니다.')]).toEqual([letters, 422, true])
    expect(page.body).toContain(need.padEnd(letters, '관'))
  }
  expect([(await ask(600)).statusCode, (await ask(9000)).statusCode]).toEqual([200, 422])
})

test('what holds an English sentence together is offered as no key word', async () => {
  const found = await ask({ need: 'We need you to find it in there before it is on, when in use: silent pump' })
  expect(found.suggestedKeywords.toSorted()).toEqual(['pump', 'silent'])
})

test('the answer to a need comes as files, all of it in its order with the reasons; for a need that cannot be asked stands the page that says why', async () => {
  const asked = `?need=${encodeURIComponent(need)}&budget=1000&page=2`
  const page = await market.visitor.get(`/match?need=${encodeURIComponent(need)}&budget=1000`)
  expect(page.body).toContain(`/match/export.csv?need=`)
  const { statuses, rows } = await takeAway(market.visitor, '/match', asked)
  expect(statuses).toEqual([200, 200])
  const count = Number(/어울리는 기술 (\d+)건/.exec(page.body)?.[1])
  expect([count > 0, rows.length]).toEqual([true, count + 1])
  expect(rows.slice(1).map((row) => row[0])).toEqual(Array.from({ length: count }, (_, at) => at + 1))
  const first = rows[1]?.join(' | ') ?? ''
  expect(first).toMatch(/‘[^’]+’.*에 있음 \(\d+\.\d\)/)
  const dear = rows.find((row) => row.join().includes('예산 안에 있어야 합니다.'))?.join() ?? ''
  expect(dear).toMatch(/예산 안에 있어야 합니다\. (가격을 적지 않았습니다|[\d,]+원부터)/)
  const english = await takeAway(market.visitor, '/en/match', asked)
  expect(english.rows[0]?.join()).toContain('What the points are for')
  for (const bad of ['', `?need=${encodeURIComponent('짧다')}`, `?need=${encodeURIComponent(need)}&budget=${encodeURIComponent('많이')}`]) {
    const [sent, shown] = [await market.visitor.get(`/match/export.csv${bad}`), await market.visitor.get(`/match${bad}`)]
    expect([bad, sent.statusCode, sent.headers['content-disposition']]).toEqual([bad, shown.statusCode, undefined])
    expect(sent.body).toContain('<h1>필요로 찾기</h1>')
  }
})

test('bad needs are answered in words, never with a fault', async () => {
  expect((await market.visitor.get('/match?need=짧다')).statusCode).toBe(422)
  expect((await market.visitor.get(`/match?need=${encodeURIComponent(need)}&budget=많이`)).body).toContain('예산은 숫자로 적어 주세요.')
  for (const text of [
    '!!!!!!!!!!!!',
    "'; drop table listings --",
    '<script>alert(1)</script>',
    '\u0000\u0001 열 글자를 넘기는 글입니다',
    '가'.repeat(700),
    'ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ',
  ]) {
    const page = await market.visitor.get(
      `/en/match?need=${encodeURIComponent(text)}&k=${encodeURIComponent(text)}&page=0&field=${encodeURIComponent(text)}`,
    )
    expect([text.slice(0, 20), page.statusCode, page.body.includes('<script>alert')]).toEqual([
      text.slice(0, 20),
      // More than a need may hold is told; of anything else what could be read is looked for.
      text.length > 600 ? 422 : 200,
      false,
    ])
  }
  expect((await market.visitor.get('/api/v1/matches/technologies?need=x')).statusCode).toBe(400)
})

test('a firm sees the open calls: those it may apply to first by score, what it fails last with the rule, each with parts that add up', async () => {
  const page = await owner.get(`/company/${firm.companyId}/matches?technology=${firm.technologyId}`)
  expect(page.statusCode).toBe(200)
  expect(places(page.body, ['경주로 배수와 소음 저감 공모', '고속도로 태양광 공모', '저소음 배수펌프 현장 공모'])).toEqual([
    '경주로 배수와 소음 저감 공모',
    '고속도로 태양광 공모',
    '저소음 배수펌프 현장 공모',
  ])
  expect(page.body).toMatch(/아직 신청할 수 없습니다.*저소음 배수펌프 현장 공모.*중소기업확인서가 2025년 1월 31일에 만료/s)
  const scores = shownScores(page.body)
  expect(scores.length).toBeGreaterThanOrEqual(3)
  for (const { sum, parts } of scores) expect(parts).toBe(sum)
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
})

test('who reads English gets the reasons in English where the words that mean the same know it, and else as Korean', async () => {
  const { body } = await owner.get(`/en/company/${firm.companyId}/matches?technology=${firm.technologyId}`)
  expect(body).toContain('“noise”')
  expect(body).toMatch(/“<span lang="ko">[가-힣]+<\/span>”/)
  expect(body).not.toMatch(/“[가-힣]/)
  expect(body).toContain('The words are those of the Korean texts')
  const korean = (await owner.get(`/company/${firm.companyId}/matches?technology=${firm.technologyId}`)).body
  expect(korean).toContain('‘소음’')
})

test('where one may apply though a condition is open, that one is named as the officer’s to judge', async () => {
  const sentence = { ko: '현장에 맞아야 합니다.', en: 'It must fit the site.' }
  const { callId } = await market.set((tx) =>
    setCall(tx, ['kpx'], {
      rules: {
        eligibility: [{ id: 'site', name: { ko: '현장 적합성', en: 'Fit for the site' }, condition: { kind: 'judged', sentence } }],
      },
    }),
  )
  const { body } = await owner.get(`/company/${firm.companyId}/matches?technology=${firm.technologyId}`)
  const row = body.split('row-item').find((item) => item.includes(`/calls/${callId}`))
  expect(row).toContain('신청할 수 있습니다')
  expect(row).toContain('담당자가 판단할 조건 1개: 현장 적합성')
})

test('over all technologies each place stands once, with the technology that fits it best', async () => {
  const { createTechnology } = await import('../technologies/index.ts')
  await market.set((tx) =>
    createTechnology(tx, firm.companyId, {
      titleKo: '휴게소 태양광 발전 지붕',
      summaryKo: '태양광 발전을 늘립니다.',
      kind: 'product',
      fieldCodes: ['ENERGY.RENEWABLE'],
    }),
  )
  const page = await owner.get(`/company/${firm.companyId}/matches`)
  expect(page.body).toMatch(/고속도로 태양광 공모.{0,900}가장 잘 어울리는 기술: 휴게소 태양광 발전 지붕/s)
  expect(page.body.match(/row-title"><a href="\/calls\/[^"]+">[^<]*고속도로 태양광 공모/g)).toHaveLength(1)
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  const file = await takeAway(owner, `/company/${firm.companyId}/matches`)
  expect([file.statuses, file.rows.length]).toEqual([[200, 200], file.lines.length])
  expect(file.rows.length).toBe([...page.body.matchAll(/class="row-title"/g)].length + 1)
  expect(page.body).toContain(`/company/${firm.companyId}/matches/export.csv`)
})

test('another firm finds nothing there, nor a technology that is not its own', async () => {
  const other = await market.set((tx) => setFirm(tx))
  const stranger = await market.as(other.personId)
  expect((await takeAway(stranger, `/company/${firm.companyId}/matches`)).statuses).toEqual([404, 404])
  expect((await takeAway(stranger, `/company/${other.companyId}/matches`, `?technology=${firm.technologyId}`)).statuses).toEqual([404, 404])
  expect((await stranger.get(`/company/${firm.companyId}/matches`)).statusCode).toBe(404)
  expect((await stranger.get(`/company/${other.companyId}/matches?technology=${firm.technologyId}`)).statusCode).toBe(404)
})

test('a desk sees the firms that qualify and fit its calls, each once, the best fit first; those of another trade stand apart', async () => {
  const { createTechnology } = await import('../technologies/index.ts')
  const at = async (nameKo: string, ...technologies: [titleKo: string, summaryKo: string, fieldCode: string, titleEn?: string][]) => {
    const { companyId, technologyId } = await market.set((tx) => setFirm(tx))
    await market.set(async (tx) => {
      await tx.run(
        sql`update companies set name_ko = ${nameKo}, name_en = ${nameKo === '예측사' ? 'Foresight Co.' : null} where id = ${companyId}`,
      )
      await tx.run(sql`update technologies set archived_at = market_now() where id = ${technologyId}`)
      for (const [titleKo, summaryKo, fieldCode, titleEn = ''] of technologies)
        await createTechnology(tx, companyId, { titleKo, titleEn, summaryKo, kind: 'product', fieldCodes: [fieldCode] })
    })
  }
  const { person } = await market.set(async (tx) => {
    const { createPerson, grantRole } = await import('../people/index.ts')
    const { id } = await createPerson(tx, { email: 'kpx@desk.example', name: '전담당' })
    await grantRole(tx, { personId: id, role: 'officer', institutionId: 'kpx' })
    return { person: id }
  })
  const officer = await market.as(person)
  await call('kpx', '전력수요 예측 공모', '전력시장의 전력수요를 예측하는 기술을 찾습니다.')
  await call('kpx', '전력시장 상시공모', '전력시장 기술을 찾습니다.')
  await market.set((tx) => tx.run(sql`update calls set title_en = 'Call on forecasts' where id = ${callIds['전력수요 예측 공모']}`))
  await at('계류센서사', ['부두 계류줄 장력 센서', '배를 묶은 줄의 장력을 잽니다.', 'SOC.PORT'])
  await at('장부사', ['거래 장부', '장부를 적습니다.', 'ENERGY.POWER_MARKET'])
  await at(
    '예측사',
    ['전력시장 전력수요 예측기', '전력시장의 전력수요를 예측합니다.', 'ENERGY.POWER_MARKET', 'Forecaster'],
    ['전력 장부', '전력 장부를 적습니다.', 'ENERGY.POWER_MARKET'],
  )
  const known = async (text: string) => (await calls.search({ text, wholeOnly: true }))?.hits.map((hit) => hit.id)
  await expect.poll(() => known('전력수요 예측'), { timeout: 5000 }).toContain(callIds['전력수요 예측 공모'])
  await expect.poll(() => known('전력시장 상시공모'), { timeout: 5000 }).toContain(callIds['전력시장 상시공모'])
  const page = await officer.get('/desk/kpx/activation')
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  const titles = [...page.body.matchAll(/<p class="row-title">([^<]*)/g)].map((found) => found[1])
  expect(titles.filter((one) => one?.startsWith('가상') === false)).toEqual(['예측사 · 전력시장 전력수요 예측기', '장부사 · 거래 장부'])
  expect(page.body).toMatch(/자격은 되지만 기술이 열린 공모와 겹치는 것이 적은 기업 \d+곳[^]*<li>계류센서사 · 부두 계류줄 장력 센서/)
  // The market of these tests has another open call, which fits a little, too.
  expect(page.body).toMatch(/이 기업의 다른 어울림 \d+건[^]*전력시장 전력수요 예측기 → 전력시장 상시공모[^]*전력 장부 → 전력시장 상시공모/)
  for (const { sum, parts } of shownScores(page.body)) expect(parts).toBe(sum)
  const english = (await officer.get('/en/desk/kpx/activation')).body
  expect(english).toContain('Foresight Co. · Forecaster')
  expect(english).toContain('Call on forecasts')
  const file = (await officer.get('/desk/kpx/activation/export.csv')).payload
  expect(places(file, ['예측사', '장부사', '계류센서사'])).toEqual(['예측사', '장부사', '계류센서사'])
  expect(file.split('\r\n').find((line) => line.startsWith('계류센서사'))).toContain('겹치는 것이 적음')
})

test('a call that is published, changed or closed is known to the index within two seconds', async () => {
  const found = async () => ((await calls.search({ text: '드론 방제' }))?.hits ?? []).filter((hit) => !hit.partly).map((hit) => hit.id)
  const expectSoon = async (wanted: string[]) => {
    await expect.poll(found, { timeout: 2000 }).toEqual(wanted)
  }
  await call('ex', '드론 방제 공모', '드론으로 방제합니다.')
  await expectSoon([callIds['드론 방제 공모'] ?? ''])
  await market.set((tx) => tx.run(sql`update calls set state = 'closed', closed_at = market_now() where id = ${callIds['드론 방제 공모']}`))
  await expectSoon([])
})

test('anyone may ask which open calls fit a listed technology; whether its firm may apply is not told', async () => {
  const answer = JSON.parse((await market.visitor.get(`/api/v1/catalogue/${listings['태양광 모듈 세척 로봇']}/calls`)).body) as {
    matches: { score: number; parts: { points: number; kind: string }[]; call: { titleKo: string } }[]
  }
  expect(answer.matches[0]?.call.titleKo).toBe('고속도로 태양광 공모')
  for (const match of answer.matches)
    expect([match.parts.reduce((sum, part) => sum + part.points, 0), match.parts.some((part) => part.kind === 'conditions')]).toEqual([
      match.score,
      false,
    ])
  expect((await market.visitor.get('/api/v1/catalogue/nothing/calls')).statusCode).toBe(404)
})

test('a call that shares one word with a technology is no match and has few points', async () => {
  const { 발전량장부: id } = await setListings(market, await setListingFirm(market), [
    { titleKo: '발전량장부', summaryKo: '발전 기록을 지붕 없이 적어 둡니다.', fieldCodes: ['SOC.WATER'] },
  ])
  const { matches } = JSON.parse((await market.visitor.get(`/api/v1/catalogue/${id}/calls`)).body) as {
    matches: { score: number; fits: boolean; parts: { word?: string; kind: string }[]; call: { titleKo: string } }[]
  }
  const solar = matches.find((match) => match.call.titleKo === '고속도로 태양광 공모')
  expect(solar?.parts.flatMap((part) => part.word ?? [])).toEqual(['발전'])
  expect([solar?.fits, (solar?.score ?? 1000) <= 300]).toEqual([false, true])
  const fits = matches.map((match) => match.fits)
  expect(fits).toEqual([...fits].sort((a, b) => Number(b) - Number(a)))
})

test('an officer sees near duplicates, listed and sent to the same institution, with the sentences side by side', async () => {
  const officer = await market.as(scene.officer)
  const twin = await market.set(async (tx) => {
    const copy = await setScene(tx, {})
    return copy
  })
  const page = await officer.get(`/desk/kra/tracks/${scene.trackId}/similar`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toMatch(/침수 배수펌프.*같은 권리 번호: 제10-1234567호/s)
  expect(page.body).toMatch(new RegExp(`/desk/kra/tracks/${twin.trackId}.*이 기관에 낸 신청.*글의 100%가 겹침.*이름이 같음.*<mark>`, 's'))
  expect((await officer.get(`/desk/kra/tracks/${scene.trackId}`)).body).toContain(`/desk/kra/tracks/${scene.trackId}/similar`)
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  const elsewhere = await market.as(scene.memberOfficer)
  expect((await elsewhere.get(`/desk/kra/tracks/${scene.trackId}/similar`)).statusCode).toBe(404)
  expect((await elsewhere.get(`/desk/lh/tracks/${scene.trackId}/similar`)).statusCode).toBe(404)
})

test('an older application that says the same is compared before newer ones that do not', async () => {
  const old = await market.set((tx) => setScene(tx, {}))
  await market.set(async (tx) => {
    const other = await setCertificateScene(tx, 'kra')
    for (const at of [1, 2, 3]) await placeTrack(tx, other, { titleKo: `드론 방제기 ${at}`, problemKo: '농약을 고루 뿌리지 못합니다.' })
    await tx.run(sql`update tracks set submitted_at = submitted_at - interval '2 years' where id = ${old.trackId}`)
  })
  const nearest = async (words: string[], through = 100) =>
    (await findComparableTracks(market.app.db.reader(), 'kra', scene.technologyId, { words, through, many: 2 })).map((one) =>
      one.titleKo.replace(/ \d$/, ''),
    )
  expect(await nearest([])).toEqual(['드론 방제기', '드론 방제기'])
  expect(await nearest(['배수펌프', '침수', '10-1234567'])).toEqual(['가온누리기술 배수펌프', '가온누리기술 배수펌프'])
  expect(await nearest(['배수펌프'], 2)).toEqual(['드론 방제기', '드론 방제기'])
})

test('a member of the committee sees public listings only, after the pledge; a blinded firm stays hidden', async () => {
  const [member, recused] = scene.reviewers
  const review = 'reviewnear2345'
  const blinds = (companyName: boolean) =>
    market.set((tx) =>
      tx.run(
        sql`update reviews set rules = jsonb_set(rules, '{blinding,companyName}', ${JSON.stringify(companyName)}::jsonb)
          where id = ${review}`,
      ),
    )
  await market.set(async (tx) => {
    await tx.run(
      sql`insert into reviews (id, lead_institution_id, call_id, kind, rule_set_version_id, rules, state, opened_by,
        opened_at) select ${review}, 'kra', call_id, 'own', rule_set_version_id, ${JSON.stringify(scene.rules)}, 'evaluating',
        ${scene.officer}, market_now() from tracks where id = ${scene.trackId}`,
    )
    await tx.run(
      sql`insert into review_tracks (review_id, track_id, institution_id, company_id)
        values (${review}, ${scene.trackId}, 'kra', ${scene.companyId})`,
    )
    for (const [place, personId, state] of [
      [1, member, 'accepted'],
      [2, recused, 'recused'],
    ] as const)
      await tx.run(
        sql`insert into committee_seats (review_id, person_id, seat, letter, is_external, draw_number, state, invited_at, conflict_answer,
          pledged_at) values (${review}, ${personId}, ${place}, ${String(place)}, false, 1, ${state}, market_now(), 'none', market_now())`,
      )
  })
  await blinds(false)
  const browser = await market.as(member ?? '')
  const open = await browser.get(`/reviews/${review}/similar`)
  expect(open.statusCode).toBe(200)
  expect(open.body).toMatch(/침수 배수펌프.*가나다라기술.*같은 권리 번호/s)
  expect(open.body).not.toContain('이 기관에 낸 신청')
  await blinds(true)
  await market.set((tx) => tx.run(sql`update listings set company_id = ${scene.companyId} where id = ${listings['침수 배수펌프']}`))
  const blind = await browser.get(`/reviews/${review}/similar`)
  expect(blind.statusCode).toBe(200)
  for (const word of ['가온누리', 'Gaonnuri', '침수 배수펌프']) expect(blind.body).not.toContain(word)
  expect((await (await market.as(recused ?? '')).get(`/reviews/${review}/similar`)).statusCode).toBe(404)
  expect((await (await market.as(scene.reviewers[4] ?? '')).get(`/reviews/${review}/similar`)).statusCode).toBe(404)
  expect(
    await market.read.one(sql<{ many: number }>`select count(*)::int as many from access_log where what like 'compared dossier%'`),
  ).toEqual({ many: 2 })
})

test('a need of sixty words is answered whole by what says all of them', async () => {
  await setListings(market, await setListingFirm(market), [
    { titleKo: '예순 낱말의 모듬', summaryKo: sixty.slice(0, 20).join(', '), keywords: sixty.slice(20), fieldCodes: ['SOC.WATER'] },
  ])
  const best = async (words: readonly string[]) => (await ask({ need: words.join(' ') })).matches[0]
  await expect.poll(() => best(sixty), { timeout: 20_000 }).toMatchObject({ answered: 100, listing: { titleKo: '예순 낱말의 모듬' } })
  expect((await best([...sixty.slice(0, 55), '당근', '호박', '오이', '상추', '배추']))?.answered).toBeLessThan(96)
})

test('while the indexes are not ready the pages say so and still answer', async () => {
  Object.assign(market.app, { searches: new Map() })
  expect((await market.visitor.get(`/match?need=${encodeURIComponent(need)}`)).body).not.toContain('매설 배관 누수 탐지기')
  expect((await owner.get(`/company/${firm.companyId}/matches`)).body).toContain('공모의 낱말 색인을 준비하고 있습니다.')
  expect((await market.visitor.get(`/api/v1/matches/technologies?need=${encodeURIComponent(need)}`)).statusCode).toBe(404)
})
