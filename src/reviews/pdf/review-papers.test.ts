import { afterAll, expect, test } from 'vitest'
import { openPdfMaker } from '../../platform/pdf/pdf.ts'
import { canReadPdf, factsOf, textOf } from '../../platform/pdf/read-pdf.example.ts'
import { drawDrawRecordPdf } from './draw-record-pdf.ts'
import { drawMinutesPdf } from './minutes-pdf.ts'
import { drawResultLetterPdf } from './result-letter-pdf.ts'
import { exampleDrawRecord, exampleMinutes, exampleResultLetter } from './review-papers.example.ts'

const maker = openPdfMaker()
afterAll(() => maker.close())

test.skipIf(!canReadPdf)(
  'the minutes name members, recusals, seed, scores, verdict, conditions, the sealed sheets and who has not signed yet',
  async () => {
    const text = textOf(await drawMinutesPdf(maker, exampleMinutes))
    for (const said of [
      '가상일곱',
      '불참',
      '가상아홉',
      '9f86d081 884c7d65',
      '79.25',
      '적부판정',
      '안전과 법규',
      '미통과',
      '조건부 가결',
      '2027. 2. 26.',
      '미서명',
      '위원의 평가표 봉인',
      '2026. 11. 18. 17:05',
      '기준 70점',
      '줄이 그어진 점수는 평균에서 제외했습니다',
    ])
      expect(text).toContain(said)
  },
)

test.skipIf(!canReadPdf)('points stand as on the pages, and a contact without telephone leaves no empty place', async () => {
  const text = textOf(
    await drawResultLetterPdf(maker, {
      ...exampleResultLetter,
      score: { mean: 85.6, of: 100, pass: 70 },
      contact: { unit: { ko: '동반성장부', en: '' }, phone: '', mail: 'techmarket@gana.example.kr' },
    }),
  )
  expect(text).toContain('85.6 /')
  expect(text).toMatch(/동반성장부 · techmarket@gana/)
})

test('a row of scores with a member missing is refused', () => {
  const { scores } = exampleMinutes
  if (!scores) throw new Error('the example has scores')
  expect(() => drawMinutesPdf(maker, { ...exampleMinutes, scores: { ...scores, totals: [1] } })).toThrow('one place per member')
})

test.skipIf(!canReadPdf)(
  'the letter gives scores, conditions and the last day to object, and no reviewer in text or metadata',
  async () => {
    const pdf = await drawResultLetterPdf(maker, exampleResultLetter)
    const text = textOf(pdf)
    for (const said of ['77.75', '12.38', '2027. 2. 26.', '2026. 12. 30.까지', '다른 위원으로 구성한 위원회']) expect(text).toContain(said)
    for (const { name } of exampleMinutes.attendance) expect(text + factsOf(pdf)).not.toContain(name)
  },
)

test('a letter that is handed a reviewer by mistake is refused, not printed', () => {
  const withName = { ...exampleResultLetter, reviewers: ['가상하나'] }
  expect(() => drawResultLetterPdf(maker, withName)).toThrow('reviewers')
})

test.skipIf(!canReadPdf)('the draw record carries what is needed to repeat the draw', async () => {
  const text = textOf(await drawDrawRecordPdf(maker, exampleDrawRecord))
  for (const said of ['R-1259', '예비', 'R-1200', '48명', '사전 공개값', '다시 계산하는 방법']) expect(text).toContain(said)
})
