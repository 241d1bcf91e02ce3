import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../../src/applications/scene.example.ts'
import { wholeTechnology } from '../../src/applications/scene.example.ts'
import { setCall, setFirm, setReviewers, setStaff, shortRules } from '../cast.ts'
import type { Staff } from '../cast.ts'
import { applyTo, walkToCertificate } from '../shortcuts.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'
import { excessOf, inDays } from './steps.ts'

/** A firm and technologies with the longest names there are, without a space to break them at, at an institution with a long name, on a phone: nothing scrolls sideways. */
let stage: Stage
let staff: Staff
let firm: Firm
let buyer: Walker
let owner: Walker
let listings: string[] = []
let certificate = ''
let track = ''
let request = ''
const phone = { width: 390 }
const institution = 'k-water'
const long = (word: string, letters: number) => word.repeat(letters).slice(0, letters)
const names = {
  titleKo: long('소음저감형배수펌프현장점검', 200),
  titleEn: long('Quietdrainagepump', 200),
  summaryKo: long('누수를세시간만에찾아냅니다', 200),
}
const faults = new Set<string>()

const setLong = async (): Promise<Firm> =>
  stage.market.set(async (tx) => {
    const made = await setFirm(tx, { ...wholeTechnology, ...names })
    await tx.run(
      sql`update companies set name_ko = ${long('가나다라마바사아자차카타파하', 120)}, name_en = ${long('Ganadaramabasaajachakatapaha', 120)}
        where id = ${made.companyId}`,
    )
    return made
  })
/** As on a second visit: pages are set in our fonts, which are wider than the phone's. */
const withFonts = async (walker: Walker): Promise<Walker> => {
  await walker.page.context().addCookies([{ name: 'fonts', value: '1', url: stage.origin }])
  return walker
}
const look = async (walker: Walker) => {
  const excess = await excessOf(walker)
  if (excess > 0) faults.add(`${walker.path} is ${excess} px too wide`)
}
/** Only how wide the pages are is looked at: all else of them is in the other stories. */
const visit = async (walker: Walker, paths: readonly string[]) => {
  for (const path of paths.flatMap((one) => [one, `/en${one}`])) {
    expect((await walker.page.goto(path))?.status()).toBe(200)
    await look(walker)
  }
}

beforeAll(async () => {
  stage = await openStage()
  const { market } = stage
  const callId = await market.set(async (tx) => {
    await setReviewers(tx, institution, 6)
    staff = await setStaff(tx, institution)
    return (await setCall(tx, [institution], { rules: shortRules })).callId
  })
  const [other, applied] = [await setLong(), await setLong()]
  firm = await setLong()
  const made = await walkToCertificate(market, staff, firm, callId)
  certificate = made.certificateId
  listings = [made.listingId, (await walkToCertificate(market, staff, other, callId)).listingId]
  track = (await applyTo(market, applied, [callId]))[institution] ?? ''
  buyer = await withFonts(await stage.as(staff.buyer, phone))
  owner = await withFonts(await stage.as(firm.personId, phone))
})
afterAll(async () => {
  await stage.close()
})

test('a quote is asked for, given, accepted and recorded as a purchase', async () => {
  await buyer.open(`/buying/${institution}/quotes/new?listing=${listings[0]}`)
  await buyer.fill('수량', '2')
  await buyer.fill('납품·시공 장소', '제주시 애월읍')
  await buyer.fill('필요한 조건', '펌프 2대와 설치를 포함해 주세요.')
  await buyer.press('견적 요청하기')
  await buyer.sees('견적을 기다립니다')
  request = buyer.path.split('/').at(-1) ?? ''
  await owner.open(`/company/${firm.companyId}/quotes/${request}`)
  await look(owner)
  await owner.page.getByLabel(/^공급가액/).fill('24000000')
  await owner.fill('견적 유효기간', inDays(30))
  await owner.fill('계약 후 납기', '30')
  await owner.press('견적 보내기')
  await owner.sees('견적을 보냈습니다.')
  await buyer.open(`/buying/${institution}/quotes/${request}`)
  await buyer.press('견적 수락하기')
  await buyer.press('구매 기록하기')
  await look(buyer)
  await buyer.fill('계약일', new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date()))
  await buyer.page
    .getByRole('group', { name: /^계약 근거/ })
    .getByRole('radio', { name: /일반경쟁입찰/ })
    .check()
  await buyer.fill('이 기술을 고른 까닭', '소음이 작고 값이 예정가격 안에 있습니다.')
  await buyer.press('구매 기록하기')
  await buyer.sees('구매를 기록했습니다.')
  await visit(buyer, [
    buyer.path.replace(/^\/en/, ''),
    `/buying/${institution}`,
    `/buying/${institution}/quotes`,
    `/buying/${institution}/quotes/${request}`,
    `/buying/${institution}/purchases`,
    `/buying/${institution}/purchases/new?listing=${listings[0]}`,
  ])
})

test('the catalogue, a listing, its certificate and the comparison', async () => {
  const [one = '', other = ''] = listings
  await visit(buyer, [
    '/catalogue',
    `/catalogue/${one}`,
    `/buying/${institution}/listings/${one}`,
    `/catalogue/${one}/similar`,
    `/compare?items=${one}`,
    `/compare?items=${one},${other}`,
    `/certificates/${certificate}`,
    `/companies/${firm.companyId}`,
  ])
})

test('the firm’s own pages', async () => {
  const { id, trackId } = await stage.market.read.one(
    sql<{ id: string; trackId: string }>`select application_id as id, id as track_id from tracks where company_id = ${firm.companyId}`,
  )
  const base = `/company/${firm.companyId}`
  await visit(owner, [
    base,
    `${base}/technologies`,
    `${base}/technologies/${firm.technologyId}`,
    `${base}/applications`,
    `${base}/applications/new`,
    `${base}/applications/${id}`,
    `${base}/applications/${id}/receipt`,
    `${base}/tracks/${trackId}`,
    `${base}/profile`,
    `${base}/close`,
    `${base}/technologies/${firm.technologyId}/fields`,
    `${base}/certificates`,
    `${base}/quotes`,
    `${base}/quotes/${request}`,
    `${base}/pre-check`,
    '/home',
    '/inbox',
  ])
})

test('the desk that has them in its queue', async () => {
  const officer = await withFonts(await stage.as(staff.officer, phone))
  const base = `/desk/${institution}`
  await visit(officer, [
    base,
    `${base}/queue?view=unassigned`,
    `${base}/queue?view=all`,
    `${base}/tracks/${track}`,
    `${base}/reviews`,
    `${base}/certificates?view=valid`,
    `${base}/certificates/${certificate}`,
    `${base}/certificates/${certificate}/changes/revoke`,
    '/home',
    '/inbox',
  ])
})

test('the editor of a rule set, beside what it would change', async () => {
  const { officer } = await stage.market.set((tx) => setStaff(tx, 'kra'))
  const drafted = await (await stage.market.as(officer)).post('/desk/kra/rule-sets/kra-sourced/draft')
  const version = String(drafted.headers['location'])
  await visit(
    await withFonts(await stage.as(officer, phone)),
    ['eligibility', 'scoring', 'committee', 'certificate'].map((section) => `${version}/edit/${section}`),
  )
})

test('no page was wider than the phone', () => {
  expect([...faults]).toEqual([])
})
