import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../../src/applications/scene.example.ts'
import { wholeTechnology } from '../../src/applications/scene.example.ts'
import { setCall, setFirm, setReviewers, setStaff, shortRules } from '../cast.ts'
import type { Staff } from '../cast.ts'
import { walkToCertificate } from '../shortcuts.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'
import { inDays } from './steps.ts'

/** A buyer asks two firms, refuses one quote and accepts the other, records the purchase, finds it wrong and counters it, and ends what came to no contract; everybody sees just their own part. */
let stage: Stage
let staff: Staff
let dear: Firm
let good: Firm
let buyer: Walker
let dearOwner: Walker
let goodOwner: Walker
let anybody: Walker
let dearListing = ''
let goodListing = ''
let purchase = ''
const asked: Record<string, string> = {}
const titles = { dear: '수입 부품 배수펌프(가상)', good: '저소음 배수펌프(가상)' }
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date())

beforeAll(async () => {
  stage = await openStage()
  const { market } = stage
  const callId = await market.set(async (tx) => {
    await setReviewers(tx, 'kra', 6)
    staff = await setStaff(tx, 'kra')
    good = await setFirm(tx)
    dear = await setFirm(tx, { ...wholeTechnology, titleKo: titles.dear, titleEn: 'Imported pump (invented)' })
    return (await setCall(tx, ['kra'], { rules: shortRules })).callId
  })
  goodListing = (await walkToCertificate(market, staff, good, callId)).listingId
  dearListing = (await walkToCertificate(market, staff, dear, callId)).listingId
  buyer = await stage.as(staff.buyer)
  dearOwner = await stage.as(dear.personId)
  goodOwner = await stage.as(good.personId)
  anybody = await stage.visitor()
})
afterAll(async () => {
  await stage.close()
})

const ask = async (listing: string) => {
  await buyer.open(`/catalogue/${listing}`)
  await buyer.press('구매 후보로 담기')
  await buyer.sees('구매 후보로 담았습니다.')
  await buyer.press('견적 요청하기')
  await buyer.fill('수량', '2')
  await buyer.press('견적 요청하기')
  await buyer.sees('납품하거나 시공할 장소를 입력해 주세요.')
  await buyer.fill('납품·시공 장소', '제주시 애월읍')
  await buyer.fill('필요한 조건', '펌프 2대와 설치를 포함해 주세요.')
  await buyer.press('견적 요청하기')
  await buyer.sees('견적을 기다립니다')
  return buyer.path
}
const offer = async (owner: Walker, firm: Firm, title: string, supply: string) => {
  await owner.open('/inbox')
  await owner.sees(`견적 요청이 왔습니다: ${title}`)
  await owner.open(`/company/${firm.companyId}/quotes`)
  await owner.press(title)
  await owner.page.getByLabel(/^공급가액/).fill(supply)
  await owner.fill('견적 유효기간', '2020-01-01')
  await owner.fill('계약 후 납기', '30')
  await owner.press('견적 보내기')
  await owner.sees('이미 지난 날입니다. 앞으로 올 날을 입력해 주세요.')
  await owner.fill('견적 유효기간', inDays(30))
  await owner.fill('조건', '설치와 시운전을 포함합니다.')
  await owner.press('견적 보내기')
  await owner.sees('견적을 보냈습니다.')
}

test('a buyer keeps two technologies, asks both, and each firm quotes with VAT, validity and delivery', async () => {
  asked['dear'] = await ask(dearListing)
  asked['good'] = await ask(goodListing)
  await offer(dearOwner, dear, titles.dear, '45,000,000')
  await offer(goodOwner, good, titles.good, '24000000')
  await buyer.open(asked['good'])
  for (const words of ['26,400,000원', '24,000,000원', '2,400,000원', '계약 후 30일', '설치와 시운전을 포함합니다.'])
    await buyer.sees(words)
})

test('one quote is refused, and the firm reads why', async () => {
  await buyer.open(asked['dear'] ?? '')
  await buyer.unfold('견적 거절하기')
  await buyer.press('견적 거절하기')
  await buyer.sees('사유를 골라 주세요.')
  const choice = buyer.page.getByRole('radio').first()
  await choice.check()
  const reason = await buyer.page.locator(`label[for="${await choice.getAttribute('id')}"]`).innerText()
  await buyer.fill('덧붙일 말', '예정가격보다 높습니다.')
  await buyer.press('견적 거절하기')
  await buyer.sees('견적을 거절했습니다')
  await dearOwner.open('/inbox')
  await dearOwner.sees('견적 건이 구매 없이 끝났습니다: ')
  await dearOwner.open(`/company/${dear.companyId}/quotes`)
  await dearOwner.press(titles.dear)
  await dearOwner.sees(reason.trim())
  await dearOwner.sees(/예정가격보다 높습니다/)
  await dearOwner.doesNotSee('견적 다시 보내기')
})

