import { expect, test } from 'vitest'
import { priceBand } from './listing.ts'
import { amountsIn } from './typed-amounts.ts'
import { certificateNames, conditionsIn, institutionNames, rewritten } from './typed-conditions.ts'
import type { NamedValue } from './typed-conditions.ts'

const named: readonly NamedValue[] = [
  { filter: 'region', value: 'busan', names: ['부산', 'Busan', '부산시', '부산광역시'] },
  { filter: 'region', value: 'seoul', names: ['서울', 'Seoul'] },
  { filter: 'region', value: 'gyeonggi', names: ['경기', 'Gyeonggi', '경기도'] },
  { filter: 'institution', value: 'korail', names: institutionNames(['한국철도공사', 'Korea Railroad Corporation', 'KORAIL', '코레일']) },
  { filter: 'institution', value: 'bpa', names: institutionNames(['부산항만공사', 'Busan Port Authority', 'BPA']) },
  { filter: 'institution', value: 'ex', names: institutionNames(['한국도로공사', 'EX']) },
  { filter: 'council', value: 'ENERGY', names: ['에너지 협의체', 'Energy council'] },
  { filter: 'certificate', value: 'NET', names: certificateNames('신기술인증(NET)') },
  {
    filter: 'certificate',
    value: 'PERFORMANCE_CERT',
    names: [...certificateNames('성능인증'), ...certificateNames('Performance certificate')],
  },
  { filter: 'certificate', value: 'INNOVATION_PRODUCT', names: certificateNames('혁신제품 지정') },
]
/** 'filter values | what is left'. */
const read = (words: string): string[] => {
  const found = conditionsIn(words, named)
  return [...found.map((one) => `${one.filter} ${one.values.join(',')}`), rewritten(words, found, () => '')]
}

