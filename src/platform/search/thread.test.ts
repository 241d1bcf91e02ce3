import { expect, test } from 'vitest'
import { noSettings } from './protocol.ts'
import { SearchThread, ThreadGone } from './thread.ts'

const leak = { id: 'a', version: '1', text: { title: '누수 탐지기' } }
const open = () => new SearchThread(noSettings, undefined, () => undefined)

test('a thread told to stop answers what it has in hand and ends by itself', async () => {
  const thread = open()
  await thread.ready
  await thread.call('put', [leak])
  const asked = Array.from({ length: 20 }, () => thread.call('search', { text: '누수' }))
  await thread.stop()
  expect(await thread.ended).toBe(0)
  expect((await Promise.all(asked)).map((one) => one.hits.map((hit) => hit.id))).toEqual(asked.map(() => ['a']))
  await expect(thread.call('about')).rejects.toThrow(ThreadGone)
})

test('a thread told to stop before it is ready makes ready, and ends by itself', async () => {
  const thread = open()
  await thread.stop(60_000)
  expect([await thread.ended, (await thread.ready).loaded]).toEqual([0, false])
})

test('a thread that does not come back is broken off in time; stopping it twice is no error', async () => {
  const thread = open()
  await thread.ready
  const asked = thread.call('cut', ['누수 탐지 장비와 태양광 모듈을 점검하는 로봇. '.repeat(200_000)])
  asked.catch(() => undefined)
  const began = performance.now()
  await Promise.all([thread.stop(200), thread.stop(200)])
  expect([await thread.ended, performance.now() - began < 5000]).toEqual([1, true])
  await expect(asked).rejects.toThrow(ThreadGone)
  await thread.stop()
})
