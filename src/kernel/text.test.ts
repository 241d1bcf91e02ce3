import { expect, test } from 'vitest'
import { isTooShort, lettersIn } from './text.ts'

test('a letter is a letter, also beyond the basic plane', () => {
  expect([lettersIn('확인함'), lettersIn('👍👍'), isTooShort('확인했음'), isTooShort('👍👍👍👍'), isTooShort('확인했어요')]).toEqual([3, 2, true, true, false])
})
