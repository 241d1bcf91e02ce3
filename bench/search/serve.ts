// The search process of the product, told a snapshot and how many listings are in it; beside it a bare hello. It makes no listings itself, so its memory is a search process's.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SearchDocument } from '../../src/platform/search/index/document.ts'
import { indexHere } from '../../src/platform/search/methods.ts'
import { Search } from '../../src/platform/search/search.ts'
import { serveSearches } from '../../src/platform/search/serve.ts'
import { seedSynonyms, seedWords } from './trial.ts'

const [count = '10000', snapshot = ''] = process.argv.slice(2)
const changed: SearchDocument[] = []
const began = performance.now()
const settings = { synonyms: seedSynonyms(), userWords: seedWords(), names: [] }
const search = new Search({
  snapshot,
  hold: indexHere,
  mostKept: 0,
  source: {
    versions: async () => Array.from({ length: Number(count) }, (_, n) => ({ id: `L${n}`, version: '1' })),
    settings: async () => settings,
    documents: async (ids) => changed.filter((one) => ids.includes(one.id)),
    changes: async (cursor) => ({
      ids: cursor === undefined ? [] : changed.slice(Number(cursor)).map((one) => one.id),
      cursor: String(changed.length),
    }),
  },
})
await search.whenReady
const found = (await search.about())?.documents
if (found !== Number(count))
  throw new Error(
    `The snapshot should hold ${count} listings and ${found} are in the index: it was not read, and nothing could be measured.`,
  )
const readyMs = performance.now() - began

/** How long until a change in the source is found. */
const visibleMs = async (): Promise<number> => {
  const started = performance.now()
  changed.push({ id: 'L1', version: '2', text: { title: '아주새로운이름' } })
  while (!(await search.search({ text: '아주새로운이름', asTyped: true }))?.hits.some((hit) => hit.id === 'L1'))
    await new Promise((later) => {
      setTimeout(later, 20)
    })
  return performance.now() - started
}
const json = { 'content-type': 'application/json' }
const hello = createServer((request, response) => {
  const send = (body: string) => {
    response.writeHead(200, { ...json, 'content-length': Buffer.byteLength(body) })
    response.end(body)
  }
  if (request.url === '/about')
    void visibleMs().then((visible) => {
      send(JSON.stringify({ readyMs, visibleMs: visible, memory: process.memoryUsage().rss }))
    })
  else
    request.resume().on('end', () => {
      send('{"hello":"world"}')
    })
}).listen(0, '127.0.0.1')
const server = serveSearches(new Map([['catalogue', search]]), 'bench').listen(0, '127.0.0.1', () => {
  process.stdout.write(
    `${JSON.stringify({ hello: (hello.address() as AddressInfo).port, search: (server.address() as AddressInfo).port })}\n`,
  )
})
