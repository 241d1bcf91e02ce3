import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmHere } from '../../src/companies/firm.fixture.ts'
import { addDays, dayOf } from '../../src/kernel/dates.ts'
import { shortRules } from '../cast.ts'
import { reviewUntilMeeting, setChecked } from '../shortcuts.ts'
import type { Applied, Place } from '../shortcuts.ts'
import { sql } from '../support/market.ts'
import { aPdf } from '../support/papers.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'
import { checkNumber, issueCertificate, signVerdict } from './steps.ts'

/** Approved with two conditions: no certificate before both are met, and whom the rules name as confirmer says when they are. */
let stage: Stage
let applied: Applied
let kra: Place
let owner: Walker
let officer: Walker
let approver: Walker
const endurance = '1,000시간 내구성 시험성적서를 제출해 주세요.'
const manual = '설치 지침서를 한국어로 제출해 주세요.'
const inDays = (days: number) => addDays(dayOf(new Date()), days)

beforeAll(async () => {
  stage = await openStage()
  applied = await setChecked(stage.market, ['kra'], {
    reviewers: 8,
    rules: { ...shortRules, conditionalVerdict: { allowed: true, confirmer: 'approver' } },
  })
  kra = applied.at('kra')
  await stage.market.set((tx) => confirmHere(tx, applied.firm.companyId, kra.staff.officer))
  owner = await stage.as(applied.firm.personId)
  officer = await stage.as(kra.staff.officer)
  approver = await stage.as(kra.staff.approver)
})
afterAll(async () => {
  await stage.close()
})

test('a conditional verdict names what is to do and by when, or it is no verdict', async () => {
  const review = await reviewUntilMeeting(stage.market, kra.staff, kra.trackId, 0.8)
  await officer.open(`/desk/kra/reviews/${review}/verdict`)
  await officer.choose('조건부 가결')
  await officer.press('의결안 저장하고 서명 요청하기')
  await officer.sees('조건부 가결에는 조건이 하나 이상 있어야 합니다.')
  await officer.fill('조건 1', endurance)
  await officer.fill('조건 1의 기한', inDays(-1))
  await officer.press('의결안 저장하고 서명 요청하기')
  await officer.sees(/조건의 기한을 앞으로 올 날짜로 적어 주세요/)
  await officer.fill('조건 1의 기한', inDays(40))
  await officer.fill('조건 2', manual)
  await officer.fill('조건 2의 기한', inDays(20))
  await officer.press('의결안 저장하고 서명 요청하기')
  await officer.sees(manual)
  await approver.open(officer.path)
  await signVerdict(approver)
})

test('the firm knows what is asked and until when; the desk cannot make a certificate of it', async () => {
  await owner.open('/home')
  await owner.sees('이행할 조건')
  await owner.open(kra.page)
  for (const condition of [endurance, manual]) await owner.sees(condition)
  await owner.sees(/모두 확인되면 인증서를 발급합니다/)
  await officer.open(kra.desk)
  await officer.doesNotSee('인증서 작성하기')
  await officer.open(`/desk/kra/certificates/new?track=${kra.trackId}`)
  await officer.sees(/심의를 통과하고 조건을 모두 채운 신청만 인증서를 작성할 수 있습니다/)
  expect(await officer.page.getByRole('button', { name: /^초안 저장하기/ }).getAttribute('aria-disabled')).toBe('true')
})

/** The form of one condition on the firm's page. */
const formOf = (condition: string) => owner.page.locator('.row-item').filter({ hasText: condition })
const report = async (condition: string, words: string, paper: Parameters<Walker['attach']>[1]) => {
  await owner.open(kra.page)
  await formOf(condition)
    .getByLabel(/^이행 결과/)
    .fill(words)
  await formOf(condition)
    .getByLabel(/^증빙 파일/)
    .setInputFiles(paper)
  await owner.press(new RegExp(`^이행 결과 보고하기.*${condition.slice(0, 6)}`))
}

test('a proof that is no paper is refused and the words are kept; then the firm proves both', async () => {
  const words = '시험기관에서 1,000시간 시험을 마쳤습니다.'
  await report(endurance, words, {
    name: '내구성 시험성적서.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('PK\u0003\u0004 not a pdf'),
  })
  await owner.sees(/확인이 필요한 항목/)
  expect(
    await formOf(endurance)
      .getByLabel(/^이행 결과/)
      .inputValue(),
  ).toBe(words)
  await report(endurance, words, aPdf('내구성 시험성적서.pdf'))
  await owner.sees('확인 중')
  await report(manual, '설치 지침서를 올립니다.', aPdf('설치 지침서.pdf'))
  await owner.sees('이행 결과를 보고했습니다.')
})

test('whom the rules name confirms one and sends the other back; nobody else does', async () => {
  await officer.open(kra.desk)
  await officer.sees('승인자가 이행을 확인합니다.')
  await officer.doesNotSee(/^이행 확인하기/)
  await approver.open('/home')
  await approver.sees('이행을 확인할 조건')
  await approver.press('저소음 배수펌프(가상)')
  await approver.press(/^이행 확인하기.*내구성/)
  await approver.sees('이행 확인')
  await approver.press(/^되돌려 보내기/)
  await approver.sees(/다섯 글자 이상/)
  await approver.fill('다시 확인할 점', '지침서에 유지관리 주기가 빠졌습니다.')
  await approver.press(/^되돌려 보내기/)
  await officer.open(kra.desk)
  await officer.doesNotSee('인증서 작성하기')
  await owner.open('/inbox')
  await owner.open(kra.page)
  await owner.sees('지침서에 유지관리 주기가 빠졌습니다.')
})

test('once both are met the certificate is drafted, signed and valid', async () => {
  await report(manual, '유지관리 주기를 더해 다시 올립니다.', aPdf('설치 지침서 2판.pdf'))
  await approver.open(kra.desk)
  await approver.press(/^이행 확인하기/)
  await owner.open(kra.page)
  await owner.sees(/심의를 통과했습니다/)
  await officer.open(kra.desk)
  await issueCertificate(officer, approver)
  const { number } = await stage.market.read.one(sql<{ number: string }>`select number from certificates where track_id = ${kra.trackId}`)
  await checkNumber(await stage.visitor(), number, '유효한 인증서입니다.')
})
