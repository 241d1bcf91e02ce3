import { once } from 'node:events'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openHouse } from '../../src/app.ts'
import { openMarket } from '../support/market.ts'

test('F8 whoever says who they are letter by letter, or nothing at all, is hung up on within seconds', async () => {
  const market = await openMarket()
  const house = await openHouse(market.app, { logLevel: 'silent' })
  await house.listen({ host: '127.0.0.1', port: 0 })
  const { port } = house.server.address() as AddressInfo
  const seconds = await Promise.all(
    ['GET / HTTP/1.1\r\nHost: x\r\nX-', ''].map(async (begun) => {
      const began = performance.now()
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined).resume()
      if (begun !== '') socket.write(begun)
      await once(socket, 'close')
      return (performance.now() - began) / 1_000
    }),
  )
  for (const one of seconds) expect(one).toBeLessThan(12)
  await house.close()
  await market.close()
}, 60_000)