test('the other is accepted and recorded, with its ground, what else was looked at, and why', async () => {
  await buyer.open(asked['good'] ?? '')
  await buyer.press('견적 수락하기')
  await buyer.press('구매 기록하기')
  await buyer.fill('계약일', '2099-01-01')
  await buyer.press('구매 기록하기')
  await buyer.sees('계약 근거를 골라 주세요.')
  await buyer.page
    .getByRole('group', { name: /^계약 근거/ })
    .getByRole('radio', { name: /일반경쟁입찰/ })
    .check()
  await buyer.choose(titles.dear)
  await buyer.fill('이 기술을 고른 까닭', '소음이 작고 값이 예정가격 안에 있습니다.')
  await buyer.press('구매 기록하기')
  await buyer.sees('계약일이 오늘보다 늦습니다. 계약한 뒤에 기록해 주세요.')
  await buyer.fill('계약일', today())
  await buyer.press('구매 기록하기')
  await buyer.sees('구매를 기록했습니다.')
  purchase = buyer.path
  await buyer.sees(titles.dear)
  await buyer.sees('소음이 작고 값이 예정가격 안에 있습니다.')
  await goodOwner.open('/inbox')
  await goodOwner.sees(`구매가 기록되었습니다: ${titles.good}`)
})

test('the listing and the public figures show it', async () => {
  await anybody.open(`/catalogue/${goodListing}`)
  await anybody.sees('26,400,000원')
  await anybody.open('/figures/amount')
  await anybody.sees('26,400,000원')
})

test('a wrong record is not edited but met by a counter-record with its reason, and everything follows', async () => {
  await buyer.open(purchase)
  await buyer.unfold('기록이 잘못되었나요?')
  await buyer.press('정정 기록 더하기')
  await buyer.sees('사유를 적어 주세요.')
  await buyer.fill('정정 사유', '계약이 체결되기 전에 취소되었습니다.')
  await buyer.press('정정 기록 더하기')
  await buyer.sees('앞선 기록을 정정한 기록입니다.')
  await buyer.sees('-26,400,000원')
  await buyer.press('정정한 기록 보기')
  await buyer.sees(/정정된 기록입니다/)
  await buyer.doesNotSee('기록이 잘못되었나요?')
  await goodOwner.open('/inbox')
  await goodOwner.sees(`구매 기록이 정정되었습니다: ${titles.good}`)
  await anybody.open(`/catalogue/${goodListing}`)
  await anybody.sees(/아직 구매 기록이 없습니다/)
  await anybody.open('/figures/amount')
  await anybody.sees(/^0원$/)
  await anybody.sees('-26,400,000원')
})

test('the contract was cancelled: the buyer ends the accepted quote with a reason, the firm reads it, and nothing waits', async () => {
  await buyer.open('/buying/kra')
  await buyer.sees('기록할 구매')
  await buyer.open(asked['good'] ?? '')
  await buyer.unfold('구매하지 않고 끝내기')
  await buyer.press('구매하지 않고 끝내기')
  await buyer.sees('사유를 골라 주세요.')
  await buyer.choose('맺은 계약을 취소하거나 해제했습니다.')
  await buyer.fill('덧붙일 말', '올해 사업비가 빠졌습니다.')
  await buyer.press('구매하지 않고 끝내기')
  await buyer.sees('구매하지 않고 끝냈습니다. 사유를 기업에 알렸습니다.')
  await buyer.sees('수락했지만 구매하지 않기로 했습니다')
  await goodOwner.open('/inbox')
  await goodOwner.sees(`견적 건이 구매 없이 끝났습니다: ${titles.good}`)
  await goodOwner.open(`/company/${good.companyId}/quotes?view=ended`)
  await goodOwner.press(titles.good)
  await goodOwner.sees(/올해 사업비가 빠졌습니다/)
  await goodOwner.doesNotSee('계약하지 못한다고 알리기')
  await buyer.open('/buying/kra')
  await buyer.sees('지금 나를 기다리는 일이 없습니다.')
  await buyer.open(asked['good'] ?? '')
  await buyer.press('새 견적 요청하기')
  await buyer.sees('견적 요청')
})

test('a firm cannot record its own sale, not even a member of it who buys', async () => {
  await stage.market.set((tx) =>
    tx.run(
      sql`insert into company_members (company_id, person_id, role, state, requested_at)
        values (${good.companyId}, ${staff.buyer}, 'member', 'active', ${tx.now})`,
    ),
  )
  const before = await stage.market.read.one(sql<{ count: number }>`select count(*) from purchases`)
  await buyer.open(`/buying/kra/purchases/new?listing=${goodListing}`)
  await buyer.page.getByLabel(/^계약 금액/).fill('1000000')
  await buyer.fill('계약일', today())
  await buyer.page
    .getByRole('group', { name: /^계약 근거/ })
    .getByRole('radio', { name: /일반경쟁입찰/ })
    .check()
  await buyer.fill('이 기술을 고른 까닭', '우리 회사의 기술입니다.')
  await buyer.press('구매 기록하기')
  await buyer.sees('본인이 속한 회사의 판매는 기록할 수 없습니다.')
  await goodOwner.open(`/buying/kra/purchases/new?listing=${goodListing}`)
  await goodOwner.sees('찾으시는 페이지가 없거나 볼 수 있는 권한이 없습니다.')
  expect(await stage.market.read.one(sql<{ count: number }>`select count(*) from purchases`)).toEqual(before)
})

test('a buyer of another institution sees none of it', async () => {
  const other = await stage.as((await stage.market.set((tx) => setStaff(tx, 'ex'))).buyer)
  for (const path of [asked['dear'], asked['good'], purchase]) {
    for (const address of [path ?? '', (path ?? '').replace('/kra/', '/ex/')]) {
      await other.open(address)
      await other.sees('찾으시는 페이지가 없거나 볼 수 있는 권한이 없습니다.')
    }
  }
  await other.open('/buying/ex/quotes')
  await other.sees('아직 요청한 견적이 없습니다.')
  await other.open('/buying/ex/purchases')
  await other.sees('아직 구매 기록이 없습니다.')
})
