import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../../src/applications/scene.example.ts'
import { grantRole } from '../../src/people/index.ts'
import { setCall, setFirm, setReviewers, setStaff, shortRules } from '../cast.ts'
import type { Staff } from '../cast.ts'
import { walkToCertificate } from '../shortcuts.ts'
import { aPdf } from '../support/papers.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'
import { checkNumber } from './steps.ts'

/** A certificate is extended, suspended, restored and in the end revoked, each by two people; whoever checks it, by whatever way, is told the same at once. */
let stage: Stage
let staff: Staff
let firm: Firm
let officer: Walker
let approver: Walker
let owner: Walker
let anybody: Walker
let buyer: Walker
let desk = ''
let listing = ''
let address = ''
let number = ''
let expired = ''
let first: Buffer
let present: Buffer

const numberOf = (id: string) => sql<{ number: string }>`select number from certificates where id = ${id}`
const pdf = (buffer: Buffer, name = '인증서.pdf') => ({ name, mimeType: 'application/pdf', buffer })

beforeAll(async () => {
  stage = await openStage()
  const { market } = stage
  const [callId, other] = await market.set(async (tx) => {
    await setReviewers(tx, 'kra', 6)
    staff = await setStaff(tx, 'kra')
    await grantRole(tx, { personId: staff.officer, role: 'approver', institutionId: 'kra' })
    firm = await setFirm(tx)
    return [(await setCall(tx, ['kra'], { rules: shortRules })).callId, await setFirm(tx)] as const
  })
  const mine = await walkToCertificate(market, staff, firm, callId)
  const { certificateId: ended } = await walkToCertificate(market, staff, other, callId)
  await market.set((tx) =>
    tx.run(sql`update certificates set issued_on = '2022-03-02', valid_from = '2022-03-02', valid_to = '2025-03-01' where id = ${ended}`),
  )
  expired = (await market.read.one(numberOf(ended))).number
  number = (await market.read.one(numberOf(mine.certificateId))).number
  address = `/certificates/${mine.certificateId}`
  desk = `/desk/kra${address}`
  listing = `/catalogue/${mine.listingId}`
  officer = await stage.as(staff.officer)
  approver = await stage.as(staff.approver)
  owner = await stage.as(firm.personId)
  buyer = await stage.as(staff.buyer)
  anybody = await stage.visitor()
})
afterAll(async () => {
  await stage.close()
})

const propose = async (move: string, word: string, reason: string) => {
  await officer.open(desk)
  await officer.press(move)
  await officer.press(`${word} 승인 요청하기`)
  await officer.sees('사유를 5자 이상 1,000자 이하로 적어 주세요. 기업과 공개 기록에 그대로 표시됩니다.')
  await officer.fill('사유', reason)
  await officer.press(`${word} 승인 요청하기`)
  await officer.sees('본인이 올린 변경은 다른 승인자가 승인해야 합니다.')
}
const approve = async (word: string) => {
  await approver.open(desk)
  await approver.press(`${word} 승인하기`)
  await approver.sees('변경을 승인했습니다.')
}
const answerHearing = async (opinion: string) => {
  await approver.open(desk)
  await approver.sees(/까지 기업의 의견을 듣습니다/)
  await owner.open(`/company/${firm.companyId}/certificates`)
  await owner.fill('의견', opinion)
  await owner.press('의견 보내기')
  await owner.sees(opinion)
}
const askByPaper = async (paper: Buffer, answer: string) => {
  await anybody.open('/certificates')
  await anybody.attach('인증서 PDF', pdf(paper))
  await anybody.press('파일 확인하기')
  await anybody.sees(answer)
}

