import { afterAll, beforeAll, expect, test } from 'vitest'
import { placeTrack, setScene } from '../../src/certificates/scene.fixture.ts'
import type { Scene } from '../../src/certificates/scene.fixture.ts'
import { newId } from '../../src/kernel/id.ts'
import { createPerson, grantRole } from '../../src/people/index.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
let scene: Scene
let drafter: string
let newcomer: string
const call = newId()
/** What stands on somebody's first page of work, which never asks more than five statements. */
const home = async (personId: string) => {
  const answer = await (await market.as(personId)).get('/home')
  expect([answer.statusCode, Number(answer.headers['x-statements']) <= 5]).toEqual([200, true])
  return answer.body
}

beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx, 'kra'))
  await market.set(async (tx) => {
    drafter = (await createPerson(tx, { email: 'drafter@scene.example', name: '정작성' })).id
    newcomer = (await createPerson(tx, { email: 'newcomer@scene.example', name: '한동료' })).id
    for (const role of ['officer', 'approver'] as const) await grantRole(tx, { personId: drafter, role, institutionId: 'kra' })
    const { ruleSetId } = await tx.one(
      sql<{ ruleSetId: string }>`select rule_set_id from call_institutions where call_id = ${scene.callId}`,
    )
    await tx.run(
      sql`insert into calls (id, lead_institution_id, intake, title_ko, title_en, opens_at, state, drafted_by, drafted_at)
        values (${call}, 'kra', 'rolling', '가을 공모', 'Autumn call', ${tx.now}, 'awaiting_approval', ${drafter}, ${tx.now})`,
    )
    await tx.run(
      sql`insert into rule_set_versions (id, rule_set_id, number, state, content, drafted_by, drafted_at, submitted_at, edited_by)
        values (${newId()}, ${ruleSetId}, 2, 'in_review', ${JSON.stringify(scene.rules)}, ${drafter}, ${tx.now}, ${tx.now},
        ${JSON.stringify([drafter])})`,
    )
    await tx.run(
      sql`insert into call_questions (id, call_id, asked_by, company_id, asked_at, question)
        values (${newId()}, ${scene.callId}, ${scene.owner}, ${scene.companyId}, ${tx.now}, '언제까지인가요?')`,
    )
    await placeTrack(tx, scene, { titleKo: '배수 펌프', titleEn: 'Pump' })
    await tx.run(
      sql`insert into company_members (company_id, person_id, role, state, requested_at)
        values (${scene.companyId}, ${newcomer}, 'member', 'requested', ${tx.now})`,
    )
  })
})
afterAll(() => market.close())

test('what one person drafted waits for another approver, and never for the one who drafted it', async () => {
  const approver = await home(scene.approver)
  const own = await home(drafter)
  for (const words of ['승인할 공모', '가을 공모', '승인할 심의규정']) {
    expect(approver).toContain(words)
    expect(own).not.toContain(words)
  }
})

test('a question about a call waits for officers of the lead institution', async () => {
  expect(await home(scene.officer)).toContain('답변할 공모 질문')
  expect(await home(scene.approver)).not.toContain('답변할 공모 질문')
})

