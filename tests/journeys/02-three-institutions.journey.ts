import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../../src/applications/scene.example.ts'
import { dayOf } from '../../src/kernel/dates.ts'
import { findReviewById } from '../../src/reviews/queries.ts'
import { setCall, setFirm, setReviewers, setStaff, shortRules } from '../cast.ts'
import type { Staff } from '../cast.ts'
import { certify, decide, meet, receiveAndCheck, reviewUntilMeeting, seatCommittee } from '../shortcuts.ts'
import { sql } from '../support/market.ts'
import { aPdf } from '../support/papers.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'

/** One technology, three institutions, three verdicts: each walks its own road, and all three end in a certificate. */
let stage: Stage, firm: Firm, owner: Walker
let kra: Staff, lh: Staff, ex: Staff
let tracks: Readonly<Record<string, string>> = {}, firstReview = '', secondReview = ''
const title = '저소음 배수펌프(가상)'
const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
const trackPage = (institution: string) => `/company/${firm.companyId}/tracks/${tracks[institution]}`
const membersOf = async (review: string) => (await findReviewById(stage.market.read, review))?.seats.map((seat) => seat.personId) ?? []

beforeAll(async () => {
  stage = await openStage()
  await stage.market.set(async (tx) => {
    await setReviewers(tx, 'kra', 12)
    ;[kra, lh, ex] = [await setStaff(tx, 'kra'), await setStaff(tx, 'lh'), await setStaff(tx, 'ex')]
    for (const institution of ['kra', 'lh', 'ex']) await setCall(tx, [institution], { rules: shortRules })
    firm = await setFirm(tx)
  })
  owner = await stage.as(firm.personId)
})
afterAll(async () => { await stage.close() })

test('the firm writes one application and sends it to three institutions at once', async () => {
  await owner.open(`/company/${firm.companyId}/pre-check`)
  await owner.sees(/3곳 중 3곳 신청 가능/)
  await owner.press('고른 기관에 신청하기')
  await owner.press('저장하고 제출 전에 확인하기')
  for (const box of await owner.page.getByRole('checkbox').all()) await box.check()
  await owner.press('3개 기관에 제출하기')
  await owner.sees('3개 기관에 신청서를 제출했습니다.')
  const rows = await stage.market.read.many(sql<{ institutionId: string; id: string }>`select institution_id, id from tracks where company_id = ${firm.companyId}`)
  tracks = Object.fromEntries(rows.map((one) => [one.institutionId, one.id]))
  expect(Object.keys(tracks).toSorted()).toEqual(['ex', 'kra', 'lh'])
})

test('each institution decides for itself: approved, approved with conditions, rejected', async () => {
  for (const staff of [kra, lh, ex]) await receiveAndCheck(stage.market, staff, tracks[staff.institutionId] ?? '')
  await decide(stage.market, kra, await reviewUntilMeeting(stage.market, kra, tracks['kra'] ?? '', 0.9), 'approved')
  firstReview = await reviewUntilMeeting(stage.market, ex, tracks['ex'] ?? '', 0.5)
  await decide(stage.market, ex, firstReview, 'rejected')

  const officer = await stage.as(lh.officer)
  await officer.open(`/desk/lh/reviews/${await reviewUntilMeeting(stage.market, lh, tracks['lh'] ?? '', 0.8)}/verdict`)
  await officer.choose('조건부 가결')
  await officer.press('의결안 저장하고 서명 요청하기')
  await officer.sees(/확인이 필요한 항목/)
  await officer.choose('조건부 가결')
  await officer.fill('계산 결과와 다르게 의결하는 이유', '내구성 시험이 끝나지 않아 조건을 붙입니다.')
  await officer.fill('조건 1', '1,000시간 내구성 시험성적서를 제출해 주세요.')
  await officer.page.getByLabel(/^기한/).first().fill(inDays(40))
  await officer.fill('조건 2', '설치 지침서를 한국어로 제출해 주세요.')
  await officer.page.getByLabel(/^기한/).nth(1).fill(inDays(20))
  await officer.press('의결안 저장하고 서명 요청하기')
  const approver = await stage.as(lh.approver)
  await approver.open(officer.path)
  await approver.press('의결 서명하기')

  await owner.open(trackPage('kra'))
  await owner.press('이 신청의 모든 기관')
  for (const institution of ['한국마사회', '한국토지주택공사', '한국도로공사']) await owner.sees(institution)
})

