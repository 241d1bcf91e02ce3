import { afterAll, expect, test } from 'vitest'
import { openReviews } from '../../tests/support/reviewing.ts'

const { market, scene, met } = await openReviews()
afterAll(() => market.close())

test('where scores are left out, each total of the meeting stands in a row that says what it is the sum or the mean of', async () => {
  const of = await scene({ rules: { trimming: { lowest: 1, highest: 0, fromMembers: 3 } } })
  const id = await met(of, [0.9, 0.6, 0.6])
  const rows = async (lang = '') => {
    const { body } = await (await market.as(of.officer)).get(`${lang}/desk/kra/reviews/${id}/meeting`)
    const foot = /<tfoot>(.*?)<\/tfoot>/su.exec(body)?.[1] ?? ''
    return foot
      .split('</tr>')
      .map((row) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gsu)].map(([, cell = '']) => cell.replace(/<[^>]*>/gu, '')))
      .filter((row) => row.length > 0)
  }
  expect(await rows()).toEqual([
    ['위원별 합계(제외 전)', '100', '90', '60', '60', '70', ''],
    ['총점(항목별 평균의 합, 제외 후)', '75', ''],
  ])
  expect((await rows('/en')).map(([label]) => label)).toEqual([
    'Total by member, nothing left out',
    'Total: sum of the means, scores left out',
  ])
})
