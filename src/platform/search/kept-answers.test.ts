import { expect, test } from 'vitest'
import { KeptAnswers } from './kept-answers.ts'

test('the same question is asked once, another one again, and all of them after a change', async () => {
  const kept = new KeptAnswers()
  let asked = 0
  const ask = async () => ({ number: (asked += 1) })
  expect([await kept.of('누수', ask), await kept.of('누수', ask), await kept.of('누수 3', ask)].map((one) => one?.number)).toEqual([
    1, 1, 2,
  ])
  kept.forget()
  expect((await kept.of('누수', ask))?.number).toBe(3)
})

test('what was asked before a change and answered after it is not kept', async () => {
  const kept = new KeptAnswers()
  let answer: (text: string) => void = () => undefined
  const slow = kept.of(
    'slow',
    () =>
      new Promise<string>((resolve) => {
        answer = resolve
      }),
  )
  kept.forget()
  answer('of before')
  expect(await slow).toBe('of before')
  expect(await kept.of('slow', async () => 'of after')).toBe('of after')
})

test('no answer is not kept', async () => {
  const kept = new KeptAnswers()
  expect(await kept.of('slow', async () => undefined)).toBeUndefined()
  expect(await kept.of('slow', async () => 'ready now')).toBe('ready now')
})

test('what was asked longest ago gives way, and what is too large is not kept', async () => {
  const kept = new KeptAnswers<string>({ room: 10, takes: (answer) => answer.length })
  const asked: string[] = []
  const of = (question: string, answer: string) =>
    kept.of(question, async () => {
      asked.push(question)
      return answer
    })
  await of('a', '1234')
  await of('b', '1234')
  await of('a', '1234')
  await of('c', '1234')
  await of('a', '1234')
  await of('large', '12345678901')
  await of('large', '12345678901')
  await of('c', '1234')
  await of('b', '1234')
  expect(asked).toEqual(['a', 'b', 'c', 'large', 'large', 'b'])
})