test('the firm reports how it met each condition; the officer confirms, sends one back, and confirms again', async () => {
  await owner.open(trackPage('lh'))
  await owner.sees('1,000시간 내구성 시험성적서를 제출해 주세요.')
  const report = async (which: number, words: string, paper: string) => {
    const form = owner.page.locator('main form').filter({ hasText: '이행 결과 보고하기' }).nth(which)
    await form.getByLabel(/^이행 결과/).fill(words)
    await form.getByLabel(/^증빙 파일/).setInputFiles(aPdf(paper))
    await form.getByRole('button', { name: '이행 결과 보고하기' }).click()
    await owner.sees('확인 중')
    await owner.open(trackPage('lh'))
  }
  await report(0, '시험기관에서 1,000시간 시험을 마쳤습니다.', '내구성 시험성적서.pdf')
  await report(1, '설치 지침서를 올립니다.', '설치 지침서.pdf')
  const officer = await stage.as(lh.officer)
  await officer.open(`/desk/lh/tracks/${tracks['lh']}`)
  await officer.press(/^이행 확인하기.*내구성/)
  await officer.page.getByLabel(/^다시 확인할 점/).fill('지침서에 유지관리 주기가 빠졌습니다.')
  await officer.press(/^되돌려 보내기/)
  await owner.open(trackPage('lh'))
  await owner.sees('지침서에 유지관리 주기가 빠졌습니다.')
  await report(0, '유지관리 주기를 더해 다시 올립니다.', '설치 지침서 2판.pdf')
  await officer.open(`/desk/lh/tracks/${tracks['lh']}`)
  await officer.press(/^이행 확인하기/)
  await officer.press('인증서 작성하기')
  await officer.press('초안 저장하기')
  const approver = await stage.as(lh.approver)
  await approver.open(officer.path)
  await approver.press('서명하고 발급하기')
  await approver.sees('인증서에 서명하고 발급했습니다.')
})

test('the rejected firm reads why, without any name, and objects; a committee of others upholds it', async () => {
  const names = await stage.market.read.many(sql<{ name: string }>`select name from persons where id = any(${await membersOf(firstReview)}::text[])`)
  await owner.open(trackPage('ex'))
  const words = await owner.page.locator('main').innerText()
  for (const { name } of names) expect(words).not.toContain(name)
  await owner.fill('이의신청 이유', '제출한 시험성적서의 소음 수치가 심의에 반영되지 않았습니다.')
  await owner.attach('근거 자료', aPdf('소음 시험성적서.pdf'))
  await owner.press('이의신청하기')
  await owner.sees('접수되었습니다. 다른 위원회가 심의합니다.')

  const officer = await stage.as(ex.officer)
  await officer.open(`/desk/ex/tracks/${tracks['ex']}`)
  await officer.press('이의심의 시작하기')
  secondReview = officer.path.split('/').at(-1) ?? ''
  await seatCommittee(stage.market, ex, secondReview)
  const before = new Set(await membersOf(firstReview))
  expect((await membersOf(secondReview)).filter((member) => before.has(member))).toEqual([])
  await officer.open(`/desk/ex/reviews/${secondReview}/committee`)
  await officer.sees('같은 신청을 앞서 심의했습니다.')
  await meet(stage.market, ex, secondReview, 0.9)
  await decide(stage.market, ex, secondReview, 'approved')
  await owner.open(trackPage('ex'))
  await owner.sees('이의가 받아들여졌습니다.')
})

test('all three certificates stand on one page of the catalogue', async () => {
  for (const staff of [kra, ex]) await certify(stage.market, staff, tracks[staff.institutionId] ?? '')
  const anybody = await stage.visitor()
  await anybody.open('/catalogue')
  await anybody.press(title)
  for (const institution of ['한국마사회', '한국토지주택공사', '한국도로공사']) await anybody.sees(`${institution} · 유효`)
})
