import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LightMyRequestResponse } from 'fastify'
import { createPerson, grantRole } from '../people/index.ts'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { typedSection } from './editing/read.ts'
import { editorSections, findEditorSection } from './editing/sections.ts'
import { ruleSetInForce, findRuleSetVersion, standardRuleSet } from './index.ts'
import type { RuleSetContent } from './rule-set.ts'

let market: Market
let officer: Browser
let colleague: Browser
let approver: Browser
let stranger: Browser
let auditor: Browser
let versionId: string
let ruleSetId: string
let base: string

beforeAll(async () => {
  market = await openMarket()
  const make = async (name: string, roles: readonly ('officer' | 'approver')[], institutionId: string) =>
    market.set(async (tx) => {
      const { id } = await createPerson(tx, { email: `${name}@scene.example`, name })
      for (const role of roles) await grantRole(tx, { personId: id, role, institutionId })
      return id
    })
  officer = await market.as(await make('dana', ['officer'], 'kra'))
  colleague = await market.as(await make('emil', ['officer', 'approver'], 'kra'))
  approver = await market.as(await make('ravi', ['approver'], 'kra'))
  stranger = await market.as(await make('sora', ['officer', 'approver'], 'lh'))
  auditor = await market.as(
    await market.set(async (tx) => {
      const { id } = await createPerson(tx, { email: 'audit@scene.example', name: 'audit' })
      await grantRole(tx, { personId: id, role: 'auditor' })
      return id
    }),
  )
})
afterAll(() => market.close())

const form = (
  id: string,
  content: RuleSetContent,
  version: number,
  change: Record<string, string> = {},
  pressed = 'save',
): Record<string, string> => {
  const section = findEditorSection(id)
  if (!section) throw new Error(id)
  return { ...typedSection(section, content), version: String(version), do: pressed, ...change }
}
const contentNow = async () => {
  const found = await findRuleSetVersion(market.read, versionId)
  if (!found) throw new Error('gone')
  return found
}
const titled = (drawn: LightMyRequestResponse) => /<h1[^>]*>(.*?)<\/h1>/s.exec(drawn.payload)?.[1]

