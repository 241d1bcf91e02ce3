import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markedParts } from './marks.ts'
import { passageOf } from './passage.ts'

const long = `${'이 장치는 오래 씁니다. '.repeat(30)}터널 안의 누수를 초음파로 찾아 위치를 알려 줍니다. ${'다른 이야기입니다. '.repeat(30)}누수.`

test('shows the place where most of the words stand together', () => {
  const passage = passageOf(long, ['누수', '터널', '초음파']) ?? ''
  expect(passage).toContain('터널 안의 누수를 초음파로')
  expect(passage.startsWith('…') && passage.endsWith('…')).toBe(true)
  expect(passage.length).toBeLessThan(150)
})
test('signs that searches read as several letters do not hide the place', () => {
  const text = '영하 40℃에서 5㎡를… 누수 없이 덮습니다.'
  expect(passageOf(text, ['누수'])).toBe(text)
  expect(
    markedParts(text, ['누수'])
      .filter((part) => part.marked)
      .map((part) => part.text),
  ).toEqual(['누수'])
})
test('is nothing where nothing stands, and single letters are no place', () => {
  for (const marks of [[], [''], ['없는말'], ['이']]) expect(passageOf(long, marks)).toBeUndefined()
  expect(passageOf('', ['누수'])).toBeUndefined()
})
test('is part of the text whatever is given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.string({ maxLength: 3 })), (text, marks) => {
      const passage = passageOf(text, [...marks, text.slice(3, 6)])?.replaceAll('…', '')
      return (
        passage === undefined ||
        text.toWellFormed().normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll('…', '').includes(passage) ||
        passage.includes('\uFFFD')
      )
    }),
    { numRuns: 100 },
  )
})
