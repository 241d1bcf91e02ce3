import { expect, test } from 'vitest'
import { stemOf } from './english.ts'

test.each([
  'detect detects detecting detection detector',
  'charge charging charged charger',
  'log logging logger',
  'analyse analyses analysis analyser analyzer analysing',
  'recycle recycled recycling',
  'filter filters filtering',
  'odour odor odours',
  'fibre fiber fibres',
  'pressurised pressurized',
])('the forms of a word have one stem: %s', (forms) => {
  expect(new Set(forms.split(' ').map(stemOf)).size).toBe(1)
})
test('short words, abbreviations and numbers are what they are, and water is no form of anything', () => {
  for (const word of ['gas', 'led', 'bus', 'iec61850', 'water', 'power', 'river', '누수', '']) expect(stemOf(word)).toBe(word)
})
