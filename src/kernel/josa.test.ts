import { expect, test } from 'vitest'
import { endingIsKnown, josa, pickJosa } from './josa.ts'

test('a Hangul word takes the particle of its last syllable', () => {
  expect(josa('기술', '이/가')).toBe('기술이')
  expect(josa('특허', '을/를')).toBe('특허를')
  expect(josa('서울', '으로/로')).toBe('서울로')
  expect(josa('심의', '와/과')).toBe('심의와')
  expect(josa('신청'.normalize('NFD'), '은/는').normalize('NFC')).toBe('신청은')
})

test('a number is read in Korean: 0 1 3 6 7 8 end in a consonant, and 1 7 8 take 로', () => {
  expect([...'0123456789'].map((digit) => pickJosa(digit, '이/가')).join('')).toBe('이이가이가가이이이가')
  expect([...'0123456789'].map((digit) => pickJosa(digit, '으로/로'))).toEqual([
    '으로',
    '로',
    '로',
    '으로',
    '로',
    '로',
    '으로',
    '로',
    '로',
    '로',
  ])
  expect(josa('58.8%', '을/를')).toBe('58.8%를')
})

test('Latin letters are read one by one: only L M N R end in a consonant, and L R take 로', () => {
  const consonants = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => pickJosa(letter, '이/가') === '이')
  expect(consonants.join('')).toBe('LMNR')
  expect(josa('KR', '으로/로')).toBe('KR로')
  expect(josa('KTN', '으로/로')).toBe('KTN으로')
  expect([josa('LH', '이/가'), josa('KPX', '이/가'), josa('KR', '이/가')]).toEqual(['LH가', 'KPX가', 'KR이'])
})

test('what stands in brackets at the end is not spoken', () => {
  expect(josa('한국토지주택공사(LH)', '이/가')).toBe('한국토지주택공사(LH)가')
  expect(josa('한국전력(주)', '은/는')).toBe('한국전력(주)은')
  expect(josa('(LH)', '은/는')).toBe('(LH)는')
})

test('quotation marks and full stops are passed over', () => {
  expect(josa('‘내진보강재’', '으로/로')).toBe('‘내진보강재’로')
  expect(josa('‘시험성적서.pdf’', '은/는')).toBe('‘시험성적서.pdf’는')
  expect(josa('2026. 11. 30.', '이/가')).toBe('2026. 11. 30.이')
})

test('we know which endings we cannot read', () => {
  for (const word of ['기술', 'LH', '3', '공사(LH)', '50%', '스마트 AI']) expect(endingIsKnown(word)).toBe(true)
  for (const word of ['System', 'SmartDrain', '技術', '', '…', 'ㅋ']) expect(endingIsKnown(word)).toBe(false)
})
