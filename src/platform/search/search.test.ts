import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import type { SearchDocument } from './index/document.ts'
import { indexHere } from './methods.ts'
import type { HoldIndex } from './methods.ts'
import { noSettings } from './protocol.ts'
import type { Settings } from './protocol.ts'
import { Search } from './search.ts'
import type { SearchSource } from './followed-index.ts'
import { SearchThread } from './thread.ts'

const folder = mkdtempSync(join(tmpdir(), 'tm-search-'))
const opened: Search[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

/** A source in memory that counts what is asked of it. */
const memory = (titles: Record<string, string>) => {
  const kept = new Map(Object.entries(titles))
  const log: string[] = []
  let settings: Settings = noSettings
  let read = 0
  const source: SearchSource = {
    versions: async () => [...kept].map(([id, title]) => ({ id, version: title })),
    documents: async (ids) => {
      read += ids.length
      return ids.flatMap((id): SearchDocument[] => {
        const title = kept.get(id)
        return title === undefined
          ? []
          : [{ id, version: title, text: { title }, orders: { backwards: title.split('').reverse().join('') } }]
      })
    },
    changes: async (cursor) => ({ ids: cursor === undefined ? [] : log.slice(Number(cursor)), cursor: String(log.length) }),
    settings: async () => settings,
  }
  return {
    source,
    set: (id: string, title: string | undefined) => {
      log.push(id)
      if (title === undefined) kept.delete(id)
      else kept.set(id, title)
    },
    setSilently: (id: string, title: string) => kept.set(id, title),
    configure: (next: Partial<Settings>) => {
      settings = { ...settings, ...next }
    },
    get read() {
      return read
    },
  }
}
const start = async (
  source: SearchSource,
  more: { snapshot?: string; compareMs?: number; pollMs?: number; mostGone?: number; hold?: HoldIndex } = {},
) => {
  const search = new Search({ source, pollMs: 50, retryWithinMs: 30_000, ...more })
  opened.push(search)
  await search.whenReady
  return search
}
const found = async (search: Search, text: string) => (await search.search({ text }))?.hits.map((hit) => hit.id)
const expectSoon = async (search: Search, text: string, ids: string[] | undefined) => {
  await expect.poll(() => found(search, text), { timeout: 10_000 }).toEqual(ids)
}

test('says nothing while it is not ready, then answers', async () => {
  const search = new Search({ source: memory({ a: '누수 탐지기' }).source })
  opened.push(search)
  expect(await search.search({ text: '누수' })).toBeUndefined()
  await search.whenReady
  expect(await found(search, '누수')).toEqual(['a'])
})

test('who asks to look while it is looking is not left waiting for the next time', async () => {
  const { source, configure } = memory({ a: '누수 탐지기' })
  let looks = 0
  let seen: () => void = () => undefined
  const looking = new Promise<void>((resolve) => {
    seen = resolve
  })
  const answers: (() => void)[] = []
  const slow: SearchSource = {
    ...source,
    settings: async () => {
      const now = await source.settings()
      if ((looks += 1) === 2) {
        seen()
        await new Promise<void>((resolve) => {
          answers.push(resolve)
        })
      }
      return now
    },
  }
  const search = await start(slow, { pollMs: 600_000 })
  search.nudge()
  await looking
  configure({ synonyms: { groups: [['누수', '물샘']], oneWay: [] } })
  search.nudge()
  answers[0]?.()
  await expectSoon(search, '물샘', ['a'])
})

test('what only a listing said that is gone is not offered any more', async () => {
  const store = memory({ a: '누수 탐지기', b: '포트홀 보수' })
  const search = await start(store.source)
  const offered = async () => (await search.suggest('포트', 8))?.map((one) => one.text)
  expect(await offered()).toContain('포트홀')
  store.set('b', undefined)
  await expect.poll(offered, { timeout: 10_000 }).toEqual([])
  store.set('c', '포트 시설')
  await expect.poll(offered, { timeout: 10_000 }).toContain('포트')
})

test('an index most of whose numbers are of documents gone is made anew, and answers meanwhile', async () => {
  const store = memory({ a: '누수 탐지기', b: '태양광 모듈' })
  const search = await start(store.source, { compareMs: 100, mostGone: 5 })
  const numbers = async () => (await search.about())?.numbers ?? 0
  for (let n = 0; n < 8; n += 1) {
    store.set('a', `누수 탐지기 ${n}`)
    await expectSoon(search, `탐지기 ${n}`, ['a'])
  }
  await expect.poll(numbers, { timeout: 10_000 }).toBeLessThanOrEqual(7)
  expect(await found(search, '누수')).toEqual(['a'])
  store.set('c', '누수 밸브')
  await expect.poll(async () => (await found(search, '누수'))?.length, { timeout: 10_000 }).toBe(2)
})

test('an answer of a page is kept until the index changes, a long list is not', async () => {
  const search = await start(memory({ a: '누수 탐지기' }).source)
  const isKept = async (size: number) => (await search.search({ text: '누수', size })) === (await search.search({ text: '누수', size }))
  expect([await isKept(24), await isKept(10_000)]).toEqual([true, false])
})

test('what is alike is kept until the index changes', async () => {
  const store = memory({ a: '누수 탐지기', b: '태양광 모듈' })
  const search = await start(store.source)
  const alike = async () => (await search.similar({ text: { title: '누수 탐지 장비' } }))?.map((hit) => hit.id)
  expect(await alike()).toEqual(['a'])
  expect(await search.similar({ text: { title: '누수 탐지 장비' } })).toBe(await search.similar({ text: { title: '누수 탐지 장비' } }))
  store.set('a', undefined)
  await expectSoon(search, '누수', [])
  await expect.poll(alike, { timeout: 10_000 }).toEqual([])
})

test('what comes, changes or goes in the database is found, or not any more, soon', async () => {
  const store = memory({ a: '누수 탐지기' })
  const search = await start(store.source)
  store.set('b', '태양광 모듈')
  await expectSoon(search, '태양광', ['b'])
  store.set('b', '풍력 발전기')
  await expectSoon(search, '풍력', ['b'])
  store.set('a', undefined)
  await expectSoon(search, '누수', [])
})

test('starts from its snapshot and reads only what differs; a damaged or older one is noticed and made anew', async () => {
  const snapshot = join(folder, 'index.bin')
  const store = memory(Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`d${at}`, `누수 탐지기 ${at}호`])))
  await (await start(store.source, { snapshot })).close()
  opened.splice(0)
  const before = store.read
  store.setSilently('d7', '드론 방제기')
  const again = await start(store.source, { snapshot })
  expect(store.read - before).toBe(1)
  expect(await found(again, '드론')).toEqual(['d7'])
  const first = await again.search({ text: '', sort: [{ by: 'backwards' }], size: 3 })
  expect(first?.hits.map((hit) => hit.id)).toEqual(['d7', 'd0', 'd10'])
  await again.close()
  opened.splice(0)
  const bytes = readFileSync(snapshot)
  bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1
  for (const damaged of [bytes, bytes.subarray(0, 1000), Buffer.from('no index at all')]) {
    writeFileSync(snapshot, damaged)
    const mended = await start(store.source, { snapshot })
    expect(await found(mended, '드론')).toEqual(['d7'])
    await mended.close()
    opened.splice(0)
  }
  rmSync(folder, { recursive: true, force: true })
})

