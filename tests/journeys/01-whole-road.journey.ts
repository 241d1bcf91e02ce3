import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '../../src/kernel/dates.ts'
import { createFirstOperator } from '../../src/people/index.ts'
import { setCall, setReviewers, setStaff, shortRules } from '../cast.ts'
import type { Staff } from '../cast.ts'
import { aPdf, aPicture } from '../support/papers.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'
import { checkNumber, inDays, issueCertificate, signVerdict, takeSeat } from './steps.ts'

let stage: Stage
let staff: Staff
let firm: Walker
let officer: Walker
let approver: Walker
const firmMail = 'gaon@firm.example'
const password = '강물이 흐르는 저녁 산책길'
const title = '저소음 배수펌프'
let company = ''
let certificate = { path: '', number: '' }

const seatsOf = (review: string) =>
  sql<{ personId: string }>`select person_id from committee_seats where review_id = ${review.split('/').at(-1) ?? ''}`
const lastTrack = sql<{
  path: string
}>`select '/desk/' || institution_id || '/tracks/' || id as path from tracks order by submitted_at desc limit 1`
const lastCertificate = sql<{
  id: string
  number: string
}>`select id, number from certificates where number is not null order by issued_on desc limit 1`

beforeAll(async () => {
  stage = await openStage()
  staff = await stage.market.set(async (tx) => {
    await setReviewers(tx, 'kra', 8)
    await setCall(tx, ['kra'], { rules: shortRules })
    return setStaff(tx, 'kra')
  })
})
afterAll(async () => {
  await stage.close()
})

test('the first operator comes in by the link of the command line, with a second factor', async () => {
  const made = await createFirstOperator(stage.market.app, 'operator@market.example')
  if (!made.ok) throw new Error(made.refusal.sentence.en)
  const operator = await stage.visitor()
  await operator.open(made.value.path)
  await operator.fill('이름', '윤운영')
  await operator.fill('새 비밀번호', '운영자의 아주 긴 비밀번호입니다')
  await operator.press('역할 받기')
  if (operator.path.endsWith('/sign-in')) {
    await operator.fill('이메일', 'operator@market.example')
    await operator.fill('비밀번호', '운영자의 아주 긴 비밀번호입니다')
    await operator.press('로그인하기')
  }
  await operator.sees('2단계 인증 등록')
  const key = (await operator.page.locator('.id').first().innerText()).replaceAll(/\s/g, '')
  await operator.fill('인증번호', new TOTP({ secret: Secret.fromBase32(key) }).generate())
  await operator.press('등록하기')
  await operator.sees('복구 코드를 보관해 주세요')
  await operator.press('계속하기')
})

test('a firm signs up, confirms its mail and registers', async () => {
  firm = await stage.visitor()
  await firm.open('/sign-up')
  await firm.fill('이메일', firmMail)
  await firm.choose('개인정보 수집·이용에 동의합니다.')
  await firm.page.locator('main form button').click()
  await firm.sees('링크는 운영자에게 받아 주세요')
  await firm.open(await stage.mailedPath(firmMail))
  await firm.fill('이름', '이가온')
  await firm.fill('새 비밀번호', password)
  await firm.press('가입하기')
  await firm.sees('가입했습니다.')
  await firm.press('회사 등록하기')
  await firm.choose('법인')
  await firm.fill('사업자등록번호', '123-45-67892')
  await firm.page.getByLabel(/^회사 이름/).fill('가온펌프 주식회사')
  await firm.fill('대표자', '이가온')
  await firm.press('회사 등록하기')
  await firm.sees(/사업자등록번호.*마지막 숫자가 맞지 않습니다/)
  await firm.page.getByLabel(/^사업자등록번호/).fill('123-45-67891')
  await firm.page.getByLabel(/^법인등록번호/).fill('110111-0062432')
  await firm.press('회사 등록하기')
  company = firm.path
  await firm.sees('중소기업확인서가 아직 없습니다.')
  await firm.press('중소기업확인서 올리기')
  await firm.fill('확인서 번호', '0010-2026-12345')
  await firm.choose('소기업')
  await firm.fill('유효기간 시작', '2026-01-01')
  await firm.fill('유효기간 끝', inDays(300))
  await firm.attach('확인서 파일', aPdf('중소기업확인서.pdf'))
  await firm.press('확인서 추가하기')
  await firm.sees('중소기업확인서를 추가했습니다.')
})

