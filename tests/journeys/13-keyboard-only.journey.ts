import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../../src/applications/scene.example.ts'
import { wholeTechnology } from '../../src/applications/scene.example.ts'
import { hashPassword } from '../../src/people/passwords.ts'
import { setCall, setFirm, setReviewers, setStaff, shortRules } from '../cast.ts'
import type { Staff } from '../cast.ts'
import { applyTo, walkToCertificate } from '../shortcuts.ts'
import { handsOf } from '../support/hands.ts'
import type { Hands } from '../support/hands.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'

/** Without a mouse: Tab, Enter, Space and the arrows do everything, one always sees where one is, and staff are quicker by single keys they may switch off. */
let stage: Stage
let staff: Staff
let firm: Firm
let owner: Walker
let officer: Walker
let hands: Hands
let staffHands: Hands
const password = '강물이 흐르는 저녁 산책길'
const email = 'keys@firm.example'
const tracks: string[] = []
const others = ['가', '나', '다'].map((letter) => `${letter} 배수펌프(가상)`)

beforeAll(async () => {
  stage = await openStage()
  const { market } = stage
  const hash = await hashPassword(password)
  const { callId, listed, more } = await market.set(async (tx) => {
    await setReviewers(tx, 'kra', 6)
    staff = await setStaff(tx, 'kra')
    firm = await setFirm(tx)
    await tx.run(sql`update persons set email = ${email}, password_hash = ${hash} where id = ${firm.personId}`)
    const listed = await setFirm(tx, { ...wholeTechnology, titleKo: '실린 배수펌프(가상)' })
    const more: Firm[] = []
    for (const titleKo of others) more.push(await setFirm(tx, { ...wholeTechnology, titleKo }))
    return { callId: (await setCall(tx, ['kra'], { rules: shortRules })).callId, listed, more }
  })
  await walkToCertificate(market, staff, listed, callId)
  for (const one of more) tracks.push((await applyTo(market, one, [callId]))['kra'] ?? '')
  owner = await stage.visitor({ width: 800 })
  officer = await stage.as(staff.officer)
  hands = handsOf(owner)
  staffHands = handsOf(officer)
})
afterAll(async () => {
  await stage.close()
})

test('the first Tab offers to skip to the content, and does', async () => {
  await owner.open('/')
  await hands.press('Tab')
  expect(await hands.at()).toBe('본문으로 건너뛰기')
  await hands.press('Enter', 'Tab')
  expect(await owner.page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  expect(await hands.round()).toBeGreaterThan(10)
})

test('she searches, opens the filters, narrows and opens a technology', async () => {
  await owner.open('/calls')
  await hands.to('기술 찾기')
  await hands.type('배수펌프')
  await owner.hit('Enter')
  expect(owner.page.url()).toContain('/catalogue?q=')
  await hands.to(/^필터/)
  await hands.press('Enter')
  await hands.to(/^SOC/)
  await owner.hit('Enter')
  expect(owner.page.url()).toContain('field=SOC')
  expect(await hands.round()).toBeGreaterThan(10)
  await hands.to('실린 배수펌프(가상)')
  await owner.hit('Enter')
  expect(owner.path).toMatch(/^\/catalogue\//)
  await hands.round()
})

test('she signs in; a wrong password brings the focus to what is wrong', async () => {
  await owner.open('/sign-in')
  await hands.to('이메일')
  await hands.type(email)
  await hands.to('비밀번호')
  await hands.type('틀린 비밀번호입니다')
  await owner.hit('Enter')
  await owner.sees('이메일 또는 비밀번호가 맞지 않습니다.')
  expect(await owner.page.evaluate(() => document.activeElement?.hasAttribute('data-focus'))).toBe(true)
  await hands.to('비밀번호')
  await hands.type(password)
  await owner.hit('Enter')
  await owner.sees('나를 기다리는 일')
})

test('she runs the pre-check, applies and submits', async () => {
  await owner.open(`/company/${firm.companyId}/pre-check`)
  await hands.round()
  await hands.to(/가상 공모/)
  await hands.press('Space')
  await hands.to('고른 기관에 신청하기')
  await owner.hit('Enter')
  await hands.to('저장하고 제출 전에 확인하기')
  await owner.hit('Enter')
  const boxes = await owner.page.getByRole('checkbox').count()
  expect(boxes).toBeGreaterThan(0)
  const labels = await owner.page
    .getByRole('checkbox')
    .evaluateAll((all) => all.map((one) => ((one as HTMLInputElement).labels?.[0]?.innerText ?? '').replaceAll(/\s+/g, ' ').trim()))
  for (const label of labels) {
    await hands.to(label)
    await hands.press('Space')
  }
  await hands.to('1개 기관에 제출하기')
  await owner.hit('Enter')
  await owner.sees('제출되었습니다')
  await hands.round()
})

test('menus close by Esc and give the focus back', async () => {
  await hands.to(/^내 역할/)
  const before = await hands.at()
  await hands.press('Enter')
  await hands.to('내 계정')
  await hands.press('Escape')
  expect(await hands.at()).toBe(before)
})

/** The same key under the Korean layout: its letter is another, its place is not. */
const koreanKey = (code: string, key: string) =>
  officer.page.evaluate(
    ({ code, key }) => {
      ;(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }))
    },
    { code, key },
  )