test('what no change told of is found by comparing', async () => {
  const store = memory({ a: '누수 탐지기' })
  const search = await start(store.source, { compareMs: 100 })
  store.setSilently('b', '교량 점검 로봇')
  await expectSoon(search, '교량', ['b'])
})

test('a thread that crashes before it answers costs one more try', async () => {
  const threads: SearchThread[] = []
  const hold: HoldIndex = (...given) => {
    const thread = new SearchThread(...given)
    threads.push(thread)
    return thread
  }
  const search = await start(memory({ a: '누수 탐지기' }).source, { hold })
  // No thread can read this: it ends of an error of its own.
  ;(threads[0] as unknown as { worker: Worker }).worker.postMessage(null)
  const asked = Array.from({ length: 20 }, () => found(search, '누수'))
  expect(await Promise.all(asked)).toEqual(asked.map(() => ['a']))
  expect([await threads[0]?.ended, threads.length]).toEqual([1, 2])
  await expectSoon(search, '누수', ['a'])
})

test('synonyms and words of the operators take hold without a restart, and searches go on meanwhile', async () => {
  const store = memory({ a: '드론 방제기', b: '열폭주 감지기' })
  const search = await start(store.source)
  expect(await found(search, 'UAV')).toEqual([])
  store.configure({ synonyms: { groups: [['UAV', '드론']] } })
  await expectSoon(search, 'UAV', ['a'])
  store.configure({ userWords: [{ word: '열폭주', parts: ['열', '폭주'] }] })
  for (let tries = 0; tries < 40; tries += 1) {
    expect(await found(search, '드론')).toEqual(['a'])
    await pause(20)
  }
  await expectSoon(search, '폭주', ['b'])
})

test('an own word cuts anew only the texts in which its letters stand', async () => {
  const store = memory({
    ...Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`d${at}`, `누수 탐지기 ${at}호`])),
    hot: '열폭주 감지기',
    big: '초열폭주를 막는 함',
  })
  const anew: string[] = []
  const counting: HoldIndex = (...given) => {
    const held = indexHere(...given)
    return {
      ...held,
      call: (method, ...args) => {
        if (method === 'put' && args[1] === true) anew.push(...(args[0] as SearchDocument[]).map((one) => one.id))
        return held.call(method, ...args)
      },
    }
  }
  const search = await start(store.source, { hold: counting })
  store.configure({ userWords: [{ word: '열폭주', parts: ['열', '폭주'] }] })
  for (let tries = 0; tries < 500 && anew.length !== 2; tries += 1) await pause(20)
  expect(anew).toEqual(['hot', 'big'])
  store.configure({ userWords: [] })
  for (let tries = 0; tries < 500 && anew.length !== 4; tries += 1) await pause(20)
  expect(anew).toEqual(['hot', 'big', 'hot', 'big'])
  expect((await search.search({ text: '누수' }))?.total).toBe(60)
})

test('cut anew and made anew with an own word are the same index', async () => {
  const titles = { a: '열폭주 감지기', b: '초열폭주를 막는 함', c: '열과 폭주', d: '배터리 열 폭주' }
  const words = [{ word: '열폭주', parts: ['열', '폭주'] }]
  const store = memory(titles)
  const fresh = memory(titles)
  const search = await start(store.source)
  store.configure({ userWords: words })
  fresh.configure({ userWords: words })
  const other = await start(fresh.source)
  const show = async (one: Search) =>
    (await one.search({ text: '폭주 열', explain: true }))?.hits.map(({ id, score, parts }) => [
      id,
      score.toFixed(3),
      parts.map((part) => part.text).sort(),
    ])
  for (let tries = 0; tries < 500 && JSON.stringify(await show(search)) !== JSON.stringify(await show(other)); tries += 1) await pause(20)
  expect(await show(search)).toEqual(await show(other))
})
