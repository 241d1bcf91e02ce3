import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('the sample of RFC 8785 comes out as the RFC prints it', () => {
  const value = {
    numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]') as number[],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('the order in which keys were written does not matter, at any depth', () => {
  expect(canonicalJson({ b: { d: 1, c: 2 }, a: 0 })).toBe(canonicalJson({ a: 0, b: { c: 2, d: 1 } }))
  expect(canonicalJson({ b: 1, a: 2, B: 3, '10': 4, '9': 5 })).toBe('{"10":4,"9":5,"B":3,"a":2,"b":1}')
})

test('Hangul typed in two ways is one text', () => {
  expect(canonicalJson({ 기술: '한국'.normalize('NFD') })).toBe('{"기술":"한국"}')
})

test('absent and undefined properties are the same; minus zero is zero; a date is its instant', () => {
  expect(canonicalJson({ a: undefined, b: -0, c: new Date(0) })).toBe('{"b":0,"c":"1970-01-01T00:00:00.000Z"}')
})

test('what JSON cannot hold is never written quietly as something else', () => {
  for (const wrong of [
    undefined,
    [undefined],
    Array(2),
    NaN,
    Infinity,
    1n,
    () => 1,
    new Map(),
    new Date(NaN),
    '\ud800',
    { '\ud800': 1 },
    { é: 1, 'e\u0301': 2 },
  ]) {
    expect(() => canonicalJson(wrong)).toThrow()
  }
})

test('writing, reading and writing again gives the same text', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const once = canonicalJson(value)
      expect(canonicalJson(JSON.parse(once))).toBe(once)
    }),
  )
})
