import { expect, test } from 'vitest'
import { articleInEnglish, lawWords } from './law.ts'

test('an article is named in English as in Korean law, down to its item', () => {
  const named = {
    제26조: 'Art. 26',
    '제26조 제1항': 'Art. 26(1)',
    '제26조 제1항 제5호 가목 5)': 'Art. 26(1) subpara. 5 item (a) 5)',
    제14조의2: 'Art. 14-2',
    제13조·제14조: 'Art. 13, Art. 14',
    제14조제3항: 'Art. 14(3)',
    'Annex 1': 'Annex 1',
  }
  expect(Object.fromEntries(Object.keys(named).map((article) => [article, articleInEnglish(article)]))).toEqual(named)
})
test('a law keeps its Korean name in English where an article is looked up by it', () => {
  const law = { lawKo: '어떤 법', lawEn: 'Some Act' }
  expect(lawWords({ ...law, article: '제1조 제2항' })).toEqual({
    ko: '어떤 법 제1조 제2항',
    en: 'Some Act Art. 1(2) (어떤 법 제1조 제2항)',
  })
  expect(lawWords({ ...law, article: null })).toEqual({ ko: '어떤 법', en: 'Some Act' })
})