test('a claim waits for officers and operators once its certificate is here, and for nobody before', async () => {
  await market.set((tx) =>
    tx.run(sql`update companies set kind = 'sole_proprietor', business_number = '1234567891' where id = ${scene.companyId}`),
  )
  await market.set((tx) =>
    tx.run(
      sql`update company_claims set state = 'provisional', decided_at = null, decided_by = null where company_id = ${scene.companyId}`,
    ),
  )
  expect(await home(scene.operator)).not.toContain('확인할 회사')
  // The firm has something under review: its certificate is asked of it, and of nobody once it is here.
  expect(await home(scene.owner)).toContain('올릴 사업자등록증')
  await market.set(async (tx) => {
    const file = newId()
    await tx.run(
      sql`insert into files (id, storage_key, sha256, bytes, kind, media_type, name, scan, owner_kind, owner_id, company_id, uploaded_at)
        values (${file}, 'x', ${'a'.repeat(64)}, 10, 'pdf', 'application/pdf', '등록증.pdf', 'not-scanned', 'company', ${scene.companyId},
        ${scene.companyId}, ${tx.now})`,
    )
    await tx.run(
      sql`update company_claims set registration_file_id = ${file}, state = 'provisional', decided_at = null, decided_by = null
        where company_id = ${scene.companyId}`,
    )
  })
  expect(await home(scene.owner)).not.toContain('올릴 사업자등록증')
  expect(await home(scene.officer)).toContain('확인할 회사')
  expect(await home(scene.operator)).toContain('/operations/claims')
  expect(await home(scene.approver)).not.toContain('확인할 회사')
})

test('who asks to join a firm waits for its owner', async () => {
  expect(await home(scene.owner)).toContain('한동료')
  expect(await home(newcomer)).not.toContain('참여를 요청한 사람')
})

test('the home and the first page of a desk show the same rows: until when, what to do, of what, since when', async () => {
  const rows = (page: string) =>
    [...page.matchAll(/<tr>.*?<\/tr>/gs)]
      .map((row) =>
        row[0]
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .filter((row) => row.includes('승인할'))
  const atHome = rows(await home(scene.approver))
  const atDesk = rows((await (await market.as(scene.approver)).get('/desk/kra')).body)
  expect(atHome).toEqual(atDesk)
  expect(atHome).toHaveLength(2)
})

test('the first page of the market tells what is due first, within five statements', async () => {
  const answer = await (await market.as(scene.approver)).get('/')
  expect([answer.statusCode, Number(answer.headers['x-statements']) <= 5]).toEqual([200, true])
})

test('the first page of a desk shows each role what waits for it there, and the same next days and counts to all, within five statements', async () => {
  const desk = async (personId: string) => {
    const answer = await (await market.as(personId)).get('/desk/kra')
    expect([answer.statusCode, Number(answer.headers['x-statements']) <= 5]).toEqual([200, true])
    return answer.body
  }
  await market.set(async (tx) => {
    await tx.run(
      sql`insert into institution_goals (institution_id, year, measure, goal, set_by, set_at)
        values ('kra', ${Number(tx.today.slice(0, 4))}, 'registrations', 12, ${scene.officer}, ${tx.now})`,
    )
    const closing = newId()
    await tx.run(
      sql`insert into calls (id, lead_institution_id, intake, title_ko, title_en, opens_at, closes_at, state, drafted_by, drafted_at,
        approved_by, published_at) values (${closing}, 'kra', 'dated', '사흘 뒤 마감하는 공모', 'Closing in three days', ${tx.now},
        ${new Date(tx.now.getTime() + 3 * 86_400_000)}, 'published', ${scene.officer}, ${tx.now}, ${scene.approver}, ${tx.now})`,
    )
    await tx.run(
      sql`insert into call_institutions (call_id, institution_id, is_lead, rule_set_id) select ${closing}, institution_id, is_lead,
        rule_set_id from call_institutions where call_id = ${scene.callId} and institution_id = 'kra'`,
    )
  })
  const [officer, approver] = [await desk(scene.officer), await desk(scene.approver)]
  expect(approver).toContain('승인할 심의규정')
  expect(officer).not.toContain('승인할 심의규정')
  expect(officer).toContain('답변할 공모 질문')
  for (const page of [officer, approver])
    for (const words of ['사흘 뒤 마감하는 공모', '공모 마감', '올해 목표', '12건']) expect(page).toContain(words)
  expect([officer, approver].map((page) => page.includes('href="/desk/kra/people"'))).toEqual([false, true])
  expect((await (await market.as(scene.owner)).get('/desk/kra')).statusCode).toBe(404)
})
