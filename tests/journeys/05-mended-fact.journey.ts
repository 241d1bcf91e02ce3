import { afterAll, beforeAll, test } from 'vitest'
import type { Firm } from '../../src/applications/scene.example.ts'
import { wholeTechnology } from '../../src/applications/scene.example.ts'
import { setCall, setFirm, shortRules } from '../cast.ts'
import { sql } from '../support/market.ts'
import { aPdf } from '../support/papers.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'
import { inDays } from './steps.ts'

/** The pre-check says no and why; the firm mends the facts it names, one by one, and qualifies. */
let stage: Stage
let firm: Firm
let owner: Walker
const preCheck = () => `/company/${firm.companyId}/pre-check`

beforeAll(async () => {
  stage = await openStage()
  firm = await stage.market.set(async (tx) => {
    await setCall(tx, ['kra'], { rules: shortRules })
    const made = await setFirm(tx, { ...wholeTechnology, ipRights: [], declaredNone: ['ipRights', 'otherCertificates', 'supplyRecord'] })
    await tx.run(sql`update sme_confirmations set valid_to = '2026-01-31' where company_id = ${made.companyId}`)
    return made
  })
  owner = await stage.as(firm.personId)
})
afterAll(async () => {
  await stage.close()
})

test('the pre-check says no, with each rule and the fact that fails it', async () => {
  await owner.open(preCheck())
  await owner.sees('아직 신청할 수 없습니다')
  await owner.sees(/중소기업확인서가 2026년 1월 31일에 만료/)
  await owner.doesNotSee('고른 기관에 신청하기')
})

test('a new confirmation mends the first, and the pre-check still names the second', async () => {
  await owner.press(/확인서/)
  await owner.unfold('확인서 추가하기')
  await owner.fill('확인서 번호', '0010-2026-77777')
  await owner.choose('소기업')
  await owner.fill('유효기간 시작', '2026-02-01')
  await owner.fill('유효기간 끝', '2026-01-01')
  await owner.press('확인서 추가하기')
  await owner.sees(/확인이 필요한 항목/)
  await owner.fill('유효기간 끝', inDays(300))
  await owner.attach('확인서 파일', aPdf('중소기업확인서.pdf'))
  await owner.press('확인서 추가하기')
  await owner.sees('중소기업확인서를 추가했습니다.')
  await owner.open(preCheck())
  await owner.sees('아직 신청할 수 없습니다')
  await owner.doesNotSee(/만료되었/)
})

test('a granted patent mends the second: now she qualifies and the application begins', async () => {
  await owner.press('지식재산권 적기')
  await owner.select('권리', '특허')
  await owner.select('번호의 종류', '등록번호')
  await owner.fill('번호', '12')
  await owner.fill('존속기간 만료일', '2040-05-01')
  await owner.select('권리 상태', '등록')
  await owner.press('저장하고 나중에 하기')
  await owner.sees(/확인이 필요한 항목/)
  await owner.fill('번호', '10-1234567')
  await owner.press('저장하고 나중에 하기')
  await owner.open(preCheck())
  await owner.sees('신청할 수 있습니다')
  await owner.choose(/가상 공모/)
  await owner.press('고른 기관에 신청하기')
  await owner.press('저장하고 제출 전에 확인하기')
  for (const box of await owner.page.getByRole('checkbox').all()) await box.check()
  await owner.press('1개 기관에 제출하기')
  await owner.sees('제출되었습니다')
})
