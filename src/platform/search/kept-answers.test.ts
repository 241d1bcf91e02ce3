import { expect, test } from 'vitest'
import { KeptAnswers } from './kept-answers.ts'

test('the same question is asked once, another one again, and all of them after a change', async () => {
  const kept = new KeptAnswers({ room: 500, takes: () => 1 })
  let asked = 0
  const ask = async () => ({ number: (asked += 1) })
  expect([await kept.of('누수', ask), await kept.of('누수', ask), await kept.of('누수 3', ask)].map((one) => one?.number)).toEqual([
    1, 1, 2,
  ])
  kept.forget()
  expect((await kept.of('누수', ask))?.number).toBe(3)
})

test('what was asked before a change and answered after it is not kept', async () => {
  const kept = new KeptAnswers({ room: 500, takes: () => 1 })
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
  const kept = new KeptAnswers({ room: 500, takes: () => 1 })
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

test('a long question takes room, too, and where there is no room nothing is kept', async () => {
  for (const room of [5, 0]) {
    const kept = new KeptAnswers<string>({ room, takes: (answer, question) => answer.length + question.length })
    let asked = 0
    const ask = async () => String((asked += 1))
    for (const question of ['a', 'a', 'a longer one', 'a longer one']) await kept.of(question, ask)
    expect([room, asked]).toEqual([room, room === 5 ? 3 : 4])
  }
})
