// One size, in a process of its own: builds, measures the engine alone, saves a snapshot for the HTTP part. Prints one line of JSON.
import { firstLetters } from '../../src/platform/search/analyser/hangul.ts'
import { SearchIndex } from '../../src/platform/search/index/index.ts'
import { saveSnapshot } from '../../src/platform/search/index/snapshot.ts'
import { keywordQuery, listing, sentenceQuery } from './listings.ts'
import { timed } from './times.ts'
import { seedSynonyms, theAnalyser } from './trial.ts'

const [count = '10000', snapshot = ''] = process.argv.slice(2)
const documents = Number(count)
const cpuSince = (start: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

listing(0)
const analyser = theAnalyser()
const index = new SearchIndex({ analyser, synonyms: seedSynonyms() })
let building = 0
for (let from = 0; from < documents; from += 500) {
  const batch = Array.from({ length: Math.min(500, documents - from) }, (_, at) => listing(from + at))
  const before = process.cpuUsage()
  index.put(batch)
  if (index.needsTending) index.tendNow()
  building += cpuSince(before)
}
const before = process.cpuUsage()
index.tendNow()
const buildSeconds = building + cpuSince(before)

const facets = ['field', 'region', 'kind']
const runs = documents > 200_000 ? 200 : 1000
const keyword = Array.from({ length: runs * 2 }, (_, n) => keywordQuery(n, documents))
const sentence = Array.from({ length: runs }, (_, n) => sentenceQuery(n, documents))
const first = keyword.map((text) => text.split(' ')[0] ?? '')
/** A word and the first syllable of the next. */
const begunPairs = keyword.filter((text) => text.includes(' ')).map((text) => text.slice(0, text.indexOf(' ') + 2))
const slip = (word: string) => `${word.slice(0, 1)}뷁${word.slice(1)}`
const engine = {
  documents,
  buildSeconds,
  terms: index.collection.vocabulary.size,
  postings: index.collection.postings.baseSize,
  keyword: timed(runs, (n) => index.search({ text: keyword[n % keyword.length] ?? '', facets })),
  explained: timed(runs, (n) => index.search({ text: keyword[n % keyword.length] ?? '', facets, explain: true, size: 24 })),
  filtered: timed(runs, (n) =>
    index.search({ text: keyword[n % keyword.length] ?? '', facets, filters: { kind: ['K0', 'K1'], region: ['R1', 'R2', 'R3'] } }),
  ),
  sentence: timed(runs / 2, (n) => index.search({ text: sentence[n % sentence.length] ?? '', facets })),
  browse: timed(50, () => index.search({ text: '', facets, sort: [{ by: 'listedAt', descending: true }] })),
  suggest: timed(runs, (n) => index.suggest((first[n % first.length] ?? '').slice(0, 2), 8)),
  suggestLetter: timed(runs, (n) => index.suggest(firstLetters((first[n % first.length] ?? '').slice(0, 1)), 8)),
  suggestNext: timed(runs / 2, (n) => index.suggest(begunPairs[n % begunPairs.length] ?? '', 8)),
  correct: timed(runs / 2, (n) => index['hints'].speller.correct(slip(first[n % first.length] ?? ''))),
  misspelt: timed(runs / 2, (n) => {
    return index.search({ text: slip(first[n % first.length] ?? ''), facets })
  }),
  hostile: timed(20, (n) =>
    index.search({
      text: ['가'.repeat(10_000), 'a '.repeat(5000), '누수 '.repeat(2000), '!'.repeat(10_000)][n % 4] ?? '',
      facets,
      from: 240_000,
      size: 24,
      filters: Object.fromEntries(['field', 'institution', 'region', 'kind', 'trl'].map((name) => [name, ['R1', 'K1', 'F1', 'I1', '5']])),
    }),
  ),
  update: timed(200, (n) => {
    index.put([{ ...listing(n), version: `again ${n} ${Math.random()}` }])
  }),
}
for (let n = 0; n < 500; n += 1) index.put([{ ...listing(n), version: '1' }])
index.tendNow()
const saving = performance.now()
if (snapshot !== '') saveSnapshot(snapshot, index.collection, analyser.version)
process.stdout.write(`${JSON.stringify({ ...engine, saveSeconds: (performance.now() - saving) / 1000, rss: process.memoryUsage().rss })}\n`)
