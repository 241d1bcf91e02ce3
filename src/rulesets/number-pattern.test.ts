import fc from 'fast-check'
import { expect, test } from 'vitest'
import { no, yes } from '../kernel/outcome.ts'
import { exampleNumber, formatNumber, parseNumber, patternProblems } from './number-pattern.ts'

const parts = { institution: 'KRA', year: 2026, field: 'HR', sequence: 12 }

test('a certificate number follows its pattern and can be read back', () => {
  expect(formatNumber('{institution}-{year}-{sequence:4}', parts)).toEqual(yes('KRA-2026-0012'))
  expect(formatNumber('제{yy}-{field}-{sequence:3}호', parts)).toEqual(yes('제26-HR-012호'))
  expect(parseNumber('제{yy}-{field}-{sequence:3}호', '제26-HR-012호')).toEqual({ year: 2026, field: 'HR', sequence: 12 })
  expect(parseNumber('{institution}-{year}-{sequence:4}', 'KRA-2026-012')).toBeUndefined()
  expect(parseNumber('{institution}.{sequence:2}', 'KRAx01')).toBeUndefined()
})

test('an example shows what numbers will look like, also of an institution with a hyphen; a pattern that makes none has no example', () => {
  expect(exampleNumber('{institution}-{year}-{sequence:4}', 'k-water', 2026)).toBe('KWATER-2026-0001')
  expect(exampleNumber('{institution}-{year}', 'kra', 2026)).toBeUndefined()
})

test('a sequence outgrows its width rather than repeat a number', () => {
  expect(formatNumber('{sequence:2}', { ...parts, sequence: 123 })).toEqual(yes('123'))
  expect(parseNumber('{sequence:2}', '123')).toEqual({ sequence: 123 })
  expect(parseNumber('{sequence:2}', '0123')).toBeUndefined()
})

test('a pattern that could make the same number twice is not accepted', () => {
  expect(patternProblems('{institution}-{year}', 'never')).toEqual(['no-sequence'])
  expect(patternProblems('{institution}-{sequence}', 'yearly')).toEqual(['no-year-but-restarts'])
  expect(patternProblems('{institution}{field}-{sequence}', 'never')).toEqual(['cannot-be-read-back'])
  expect(patternProblems('{sequence}{year}', 'never')).toEqual(['cannot-be-read-back'])
  expect(patternProblems('{sequence}-{colour}', 'never')).toEqual(['unknown-token'])
  expect(patternProblems('{sequence}-{', 'never')).toEqual(['loose-brace'])
  expect(patternProblems('{year}{sequence:4}', 'yearly')).toEqual([])
  for (const pattern of ['{institution}-{year}-R{sequence:4}', '{field} 20{yy}-r{sequence}', 'TM-2026-R{sequence}'])
    expect([pattern, patternProblems(pattern, 'never')]).toEqual([pattern, ['like-a-receipt']])
  expect(patternProblems('{institution}-{year}-TR{sequence:4}', 'yearly')).toEqual([])
})

test('codes, years and sequences that make no number are refused', () => {
  expect(formatNumber('{institution}-{sequence}', { ...parts, institution: 'kra' })).toEqual(no('bad-code'))
  expect(formatNumber('{year}-{sequence}', { ...parts, year: 26 })).toEqual(no('bad-year'))
  expect(formatNumber('{year}-{sequence}', { ...parts, sequence: 0 })).toEqual(no('bad-sequence'))
  expect(formatNumber('{year}', parts)).toEqual(no('bad-pattern'))
})

test('what a good pattern writes it also reads, and two different certificates never share a number', () => {
  const code = fc.constantFrom('A', 'KRA', 'LH', 'K2', 'EX9')
  const any = fc.record({
    institution: code,
    field: code,
    year: fc.integer({ min: 2000, max: 2099 }),
    sequence: fc.integer({ min: 1, max: 99_999 }),
  })
  const pattern = fc
    .array(fc.constantFrom('{institution}', '{year}', '{yy}', '{field}', '{sequence:3}', '-', '/', '제', '2', 'A'), {
      minLength: 1,
      maxLength: 7,
    })
    .map((each) => each.join(''))
  fc.assert(
    fc.property(pattern, any, (shape, certificate) => {
      if (patternProblems(shape, 'never').length > 0) return
      const written = formatNumber(shape, certificate)
      expect(written.ok).toBe(true)
      if (!written.ok) return
      const read = parseNumber(shape, written.value)
      expect(read?.sequence).toBe(certificate.sequence)
      if (shape.includes('{institution}')) expect(read?.institution).toBe(certificate.institution)
      if (shape.includes('{year}') || shape.includes('{yy}')) expect(read?.year).toBe(certificate.year)
    }),
    { numRuns: 2000 },
  )
})
