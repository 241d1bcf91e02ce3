import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { remoteSearch } from './remote.ts'
import { serveSearches } from './serve.ts'
import type { ServedSearch } from './serve.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const answer = { hits: [{ id: 'a', score: 1, partly: false, parts: [] }], total: 1 }
/** A service whose search does as told; counts how often it was asked. */
const service = (search: () => Promise<unknown>) => {
  const counted = {
    asked: 0,
    change: () => undefined as void,
    onChange: (tell: () => void) => {
      const before = counted.change
      counted.change = () => {
        before()
        tell()
      }
    },
    search: async () => {
      counted.asked += 1
      return search()
    },
    suggest: async () => [],
    similar: async () => [],
    about: async () => undefined,
    ready: true,
    close: async () => undefined,
  }
  return counted as unknown as ServedSearch & { asked: number; change: () => void }
}
const serve = async (catalogue: ServedSearch, port = 0) => {
  const server = serveSearches(new Map([['catalogue', catalogue]]), 'token')
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  closing.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  return { server, port: (server.address() as AddressInfo).port }
}
const client = (port: number, more: { token?: string; timeoutMs?: number; report?: (error: unknown) => void } = {}) => {
  const remote = remoteSearch({ url: new URL(`http://127.0.0.1:${port}`), token: 'token', name: 'catalogue', ...more })
  closing.push(() => remote.close())
  return remote
}

test('what the search process answers comes through; while its index is not ready nothing does', async () => {
  const { port } = await serve(service(async () => answer))
  expect(await client(port).search({ text: '누수' })).toEqual(answer)
  expect(await client(port).suggest('누', 5)).toEqual([])
  expect(await client(port).about()).toBeUndefined()
})
test('the same question is answered from what is kept until the index changes, another one is asked', async () => {
  const catalogue = service(async () => answer)
  const { port } = await serve(catalogue)
  const remote = client(port)
  for (const text of ['누수', '누수', '밸브']) expect(await remote.search({ text })).toEqual(answer)
  expect(catalogue.asked).toBe(2)
  catalogue.change()
  await remote.search({ text: '누수' })
  expect(catalogue.asked).toBe(3)
})
test('nothing is said to whoever does not know the token, for another address or too long a question', async () => {
  const catalogue = service(async () => answer)
  const { port } = await serve(catalogue)
  expect(await client(port, { token: 'guess' }).search({ text: '누수' })).toBeUndefined()
  const ask = async (path: string, body: string, authorization = 'Bearer token') =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers: { authorization } })).status
  expect([
    await ask('/catalogue/search', '[]', ''),
    await ask('/catalogue/put', '[[]]'),
    await ask('/catalogue/search', '{'),
    await ask('/catalogue/search', JSON.stringify(['가'.repeat(1 << 20)])),
  ]).toEqual([401, 404, 400, 400])
  expect(catalogue.asked).toBe(0)
})
test('a question whose connection breaks is asked once more', async () => {
  let broken = 0
  const real = service(async () => answer)
  const { server, port } = await serve(real)
  server.prependListener('request', (request) => {
    if (broken < 1) {
      broken += 1
      request.socket.destroy()
    }
  })
  expect(await client(port).search({ text: '누수' })).toEqual(answer)
  expect(broken).toBe(1)
})
test('a process that is away, hangs or fails costs an answer of none, one report, and a moment of rest', async () => {
  const reports: unknown[] = []
  const away = client(1, { report: (error) => reports.push(error) })
  expect(await away.search({ text: '누수' })).toBeUndefined()
  expect(await away.search({ text: '누수' })).toBeUndefined()
  expect(reports).toHaveLength(1)
  const hangs = service(() => new Promise(() => undefined))
  const { port } = await serve(hangs)
  const hanging = client(port, { timeoutMs: 100 })
  const began = performance.now()
  expect(await hanging.search({ text: '누수' })).toBeUndefined()
  for (let n = 0; n < 20; n += 1) expect(await hanging.search({ text: '누수' })).toBeUndefined()
  expect([hangs.asked, performance.now() - began < 1000, hanging.ready]).toEqual([1, true, false])
})
test('a search process killed in the middle of questions costs no error, and its successor answers', async () => {
  const code =
    "const http = require('node:http'); const s = http.createServer((q, r) => setTimeout(() => r.end('{\"total\":1}'), 30)); s.listen(Number(process.argv[1]), '127.0.0.1', () => process.send(s.address().port))"
  const start = async (port: number) => {
    const child = fork('-e', [code, String(port)], { execArgv: [], execPath: process.execPath })
    const [listening] = (await once(child, 'message')) as [number]
    return { child, port: listening }
  }
  const first = await start(0)
  const remote = client(first.port)
  const asked = Array.from({ length: 20 }, () => remote.search({ text: '누수' }))
  await pause(10)
  first.child.kill('SIGKILL')
  expect((await Promise.all(asked)).every((one) => one === undefined || one.total === 1)).toBe(true)
  const second = await start(first.port)
  closing.push(async () => {
    second.child.kill('SIGKILL')
  })
  await expect.poll(() => remote.search({ text: '누수' }), { timeout: 5000 }).toMatchObject({ total: 1 })
})
