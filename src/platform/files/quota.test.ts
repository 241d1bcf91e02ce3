import { expect, test } from 'vitest'
import { isNearlyFull, judgeRoom, makeRooms } from './quota.ts'
import { sayRefusal } from './words.ts'

const gigabyte = 1024 ** 3
const twoGigabytes = 2 * gigabyte
const storage = (usedBytes: number) => ({ usedBytes, limitBytes: twoGigabytes })

test('what fits to the last byte fits, one more does not, and the refusal says how much is used of how much', () => {
  expect(judgeRoom(storage(twoGigabytes - 10), 10).ok).toBe(true)
  const judged = judgeRoom(storage(1.9 * gigabyte), gigabyte)
  expect(judged).toEqual({ ok: false, refusal: { code: 'over-quota', usedBytes: 1.9 * gigabyte, limitBytes: twoGigabytes } })
  if (judged.ok) return
  expect(sayRefusal(judged.refusal, '시험성적서.pdf')).toEqual({
    ko: '저장 공간 2GB 가운데 1.9GB를 쓰고 있어 ‘시험성적서.pdf’ 파일을 받을 수 없습니다. 공간이 더 필요하시면 운영자에게 알려 주세요.',
    en: 'There is no room for “시험성적서.pdf”: your files use 1.9 GB of 2 GB. Tell the operator if you need more.',
  })
})

test('the firm is told from four fifths on', () => {
  expect([0, 0.79, 0.8, 1.2].map((share) => isNearlyFull(storage(share * twoGigabytes)))).toEqual([false, false, true, true])
})

test('forms sent at once do not each find the same room; an answered one gives it back', () => {
  const rooms = makeRooms()
  const mine = { whose: 'a', usedBytes: 0, limitBytes: 100 }
  const first = rooms.hold(mine, 60)
  const second = rooms.hold(mine, 60)
  expect([first.refusal, second.refusal?.code, rooms.hold({ ...mine, whose: 'b' }, 60).refusal]).toEqual([
    undefined,
    'over-quota',
    undefined,
  ])
  second.release()
  expect(rooms.hold(mine, 60).refusal?.code).toBe('over-quota')
  first.release()
  expect(rooms.hold(mine, 60).refusal).toBeUndefined()
})