test('an officer goes through the queue by single keys, whatever the layout', async () => {
  await officer.open('/desk/kra/queue?view=all')
  await staffHands.round()
  await staffHands.press('j')
  const [first, second] = [await staffHands.at(), await koreanKey('KeyJ', 'ㅓ').then(() => staffHands.at())]
  expect(new Set([first, second]).size).toBe(2)
  await staffHands.press('k')
  expect(await staffHands.at()).toBe(first)
  await staffHands.press('x')
  await officer.sees('1건을 골랐습니다.')
  await staffHands.press('.')
  expect(await staffHands.at()).toMatch(/^담당자/)
  await staffHands.press('j')
  expect(await staffHands.at()).toMatch(/^담당자/)
  await staffHands.to('접수하기')
  await officer.hit('Enter')
  await officer.sees('1건을 접수했습니다.')
  await staffHands.press('/')
  await staffHands.type('j')
  expect(await officer.page.locator('#site-search').inputValue()).toBe('j')
})

test('in a low window nothing that has the focus lies under the head of the list', async () => {
  await officer.open('/desk/kra/queue?view=all')
  await officer.page.setViewportSize({ width: 1280, height: 320 })
  expect(await staffHands.round({ back: true })).toBe(await staffHands.round())
  await staffHands.press('j', 'j', 'j', 'k', 'k')
  await staffHands.at()
  await officer.page.setViewportSize({ width: 1280, height: 900 })
})

test('? shows the keys in a dialog that Esc closes, and the focus is back where it was', async () => {
  await officer.open('/desk/kra/queue?view=all')
  await staffHands.press('j')
  const before = await staffHands.at()
  await staffHands.press('Shift+Slash')
  await officer.sees('이 줄로 할 수 있는 일')
  await staffHands.press('Tab')
  expect(await officer.page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
  await staffHands.press('Escape')
  await officer.doesNotSee('이 줄로 할 수 있는 일')
  expect(await staffHands.at()).toBe(before)
  await staffHands.to('단축키', { back: true })
  await staffHands.press('Enter')
  await officer.sees('이 줄로 할 수 있는 일')
  await staffHands.press('Escape')
  expect(await staffHands.at()).toBe('단축키')
})

test('she opens a track, answers a condition with the arrows, moves the divider, and g q brings her back', async () => {
  await officer.open(`/desk/kra/queue?view=all`)
  await staffHands.press('j')
  await officer.hit('Enter')
  expect(officer.path).toMatch(/^\/desk\/kra\/tracks\//)
  if ((await officer.page.getByRole('button', { name: '접수하기' }).count()) > 0) {
    await staffHands.to('접수하기')
    await officer.hit('Enter')
  }
  await staffHands.to('요건검토 시작하기')
  await officer.hit('Enter')
  await staffHands.to('두 영역의 너비 조절')
  await staffHands.press('ArrowLeft')
  expect(await officer.page.getByRole('separator').getAttribute('aria-valuenow')).toBe('4')
  await staffHands.to(/^(충족|불충족)$/)
  await staffHands.press('Space', 'ArrowRight', 'ArrowLeft')
  await staffHands.to('메모(자동 판단과 다르면 필수)')
  await staffHands.type('서류로 확인했습니다.')
  await staffHands.to(/^판단 저장하기/)
  await officer.hit('Enter')
  await officer.sees('판단을 저장했습니다.')
  await staffHands.round()
  await staffHands.press('g')
  await officer.hit('q')
  expect(officer.path).toBe('/desk/kra/queue')
})

test('whoever is disturbed by single keys switches them off', async () => {
  await staffHands.to('단축키')
  await staffHands.press('Enter')
  await staffHands.to('화면 설정에서 끄기')
  await officer.hit('Enter')
  await staffHands.to('사용')
  await staffHands.press('ArrowRight')
  await staffHands.to('이대로 보기')
  await officer.hit('Enter')
  expect(officer.path).toBe('/desk/kra/queue')
  await staffHands.press('j')
  expect(await officer.page.locator('[data-here]').count()).toBe(0)
  await officer.doesNotSee('단축키')
})

test('who goes by keys would notice a ring that is missing and a bar that covers', async () => {
  const style = (set: { outline?: string; height?: string }) =>
    owner.page.evaluate(({ outline, height }) => {
      const at = document.activeElement as HTMLElement
      const bar = document.body.appendChild(document.createElement('div'))
      if (outline !== undefined) at.style.outline = outline
      if (height !== undefined) Object.assign(bar.style, { position: 'fixed', inset: '0', height, zIndex: '99' })
    }, set)
  await owner.open('/calls')
  await hands.to('가상 공모')
  await style({ outline: 'none' })
  await expect(hands.at()).rejects.toThrow('no ring')
  await style({ outline: '' })
  await hands.at()
  await style({ height: '100%' })
  await expect(hands.at()).rejects.toThrow('covered')
})
