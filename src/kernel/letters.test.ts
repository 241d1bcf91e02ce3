import { expect, test } from 'vitest'
import { letters } from './letters.ts'

test('letters are counted as people count them', () => {
  const words = letters(2, 3)
  expect(['가', '🚰', '가나', '🚰🚰🚰', '🚰🚰🚰🚰', '가나다라'].map((one) => words.safeParse(one).success)).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
  ])
  expect(words.safeParse('가나다라').error?.issues[0]).toMatchObject({ code: 'too_big', origin: 'string', maximum: 3 })
})
