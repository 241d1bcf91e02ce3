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

test('a word is named as it was typed, with the points of its pieces and of its other names; a lone syllable of it is no reason', () => {
  const told = [
    { word: '상수도관', weight: 3, pieces: ['상수', '도', '관'], otherwise: ['상수관', '수도관'] },
    { word: '화재', weight: 2, pieces: ['화재'], otherwise: ['불'] },
  ]
  const named = (answered: number[], ...all: ScorePart[]) => {
    const { words, others } = wordsOfParts(all, { told, answered })
    return [...words.map(({ word, origin, raw }) => [word, origin, raw]), others]
  }
  const [whole, half, tail] = [part('상수', 'typed', 4), part('도', 'typed', 1), part('관', 'typed', 2)]
  expect(named([1, 0], whole, half, tail, part('상수관', 'synonym', 3))).toEqual([['상수도관', 'said', 10], 0])
  expect(named([1, 0], whole, tail, part('상수관', 'synonym', 3))).toEqual([['상수도관', 'synonym', 9], 0])
  expect(named([0.5, 0], whole, tail)).toEqual([['상수', 'said', 6], 0])
  expect(named([0, 0], tail)).toEqual([2])
  expect(named([1, 0.5], part('상수관', 'synonym', 3), part('수도관', 'synonym', 2), part('불', 'synonym', 1))).toEqual([
    ['상수관', 'synonym', 5],
    ['불', 'synonym', 1],
    0,
  ])
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
      const told = [{ word: '매설배관', weight: 1, pieces: ['매설', '배관'], otherwise: ['누수'] }]
      expect(rawOf(together(wordsOfParts(a), wordsOfParts(b, { told, answered: [1] })))).toBeCloseTo(sum(a) + sum(b), 6)
    }),
  )
})
