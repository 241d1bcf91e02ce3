import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { diskFileStore } from './file-store.ts'
import { pdf } from './hostile-files.fixture.ts'
import { receiveUpload } from './receive.ts'
import { scan } from './scan.ts'

/** Speaks INSTREAM as clamd does; gives what it was sent to `judge`, or stays silent where that answers undefined. */
const scanner = async (judge: (bytes: Buffer) => string | undefined) => {
  const server = createServer((socket) => {
    let all = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (piece) => {
      all = Buffer.concat([all, piece])
      const body = contentOf(all)
      const answer = body && judge(body)
      if (answer) socket.end(`${answer}\0`)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port }, close: () => server.close() }
}

const contentOf = (all: Buffer): Buffer | undefined => {
  if (all.subarray(0, 10).toString() !== 'zINSTREAM\0') return undefined
  const pieces: Buffer[] = []
  for (let place = 10; place + 4 <= all.length;) {
    const length = all.readUInt32BE(place)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(all.subarray(place + 4, place + 4 + length))
    place += 4 + length
  }
  return undefined
}

test('the scanner gets every byte, and its word is ours', async () => {
  const bytes = Buffer.alloc(300_000, 'x')
  const clean = await scanner((body) => (body.equals(bytes) ? 'stream: OK' : 'stream: wrong bytes ERROR'))
  const infected = await scanner(() => 'stream: Eicar-Test-Signature FOUND')
  const limited = await scanner(() => 'INSTREAM size limit exceeded. ERROR')
  expect(await scan(clean.address, Readable.from([bytes]))).toBe('clean')
  expect(await scan(infected.address, Readable.from([bytes]))).toBe('infected')
  expect(await scan(limited.address, Readable.from([bytes]))).toBe('not-scanned')
  for (const one of [clean, infected, limited]) one.close()
})

test('a scanner that is away or silent leaves the file not scanned', async () => {
  const silent = await scanner(() => undefined)
  expect(await scan(silent.address, Readable.from([Buffer.from('x')]), 200)).toBe('not-scanned')
  silent.close()
  expect(await scan({ host: '127.0.0.1', port: 1 }, Readable.from([Buffer.from('x')]))).toBe('not-scanned')
})

test('an infected upload is refused and its bytes are gone; a clean one says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scan-'))
  const clamd = await scanner((body) => (body.includes('EICAR') ? 'stream: Eicar FOUND' : 'stream: OK'))
  const receiving = { store: diskFileStore(folder), clamd: clamd.address }
  const send = (bytes: Buffer) => receiveUpload(receiving, Readable.from([bytes]), { name: 'a.pdf', allowed: ['pdf'] })
  expect(await send(pdf(['(EICAR)']))).toEqual({ ok: false, refusal: { code: 'infected' } })
  expect((await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual([])
  expect(await send(pdf())).toMatchObject({ ok: true, value: { scan: 'clean' } })
  clamd.close()
  await rm(folder, { recursive: true })
})
