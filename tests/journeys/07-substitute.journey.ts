import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterReviewer, openReview } from '../../src/reviews/index.ts'
import { findReviewById } from '../../src/reviews/queries.ts'
import { somebody } from '../cast.ts'
import { asStaff, decide, meet, must, setChecked } from '../shortcuts.ts'
import type { Applied, Place } from '../shortcuts.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'
import { takeSeat } from './steps.ts'

/** Conflicts of three kinds: one the list already knows, one a member declares, one a new fact shows. Each empty seat is drawn anew, for its reason. */
let stage: Stage
let applied: Applied
let kra: Place
let officer: Walker
let review = ''
let page = ''
const firmName = '가상펌프 주식회사'
const title = '저소음 배수펌프(가상)'
const gone = '찾으시는 페이지가 없거나 볼 수 있는 권한이 없습니다.'
const detail = async () => {
  const found = await findReviewById(stage.market.read, review)
  if (!found) throw new Error('no review')
  return found
}
const seated = async (state: string) => (await detail()).seats.filter((seat) => seat.state === state)

const accept = async (reviewer: Walker) => {
  await reviewer.open('/reviews')
  await reviewer.press(title)
  await takeSeat(reviewer)
}

beforeAll(async () => {
  stage = await openStage()
  applied = await setChecked(stage.market, ['kra'], { reviewers: 9 })
  kra = applied.at('kra')
  await stage.market.set(async (tx) => {
    await enterReviewer(tx, await somebody(tx, '옛동료'), {
      affiliation: `(주) ${firmName.split(' ')[0]}`,
      affiliationBusinessNumber: null,
      position: '연구소장',
      homeInstitutionId: null,
      fieldCodes: ['SOC.WATER'],
      experience: null,
      state: 'active',
    })
  })
  review = must(await openReview(stage.market.app, asStaff(kra.staff, 'officer'), kra.trackId)).id
  page = `/desk/kra/reviews/${review}`
  officer = await stage.as(kra.staff.officer)
})
afterAll(async () => {
  await stage.close()
})

test('who belongs to the firm is named and left out before the lot is drawn', async () => {
  await officer.open(`${page}/committee`)
  await officer.press('후보 명부 확정하기')
  await officer.sees('옛동료')
  await officer.sees(/신청 기업 소속입니다/)
  await officer.press('추첨하기')
  expect((await detail()).seats.map((seat) => seat.name)).not.toContain('옛동료')
})

test('a member who declares a conflict is off the review at once, and sees nothing of it any more', async () => {
  const [first] = await seated('invited')
  const reviewer = await stage.as(first?.personId ?? '')
  await reviewer.open('/reviews')
  await reviewer.press(title)
  await reviewer.press('답하고 계속하기')
  await reviewer.sees('이해관계가 있는지 골라 주세요.')
  await reviewer.choose(/^있거나/)
  await reviewer.press('답하고 계속하기')
  await reviewer.sees('사유를 다섯 글자 이상 적어 주세요.')
  await reviewer.fill('내용', '작년에 이 기업의 기술 자문을 했습니다.')
  await reviewer.press('답하고 계속하기')
  await reviewer.sees('알려 주셔서 고맙습니다. 담당자에게 알리고 이 심의에서 빠졌습니다.')
  for (const path of ['', '/conflicts', '/accept', '/sheet', '/meeting']) {
    await reviewer.open(`/reviews/${review}${path}`)
    await reviewer.sees(gone)
  }
})

test('a fact that comes later takes away a seat already accepted', async () => {
  const [second, third] = await seated('invited')
  const reviewer = await stage.as(second?.personId ?? '')
  await accept(reviewer)
  await accept(await stage.as(third?.personId ?? ''))
  await reviewer.open(`/reviews/${review}`)
  await reviewer.sees('배수펌프의 소음이 큽니다.')
  await officer.open(`/desk/kra/reviewers/${second?.personId}`)
  await officer.unfold('이해관계 더하기')
  await officer.fill('기업', firmName)
  await officer.select('관계', '자문')
  await officer.press('이해관계 더하기')
  await officer.sees(/이해관계가 확인된 심의 1건에서 빠졌습니다/)
  await reviewer.open(`/reviews/${review}`)
  await reviewer.sees(gone)
})

test('the officer draws a substitute for each of the two reasons; all three draws are kept and repeat', async () => {
  await officer.open('/inbox')
  await officer.sees(/이해관계가 확인되어 위원 한 명이 빠졌습니다/)
  await officer.open(page)
  expect(await officer.page.getByRole('button', { name: /^평가 시작하기/ }).getAttribute('aria-disabled')).toBe('true')
  await officer.open(`${page}/committee`)
  for (let drawn = 0; drawn < 2; drawn += 1) await officer.press(/^대체 위원 추첨하기/)
  await officer.press('다시 계산해 확인하기')
  await officer.sees(/^일치합니다/)
  await officer.sees(/위원 \S+ 회피·제척/)
  const { draws, seats } = await detail()
  expect(draws.map((draw) => [draw.kind, draw.cause])).toEqual([
    ['first', null],
    ['substitute', 'recusal'],
    ['substitute', 'recusal'],
  ])
  expect(new Set(draws.map((draw) => draw.seed)).size).toBe(1)
  expect(new Set(seats.map((seat) => seat.personId)).size).toBe(5)
  await expect(stage.market.set((tx) => tx.run(sql`delete from draws where review_id = ${review} and number = 1`))).rejects.toThrow(
    /neither changed nor removed/,
  )
  expect((await officer.download('추첨 기록 내려받기(PDF)')).subarray(0, 5).toString()).toBe('%PDF-')
  for (const seat of await seated('invited')) await accept(await stage.as(seat.personId))
})

test('the committee of those who stayed decides, and the firm reads no name anywhere', async () => {
  await meet(stage.market, kra.staff, review, 0.9)
  await decide(stage.market, kra.staff, review, 'approved')
  const names = (await detail()).seats.map((seat) => seat.name)
  const owner = await stage.as(applied.firm.personId)
  const folder = mkdtempSync(join(tmpdir(), 'letter-'))
  await owner.open(kra.page)
  writeFileSync(join(folder, 'letter.pdf'), await owner.download(/심의 결과 통지서 내려받기/))
  const told = (program: string, ...more: string[]) =>
    execFileSync(program, [join(folder, 'letter.pdf'), ...more], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const letter = told('pdftotext', '-') + told('pdfinfo')
  const read = [letter]
  for (const path of [kra.page, '/inbox', `/company/${applied.firm.companyId}/applications`]) {
    await owner.open(path)
    read.push(await owner.page.locator('main').innerText())
  }
  expect(letter).toContain('가결')
  for (const name of [...names, '옛동료']) for (const words of read) expect(words).not.toContain(name)
})
