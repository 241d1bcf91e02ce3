import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ScorePart } from '../platform/search/index/answer.ts'
import { rawOf } from './score.ts'
import { together, wordsOfParts } from './words-of-hits.ts'

const part = (text: string, origin: ScorePart['origin'], score: number): ScorePart => ({ text, origin, score, fields: ['title'] })

test('pairs and neighbours count with the words they are made of, what is for standing with none', () => {
  const { words, others } = wordsOfParts([
    part('배관', 'typed', 5),
    part('매설', 'typed', 3),
    part('배관', 'pair', 1),
    part('매설 배관', 'neighbours', 2),
    part('설배', 'pair', 0.5),
    part('', 'standing', 9),
  ])
  expect(words.map(({ word, raw }) => [word, raw])).toEqual([
    ['배관', 7],
    ['매설', 4],
  ])
  expect(others).toBe(0.5)
})

const parts = fc.array(
  fc.record({
    text: fc.constantFrom('배관', '매설', '누수', '매설 배관', '관누', ''),
    origin: fc.constantFrom<ScorePart['origin'][]>('typed', 'synonym', 'pair', 'neighbours', 'joined', 'corrected'),
    fields: fc.constant(['title' as const]),
    score: fc.double({ min: 0, max: 20, noNaN: true }),
  }),
  { maxLength: 12 },
)
test('nothing of a score is lost or doubled on the way', () => {
  const sum = (all: readonly ScorePart[]) => all.reduce((total, one) => total + one.score, 0)
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(rawOf(together(wordsOfParts(a), wordsOfParts(b)))).toBeCloseTo(sum(a) + sum(b), 6)
    }),
  )
})
