// A search service over HTTP from a snapshot, beside a bare hello: told its size, the snapshot and a file of queries; says its port.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { Search } from '../../src/platform/search/search.ts'
import { seedSynonyms } from './trial.ts'

const [count = '10000', snapshot = '', asked = ''] = process.argv.slice(2)
const documents = Number(count)
const all = Array.from({ length: documents }, (_, n) => ({ id: `L${n}`, version: '1' }))
const changed: string[] = []
const changedTitle = new Map<string, string>()
const began = performance.now()
const search = new Search({
  snapshot,
  source: {
    versions: async () => all, settings: async () => ({ synonyms: seedSynonyms(), userWords: [], names: [] }),
    documents: async (ids) => { const { listing } = await import('./listings.ts'); return ids.map((id) => { const one = listing(Number(id.slice(1))); const title = changedTitle.get(id); return title === undefined ? one : { ...one, version: title, text: { ...one.text, title } } }) },
    changes: async (cursor) => ({ ids: cursor === undefined ? [] : changed.slice(Number(cursor)), cursor: String(changed.length) }),
  },
})
await search.whenReady
const readyMs = performance.now() - began
const queries = JSON.parse(readFileSync(asked, 'utf8')) as string[]
let turn = 0

/** How long until a change in the source is found. */
const visibleMs = async (): Promise<number> => {
  const started = performance.now()
  changedTitle.set('L1', '아주새로운이름')
  changed.push('L1')
  while (!(await search.search({ text: '아주새로운이름', asTyped: true }))?.hits.some((hit) => hit.id === 'L1')) await new Promise((later) => { setTimeout(later, 20) })
  return performance.now() - started
}

const server = createServer((request, response) => {
  const send = (body: unknown) => { response.setHeader('content-type', 'application/json'); response.end(JSON.stringify(body)) }
  if (request.url === '/hello') send({ hello: 'world' })
  else if (request.url === '/about') void (async () => { const memory = process.memoryUsage().rss; send({ readyMs, ...(await search.about()), memory, visibleMs: await visibleMs() }) })()
  else void search.search({ text: queries[(turn += 1) % queries.length] ?? '', facets: ['field', 'region', 'kind'], size: 10 }).then(send)
})
server.listen(0, '127.0.0.1', () => { process.stdout.write(`${JSON.stringify(server.address())}\n`) })
