import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldId } from '../../src/ui/index.ts'
import { setFirm } from '../cast.ts'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'
import { aPdf } from '../support/papers.ts'
import { sendFiles } from '../support/send-files.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test('of several files at once those that can be kept are kept and named, those that cannot are named with their reason', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  const token = await market.sessionOf(firm.personId)
  const answer = await sendFiles(
    market,
    token,
    `/company/${firm.companyId}/technologies/${firm.technologyId}/documents`,
    [['kind', 'test_report']],
    [
      aPdf('하나.pdf', 'one'),
      aPdf('둘.pdf', 'two'),
      { name: '빈 파일.pdf', buffer: Buffer.alloc(0) },
      { name: '실행.exe', buffer: Buffer.from('MZ') },
    ],
  )
  expect(answer.statusCode).toBe(422)
  for (const words of [
    '나머지 2개는 올렸습니다.',
    '하나.pdf, 둘.pdf',
    '‘빈 파일.pdf’ 파일에 내용이 없습니다.',
    '‘실행.exe’: EXE 파일은 올릴 수 없습니다.',
  ])
    expect(answer.body).toContain(words)
})

test('a file that is too large is refused beside its field, and what was typed stays', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  const token = await market.sessionOf(firm.personId)
  const answer = await sendFiles(
    market,
    token,
    `/company/${firm.companyId}/profile/confirmations`,
    [['number', '0010-2026-4711']],
    [{ name: 'paper.pdf', buffer: Buffer.alloc(20 * 1024 * 1024 + 2) }],
  )
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('파일이 20MB보다 큽니다. 20MB까지 올릴 수 있습니다.')
  expect(answer.body).toContain('value="0010-2026-4711"')
})

test('what is wrong with one file and with the dates is said at once, also where another file was kept', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  const token = await market.sessionOf(firm.personId)
  const answer = await sendFiles(
    market,
    token,
    `/company/${firm.companyId}/technologies/${firm.technologyId}/documents`,
    [
      ['kind', 'CERTIFICATE_PROOF'],
      ['validFrom', '어제'],
      ['validTo', '2027-02-30'],
    ],
    [aPdf('시험.pdf'), { name: '메모.pdf', buffer: Buffer.from('not a paper') }],
  )
  expect(answer.statusCode).toBe(422)
  for (const words of [
    '메모.pdf',
    '시험.pdf',
    ...['file', 'validFrom', 'validTo'].map((name) => `href="#${fieldId(name)}"`),
    'value="어제"',
    'value="2027-02-30"',
  ])
    expect(answer.body).toContain(words)
})
