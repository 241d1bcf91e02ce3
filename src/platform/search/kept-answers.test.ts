import { expect, test } from 'vitest'
import { KeptAnswers } from './kept-answers.ts'

test('the same question is asked once, another one again, and all of them after a change', async () => {
  const kept = new KeptAnswers()
  let asked = 0
  const ask = async () => ({ number: (asked += 1) })
  expect(
    [
      await kept.of('search', { text: '누수' }, ask),
      await kept.of('search', { text: '누수' }, ask),
      await kept.of('search', { text: '누수', size: 3 }, ask),
      await kept.of('similar', { text: '누수' }, ask),
    ].map((one) => one?.number),
  ).toEqual([1, 1, 2, 3])
  kept.forget()
  expect((await kept.of('search', { text: '누수' }, ask))?.number).toBe(4)
})

test('what was asked before a change and answered after it is not kept', async () => {
  const kept = new KeptAnswers()
  let answer: (text: string) => void = () => undefined
  const slow = kept.of(
    'search',
    1,
    () =>
      new Promise<string>((resolve) => {
        answer = resolve
      }),
  )
  kept.forget()
  answer('of before')
  expect(await slow).toBe('of before')
  expect(await kept.of('search', 1, async () => 'of after')).toBe('of after')
})

test('no answer is not kept', async () => {
  const kept = new KeptAnswers()
  expect(await kept.of('search', 1, async () => undefined)).toBeUndefined()
  expect(await kept.of('search', 1, async () => 'ready now')).toBe('ready now')
})
