import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../../src/applications/scene.example.ts'
import { addDays, dayOf } from '../../src/kernel/dates.ts'
import { setCall, setFirm, setReviewers, setStaff, shortRules } from '../cast.ts'
import type { Staff } from '../cast.ts'
import { certify, decide, receiveAndCheck, reviewUntilMeeting } from '../shortcuts.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'

/** One technology, three institutions, three verdicts: each walks its own road by its own rules, and the firm sees all three. */
let stage: Stage
let firm: Firm
let owner: Walker
let kra: Staff
let lh: Staff
let ex: Staff
let tracks: Readonly<Record<string, string>> = {}
const title = '저소음 배수펌프(가상)'
const trackPage = (institution: string) => `/company/${firm.companyId}/tracks/${tracks[institution]}`

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
afterAll(async () => {
  await stage.close()
})

test('the firm writes one application and sends it to three institutions at once', async () => {
  await owner.open(`/company/${firm.companyId}/pre-check`)
  await owner.sees(/3곳 중 3곳 신청 가능/)
  await owner.press('신청할 수 있는 3곳 모두 고르기')
  await owner.press('고른 기관에 신청하기')
  await owner.press('저장하고 제출 전에 확인하기')
  for (const box of await owner.page.getByRole('checkbox').all()) await box.check()
  await owner.press('3개 기관에 제출하기')
  await owner.sees('3개 기관에 신청서를 제출했습니다.')
  const rows = await stage.market.read.many(
    sql<{ institutionId: string; id: string }>`select institution_id, id from tracks where company_id = ${firm.companyId}`,
  )
  tracks = Object.fromEntries(rows.map((one) => [one.institutionId, one.id]))
  expect(Object.keys(tracks).toSorted()).toEqual(['ex', 'kra', 'lh'])
})

test('each institution decides for itself: approved, approved with conditions, rejected', async () => {
  for (const staff of [kra, lh, ex]) await receiveAndCheck(stage.market, staff, tracks[staff.institutionId] ?? '')
  await decide(stage.market, kra, await reviewUntilMeeting(stage.market, kra, tracks['kra'] ?? '', 0.9), 'approved')
  await decide(stage.market, ex, await reviewUntilMeeting(stage.market, ex, tracks['ex'] ?? '', 0.5), 'rejected')

  const due = addDays(dayOf(new Date()), 40)
  await decide(stage.market, lh, await reviewUntilMeeting(stage.market, lh, tracks['lh'] ?? '', 0.8), 'conditional', {
    conditions: [{ ko: '1,000시간 내구성 시험성적서를 제출해 주세요.', dueOn: due }],
  })
  for (const [institution, words] of [
    ['kra', '통과'],
    ['lh', '조건부 통과'],
    ['ex', '미인증'],
  ] as const) {
    await owner.open(trackPage(institution))
    await owner.sees(words)
  }
  await owner.open(trackPage('kra'))
  await owner.press('이 신청의 모든 기관')
  for (const institution of ['한국마사회', '한국토지주택공사', '한국도로공사']) await owner.sees(institution)
})

test('only what is approved is certified and stands in the catalogue', async () => {
  await certify(stage.market, kra, tracks['kra'] ?? '')
  const anybody = await stage.visitor()
  await anybody.open('/catalogue')
  await anybody.press(title)
  await anybody.sees('한국마사회 · 유효')
  for (const institution of ['한국토지주택공사', '한국도로공사']) await anybody.doesNotSee(new RegExp(institution))
})
