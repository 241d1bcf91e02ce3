import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { readZip } from '../files/zip-guard.ts'
import type { Sheet } from './sheet.ts'
import { toCsv } from './to-csv.ts'
import { toXlsx } from './to-xlsx.ts'

const applications: Sheet = {
  name: '접수 현황',
  columns: [
    { header: '기술 이름', type: 'text', width: 40 },
    { header: '접수번호', type: 'text' },
    { header: '금액(원)', type: 'won' },
    { header: '점수율', type: 'share' },
    { header: '만료일', type: 'day' },
    { header: '제출', type: 'moment' },
  ],
  rows: [
    ['내진 보강재 “가나” & <누수 감지>', '0012', 125_000_000, 0.588, '2026-11-30', new Date('2026-11-30T08:59:00Z')],
    ['=HYPERLINK("http://x.invalid","눌러")', '=1+1', -1, null, undefined, null],
    ['여러\n줄\u0000\u000b 글', '@SUM(A1)', 0, 1, '미정', ''],
  ],
}
const read = async (sheet: number | string = 1) =>
  readSheet(await toXlsx([applications, { ...applications, name: '접수 현황' }, { ...applications, name: "[a]/b:c*d?'" }]), sheet)

test('Korean, amounts, days and moments come back from a workbook as they were put in', async () => {
  const [header, first] = await read()
  expect(header).toEqual(['기술 이름', '접수번호', '금액(원)', '점수율', '만료일', '제출'])
  expect(first?.slice(0, 5)).toEqual(['내진 보강재 “가나” & <누수 감지>', '0012', 125_000_000, 0.588, new Date('2026-11-30T00:00:00Z')])
  // A day is a fraction in Excel; the reader may be a millisecond off.
  expect(Math.abs(Number(first?.[5]) - Date.parse('2026-11-30T17:59:00Z'))).toBeLessThan(2)
})

test('what looks like a formula stays text, control characters go, and a word in a column of days stays a word', async () => {
  const rows = await read()
  expect(rows[2]?.slice(0, 3)).toEqual(['=HYPERLINK("http://x.invalid","눌러")', '=1+1', -1])
  expect(rows[3]?.slice(0, 5)).toEqual(['여러\n줄 글', '@SUM(A1)', 0, 1, '미정'])
  const folder = await mkdtemp(join(tmpdir(), 'sheet-'))
  const bytes = await toXlsx([applications])
  await writeFile(join(folder, 'a.xlsx'), bytes)
  const { kept } = await readZip(join(folder, 'a.xlsx'), bytes.length, (name) => name.endsWith('sheet1.xml'))
  expect(kept.size).toBe(1)
  await rm(folder, { recursive: true })
  expect([...kept.values()].join('')).not.toMatch(/<f[ >]/)
})

test('sheets of one name, and names Excel refuses, still open', async () => {
  expect((await read('접수 현황 2')).length).toBe(4)
  expect((await read(3)).length).toBe(4)
})

test('as CSV the same rows are safe to open and moments are in KST', () => {
  const lines = toCsv(applications).split('\r\n')
  expect(lines[0]).toBe('\uFEFF기술 이름,접수번호,금액(원),점수율,만료일,제출')
  expect(lines[1]).toBe('내진 보강재 “가나” & <누수 감지>,0012,125000000,0.588,2026-11-30,2026-11-30 17:59')
  expect(lines[2]).toMatch(/^"'=HYPERLINK.*,'=1\+1,-1,,,$/)
})

test('what ends at midnight ends on the day before, as the pages say', async () => {
  const sheet: Sheet = {
    name: '공모',
    columns: [{ header: '마감', type: 'closing' }],
    rows: [[new Date('2026-12-02T15:00:00Z')], [new Date('2026-11-30T09:00:00Z')], [null]],
  }
  expect(toCsv(sheet).split('\r\n').slice(1, 3)).toEqual(['2026-12-02 24:00', '2026-11-30 18:00'])
  expect((await readSheet(await toXlsx([sheet]), 1)).slice(1, 3)).toEqual([['2026-12-02 24:00'], ['2026-11-30 18:00']])
})
