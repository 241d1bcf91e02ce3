import { expect, test } from 'vitest'
import { addressOf, queryFrom, without } from './address.ts'
import { inEnglishOrder, motifOf, withParents } from './listing.ts'
import { likeAnywhere } from '../platform/database/like.ts'
import { termsOf } from './terms.ts'

test('particles come off only where a word of two syllables remains', () => {
  expect(termsOf('누수를 터널에서 감지하는 장치')).toEqual(['누수', '터널', '감지', '장치'])
  expect(termsOf('도로 철도 IoT 5G')).toEqual(['도로', '철도', 'iot', '5g'])
})
test('what clings to a noun is what the analyser knows to cling, one list for both', () => {
  expect(termsOf('관로까지의 누수에서도')).toEqual(['관로', '누수'])
})
test('decomposed Hangul is the same word, and a word counts once', () => {
  expect(termsOf('누수 누수'.normalize('NFD'))).toEqual(['누수'])
})
test('signs of a pattern mean themselves', () => {
  expect(likeAnywhere('50%_\\')).toBe('%50\\%\\_\\\\%')
})
test('an address says the search, in one order, and is read back', () => {
  const query = queryFrom({
    one: (name) => ({ q: '누수', sort: 'newest', page: '2' })[name] ?? '',
    all: (name) => ({ region: ['11'], field: ['ENERGY', 'SOC.ROAD', '<x>'] })[name] ?? [],
  })
  expect(addressOf(query, query.page)).toBe('?q=%EB%88%84%EC%88%98&field=ENERGY&field=SOC.ROAD&region=11&sort=newest&page=2')
  expect(addressOf(without(query, 'field', 'ENERGY'))).toBe('?q=%EB%88%84%EC%88%98&field=SOC.ROAD&region=11&sort=newest')
  expect(addressOf(queryFrom({ one: () => '', all: () => [] }))).toBe('')
})
test('a field stands under the one above it, and chooses the drawing', () => {
  expect(withParents(['SOC.ROAD', 'SOC.RAIL', 'ICT'])).toEqual(['SOC', 'SOC.ROAD', 'SOC.RAIL', 'ICT'])
  expect([motifOf(['SOC', 'SOC.ROAD']), motifOf(['ICT']), motifOf([])]).toEqual(['road', 'signal', 'weave'])
})
test('English titles stand by their letters, whatever the case and the signs between, digits first and other letters last', () => {
  const titles = [
    '3-axis sensor',
    '30 pumps',
    'air filter',
    'Air-filter cleaner',
    'Élan pump',
    'pump',
    'Pumps',
    'Self-learning wireless bearing sensor A',
    'Self-learning wireless bearing sensor B',
    'zinc',
    '누수 감지기',
  ]
  expect(titles.toReversed().sort((a, b) => (inEnglishOrder(a) < inEnglishOrder(b) ? -1 : 1))).toEqual(titles)
  expect(inEnglishOrder('Air filter')).toBe(inEnglishOrder('air  (filter)'))
})
