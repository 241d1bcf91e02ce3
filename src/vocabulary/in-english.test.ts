import { expect, test } from 'vitest'
import { englishOf, wordsInEnglish } from './in-english.ts'

test('a Korean word has the English name of its group, in full before its letters, and one that has none has none', () => {
  const words = englishOf({
    synonyms: {
      groups: [
        ['UAV', '드론', '무인기', 'Drone'],
        ['누수', '물샘', 'Leak', 'Leakage'],
        ['LED', '발광다이오드', '엘이디'],
        ['소리', '음향'],
        ['누수', 'Seepage'],
      ],
    },
  })
  expect(Object.fromEntries(words)).toEqual({
    드론: 'drone',
    무인기: 'drone',
    누수: 'leak',
    물샘: 'leak',
    발광다이오드: 'LED',
    엘이디: 'LED',
  })
})

test('words of a reason are given in English where they have an English name, each once', () => {
  const english = new Map([
    ['누수', 'leak'],
    ['물샘', 'leak'],
  ])
  expect(wordsInEnglish(['누수', '배관', 'Leak', '물샘', 'sensor'], english)).toEqual(['leak', 'sensor'])
  expect(wordsInEnglish(['배관'], english)).toEqual([])
})
