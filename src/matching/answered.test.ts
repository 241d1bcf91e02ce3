import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ScorePart } from '../platform/search/index/answer.ts'
import { answeredBy, isMatch, wordsAnswered } from './answered.ts'
import type { ToldWord } from './answered.ts'

const word = (text: string, more: Partial<ToldWord> = {}): ToldWord => ({
  word: text,
  weight: 1,
  texts: new Set([text]),
  letters: text.length,
  isKey: false,
  ...more,
})
const part = (text: string, origin: ScorePart['origin'] = 'typed'): ScorePart => ({ text, origin, fields: ['title'], score: 1 })

test('a need is answered as far as its telling words stand there, each by its weight, in pieces or said otherwise', () => {
  const told = [
    word('배관', { weight: 2 }),
    word('누수탐지', { texts: new Set(['누수', '탐지', '물샘']) }),
    word('파지', { texts: new Set(['파', '비굴착']) }),
  ]
  expect(answeredBy(told, [part('배관')])).toEqual({ share: 0.5, words: 1 })
  expect(answeredBy(told, [part('배관'), part('누수')])).toEqual({ share: 0.625, words: 2 })
  expect(answeredBy(told, [part('배관'), part('물샘', 'synonym'), part('비굴착', 'synonym')])).toEqual({ share: 1, words: 3 })
  expect(answeredBy(told, [part('배관', 'pair'), part('누수 탐지', 'neighbours')])).toEqual({ share: 0, words: 0 })
  expect(answeredBy([], [part('배관')])).toEqual({ share: 0, words: 0 })
  expect(wordsAnswered(told, [[part('누수'), part('배관')]], 5)).toEqual(['배관', '누수탐지'])
})

test('a single word of a long need is no match, two are, a key word that was chosen is; half of a short one is', () => {
  expect(isMatch({ share: 0.4, words: 1 })).toBe(false)
  expect(isMatch({ share: 0.25, words: 2 })).toBe(true)
  expect(isMatch({ share: 0.15, words: 3 })).toBe(false)
  expect(isMatch({ share: 0.5, words: 1 })).toBe(true)
  expect(isMatch(answeredBy([word('배관', { isKey: true }), word('누수'), word('땅속')], [part('배관')]))).toBe(true)
})

const texts = fc.constantFrom('배관', '누수', '탐지', '매설', '파')
const tolds = fc.array(
  fc.record({
    word: texts,
    weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
    texts: fc.uniqueArray(texts).map((all) => new Set(all)),
    letters: fc.integer({ min: 0, max: 6 }),
    isKey: fc.boolean(),
  }),
  { maxLength: 6 },
)
const parts = fc.array(
  fc.tuple(texts, fc.constantFrom<ScorePart['origin'][]>('typed', 'synonym', 'pair')).map(([text, origin]) => part(text, origin)),
  {
    maxLength: 8,
  },
)
test('the share lies between nothing and all, and what says more answers no less', () => {
  fc.assert(
    fc.property(tolds, parts, parts, (told, some, more) => {
      const [less, whole] = [answeredBy(told, some), answeredBy(told, [...some, ...more])]
      expect(less.share).toBeGreaterThanOrEqual(0)
      expect(whole.share).toBeLessThanOrEqual(1)
      expect(whole.share).toBeGreaterThanOrEqual(less.share - 1e-9)
    }),
  )
})
