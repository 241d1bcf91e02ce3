import { expect, test } from 'vitest'
import { wholeWordsIn } from './whole-words.ts'

test('a piece is named by the word it begins, unless the text has it as a word of its own', () => {
  const text = '승강장의 틈과 변압기를 살핍니다. 변압기는 누수와 누수량을 압니다.'
  expect([...wholeWordsIn(text, ['승강', '변압', '누수', '장'])]).toEqual([
    ['승강', '승강장'],
    ['변압', '변압기'],
  ])
})
