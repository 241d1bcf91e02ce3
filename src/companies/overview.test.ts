import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { newId, sha256Hex } from '../kernel/id.ts'
import { createPerson } from '../people/index.ts'
import { askForRegistration, enterCompany } from './index.ts'
import { firmFacts } from './firm.fixture.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test('a registration certificate that is here is not asked for again', async () => {
  const facts = firmFacts({
    kind: 'corporation',
    nameKo: '가상펌프 주식회사',
    businessNumber: '1234567891',
    corporateNumber: '1101110062432',
  })
  const { personId, companyId } = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: `${newId()}@firm.example`, name: '이대표' })
    return { personId: id, companyId: (await enterCompany(tx, id, facts)).id }
  })
  const firm = await market.as(personId)
  const told = async () => {
    const { payload } = await firm.get(`/company/${companyId}`)
    return ['사업자등록증을 받았습니다. 확인되면 알려 드립니다.', '>사업자등록증 올리기</a>'].map((words) => payload.includes(words))
  }
  expect(await told()).toEqual([false, true])
  const fileId = newId()
  await market.set(async (tx) => {
    await tx.run(sql`insert into files (id, storage_key, sha256, bytes, kind, media_type, name, scan, owner_kind, owner_id, company_id,
      uploaded_at)
      values (${fileId}, ${`none/${fileId}`}, ${sha256Hex(fileId)}, 1000, 'pdf', 'application/pdf', '등록증.pdf', 'clean', 'company',
        ${companyId}, ${companyId}, ${tx.now})`)
    await tx.run(sql`update company_claims set registration_file_id = ${fileId} where company_id = ${companyId}`)
  })
  expect(await told()).toEqual([true, false])
  expect((await firm.get(`/company/${companyId}/profile`)).payload).toContain('사업자등록증을 받았습니다')
})

test('a firm that has sent something is asked for its certificate once a claim, and told why', async () => {
  const facts = firmFacts({ kind: 'sole_proprietor', nameKo: '증빙없는 기업', businessNumber: '2208162517' })
  const { personId, companyId } = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: `${newId()}@firm.example`, name: '이대표' })
    return { personId: id, companyId: (await enterCompany(tx, id, facts)).id }
  })
  for (let twice = 0; twice < 2; twice += 1) await market.set((tx) => askForRegistration(tx, companyId))
  const notices = await market.read.many(sql<{ subjectKo: string; link: string }>`
    select subject_ko, link from notices where person_id = ${personId}`)
  expect(notices).toEqual([{ subjectKo: '사업자등록증을 올려 주세요: 증빙없는 기업', link: `/company/${companyId}/profile#registration` }])
  expect((await (await market.as(personId)).get(`/company/${companyId}`)).payload).toContain(
    '회사가 확인되어야 인증서를 발급받을 수 있습니다.',
  )
})