test('the technology is written down once', async () => {
  await firm.open(`${company}/technologies/new`)
  await firm.page.getByLabel(/새 기술의 이름/).fill(title)
  await firm.press('기술 등록하기')
  const dossier = firm.path.replace(/(technologies\/[a-z0-9]+).*/, '$1')
  const section = async (id: string, write: () => Promise<void>) => {
    await firm.open(`${dossier}/${id}`)
    await write()
    await firm.press('저장하고 계속하기')
  }
  const long = (question: string, words: string) => firm.page.getByLabel(question).first().fill(words)
  await section('summary', () => long('한 줄 소개', '가동 소음이 12dB 작고 전력을 23% 덜 쓰는 배수펌프입니다.'))
  await section('kind', () => firm.choose('제품'))
  await section('fields', async () => {
    await firm.page.getByRole('checkbox').first().check()
  })
  await section('trl', () => firm.choose(/^8단계/))
  await section('problem', () => long('어떤 문제를 푸나요?', '지하차도 배수펌프의 소음이 커서 민원이 잦습니다.'))
  await section('approach', () => long('어떻게 푸나요?', '날개 수를 줄이고 수위에 따라 회전수를 바꿉니다.'))
  await section('differences', async () => {
    await firm.fill('무엇을', '가동 소음')
    await firm.fill('단위', 'dB')
    await firm.fill('기존 기술의 값', '78')
    await firm.fill('우리 기술의 값', '66')
  })
  await section('effects', () => firm.page.locator('main textarea').first().fill('야간 민원이 줄고 전기료를 아낍니다.'))
  await section('applications', () => firm.page.locator('main textarea').first().fill('지하차도와 역사의 배수'))
  await section('price', async () => {
    await firm.page.getByLabel(/^가장 낮은 가격/).fill('12000000')
    await firm.page.getByRole('radio').first().check()
    await firm.page.getByLabel(/^가격의 단위/).fill('1대')
  })
  await firm.open(`${dossier}/ip-rights`)
  await firm.select('권리', '특허')
  await firm.select('번호의 종류', '등록번호')
  await firm.fill('번호', '10-1234567')
  await firm.page.getByLabel('권리 상태').selectOption({ label: '등록' })
  await firm.fill('존속기간 만료일', '2040-05-01')
  await firm.press('저장하고 계속하기')
  await firm.open(`${dossier}/documents`)
  for (const [kind, name] of [
    ['기술소개서(제안설명서)', '기술소개서.pdf'],
    ['특허등록원부', '특허등록원부.pdf'],
  ] as const) {
    await firm.attach('파일', aPdf(name, name.length.toString()))
    await firm.select('서류 종류', kind)
    await firm.press('서류 올리기')
  }
  await firm.open(`${dossier}/pictures`)
  await firm.attach('사진', await aPicture('펌프.png'))
  await firm.fill('사진 설명', '지하차도에 설치한 배수펌프')
  await firm.press('사진 올리기')
  await firm.open(dossier)
})

test('the pre-check says yes, and the application goes out once', async () => {
  await firm.open(`${company}/pre-check`)
  await firm.sees('신청할 수 있습니다')
  await firm.choose(/ · /)
  await firm.press('고른 기관에 신청하기')
  await firm.press('저장하고 제출 전에 확인하기')
  for (const box of await firm.page.getByRole('checkbox').all()) await box.check()
  await firm.press(/개 기관에 제출하기/)
  await firm.sees('제출되었습니다')
  expect((await firm.download(/접수증 내려받기/)).subarray(0, 5).toString()).toBe('%PDF-')
})

