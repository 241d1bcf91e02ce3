import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOpenApis, parseIpNumber } from './ip-numbers.ts'
import { no, yes } from './outcome.ts'

test('an application number is read dashed or as thirteen digits', () => {
  for (const typed of ['10-1985-0010013', '1019850010013', ' 10 – 1985 – 0010013 ']) {
    expect(parseIpNumber(typed, 'patent', 'application')).toEqual(yes({ right: 'patent', kind: 'application', written: '10-1985-0010013' }))
  }
})

test('an application before 1999 gets the two digits of the right it was filed for', () => {
  for (const typed of ['1985-0010013', '1985-010013', '85-010013'])
    expect(parseIpNumber(typed, 'utility_model', 'application')).toMatchObject({ value: { written: '20-1985-0010013' } })
  expect(parseIpNumber('2005-0010013', 'patent', 'application')).toEqual(no({ code: 'wrong-shape' }))
})

test('a registration number is read dashed or with the four zeros of the open APIs', () => {
  for (const typed of ['10-0031944', '1000319440000'])
    expect(parseIpNumber(typed, 'patent', 'registration')).toEqual(yes({ right: 'patent', kind: 'registration', written: '10-0031944' }))
  expect(parseIpNumber('1000319440001', 'patent', 'registration')).toEqual(no({ code: 'wrong-shape' }))
})

test('thirteen digits that could be both are read as what the person said they are', () => {
  const both = '1020003190000'
  expect(parseIpNumber(both, 'patent', 'registration')).toMatchObject({ value: { written: '10-2000319' } })
  expect(parseIpNumber(both, 'patent', 'application')).toMatchObject({ value: { written: '10-2000-3190000' } })
})

test('a registration number in the field for applications is recognised, and the other way round', () => {
  expect(parseIpNumber('10-1559563', 'patent', 'application')).toEqual(no({ code: 'another-number-kind', looksLike: 'registration' }))
  expect(parseIpNumber('10-2020-0012345', 'patent', 'registration')).toEqual(
    no({ code: 'another-number-kind', looksLike: 'application-or-publication' }),
  )
})

test('a number of another right says which', () => {
  expect(parseIpNumber('30-0123456', 'patent', 'registration')).toEqual(no({ code: 'another-right', right: 'design' }))
  expect(parseIpNumber('41-0123456', 'trademark', 'registration').ok).toBe(true)
})

test('what has no such shape is refused, not repaired', () => {
  for (const typed of ['', '등록 제419845호', '10-123456', '10-12345678', '08-0123456', '10-2020-001234', '10_0031944']) {
    for (const kind of ['application', 'publication', 'registration'] as const)
      expect([typed, kind, parseIpNumber(typed, 'patent', kind)]).toEqual([typed, kind, no({ code: 'wrong-shape' })])
  }
  expect(parseIpNumber('10-1900-0012345', 'patent', 'application')).toEqual(no({ code: 'wrong-shape' }))
})

test('every number comes back from the spelling of the open APIs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1946, max: 2099 }), (serial, year) => {
      const digits = String(serial).padStart(7, '0')
      for (const [written, kind] of [
        [`10-${digits}`, 'registration'],
        [`10-${year}-${digits}`, 'application'],
      ] as const) {
        const read = parseIpNumber(inOpenApis({ right: 'patent', kind, written }), 'patent', kind)
        expect(read).toEqual(yes({ right: 'patent', kind, written }))
      }
    }),
  )
})
