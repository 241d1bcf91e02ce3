import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmHere } from '../../src/companies/firm.fixture.ts'
import { grantRole } from '../../src/people/index.ts'
import { shortRules, somebody } from '../cast.ts'
import { certify, meet, receiveAndCheck, seatCommittee, setApplied } from '../shortcuts.ts'
import type { Applied } from '../shortcuts.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'
import { checkNumber, issueCertificate, signVerdict } from './steps.ts'

/** Four ports, one call: each checks by its own rules, one committee judges all by the lead's, one verdict, and a certificate of each. */
let stage: Stage
let joint: Applied
let owner: Walker
let officer: Walker
let secretary: Walker
let review = ''
const title = '저소음 배수펌프(가상)'
const ports = { upa: '울산항만공사', bpa: '부산항만공사', ygpa: '여수광양항만공사', ipa: '인천항만공사' } as const
const everyPort = Object.keys(ports) as (keyof typeof ports)[]

/** Incheon asks for less and would pass nobody: its eligibility counts for its own track, its pass mark for nothing. */
const rulesOf = (port: string) =>
  port === 'ipa' ? { ...shortRules, eligibility: shortRules.eligibility.slice(0, 1), passMark: 9_900 } : shortRules
const secretaryOf = (councilId: string) =>
  stage.market.set(async (tx) => {
    const personId = await somebody(tx, '정간사')
    await grantRole(tx, { personId, role: 'secretary', councilId })
    return personId
  })

beforeAll(async () => {
  stage = await openStage()
  joint = await setApplied(stage.market, everyPort, { reviewers: 10, rules: rulesOf })
  await stage.market.set((tx) => confirmHere(tx, joint.firm.companyId, joint.at('upa').staff.officer))
  owner = await stage.as(joint.firm.personId)
  officer = await stage.as(joint.at('upa').staff.officer)
  secretary = await stage.as(await secretaryOf('SOC'))
})
afterAll(async () => {
  await stage.close()
})

test('the firm applied once, and has a track and a receipt number at every port', async () => {
  const { rows, numbers } = await stage.market.read.one(
    sql<{
      rows: number
      numbers: number
    }>`select count(*) as rows, count(distinct receipt_number) as numbers from tracks where company_id = ${joint.firm.companyId}`,
  )
  expect([rows, numbers]).toEqual([4, 4])
  await owner.open(joint.at('bpa').page)
  await owner.press('이 신청의 모든 기관')
  for (const port of everyPort) await owner.sees(ports[port])
  const anybody = await stage.visitor()
  await anybody.open(`/calls/${joint.callId}`)
  await anybody.sees(/4개 기관/)
})

test('the lead waits until the last port has checked by its own conditions, and a member does not open the review', async () => {
  for (const port of ['upa', 'bpa', 'ygpa'] as const) await receiveAndCheck(stage.market, joint.at(port).staff, joint.at(port).trackId)
  await officer.open('/desk/upa/reviews')
  await officer.sees('요건검토 중: 인천항만공사')
  await secretary.open('/council/SOC')
  await secretary.sees(/인천항만공사 접수 대기/)
  const member = await stage.as(joint.at('ipa').staff.officer)
  await member.open(joint.at('ipa').desk)
  await member.press('접수하기')
  await member.press('요건검토 시작하기')
  expect(await member.page.locator('section[id^="condition-"]').count()).toBe(1)
  await member.open('/desk/ipa/reviews')
  await member.sees('공동 공모의 심의는 울산항만공사가 엽니다.')
  await officer.open('/desk/upa/reviews')
  await officer.press(/^심의 열기/)
  await officer.sees('공동 심의')
  review = officer.path.split('/').at(-1) ?? ''
})

test('the secretary of the council sees how far it is and where, without a name or a score; another council sees nothing', async () => {
  const members = await seatCommittee(stage.market, joint.at('upa').staff, review)
  await secretary.open('/home')
  await secretary.open('/council/SOC')
  await secretary.press(title)
  for (const port of everyPort) await secretary.sees(new RegExp(ports[port]))
  await secretary.sees('추첨 완료')
  await secretary.sees('수락 3명 · 답변 대기 0명 · 봉인 0명')
  const names = await stage.market.read.many(sql<{ name: string }>`select name from persons where id = any(${members}::text[])`)
  for (const { name } of names) await secretary.doesNotSee(name)
  await secretary.open(`/desk/upa/reviews/${review}`)
  await secretary.sees('찾으시는 페이지가 없거나 볼 수 있는 권한이 없습니다.')
  const other = await stage.as(await secretaryOf('ENERGY'))
  await other.open('/council/ENERGY')
  await other.doesNotSee(title)
  await other.open('/council/SOC')
  await other.sees('찾으시는 페이지가 없거나 볼 수 있는 권한이 없습니다.')
})

test('a member reads the shared review and decides nothing in it; the lead drafts one verdict by its own pass mark, for four', async () => {
  await meet(stage.market, joint.at('upa').staff, review, 0.9)
  const member = await stage.as(joint.at('bpa').staff.officer)
  await member.open(`/desk/bpa/reviews/${review}/verdict`)
  await member.sees('담당자가 의결안을 작성하고 있습니다.')
  await officer.open(`/desk/upa/reviews/${review}/verdict`)
  await officer.sees(/합격선 70/)
  await officer.choose('가결')
  await officer.press('의결안 저장하고 서명 요청하기')
  const approver = await stage.as(joint.at('upa').staff.approver)
  await approver.open(officer.path)
  await approver.sees('신청 4건이 ‘가결’로 바뀌고 기업에 결과 통지를 보냅니다.')
  await signVerdict(approver)
  await owner.open('/inbox')
  for (const port of everyPort) {
    await owner.open(joint.at(port).page)
    await owner.sees(/심의를 통과했습니다/)
  }
})

test('each port issues its own certificate, and anybody can check all four', async () => {
  for (const port of ['upa', 'ygpa', 'ipa'] as const) await certify(stage.market, joint.at(port).staff, joint.at(port).trackId)
  const member = await stage.as(joint.at('bpa').staff.officer)
  await member.open(joint.at('bpa').desk)
  await issueCertificate(member, await stage.as(joint.at('bpa').staff.approver))
  const issued = await stage.market.read.many(
    sql<{ institutionId: keyof typeof ports; number: string }>`select institution_id, number from certificates where number is not null`,
  )
  expect(issued.map((one) => one.institutionId).toSorted()).toEqual(everyPort.toSorted())
  expect(new Set(issued.map((one) => one.number)).size).toBe(4)
  const anybody = await stage.visitor()
  for (const { institutionId, number } of issued) {
    await checkNumber(anybody, number, '유효한 인증서입니다.')
    await anybody.sees(new RegExp(ports[institutionId]))
  }
  await anybody.open('/catalogue')
  await anybody.press(title)
  for (const port of everyPort) await anybody.sees(`${ports[port]} · 유효`)
  await secretary.open(`/council/SOC/reviews/${review}`)
  await secretary.sees('의결 완료')
  for (const { number } of issued) await secretary.sees(number)
})
