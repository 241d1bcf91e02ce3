import { expect, test } from 'vitest'
import { parsePatentClass } from './ip-classes.ts'
import { no, yes } from './outcome.ts'

test('class symbols are read in the spellings patents use', () => {
  expect(parsePatentClass('G01D 5/00', 'ipc')).toEqual(yes('G01D 5/00'))
  expect(parsePatentClass('g06q10/06311', 'ipc')).toEqual(yes('G06Q 10/06311'))
  expect(parsePatentClass('H04W', 'cpc')).toEqual(yes('H04W'))
})

test('section Y is known to the cooperative classification alone', () => {
  expect(parsePatentClass('Y02E 10/50', 'cpc')).toEqual(yes('Y02E 10/50'))
  expect(parsePatentClass('Y02E 10/50', 'ipc')).toEqual(no('only-in-cpc'))
})

test('what is no symbol is refused', () => {
  for (const typed of ['', 'I01B', 'G1D', 'G00D', 'G01D 5', 'G01D 5/0', 'G01D 12345/00', 'G01D 5/00; H04W'])
    expect(parsePatentClass(typed, 'cpc')).toEqual(no('wrong-shape'))
})
