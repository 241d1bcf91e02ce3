import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRow, csvText } from './csv.ts'

test('a file opens in a spreadsheet with its Korean intact', () => {
  expect(
    csvText([
      ['기술 이름', '금액'],
      ['내진 "보강", A형', 1250],
    ]),
  ).toBe('\uFEFF기술 이름,금액\r\n"내진 ""보강"", A형",1250\r\n')
})

test('empty, true and zero are three different cells', () => {
  expect(csvRow([null, undefined, '', true, 0])).toBe(',,,true,0\r\n')
})

test('nothing that a stranger typed can run as a formula', () => {
  for (const attack of ['=1+1', '+cmd', '-cmd|calc', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1+1', '+1-2', '-1+1']) {
    expect(csvRow([attack]).replace(/^"/, '')).toMatch(/^'/)
  }
})

test('numbers stay numbers', () => {
  expect(csvRow([-5, '-12.5', '+3', 'a=b'])).toBe('-5,-12.5,+3,a=b\r\n')
})

const readBack = (line: string): string[] =>
  [...line.replace(/\r\n$/, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  )

test('every cell is read back as it was written', () => {
  const cells = fc.array(
    fc.string({ unit: fc.constantFrom('가', 'a', '"', ',', '\n', '\r', ' ', '1') }).map((tail) => `x${tail}`),
    { minLength: 1, maxLength: 6 },
  )
  fc.assert(
    fc.property(cells, (row) => {
      expect(readBack(csvRow(row))).toEqual(row)
    }),
  )
})
