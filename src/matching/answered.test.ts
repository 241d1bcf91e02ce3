import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noAnswer } from '../platform/search/index/answer.ts'
import type { SearchAnswer } from '../platform/search/index/answer.ts'
import { answeredBy, isMatch, wordsAnswered, wordsOfNeed } from './answered.ts'

/** What a search answers: the weight of each word, and of each hit how much of it stands there. */
const answer = (weights: Readonly<Record<string, number>>, hits: Readonly<Record<string, readonly number[]>>): SearchAnswer => ({
  ...noAnswer,
  told: Object.entries(weights).map(([word, weight]) => ({ word, weight, pieces: [word], otherwise: [] })),
  hits: Object.entries(hits).map(([id, answered]) => ({ id, score: 1, partly: false, parts: [], answered })),
})

test('a need is answered as far as its telling words stand there, each by its weight', () => {
  const words = wordsOfNeed(answer({ 배관: 2, 누수탐지: 1, 파지: 1 }, { some: [1, 0, 0], more: [1, 0.5, 0], all: [1, 1, 1] }), undefined)
  expect(answeredBy(words, 'some')).toEqual({ share: 0.5, words: 1 })
  expect(answeredBy(words, 'more')).toEqual({ share: 0.625, words: 2 })
  expect(answeredBy(words, 'all')).toEqual({ share: 1, words: 3 })
  expect(answeredBy(words, 'none')).toEqual({ share: 0, words: 0 })
  expect(answeredBy([], 'some')).toEqual({ share: 0, words: 0 })
  expect(wordsAnswered(words, ['some', 'more'], 5)).toEqual(['배관', '누수탐지'])
})

test('a key word weighs twice and counts for two, whether the sentence has it, too, or not', () => {
  const said = answer({ 배관: 1, 누수: 1 }, { a: [0, 1], b: [1, 1] })
  const words = wordsOfNeed(said, answer({ 배관: 1, 비굴착: 1 }, { a: [0, 1], c: [1, 0] }))
  expect(words.map(({ word, weight, isKey }) => [word, weight, isKey])).toEqual([
    ['배관', 2, true],
    ['비굴착', 2, true],
    ['누수', 1, false],
  ])
  expect(['a', 'b', 'c'].map((id) => answeredBy(words, id))).toEqual([
    { share: 0.6, words: 3 },
    { share: 0.6, words: 3 },
    { share: 0.4, words: 2 },
  ])
})

test('a single word of a long need is no match, two are, a key word that was chosen is; half of a short one is', () => {
  expect(isMatch({ share: 0.4, words: 1 })).toBe(false)
  expect(isMatch({ share: 0.25, words: 2 })).toBe(true)
  expect(isMatch({ share: 0.15, words: 3 })).toBe(false)
  expect(isMatch({ share: 0.5, words: 1 })).toBe(true)
  const said = answer({ 배관: 1, 누수: 1, 땅속: 1 }, { a: [1, 0, 0] })
  expect([undefined, answer({ 배관: 1 }, {})].map((keys) => isMatch(answeredBy(wordsOfNeed(said, keys), 'a')))).toEqual([false, true])
})

test('the share lies between nothing and all, and what says more answers no less', () => {
  const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 })
  const weights = fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(weights, parts, parts, (all, some, more) => {
      const both = some.map((part, at) => Math.max(part, more[at] ?? 0))
      const words = wordsOfNeed(answer(Object.fromEntries(all.map((weight, at) => [`말${at}`, weight])), { some, both }), undefined)
      const [less, whole] = [answeredBy(words, 'some'), answeredBy(words, 'both')]
      expect(less.share).toBeGreaterThanOrEqual(0)
      expect(whole.share).toBeLessThanOrEqual(1)
      expect(whole.share).toBeGreaterThanOrEqual(less.share - 1e-9)
    }),
  )
})