test('an extension waits for the last six months and for a second person; the first paper stays known as an original', async () => {
  await anybody.open(address)
  first = await anybody.download('인증서 내려받기')
  await officer.open(`${desk}/changes/extend`)
  await officer.sees(/심의규정에 따라 .*부터 연장할 수 있습니다/)
  await stage.market.set((tx) => tx.run(sql`update certificates set valid_to = market_today() + 90 where number = ${number}`))
  await officer.open('/desk/kra/certificates')
  await propose('유효기간 연장하기', '연장', '현장 실적이 확인되어 3년을 늘립니다.')
  await approve('연장')
  await anybody.open(address)
  present = await anybody.download('인증서 내려받기')
  expect(present.equals(first)).toBe(false)
  await askByPaper(first, '연장하기 전에 발급된 원본')
})

test('a suspension is heard first; then neither the check nor the listing lets anybody rely on it', async () => {
  await buyer.open(listing)
  await buyer.sees('견적 요청하기')
  await propose('효력 정지하기', '효력 정지', '납품된 제품에서 누전이 확인되었습니다.')
  await answerHearing('해당 로트만 회수했고 시험성적서를 다시 냈습니다.')
  await approve('효력 정지')
  await checkNumber(anybody, number, '효력이 정지된 인증서입니다.')
  await buyer.open(listing)
  await buyer.sees('인증의 효력이 정지된 기술입니다.')
  await buyer.doesNotSee('견적 요청하기')
})

test('lifted, it is valid again and can be bought', async () => {
  await propose('효력 회복하기', '효력 회복', '재시험에서 적합이 확인되었습니다.')
  await approve('효력 회복')
  await checkNumber(anybody, number, '유효한 인증서입니다.')
  await buyer.open(listing)
  await buyer.sees('견적 요청하기')
})

test('revoked, every way of asking says so, with the day and the reason', async () => {
  await propose('인증 취소하기', '취소', '제출한 시험성적서가 다른 제품의 것이었습니다.')
  await answerHearing('제출 서류에 착오가 있었습니다.')
  await approve('취소')
  await checkNumber(anybody, number, '취소된 인증서입니다.')
  await anybody.sees(/사유: 제출한 시험성적서가 다른 제품의 것이었습니다/)
  await anybody.open(address)
  await anybody.sees('취소된 인증서입니다.')
  await anybody.open(`/en${address}`)
  await anybody.sees('This certificate was revoked.')
  await askByPaper(present, '취소된 인증서입니다.')
  await buyer.open(listing)
  await buyer.sees('인증이 취소된 기술입니다.')
  await buyer.doesNotSee('견적 요청하기')
})

test('an altered file, an expired certificate, an unknown number and a stranger’s paper each get their own answer', async () => {
  const flipped = Buffer.from(present)
  const at = Math.floor(flipped.indexOf('/ByteRange') / 2)
  flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at)
  await askByPaper(flipped, '발급된 원본과 다른 파일입니다.')
  await checkNumber(anybody, expired, '유효기간이 끝난 인증서입니다.')
  await checkNumber(anybody, 'KRA-1999-0001', '찾을 수 없는 인증서입니다.')
  await askByPaper(aPdf('남의 서류.pdf').buffer, '기술마켓의 인증서로 확인되지 않는 파일입니다.')
})

test('a paper dropped beside the button is taken as if it had been chosen', async () => {
  await anybody.open('/certificates')
  await anybody.page.evaluate(
    ({ bytes }) => {
      const file = new File([new Uint8Array(bytes)], '끌어다 놓은 인증서.pdf', { type: 'application/pdf' })
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(file)
      const target = document.querySelector('input[type=file]')?.closest('form')
      for (const type of ['dragenter', 'dragover', 'drop'])
        target?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    },
    { bytes: [...present] },
  )
  await anybody.press('파일 확인하기')
  await anybody.sees('취소된 인증서입니다.')
})

test('the firm was told of every step and finds the reason on its own page', async () => {
  await owner.open('/inbox')
  for (const step of ['연장', '효력 정지', '효력 회복', '취소']) await owner.sees(`인증서 ${number}: ${step}`)
  await owner.sees(`인증서 ${number}의 취소에 대한 의견을 듣습니다.`)
  await owner.open(`/company/${firm.companyId}/certificates`)
  await owner.sees('취소')
  await owner.sees(/제출한 시험성적서가 다른 제품의 것이었습니다/)
})
