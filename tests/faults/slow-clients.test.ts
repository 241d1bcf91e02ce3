import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openHouse } from '../../src/app.ts'
import { openMarket } from '../support/market.ts'

test('a house that stops waits for no slow line, and what was sent in time is answered', async () => {
  const market = await openMarket()
  const house = await openHouse(market.app, { logLevel: 'silent', finishWithinMs: 500 })
  await house.listen({ host: '127.0.0.1', port: 0 })
  const { port } = house.server.address() as AddressInfo
  const said = (head: string) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const heard = { words: '', gone: false, rest: (words: string) => socket.write(words) }
    socket.on('error', () => undefined).on('data', (words) => (heard.words += words.toString()))
    socket.on('close', () => (heard.gone = true)).write(head)
    return heard
  }
  const head = 'POST /display HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n'
  const [slow, prompt] = [said(`${head}Content-Length: 100\r\n\r\nback=`), said(`${head}Content-Length: 7\r\n\r\nback`)]
  await pause(200)
  const began = performance.now()
  const closing = house.close()
  await pause(50)
  prompt.rest('=/a')
  await closing
  expect(performance.now() - began).toBeLessThan(5_000)
  await expect.poll(() => [slow.gone, slow.words, prompt.words.split('\r\n')[0]]).toEqual([true, '', 'HTTP/1.1 303 See Other'])
  await market.close()
}, 60_000)

test('F8 whoever says who they are letter by letter, or nothing at all, is hung up on within seconds, and holds no line by staying', async () => {
  const market = await openMarket()
  const house = await openHouse(market.app, { logLevel: 'silent' })
  await house.listen({ host: '127.0.0.1', port: 0 })
  const { port } = house.server.address() as AddressInfo
  const held = promisify(house.server.getConnections.bind(house.server))
  const clients = ['GET / HTTP/1.1\r\nHost: x\r\nX-', '', 'no HTTP at all\r\n\r\n'].map((begun) => {
    // It takes what it is told and never hangs up itself.
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    socket.on('error', () => undefined).resume()
    if (begun !== '') socket.write(begun)
    return socket
  })
  for (let waited = 0; (await held()) < clients.length && waited < 20; waited += 1) await pause(10)
  const began = performance.now()
  while ((await held()) > 0 && performance.now() - began < 20_000) await pause(100)
  expect(await held()).toBe(0)
  expect(performance.now() - began).toBeLessThan(15_000)
  for (const socket of clients) socket.destroy()
  await house.close()
  await market.close()
}, 60_000)
