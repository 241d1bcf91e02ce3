import { afterAll, beforeAll, expect, test } from 'vitest'
import { findReviewById } from '../../src/reviews/queries.ts'
import { certify, decide, meet, reviewUntilMeeting, setChecked } from '../shortcuts.ts'
import type { Applied, Place } from '../shortcuts.ts'
import { sql } from '../support/market.ts'
import { aPdf } from '../support/papers.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'
import { takeSeat } from './steps.ts'

/** Rejected: the firm reads why and objects in time; a committee of others, with nobody of the first, decides anew. */
let stage: Stage
let applied: Applied
let kra: Place
let owner: Walker
let officer: Walker
let first = ''
let second = ''
const grounds = '제출한 시험성적서의 소음 수치가 심의에 반영되지 않았습니다. 다시 보아 주시기 바랍니다.'
const gone = '찾으시는 페이지가 없거나 볼 수 있는 권한이 없습니다.'
const membersOf = async (review: string) => (await findReviewById(stage.market.read, review))?.seats ?? []

beforeAll(async () => {
  stage = await openStage()
  applied = await setChecked(stage.market, ['kra'], { reviewers: 10 })
  kra = applied.at('kra')
  first = await reviewUntilMeeting(stage.market, kra.staff, kra.trackId, 0.5)
  await decide(stage.market, kra.staff, first, 'rejected')
  owner = await stage.as(applied.firm.personId)
  officer = await stage.as(kra.staff.officer)
})
afterAll(async () => {
  await stage.close()
})

test('the firm reads the result by section and why, without a name, and until when it may object', async () => {
  await owner.open(kra.page)
  await owner.sees(/제출 자료로 확인했습니다/)
  await owner.sees(/이의를 신청할 수 있습니다. 처음과 다른 위원회가 다시 심의합니다/)
  const words = await owner.page.locator('main').innerText()
  for (const { name } of await membersOf(first)) expect(words).not.toContain(name)
  expect((await owner.download(/심의 결과 통지서 내려받기/)).subarray(0, 5).toString()).toBe('%PDF-')
})

test('an objection says why, is filed once, and waits for the desk', async () => {
  await owner.fill('이의신청 이유', '다시 봐 주세요.')
  await owner.press('이의신청하기')
  await owner.sees('이의신청 이유를 스무 글자 이상 적어 주세요.')
  expect(await owner.page.getByLabel(/^이의신청 이유/).inputValue()).toBe('다시 봐 주세요.')
  await owner.fill('이의신청 이유', grounds)
  await owner.attach('근거 자료', aPdf('소음 시험성적서.pdf'))
  await owner.press('이의신청하기')
  await owner.sees('접수되었습니다. 다른 위원회가 심의합니다.')
  await owner.doesNotSee('이의신청하기')
  await officer.open('/home')
  await officer.press(/저소음 배수펌프/)
  await officer.sees(grounds)
})

test('another committee is drawn, and nobody of the first can be on it', async () => {
  await officer.press('이의심의 시작하기')
  second = officer.path.split('/').at(-1) ?? ''
  await officer.sees(grounds)
  await officer.press('후보 명부 확정하러 가기')
  await officer.press('후보 명부 확정하기')
  await officer.sees('앞선 심의의 위원 3명')
  await officer.press('추첨하기')
  const before = new Set((await membersOf(first)).map((seat) => seat.personId))
  const now = (await membersOf(second)).map((seat) => seat.personId)
  expect(now).toHaveLength(3)
  expect(now.filter((member) => before.has(member))).toEqual([])
  const [judged] = before
  const reviewer = await stage.as(judged ?? '')
  await reviewer.open(`/reviews/${second}`)
  await reviewer.sees(gone)
})

test('the new members read the grounds, decide anew and approve', async () => {
  for (const { personId } of await membersOf(second)) {
    const reviewer = await stage.as(personId)
    await reviewer.open(`/reviews/${second}`)
    await takeSeat(reviewer)
    await reviewer.sees(grounds)
    expect((await reviewer.download('소음 시험성적서.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  }
  await meet(stage.market, kra.staff, second, 0.9)
  await decide(stage.market, kra.staff, second, 'approved')
  await owner.open(kra.page)
  await owner.sees('이의가 받아들여졌습니다.')
  await owner.open('/inbox')
})

test('it is certified like any other, and both reviews stay on record', async () => {
  await certify(stage.market, kra.staff, kra.trackId)
  await owner.open(kra.page)
  await owner.press(/^인증서 .* 보기$/)
  await owner.sees('유효')
  await officer.open('/desk/kra/reviews')
  await officer.sees('부결')
  await officer.sees('가결')
  const { reviews } = await stage.market.read.one(
    sql<{ reviews: number }>`select count(*) as reviews from review_tracks where track_id = ${kra.trackId}`,
  )
  expect(reviews).toBe(2)
})
