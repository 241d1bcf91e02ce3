import { expect, test } from 'vitest'
import { figureIn, unitIn } from './units.ts'
import { priceInWords } from './technology-view.tsx'

test.each([
  ['개', 'units'],
  ['식', 'sets'],
  ['회/년', 'times/year'],
  ['건/백 km·년', 'cases/100 km·year'],
  ['회/100대', 'times/100 units'],
  ['기/10만㎡', 'units/100,000 ㎡'],
  ['시간/10MW', 'hours/10MW'],
  ['명·일/월', 'people·day/month'],
  ['만 원/월', 'KRW 10,000/month'],
  ['건/20회 시험', '건/20회 시험'],
  ['㎡', '㎡'],
  ['켤레', '켤레'],
])('%s is %s in English where that is known', (unit, english) => {
  expect([unitIn(unit, 'en'), unitIn(unit, 'ko')]).toEqual([english, unit])
})
test('a price is for one of them, a figure has several', () => {
  const price = (priceUnit: string) => priceInWords({ priceFromWon: 890_000, priceToWon: 1_250_000, priceUnit, vatIncluded: null }, 'en')
  expect([price('개'), price('1식'), price('m'), price('켤레')].map((words) => words.split(' / ')[1])).toEqual([
    'unit',
    '1 set',
    'm',
    '켤레',
  ])
  expect(['8년', '1년', '3~5년', '1,000 회', '8년 보증', '12 kg', '3만 원'].map((value) => figureIn(value, 'en'))).toEqual([
    '8 years',
    '1 year',
    '3~5 years',
    '1,000 times',
    '8년 보증',
    '12 kg',
    '3만 원',
  ])
  expect(figureIn('8년', 'ko')).toBe('8년')
})
