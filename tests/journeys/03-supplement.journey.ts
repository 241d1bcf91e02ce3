import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../../src/applications/scene.example.ts'
import { setFirm } from '../cast.ts'
import { setChecked } from '../shortcuts.ts'
import { aPdf } from '../support/papers.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'

/** Something is missing: the officer asks once and exactly, the firm answers only that, and the check goes on with both versions side by side. */
let stage: Stage
let firm: Firm
let officer: Walker
let owner: Walker
let desk = ''
let track = ''

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

test('nothing is asked for until a part is chosen; then the firm gets exactly that, with a day', async () => {
  await officer.open(desk)
  await officer.press('보완 요청하기')
  for (const box of await officer.page.getByRole('checkbox').all()) await box.uncheck()
  await officer.press('보완 요청 보내기')
  await officer.sees(/보완할 항목을 하나 이상 고르고/)
  for (const group of [/^기술 \(/, /^서류 \(/]) await officer.unfold(group)
  for (const [part, words] of [
    ['쓰면 무엇이 좋아지나요?', '한 해에 줄어드는 비용을 숫자로 적어 주세요.'],
    ['시험성적서', '소음 시험성적서를 올려 주세요.'],
  ] as const) {
    await officer.choose(part)
    await officer.fill(`요청 내용: ${part}`, words)
  }
  await officer.press('보완 요청 보내기')
  await officer.open('/desk/kra/queue?view=all')
  await officer.sees('보완요청(기업 회신 대기)')
})

test('the firm answers in its dossier and with a paper, and a stranger sees none of it', async () => {
  await owner.open('/inbox')
  await owner.open(track)
  await owner.press('보완 회신하기')
  await owner.sees('한 해에 줄어드는 비용을 숫자로 적어 주세요.')
  await owner.press('회신 보내기')
  await owner.sees(/확인이 필요한 항목/)
  await owner.open(`/company/${firm.companyId}/technologies/${firm.technologyId}/effects`)
  await owner.page.locator('main textarea').first().fill('지하차도 한 곳에서 한 해 전기료가 420만 원 줄어듭니다.')
  await owner.press('저장하고 나중에 하기')
  await owner.open(`${track}/supplement`)
  await owner.sees(/420만 원/)
  await owner.page.locator('input[type=file]').last().setInputFiles(aPdf('소음 시험성적서.pdf'))
  for (const words of await owner.page.locator('textarea[name^="text-"]').all()) await words.fill('요청하신 내용을 더했습니다.')
  await owner.press('회신 보내기')
  await owner.sees('보완 내용을 회신했습니다.')
  expect(owner.path).toBe(track)
  const eve = await stage.as(await stage.market.set(async (tx) => (await setFirm(tx)).personId))
  await eve.open(track)
  await eve.sees('찾으시는 페이지가 없거나 볼 수 있는 권한이 없습니다.')
})

test('the officer reads what changed beside what was submitted, and sends it to review', async () => {
  await officer.open('/desk/kra/queue?view=supplement')
  await officer.press('저소음 배수펌프(가상)')
  await officer.unfold('1차 보완 회신')
  await officer.sees(/420만 원/)
  await officer.sees('소음 시험성적서.pdf')
  await officer.press('심의 회부하기')
  expect(officer.path).toMatch(/^\/desk\/kra\/reviews\//)
})
