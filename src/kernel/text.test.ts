import { expect, test } from 'vitest'
import { isTooShort, lettersIn, oneOf, several } from './text.ts'

test('a letter is a letter, also beyond the basic plane', () => {
  expect([lettersIn('확인함'), lettersIn('👍👍'), isTooShort('확인했음'), isTooShort('👍👍👍👍'), isTooShort('확인했어요')]).toEqual([
    3,
    2,
    true,
    true,
    false,
  ])
})

test('English nouns stand with their article and in their number', () => {
  expect(['application', 'track', 'IP right'].map(oneOf)).toEqual(['an application', 'a track', 'an IP right'])
  expect([several(1, 'row'), several(2, 'row'), several(0, 'person', 'people')]).toEqual(['1 row', '2 rows', '0 people'])
})
