// npm run bench:search [-- 10000 100000 1000000] [--no-peers | --fts5]: the table of what the search must reach, each size in a process of its own.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.ts'
import { seeded } from './distractors.ts'
import { keywordQuery } from './listings.ts'
import { load, requestFor } from './load.ts'
import { askedOf, fts5, gin, miniSearch, orama, rowOf } from './peers.ts'
import type { Peer } from './peers.ts'
import { compareQuality } from './peer-quality.ts'
import { searchFlags } from '../../tools/search-flags.mjs'
import { timedAsync } from './times.ts'
import type { Times } from './times.ts'
import { theAnalyser } from './trial.ts'

const given = process.argv.slice(2)
const sizes = given.filter((one) => /^\d+$/.test(one)).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'tm-bench-search-'))
const here = (name: string) => join(import.meta.dirname, name)
const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}
const number = (value: number) => (value < 10 ? value.toFixed(3) : value.toFixed(1))
const shown = ({ p50, p99 }: Times) => `${number(p50)} / ${number(p99)} ms`
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
const kinds = [
  'keyword',
  'filtered',
  'explained',
  'sentence',
  'browse',
  'suggest',
  'suggestLetter',
  'suggestNext',
  'correct',
  'misspelt',
  'hostile',
  'update',
] as const
interface Scale extends Record<(typeof kinds)[number], Times> {
  readonly documents: number
  readonly buildSeconds: number
  readonly terms: number
  readonly postings: number
  readonly saveSeconds: number
}

/** More than the search process keeps answers of: asked in turns, none is asked a second time while its answer is kept. */
const differentQuestions = 20_000
/** The search process asked over HTTP, in turns with a bare hello of the same process. */
const overHttp = async (documents: number, snapshot: string) => {
  const child = spawn(process.execPath, [...searchFlags, here('serve.ts'), String(documents), snapshot], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ports = await new Promise<{ hello: number; search: number }>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => {
      resolve(JSON.parse(line.toString()) as { hello: number; search: number })
    })
    child.once('exit', () => {
      reject(new Error('The server of the bench ended.'))
    })
  })
  const asked = (n: number) => JSON.stringify([{ text: keywordQuery(n, documents), facets: ['field', 'region', 'kind'], size: 10 }])
  const questions = Array.from({ length: differentQuestions }, (_, n) => requestFor('/catalogue/search', 'bench', asked(n)))
  // As people ask: the k-th question is asked 1/k as often as the first.
  const random = seeded(3)
  const again = Array.from(
    { length: 100_000 },
    () => questions[Math.floor(Math.exp(random() * Math.log(questions.length))) - 1] ?? Buffer.alloc(0),
  )
  const greeting = [requestFor('/', 'bench', asked(0))]
  /** Each in turns with a hello; of three rounds the best share of it. What was asked before is warm, as in a process that runs for days. */
  const besideHello = async (requests: readonly Buffer[]) => {
    await load(ports.search, requests, { seconds: 2 })
    const rounds = []
    for (let round = 0; round < 3; round += 1)
      rounds.push({ hello: await load(ports.hello, greeting, { seconds: 3 }), found: await load(ports.search, requests, { seconds: 3 }) })
    return rounds.reduce((best, one) =>
      one.found.perSecond / one.hello.perSecond > best.found.perSecond / best.hello.perSecond ? one : best,
    )
  }
  // The mixture first: twenty thousand different questions in turns leave nothing of it among the kept answers.
  const asPeopleAsk = await besideHello(again)
  const onceEach = await besideHello(questions)
  const about = (await (await fetch(`http://127.0.0.1:${ports.hello}/about`)).json()) as {
    memory: number
    readyMs: number
    visibleMs: number
  }
  child.kill()
  return { asPeopleAsk, onceEach, about }
}

const postgres = await startEmbeddedPostgres({ ephemeral: true })
const client = new pg.Client({ ...postgres.connection, database: 'postgres' })
await client.connect()
const selectOne = () => timedAsync(1000, () => client.query('select 1'))

const measure = async (documents: number) => {
  const snapshot = join(folder, `${documents}.bin`)
  const { stdout, status } = spawnSync(process.execPath, ['--max-old-space-size=12000', here('scale.ts'), String(documents), snapshot], {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  })
  if (status !== 0) throw new Error('The measuring process ended early.')
  const scale = JSON.parse(stdout.toString()) as Scale
  const one = await selectOne()
  const http = await overHttp(documents, snapshot)
  say(
    `\n${documents.toLocaleString('en')} listings: ${scale.terms.toLocaleString('en')} terms, ${scale.postings.toLocaleString('en')} postings; built in ${scale.buildSeconds.toFixed(1)} s of processor time, saved in ${scale.saveSeconds.toFixed(1)} s, ready from the snapshot in ${(http.about.readyMs / 1000).toFixed(1)} s`,
  )
  say(`  ${'SELECT 1'.padEnd(28)} ${shown(one)}`)
  for (const kind of kinds)
    say(`  ${kind.padEnd(28)} ${shown(scale[kind]).padEnd(24)} p50 ${(scale[kind].p50 / one.p50).toFixed(2)} × SELECT 1`)
  for (const [name, { found, hello }] of [
    ['HTTP, as people ask again', http.asPeopleAsk],
    ['HTTP, each asked once', http.onceEach],
  ] as const)
    say(
      `  ${name.padEnd(28)} ${found.perSecond.toFixed(0)} a second, p99 ${number(found.p99)} ms; ${(found.perSecond / hello.perSecond).toFixed(3)} of a bare hello (${hello.perSecond.toFixed(0)})`,
    )
  say(
    `  ${'memory of the search process'.padEnd(28)} ${megabytes(http.about.memory)}; a change is found after ${http.about.visibleMs.toFixed(0)} ms`,
  )
  return scale
}

const peers = async (documents: number, own: Times) => {
  const analyser = theAnalyser()
  const rows = Array.from({ length: documents }, (_, n) => rowOf(analyser, n))
  const questions = Array.from({ length: 100 }, (_, n) => askedOf(analyser, keywordQuery(n, documents))).filter((one) => one.length > 0)
  const found: Peer[] = [fts5(rows, questions)]
  if (!given.includes('--fts5')) found.push(await gin({ ...postgres.connection, database: 'postgres' }, rows, questions))
  if (documents <= 10_000) found.push(miniSearch(rows, questions), await orama(rows, questions))
  say(
    `\nPeers at ${documents.toLocaleString('en')}, same tokens, ten hits and three facets; ours ${shown(own)} with pairs, neighbours, synonyms in it`,
  )
  for (const { name, times, note } of found)
    say(
      `  ${name.padEnd(28)} ${shown(times).padEnd(24)} ${(times.p50 / own.p50).toFixed(1)} × ours at p50, ${(times.p99 / own.p99).toFixed(1)} × at p99 (${note})`,
    )
}

try {
  say(
    `Search bench on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}; each time the best of five runs, in milliseconds p50 / p99`,
  )
  say(
    `nDCG@10 on our own 47 queries, 5,000 other texts between: ${compareQuality()
      .map(({ name, ndcg10 }) => `${name} ${ndcg10.toFixed(3)}`)
      .join(', ')}`,
  )
  for (const documents of sizes.length > 0 ? sizes : [10_000, 100_000]) {
    const scale = await measure(documents)
    if (!given.includes('--no-peers') && documents <= 100_000) await peers(documents, scale.keyword)
  }
} finally {
  await client.end()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