test('an officer makes a draft from the standard set', async () => {
  const page = await officer.get('/desk/kra/rule-sets/new')
  expect(page.payload).toContain('표준: 표준 심의규정')
  expect((await officer.post('/desk/kra/rule-sets/new', { from: 'standard-1', nameKo: '', nameEn: 'Ours' })).statusCode).toBe(422)
  const made = await officer.post('/desk/kra/rule-sets/new', { from: 'standard-1', nameKo: '마사회 시험 규정', nameEn: 'Ours' })
  expect(made.statusCode).toBe(303)
  base = String(made.headers.location)
  ruleSetId = base.split('/')[4] ?? ''
  versionId = (await market.read.one(sql<{ id: string }>`select id from rule_set_versions where rule_set_id = ${ruleSetId}`)).id
  expect(titled(await officer.get(base))).toBe('마사회 시험 규정 제1판')
})
test('adding and removing rows draws the form again, keeps what was typed and saves nothing', async () => {
  const { content, version } = await contentNow()
  const drawn = await officer.post(
    `${base}/edit/scoring`,
    form(
      'scoring',
      content,
      version,
      { 'sections.0.name.ko': '고친 이름', 'sections.0.criteria.0.max': '열다섯' },
      'add:sections.0.criteria',
    ),
  )
  expect(drawn.statusCode).toBe(200)
  expect(drawn.payload).toContain('value="고친 이름"')
  expect(drawn.payload).toContain('value="열다섯"')
  expect(drawn.payload).toContain('name="sections.0.criteria.3.name.ko"')
  const fewer = await officer.post(`${base}/edit/eligibility`, form('eligibility', content, version, {}, 'remove:eligibility.0'))
  expect(fewer.payload).not.toContain('name="eligibility.3.name.ko"')
  expect((await contentNow()).content).toEqual(content)
})
test('a form that cannot be read comes back with the sentence at the field and everything typed', async () => {
  const { content, version } = await contentNow()
  const drawn = await officer.post(`${base}/edit/result`, form('result', content, version, { passMark: '높게', outlierShare: '25' }))
  expect(drawn.statusCode).toBe(422)
  expect(drawn.payload.match(/점수를 87\.5처럼 입력해 주세요\./g)).toHaveLength(2)
  const summary = async (section: string, over: Record<string, string>) => {
    const { payload } = await officer.post(`${base}/edit/${section}`, form(section, content, version, over))
    return [...(payload.split('id="errors"')[1]?.split('</section>')[0] ?? '').matchAll(/<a href="[^"]+">([^<]+)</g)].map(
      (found) => found[1],
    )
  }
  expect(await summary('committee', { 'committee.seats': '-1', 'committee.quorum': '-1' })).toEqual([
    '심의위원회 › 위원 수: 0보다 작을 수 없습니다.',
    '심의위원회 › 의사정족수: 0보다 작을 수 없습니다.',
  ])
  expect(await summary('scoring', { 'sections.0.criteria.1.max': '-1' })).toEqual([expect.stringMatching(/^부문 1 › 평가항목 2 › 배점: /)])
  expect(drawn.payload).toContain('value="높게"')
  expect(drawn.payload).toContain('value="25"')
})
test('a condition reads as a sentence while it is built, and is saved as the institution’s own', async () => {
  const { content, version } = await contentNow()
  const added = form(
    'eligibility',
    content,
    version,
    {
      'eligibility.4.id': 'r-new',
      'eligibility.4.name.ko': '젊은 기업',
      'eligibility.4.name.en': 'Young firm',
      'eligibility.4.condition.kind': 'within-months-of',
      'eligibility.4.condition.fact': 'company.founded',
      'eligibility.4.condition.months': '84',
      'eligibility.4.condition.of': 'notice',
    },
    'redraw:eligibility.4.condition',
  )
  expect((await officer.post(`${base}/edit/eligibility`, added)).payload).toContain('84개월')
  expect((await officer.post(`${base}/edit/eligibility`, { ...added, do: 'save' })).statusCode).toBe(303)
  const saved = (await contentNow()).content
  expect(saved.eligibility.at(-1)).toMatchObject({
    id: 'r-new',
    condition: { kind: 'within-months-of', fact: 'company.founded', months: 84, of: 'notice' },
    origin: { kind: 'institution' },
  })
  expect([saved.origins.eligibility, saved.origins.scoring]).toEqual([{ kind: 'institution' }, { kind: 'default' }])
})
test('two who edit at once: the second sees both and loses nothing', async () => {
  const { content, version } = await contentNow()
  expect((await officer.post(`${base}/edit/result`, form('result', content, version, { passMark: '72' }))).statusCode).toBe(303)
  const late = await colleague.post(`${base}/edit/result`, form('result', content, version, { passMark: '75' }))
  expect(late.statusCode).toBe(409)
  expect(late.payload).toContain('그사이 다른 담당자가')
  expect(late.payload).toMatch(/<del[^>]*>.*72/s)
  expect(late.payload).toContain('value="75"')
  expect((await contentNow()).content.passMark).toBe(7200)
  const shown = /name="version" value="(\d+)"/.exec(late.payload)?.[1]
  expect((await colleague.post(`${base}/edit/result`, form('result', content, Number(shown), { passMark: '75' }))).statusCode).toBe(303)
  expect((await contentNow()).content.passMark).toBe(7500)
})
test('a draft that cannot work is not handed in, and its problems lead to the field', async () => {
  const before = await contentNow()
  await officer.post(`${base}/edit/scoring`, form('scoring', before.content, before.version, { 'sections.0.criteria.0.max': '5' }))
  expect((await officer.post(`${base}/submit`)).statusCode).toBe(422)
  expect((await officer.get(`${base}?tab=problems`)).payload).toContain(`${base}/edit/scoring#field-totalPoints`)
  const broken = await contentNow()
  expect(broken.state).toBe('draft')
  await officer.post(`${base}/edit/scoring`, form('scoring', broken.content, broken.version, { 'sections.0.criteria.0.max': '15' }))
})
test('who edited cannot put it in force, another approver can, and the firm reads it', async () => {
  expect((await officer.post(`${base}/submit`, { note: '합격선을 높입니다' })).statusCode).toBe(303)
  expect((await officer.post(`${base}/put-in-force`)).statusCode).toBe(404)
  const own = await colleague.post(`${base}/put-in-force`)
  expect([own.statusCode, own.payload.includes('다른 승인자가')]).toEqual([422, true])
  expect((await contentNow()).state).toBe('in_review')
  expect((await market.visitor.get(`/institutions/kra/rules/${ruleSetId}`)).statusCode).toBe(404)
  expect((await approver.post(`${base}/put-in-force`)).statusCode).toBe(303)
  expect((await contentNow()).state).toBe('in_force')
  const read = await market.visitor.get(`/institutions/kra/rules/${ruleSetId}`)
  expect(read.payload).toContain('100점 만점에 75점 이상이면 통과합니다.')
  expect(read.payload).toContain('표준 기본값')
  const told = await market.read.many(sql<{ action: string }>`select action from audit_log where object_id = ${ruleSetId} order by id`)
  expect(told.map(({ action }) => action)).toEqual([
    'rule-set.cloned',
    ...Array.from({ length: 5 }, () => 'rule-set.edited'),
    'rule-set.submitted',
    'rule-set.put-in-force',
  ])
})
test('what is in force is not edited any more', async () => {
  const { content, version } = await contentNow()
  expect((await officer.get(`${base}/edit/result`)).statusCode).toBe(404)
  expect((await officer.post(`${base}/edit/result`, form('result', content, version, { passMark: '10' }))).statusCode).toBe(409)
  expect((await contentNow()).content).toEqual(content)
})
test('the next version is a copy; when it comes into force the one before is retired, and what is frozen on it stays', async () => {
  const drafted = await officer.post(`/desk/kra/rule-sets/${ruleSetId}/draft`)
  const second = String(drafted.headers.location)
  expect(second.endsWith('/versions/2')).toBe(true)
  expect((await officer.post(`/desk/kra/rule-sets/${ruleSetId}/draft`)).headers.location).toBe(second)
  const { content } = await contentNow()
  await officer.post(`${second}/edit/result`, form('result', content, 1, { passMark: '80' }))
  expect((await officer.get(`${second}?tab=changes`)).payload).toContain('합격선')
  await officer.post(`${second}/submit`)
  expect((await approver.get(second)).payload).toContain('이미 제출된 신청은 제출할 때의 규정으로 심의합니다.')
  await approver.post(`${second}/put-in-force`)
  const states = await market.read.many(
    sql<{ number: number; state: string }>`select number, state from rule_set_versions where rule_set_id = ${ruleSetId} order by number`,
  )
  expect(states).toEqual([
    { number: 1, state: 'retired' },
    { number: 2, state: 'in_force' },
  ])
  expect([(await ruleSetInForce(market.read, ruleSetId))?.content.passMark, (await contentNow()).content.passMark]).toEqual([8000, 7500])
  expect((await officer.get(`/desk/kra/rule-sets/${ruleSetId}/compare?from=1&to=2`)).payload).toMatch(/75.*80/s)
})
test('an approver sends a draft back with what to mend', async () => {
  const third = String((await officer.post(`/desk/kra/rule-sets/${ruleSetId}/draft`)).headers.location)
  await officer.post(`${third}/submit`)
  expect((await approver.post(`${third}/send-back`, { note: '가점을 넣어 주세요' })).statusCode).toBe(303)
  expect((await officer.get(third)).payload).toContain('승인 요청하기')
})
test('the effect tells whose earlier decision would turn', async () => {
  const facts = { 'company.kind': 'corporation', 'company.founded': '2010-01-01', 'day.notice': '2026-11-01', 'company.debarred': false }
  await market.set(async (tx) => {
    await tx.run(sql`set local session_replication_role = replica`)
    await tx.run(sql`insert into tracks (id, application_id, company_id, technology_id, institution_id, call_id, receipt_number,
      rule_set_version_id, rules, facts, state, state_since, submitted_at, verdict_at)
      values ('t1', 'a1', 'c1', 'x1', 'kra', 'k1', 'KRA-1', ${versionId}, ${JSON.stringify(standardRuleSet)}, ${JSON.stringify(facts)},
        'rejected', ${tx.now}, ${tx.now}, ${tx.now})`)
  })
  const third = `/desk/kra/rule-sets/${ruleSetId}/versions/3`
  const { content } = await contentNow()
  const without = form('eligibility', content, 3, {}, 'remove:eligibility.4')
  const drawn = await officer.post(`${third}/edit/eligibility`, { ...without, preview: 'effect' })
  expect(drawn.payload).toContain('지난 1건 중 1건의 판정이 달라집니다.')
  expect(drawn.payload).toContain('KRA-1')
})
test('another institution sees nothing of it, a firm and a visitor neither; an auditor reads and writes nothing', async () => {
  const addresses = ['/desk/kra/rule-sets', base, `${base}/edit/result`, `/desk/kra/rule-sets/${ruleSetId}/compare?from=1&to=2`]
  for (const address of addresses) expect((await stranger.get(address)).statusCode).toBe(404)
  for (const address of addresses.slice(1)) expect((await stranger.get(address.replace('/desk/kra/', '/desk/lh/'))).statusCode).toBe(404)
  expect((await stranger.post(`${base.replace('/desk/kra/', '/desk/lh/').replace('/1', '/3')}/submit`)).statusCode).toBe(404)
  expect((await auditor.get(base)).statusCode).toBe(200)
  expect((await auditor.post(`/desk/kra/rule-sets/${ruleSetId}/draft`)).statusCode).toBe(404)
})
test('every page of the slice is drawn in both languages within five statements', async () => {
  const third = `/desk/kra/rule-sets/${ruleSetId}/versions/3`
  const pages = [
    '/desk/kra/rule-sets',
    '/desk/kra/rule-sets/new',
    `/desk/kra/rule-sets/${ruleSetId}/compare?from=1&to=2`,
    '/institutions/kra/rules/kra-sourced',
    ...['firm', 'sheet', 'changes', 'problems', 'effect'].map((tab) => `${third}?tab=${tab}`),
    ...editorSections.map(({ id }) => `${third}/edit/${id}`),
  ]
  for (const path of pages) {
    for (const address of [path, `/en${path}`]) {
      const drawn = await officer.get(address)
      expect([
        address,
        drawn.statusCode,
        Number(drawn.headers['x-statements']) <= 5,
        /undefined|\[object|>NaN/.test(drawn.payload),
      ]).toEqual([address, 200, true, false])
      const main = drawn.payload.slice(drawn.payload.indexOf('<main'), drawn.payload.indexOf('</main>'))
      if (address.startsWith('/en'))
        expect([address, /[가-힣]+/.exec(main.replaceAll(/<(input|textarea)[^>]*>([^<]*<\/textarea>)?/g, ''))?.[0]]).toEqual([
          address,
          undefined,
        ])
      expect([...main.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id).filter((id, at, all) => all.indexOf(id) !== at)).toEqual([])
    }
  }
})
