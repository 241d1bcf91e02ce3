import { expect, test } from 'vitest'
import { parseContent } from '../technologies/index.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import { compare, hasKoreanFigures } from './comparison.ts'
import type { Compared } from './comparison.ts'
import { compareAddress, listingIds, withOne } from './comparing.ts'

const names = { fields: [], institutions: [], certificateKinds: [{ code: 'NEP', ko: '신제품인증', en: 'NEP' }], documentKinds: [] }
const item = (id: string, content: Partial<TechnologyContent>, more: Partial<Compared> = {}): Compared => ({
  id,
  certificates: [],
  grounds: [],
  purchases: [],
  companyKo: '가나',
  companyEn: null,
  regionKo: null,
  regionEn: null,
  content: parseContent(content),
  ...more,
})
const rowsOf = (items: readonly Compared[]) => compare(items, { lang: 'ko', today: '2026-11-28', names }).flatMap((group) => group.rows)
const row = (items: readonly Compared[], key: string) => rowsOf(items).find((one) => one.key === key)

test('numbers meet only where name and unit are the same, whatever the spaces and letters of the name', () => {
  const of = (whatKo: string, unit: string, after: string) => ({ differences: [{ whatKo, whatEn: '', unit, before: '', after }] })
  const rows = rowsOf([
    item('a', of('LED 소음', 'dB', '40')),
    item('b', of('led소음', 'dB', '40')),
    item('c', of('LED 소음', 'dB(A)', '40')),
  ]).filter((one) => one.key.startsWith('number'))
  expect(rows.map(({ cells, differs }) => ({ cells, differs }))).toEqual([
    { cells: [['40'], ['40'], []], differs: true },
    { cells: [[], [], ['LED 소음 (dB(A)): 40']], differs: true },
  ])
})
test.each([
  ['MW', 'mW'],
  ['MPa', 'mPa'],
  ['Mb', 'MB'],
])('%s and %s are two units: they never share a row, and the same figure in both differs', (one, other) => {
  const number = (unit: string) => ({ differences: [{ whatKo: '출력', whatEn: '', unit, before: '', after: '3' }] })
  expect(row([item('a', number(one)), item('b', number(other))], 'number alone')?.cells).toEqual([
    [`출력 (${one}): 3`],
    [`출력 (${other}): 3`],
  ])
  const named = (unit: string) => ({ specification: [{ nameKo: `출력 (${unit})`, nameEn: '', value: '3' }] })
  expect(row([item('a', named(one)), item('b', named(other))], 'spec alone')?.cells).toEqual([[`출력 (${one}): 3`], [`출력 (${other}): 3`]])
  const value = (unit: string) => ({ specification: [{ nameKo: '출력', nameEn: '', value: `정격 3 ${unit}` }] })
  expect(row([item('a', value(one)), item('b', value(other))], 'spec 출력')?.differs).toBe(true)
})
test('a row differs by what it says, not by how it is spaced; one alone differs from nothing', () => {
  const of = (value: string) => ({ specification: [{ nameKo: '무게', nameEn: '', value }] })
  expect(row([item('a', of('IoT 1.2 kg')), item('b', of('IOT 1.2kg'))], 'spec 무게')?.differs).toBe(false)
  expect(row([item('a', of('1.2 kg')), item('b', of('1.3 kg'))], 'spec 무게')?.differs).toBe(true)
  expect(rowsOf([item('a', of('1.2 kg'))]).some((one) => one.differs)).toBe(false)
})
test('a firm that declared it has none says so; nothing said stays empty', () => {
  const none = item('a', { declaredNone: ['supplyRecord', 'ipRights', 'otherCertificates'] })
  const cells = (key: string) => row([none, item('b', { trl: 9, supplyRecord: [{ year: 2025 }] as never })], key)?.cells
  expect([cells('supplies'), cells('rights'), cells('others')]).toEqual([
    [['해당 없음'], ['1건, 마지막 2025년']],
    [['해당 없음'], []],
    [['해당 없음'], []],
  ])
})
test('of recorded purchases the last two are named and the others counted', () => {
  const purchases = (many: number) => ({
    purchases: Array.from({ length: many }, (_, at) => ({
      id: `p${at}`,
      ko: '가나시',
      en: 'Gana',
      contractedOn: `2026-0${9 - at}-01`,
      amountWon: 1000,
    })),
  })
  const cells = row([item('a', {}, purchases(5)), item('b', {}, purchases(2)), item('c', {})], 'purchases')?.cells ?? []
  expect(cells.map((lines) => [lines.length, lines[0], lines.at(-1)])).toEqual([
    [4, '5건', '그 밖에 3건'],
    [3, '2건', '가나시 2026-08-01 1,000원'],
    [1, '아직 없음', '아직 없음'],
  ])
})
test('a ground is named only where a certificate still in force touches it', () => {
  const ground = {
    code: 'g',
    sentenceKo: '',
    sentenceEn: '',
    lawKo: '어떤 법',
    lawEn: 'Act',
    article: '제1조',
    textAsOf: null,
    source: null,
    kinds: ['NEP'],
  }
  const held = (validTo: string | null) => ({ otherCertificates: [{ kind: 'NEP', number: '1', issuer: '', validFrom: null, validTo }] })
  const items = [item('a', held('2027-01-01'), { grounds: [ground] }), item('b', held('2026-01-01'), { grounds: [ground] })]
  expect(row(items, 'grounds')?.cells).toEqual([['어떤 법 제1조'], ['없음']])
  const english = compare(items, { lang: 'en', today: '2026-11-28', names }).flatMap((group) => group.rows)
  expect(english.find((one) => one.key === 'grounds')?.cells[0]).toEqual(['Act Art. 1'])
  expect(row(items, 'others')?.cells).toEqual([['신제품인증 (2027-01-01까지)'], ['신제품인증 (2026-01-01 만료)']])
})
test('what nobody says has no row', () => {
  expect(rowsOf([item('a', {}), item('b', {})]).map((one) => one.key)).toEqual(['grounds', 'purchases', 'firm'])
})
test('ids of an address are each once and in order, and a full tray drops the first', () => {
  expect(listingIds('a,b,,a', 'c', "x'y", ' d ')).toEqual(['a', 'b', 'c', 'd'])
  expect([compareAddress([]), compareAddress(['a', 'b'])]).toEqual(['/compare', '/compare?items=a,b'])
  expect(withOne(['a', 'b', 'c', 'd'], 'e')).toEqual(['b', 'c', 'd', 'e'])
  expect(withOne(['a', 'b'], 'a')).toEqual(['b', 'a'])
})
test('in English units are English where they have a usual word, and it is known where only Korean was given', () => {
  const english = (content: Partial<TechnologyContent>) => compare([item('a', content)], { lang: 'en', today: '2026-11-28', names })
  const life = (nameEn: string, value: string) => english({ specification: [{ nameKo: '배터리', nameEn, value }] })
  expect(
    life('Battery', '8년')
      .flatMap((group) => group.rows)
      .find((one) => one.label === 'Battery')?.cells,
  ).toEqual([['8 years']])
  expect([life('Battery', '8년'), life('', '8년'), life('Battery', '리튬')].map(hasKoreanFigures)).toEqual([false, true, true])
  const change = { whatKo: '고장', whatEn: 'Failures', unit: '건/년', before: '4', after: '1' }
  expect(english({ differences: [change] }).flatMap((group) => group.rows.map((one) => one.label))).toContain('Failures (cases/year)')
})