test('a readiness is one, one and more, or between two, in Korean and English', () => {
  expect(read('TRL 9 누수 감지')).toEqual(['trl 9', '누수 감지'])
  expect(read('누수 TRL9')).toEqual(['trl 9', '누수'])
  expect(read('trl 7 이상 센서')).toEqual(['trl 7,8,9', '센서'])
  expect(read('TRL 7-9 센서')).toEqual(['trl 7,8,9', '센서'])
  expect(read('TRL 6~TRL 8단계')).toEqual(['trl 6,7,8', ''])
  expect(read('TRL 8 초과')).toEqual(['trl 9', ''])
  expect(read('TRL 3 이하')).toEqual(['trl 1,2,3', ''])
  expect(read('기술성숙도 8단계 펌프')).toEqual(['trl 8', '펌프'])
  expect(read('leak detection at least TRL 8')).toEqual(['trl 8,9', 'leak detection'])
  expect(read('TRL 8 or higher leak detection')).toEqual(['trl 8,9', 'leak detection'])
  expect(read('TRL ≥ 8')).toEqual(['trl 8,9', ''])
  expect(read('TRL+ 센서')).toEqual(['TRL+ 센서'])
  expect(read('TRL 10')).toEqual(['TRL 10'])
  expect(read('TRL 9V 전지')).toEqual(['TRL 9V 전지'])
})
test('sums are read as they are said', () => {
  const sums = (typed: string) => amountsIn(typed).map(({ least, most }) => [least, most])
  expect(sums('1억 5천만원 이하')).toEqual([[undefined, 150_000_000]])
  expect(sums('3천5백만 원 미만 펌프')).toEqual([[undefined, 35_000_000]])
  expect(sums('500만원대')).toEqual([[undefined, 5_000_000]])
  expect(sums('예산 5,000만원으로')).toEqual([[undefined, 50_000_000]])
  expect(sums('50,000,000원 이내')).toEqual([[undefined, 50_000_000]])
  expect(sums('가격 1억 이상')).toEqual([[100_000_000, undefined]])
  expect(sums('예산 2억')).toEqual([[undefined, 200_000_000]])
  expect(sums('2억 이상')).toEqual([[200_000_000, undefined]])
  expect(sums('1천만~5천만원')).toEqual([[10_000_000, 50_000_000]])
  expect(sums('1~5억 원')).toEqual([[100_000_000, 500_000_000]])
  expect(sums('at most 1m won')).toEqual([[undefined, 1_000_000]])
  expect(sums('under KRW 10m pump')).toEqual([[undefined, 10_000_000]])
  expect(sums('pump over 50 million won')).toEqual([[50_000_000, undefined]])
  expect(sums('₩3,000,000 or less')).toEqual([[undefined, 3_000_000]])
})
test('what only looks like a sum is none: counts, measures, a number by itself', () => {
  for (const typed of [
    '2억 화소 CCTV',
    '100만 화소',
    '1만 볼트 이상',
    '50 이하',
    '10-50 mm',
    '5 m 이하',
    '3만 이상 가구',
    '0원',
    '원격 100',
  ])
    expect([typed, amountsIn(typed)]).toEqual([typed, []])
})
test('a sum becomes the bands of prices that have some of it, and is told to be wider where they have more', () => {
  const prices = (words: string) => conditionsIn(words, []).map((one) => [one.values.join(' '), one.isWider])
  expect(prices('1억 이하')).toEqual([['under-10m 10m-50m 50m-100m', false]])
  expect(prices('100만원 이하 센서')).toEqual([['under-10m', true]])
  expect(prices('2천만원 이하')).toEqual([['under-10m 10m-50m', true]])
  expect(prices('5억 이상')).toEqual([['over-500m', false]])
  expect(prices('1천만~5천만원')).toEqual([['10m-50m', false]])
  expect([0, 9_999_999, 10_000_000, 99_999_999, 499_999_999, 500_000_000].map(priceBand)).toEqual([
    'under-10m',
    'under-10m',
    '10m-50m',
    '50m-100m',
    '100m-500m',
    'over-500m',
  ])
})
test('a region stands by itself, whatever particle or kind of firm is behind it, and is no part of another word', () => {
  expect(read('부산 펌프')).toEqual(['region busan', '펌프'])
  expect(read('부산에 있는 펌프 업체')).toEqual(['region busan', '펌프 업체'])
  expect(read('서울 업체 누수')).toEqual(['region seoul', '누수'])
  expect(read('서울에 있는 업체 센서')).toEqual(['region seoul', '센서'])
  expect(read('pumps from Busan')).toEqual(['region busan', 'pumps'])
  expect(read('경기장 조명')).toEqual(['경기장 조명'])
  expect(read('경기도 조명')).toEqual(['region gyeonggi', '조명'])
  expect(read('부산항 크레인')).toEqual(['부산항 크레인'])
})
test('an institution is known by all its names, with blanks or without, and takes the region in its name with it', () => {
  expect(read('한국철도공사 인증 누수')).toEqual(['institution korail', '누수'])
  expect(read('한국 철도 공사가 인증한 침목')).toEqual(['institution korail', '침목'])
  expect(read('코레일 침목')).toEqual(['institution korail', '침목'])
  expect(read('부산항만공사 크레인')).toEqual(['institution bpa', '크레인'])
  expect(read('도로공사 포트홀')).toEqual(['institution ex', '포트홀'])
  expect(read('pumps certified by KORAIL')).toEqual(['institution korail', 'pumps'])
  expect(read('ex 인증 포트홀')).toEqual(['institution ex', '포트홀'])
  expect(read('ex post')).toEqual(['ex post'])
})
test('certificates by kind, in force, of the council; supplies and grounds', () => {
  expect(read('유효한 인증서 CCTV')).toEqual(['standing valid', 'CCTV'])
  expect(read('CCTV with a valid certificate')).toEqual(['standing valid', 'CCTV'])
  expect(read('성능인증 펌프')).toEqual(['certificate PERFORMANCE_CERT', '펌프'])
  expect(read('성능 인증 펌프')).toEqual(['certificate PERFORMANCE_CERT', '펌프'])
  expect(read('성능 좋은 펌프')).toEqual(['성능 좋은 펌프'])
  expect(read('NET 인증 아스콘')).toEqual(['certificate NET', '아스콘'])
  expect(read('safety net')).toEqual(['safety net'])
  expect(read('혁신제품 드론')).toEqual(['certificate INNOVATION_PRODUCT', '드론'])
  expect(read('납품 실적 있는 드론')).toEqual(['supplied yes', '드론'])
  expect(read('수의계약 가능한 드론')).toEqual(['ground yes', '드론'])
  expect(read('에너지 협의체 변압기')).toEqual(['council ENERGY', '변압기'])
})
test('several conditions are several, and only those that say nothing as words lose them', () => {
  const words = 'TRL 9 부산 업체 1억 이하 펌프'
  const found = conditionsIn(words, named)
  expect(found.map(({ filter, typed }) => [filter, typed])).toEqual([
    ['trl', 'TRL 9'],
    ['region', '부산 업체'],
    ['price', '1억 이하'],
  ])
  expect(rewritten(words, found, (one) => one.asWords)).toBe('부산 펌프')
  expect(conditionsIn('누수 감지', named)).toEqual([])
})