test('the officer receives, checks and opens the review', async () => {
  officer = await stage.as(staff.officer)
  await officer.open('/desk/kra/queue')
  await officer.press(title)
  await officer.press('접수하기')
  await officer.press('요건검토 시작하기')
  // What the machine could not answer with yes waits for the officer.
  const waiting = () => officer.page.locator('section.row-item').filter({ hasText: '담당자: 판단 필요' })
  while ((await waiting().count()) > 0) {
    const before = await waiting().count()
    await waiting().first().getByRole('radio', { name: '충족', exact: true }).check()
    await waiting()
      .first()
      .getByRole('button', { name: /판단 저장하기/ })
      .click()
    await expect.poll(() => waiting().count()).toBe(before - 1)
  }
  await officer.press('심의 회부하기')
})

test('a committee is drawn by lot, accepts and seals its sheets', async () => {
  await officer.sees('심의를 열었습니다. 후보 명부를 확정해 주세요.')
  const review = officer.path
  await officer.press('후보 명부 확정하러 가기')
  await officer.press('후보 명부 확정하기')
  await officer.press('추첨하기')
  await officer.press('다시 계산해 확인하기')
  await officer.sees(/^일치합니다/)
  const members = (await stage.market.read.many(seatsOf(review))).map((one) => one.personId)
  expect(members).toHaveLength(3)
  const walkers: Walker[] = []
  for (const member of members) {
    const reviewer = await stage.as(member)
    walkers.push(reviewer)
    await reviewer.open('/reviews')
    await reviewer.press(title)
    await takeSeat(reviewer)
  }
  await officer.open(`${review}/committee`)
  await officer.press(/위원장으로 정하기/)
  await officer.open(review)
  for (const _stage of [1, 2]) {
    const fold = officer.page
      .locator('section.panel')
      .filter({ has: officer.page.locator('summary', { hasText: /^일정$/ }) })
      .nth(_stage - 1)
    await fold.locator('summary').click()
    await fold.getByLabel(/^날짜/).fill(dayOf(new Date()))
    await fold.getByLabel(/^시각/).fill('00:00')
    await fold.getByLabel(/^장소/).fill('본관 3층 회의실')
    const loaded = officer.page.waitForEvent('load')
    await fold.getByRole('button', { name: '일정 알리기' }).click()
    await loaded
  }
  await officer.press('평가 시작하기')
  for (const at of [0, 1]) {
    const fold = officer.page
      .locator('section.panel')
      .filter({ has: officer.page.locator('summary', { hasText: /^참석 기록/ }) })
      .nth(at)
      .locator('details')
      .last()
    // The record of a meeting whose hour has passed is open by itself.
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
    for (const box of await fold.getByRole('checkbox').all()) await box.check()
    const loaded = officer.page.waitForEvent('load')
    await fold.getByRole('button', { name: '참석 기록하기' }).click()
    await loaded
  }
  for (const reviewer of walkers) {
    for (let sheet = 0; sheet < 2; sheet += 1) {
      await reviewer.open(`/reviews/${review.split('/').at(-1)}/sheet`)
      for (const gate of await reviewer.page.getByRole('radio', { name: '적합', exact: true }).all()) await gate.check()
      for (const score of await reviewer.page.locator('input[name^="score-"]').all())
        await score.fill(
          String(
            Math.round(
              0.9 * Number(/\/ (\d+)점/.exec(await score.locator('xpath=ancestor::div[contains(@class, "field")]').innerText())?.[1] ?? 0),
            ),
          ),
        )
      for (const comment of await reviewer.page.locator('textarea[name^="comment-"]').all()) await comment.fill('수치로 확인됩니다.')
      await reviewer.press('저장하고 봉인하러 가기')
      await reviewer.press('봉인하기')
      await reviewer.sees('봉인했습니다.')
    }
  }
  await officer.open(review)
  await officer.press('봉인을 열고 회의로 넘어가기')
  await officer.open(`${review}/verdict`)
})

test('the verdict is drafted by one and signed by another', async () => {
  await officer.choose('가결')
  for (const reason of await officer.page.locator('textarea[name^="reason-"]').all())
    await reason.fill('성능이 시험성적서로 확인되고 현장에 바로 쓸 수 있습니다.')
  const total = await officer.page.locator('main').innerText()
  if (/계산 결과는 부결/.test(total))
    await officer.page.locator('textarea[name="differsReason"]').fill('점수가 낮지만 위원 전원이 가결에 찬성했습니다.')
  await officer.press('의결안 저장하고 서명 요청하기')
  approver = await stage.as(staff.approver)
  await approver.open(officer.path)
  await signVerdict(approver)
  await firm.open(`${company}/applications`)
  await firm.sees(title)
})

