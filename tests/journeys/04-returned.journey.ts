import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../../src/applications/scene.example.ts'
import { setChecked } from '../shortcuts.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'

/** Not eligible: the officer overrules the machine with a note, returns the application with reasons, and the firm may apply again. */
let stage: Stage
let firm: Firm
let officer: Walker
let owner: Walker
let desk = ''
let track = ''
const reason = '제출한 기술은 우리 기관의 업무와 관련이 없습니다. 배수 시설에 적용한 사례를 더하면 다시 신청할 수 있습니다.'

beforeAll(async () => {
  stage = await openStage()
  const applied = await setChecked(stage.market, ['kra'])
  firm = applied.firm
  ;({ desk, page: track } = applied.at('kra'))
  officer = await stage.as(applied.at('kra').staff.officer)
  owner = await stage.as(firm.personId)
})
afterAll(async () => {
  await stage.close()
})

test('a condition that is not met keeps the application from review, and overruling the machine needs a note', async () => {
  await officer.open(desk)
  const condition = () => officer.page.locator('#condition-sme')
  const answer = async () => {
    await condition().getByRole('radio', { name: '불충족' }).check()
    const loaded = officer.page.waitForEvent('load')
    await condition()
      .getByRole('button', { name: /판단 저장하기/ })
      .click()
    await loaded
  }
  await condition().getByLabel(/^메모/).fill('')
  await answer()
  await officer.sees(/확인이 필요한 항목|메모/)
  await condition().getByLabel(/^메모/).fill('확인서의 상호가 등록된 회사와 다릅니다.')
  await answer()
  await officer.sees('담당자: 불충족')
  expect(await officer.page.getByRole('button', { name: /^심의 회부하기/ }).getAttribute('aria-disabled')).toBe('true')
})

test('it is returned with reasons the firm reads word for word', async () => {
  await officer.open(desk)
  await officer.unfold('반려하기')
  await officer.fill('반려 사유', '짧음')
  await officer.press('반려하기')
  await officer.sees(/다섯 글자 이상/)
  await officer.fill('반려 사유', reason)
  await officer.press('반려하기')
  await officer.sees('반려')
  await owner.open(track)
  await owner.sees(reason)
  await owner.open('/inbox')
  await owner.sees(/신청 요건이 맞지 않아 돌려드렸습니다/)
})

test('nothing more can be done to it, and the firm may apply to the same call again', async () => {
  await officer.open(desk)
  await officer.doesNotSee('심의 회부하기')
  await owner.open(`/company/${firm.companyId}/pre-check`)
  await owner.sees('신청할 수 있습니다')
  await owner.choose(/가상 공모/)
  await owner.press('고른 기관에 신청하기')
  expect(owner.path).toMatch(/\/applications\//)
})

test('with nothing under way its owner may close the firm, and reads its record still', async () => {
  await owner.open(`/company/${firm.companyId}/profile`)
  await owner.press(/회사 닫기/)
  await owner.sees('닫으면 이렇게 됩니다')
  await owner.press('회사 닫기')
  await owner.sees(/확인이 필요한 항목이 2개/)
  await owner.choose('기술마켓 이용을 마침')
  await owner.choose(/되돌릴 수 없음을 압니다/)
  await owner.press('회사 닫기')
  await owner.sees('문을 닫은 회사입니다.')
  await owner.open(track)
  await owner.sees(reason)
})
