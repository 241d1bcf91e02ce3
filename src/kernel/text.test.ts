import { expect, test } from 'vitest'
import { oneOf, several } from './text.ts'

test('English nouns stand with their article and in their number', () => {
  expect(['application', 'track', 'IP right'].map(oneOf)).toEqual(['an application', 'a track', 'an IP right'])
  expect([several(1, 'row'), several(2, 'row'), several(0, 'person', 'people')]).toEqual(['1 row', '2 rows', '0 people'])
})