test('the firm brings its registration certificate, and an officer who has seen it confirms the firm', async () => {
  await firm.open('/home')
  await firm.sees('올릴 사업자등록증')
  await firm.open(`${company}/profile`)
  await firm.attach('사업자등록증 파일', aPdf('사업자등록증.pdf'))
  await firm.press('사업자등록증 올리기')
  await officer.open('/desk/kra/claims')
  await officer.press('확인하기')
  await officer.sees('처리했습니다.')
})

test('the certificate is signed, checked by anybody, and a flipped byte is found', async () => {
  await officer.open('/desk/kra/queue?view=approved')
  await officer.open((await stage.market.read.one(lastTrack)).path)
  await issueCertificate(officer, approver, 'Quiet drainage pump')
  const one = await stage.market.read.one(lastCertificate)
  certificate = { path: `/certificates/${one.id}`, number: one.number }
  const anybody = await stage.visitor()
  await checkNumber(anybody, certificate.number, '유효한 인증서입니다.')
  await anybody.open(certificate.path)
  const paper = await anybody.download(/인증서 내려받기/)
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
  writeFileSync(join(folder, 'whole.pdf'), paper)
  const flipped = Buffer.from(paper)
  const at = Math.floor(flipped.indexOf('/ByteRange') / 2)
  flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at)
  writeFileSync(join(folder, 'flipped.pdf'), flipped)
  expect(execFileSync('pdfsig', ['-nocert', join(folder, 'whole.pdf')], { encoding: 'utf8' })).toMatch(/Signature is Valid/)
  expect(execFileSync('pdfsig', ['-nocert', join(folder, 'flipped.pdf')], { encoding: 'utf8' })).toMatch(/Digest Mismatch/)
  await anybody.open('/certificates')
  await anybody.attach('인증서 PDF', { name: '인증서.pdf', mimeType: 'application/pdf', buffer: flipped })
  await anybody.page.getByLabel(/^인증번호 \(선택\)/).fill(certificate.number)
  await anybody.press('파일 확인하기')
  await anybody.sees('발급된 원본과 다른 파일입니다.')
})

test('a buyer finds it, asks, gets a quote, and records the purchase; the figures move', async () => {
  const buyer = await stage.as(staff.buyer)
  await buyer.open('/catalogue?q=배수펌프')
  await buyer.press(title)
  await buyer.sees('이 인증만으로는 수의계약 근거가 되지 않습니다.')
  await buyer.press('견적 요청하기')
  await buyer.fill('납품·시공 장소', '제주시 애월읍')
  await buyer.fill('필요한 조건', '펌프 2대와 설치를 포함해 주세요.')
  await buyer.press('견적 요청하기')
  const request = buyer.path
  await firm.open(`${company}/quotes`)
  await firm.press(title)
  await firm.page.getByLabel(/^공급가액/).fill('24000000')
  await firm.fill('견적 유효기간', inDays(30))
  await firm.fill('계약 후 납기', '30')
  await firm.press('견적 보내기')
  await buyer.open(request)
  await buyer.press('견적 수락하기')
  await buyer.press('구매 기록하기')
  await buyer.fill('계약일', inDays(0))
  await buyer.page.getByRole('radio', { name: /일반경쟁입찰/ }).check()
  await buyer.fill('이 기술을 고른 까닭', '소음 기준을 만족하는 유일한 제품입니다.')
  await buyer.press('구매 기록하기')
  await buyer.sees('구매를 기록했습니다.')
  const anybody = await stage.visitor()
  await anybody.open('/catalogue?q=배수펌프')
  await anybody.press(title)
  await anybody.sees('26,400,000원')
  await anybody.open('/figures/amount')
  await anybody.sees('26,400,000원')
  await anybody.sees('가온펌프 주식회사')
})
