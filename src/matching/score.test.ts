import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDemands, inOrder } from './conditions.ts'
import { conditionsFit, fieldPart, technologyFit } from './fit.ts'
import { most, rawOf, settle, wordParts } from './score.ts'
import type { RawWords } from './score.ts'

const raws = fc.record({
  words: fc.array(
    fc.record({
      word: fc.string(),
      origin: fc.constant('said' as const),
      fields: fc.constant([]),
      raw: fc.double({ min: 0, max: 60, noNaN: true }),
    }),
    { maxLength: 12 },
  ),
  others: fc.double({ min: 0, max: 60, noNaN: true }),
})
const codes = fc.array(fc.constantFrom('SOC', 'SOC.ROAD', 'SOC.RAIL', 'ENERGY.GRID', 'ICT.AI'), { maxLength: 4 })
const countable = fc.record({
  trl: fc.option(fc.integer({ min: 1, max: 9 })),
  priceFromWon: fc.option(fc.integer({ min: 0, max: 10 ** 9 })),
  supplies: fc.integer({ min: 0, max: 9 }),
})

test('the parts of every score add up to it, to the point; each within a point of what it is worth, and none beyond a thousand', () => {
  fc.assert(
    fc.property(
      raws,
      fc.double({ min: 0, max: 100, noNaN: true }),
      codes,
      codes,
      countable,
      fc.option(fc.integer({ min: 0, max: 10 ** 9 }), { nil: undefined }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (raw: RawWords, ahead, ours, theirs, facts, budget, answered) => {
        const worth = [...wordParts(raw, rawOf(raw) + ahead, answered), ...fieldPart(ours, theirs), ...technologyFit(facts, budget)]
        const { score, parts } = settle(worth)
        expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(score)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1000)
        expect(Math.abs(score - worth.reduce((sum, part) => sum + part.points, 0))).toBeLessThanOrEqual(0.5 + 1e-9)
        for (const part of parts) {
          expect(Number.isInteger(part.points)).toBe(true)
          expect(worth.some((one) => one.kind === part.kind && Math.abs(one.points - part.points) < 1)).toBe(true)
        }
      },
    ),
  )
})

test('the best of a list has all points for words where it answers all, half as good half of them, and the weaker words stand as one', () => {
  const raw = (...all: number[]): RawWords => ({
    words: all.map((value, at) => ({ word: `말${at}`, origin: 'said', fields: ['title'], raw: value })),
    others: 2,
  })
  const best = raw(6, 5, 4, 3, 2, 1, 1)
  expect(settle(wordParts(best, rawOf(best))).score).toBe(most.words)
  expect(settle(wordParts(raw(10), 24)).score).toBe(400)
  expect(settle(wordParts(best, rawOf(best), 0.25)).score).toBe(200)
  expect(wordParts(best, rawOf(best), 0)).toEqual([])
  expect(wordParts(best, rawOf(best)).map((part) => part.kind)).toEqual(['word', 'word', 'word', 'word', 'word', 'other-words'])
  expect(wordParts(best, 0)).toEqual([])
})

describe('fields overlap by their parents, too', () => {
  test.each([
    [['SOC.ROAD'], ['SOC.ROAD'], 100, ['SOC.ROAD']],
    [['SOC.ROAD'], ['SOC.RAIL'], 100 / 3, ['SOC']],
    [['SOC.ROAD'], ['ENERGY.GRID'], undefined, undefined],
    [[], ['SOC'], undefined, undefined],
    [['SOC'], ['SOC.ROAD'], 50, ['SOC']],
  ])('%s and %s', (ours, theirs, points, shared) => {
    expect(fieldPart(ours, theirs)[0]).toEqual(points === undefined ? undefined : { kind: 'field', points, shared })
  })
})

test('what can be counted: readiness, price within the budget, deliveries; a price beyond the budget brings nothing', () => {
  expect(technologyFit({ trl: 9, priceFromWon: 100, supplies: 5 }, 100).map((part) => part.points)).toEqual([30, 40, 30])
  expect(technologyFit({ trl: 9, priceFromWon: 101, supplies: 1 }, 100).map((part) => [part.kind, part.points])).toEqual([
    ['stage', 30],
    ['supply', 10],
  ])
  expect(technologyFit({ trl: null, priceFromWon: 5, supplies: 0 }, undefined)).toEqual([{ kind: 'price', won: 5, points: 20 }])
  expect(conditionsFit(3, 4)).toEqual([{ kind: 'conditions', met: 3, of: 4, points: 75 }])
})

test('nobody is excluded: what fails a condition stands last, what is not known between', () => {
  const facts = { isInForce: true, priceFromWon: 500, regionCode: 'jeju', certificateKinds: ['NEP'] }
  expect(checkDemands(facts, {}).group).toBe('yes')
  expect(checkDemands(facts, { budgetWon: 400 })).toEqual({
    group: 'no',
    checked: [
      { condition: 'in-force', answer: 'yes' },
      { condition: 'budget', answer: 'no' },
    ],
  })
  expect(
    checkDemands({ ...facts, priceFromWon: null, regionCode: null }, { budgetWon: 400, regionCode: 'jeju', certificateKind: 'NEP' }).group,
  ).toBe('unknown')
  expect(checkDemands({ ...facts, isInForce: false }, { certificateKind: 'NET' }).checked.map((one) => one.answer)).toEqual(['no', 'no'])
  expect(
    inOrder([
      { group: 'no' as const, score: 900 },
      { group: 'yes' as const, score: 10 },
      { group: 'unknown' as const, score: 500 },
      { group: 'yes' as const, score: 20 },
      { group: 'applied' as const, score: 1000 },
    ]).map((one) => one.score),
  ).toEqual([20, 10, 500, 900, 1000])
})
