import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../../src/applications/scene.example.ts'
import { hashPassword } from '../../src/people/passwords.ts'
import { setCall, setFirm, shortRules } from '../cast.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'

/** The session ends while somebody writes: no word is lost, and the way back is one sign-in. */
let stage: Stage
let firm: Firm
let callId = ''
const password = '강물이 흐르는 저녁 산책길'
const email = 'long@firm.example'
const words = '야간 소음을 줄이려고 날개 수를 줄이고 수위에 따라 속도를 바꿉니다.'

beforeAll(async () => {
  stage = await openStage()
  const hash = await hashPassword(password)
  await stage.market.set(async (tx) => {
    firm = await setFirm(tx)
    await tx.run(sql`update persons set email = ${email}, password_hash = ${hash} where id = ${firm.personId}`)
    callId = (await setCall(tx, ['kra'], { rules: shortRules })).callId
  })
})
afterAll(async () => {
  await stage.close()
})

/** As when it is revoked from another device. */
const endSessions = () => stage.market.set((tx) => tx.run(sql`update sessions set ended_at = clock_timestamp() where ended_at is null`))
const signIn = async (owner: Walker) => {
  await owner.fill('이메일', email)
  await owner.fill('비밀번호', password)
  await owner.press('로그인하기')
}
const question = () => `/company/${firm.companyId}/calls/${callId}/ask`

test('a question to the institution is offered again on the page it was written on', async () => {
  const owner = await stage.as(firm.personId)
  await owner.open(question())
  await owner.fill('질문', words)
  await endSessions()
  await owner.press('질문 보내기')
  await owner.sees('로그인 시간이 끝났습니다')
  await owner.sees('입력하신 내용은 이 브라우저에 보관하고 있습니다. 돌아가면 되살릴 수 있습니다.')
  await owner.press('다시 로그인하기')
  await signIn(owner)
  expect(owner.path).toBe(question())
  await owner.sees(/입력하던 내용이 있습니다/)
  await owner.page.getByRole('button', { name: '되살리기' }).click()
  await owner.press('질문 보내기')
  await owner.sees('질문을 보냈습니다.')
  await owner.open(question())
  await owner.doesNotSee(/입력하던 내용이 있습니다/)
})

test('a dossier that saves itself simply goes on', async () => {
  const owner = await stage.as(firm.personId)
  const section = `/company/${firm.companyId}/technologies/${firm.technologyId}/problem`
  await owner.open(section)
  await endSessions()
  await owner.page.locator('main textarea').first().fill(words)
  await owner.press('저장하고 나중에 하기')
  await owner.press('다시 로그인하기')
  await signIn(owner)
  expect(owner.path).toBe(section)
  expect(await owner.page.locator('main textarea').first().inputValue()).toBe(words)
  await owner.press('저장하고 나중에 하기')
  await owner.sees(/에 저장했습니다/)
})

test('without script the page that says so holds the text to be copied, and leads back', async () => {
  const owner = await stage.as(firm.personId, { script: false })
  await owner.open(question())
  await owner.page.locator('main textarea').fill(words)
  await endSessions()
  await owner.press('질문 보내기')
  await owner.sees('그래서 방금 보내신 내용을 저장하지 못했습니다. 다시 로그인하면 쓰시던 페이지로 돌아갑니다.')
  expect(await owner.page.locator('main textarea').inputValue()).toBe(words)
  await owner.press('다시 로그인하기')
  await signIn(owner)
  expect(owner.path).toBe(question())
})
