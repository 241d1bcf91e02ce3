// The same tokens and questions for others: MiniSearch, Orama, SQLite FTS5, PostgreSQL GIN. Two words, all to be found, ten hits, three facets.
import { DatabaseSync } from 'node:sqlite'
import { create, insertMultiple, search as oramaSearch } from '@orama/orama'
import MiniSearch from 'minisearch'
import pg from 'pg'
import type { Analyser } from '../../src/platform/search/analyser/analyse.ts'
import { listing } from './listings.ts'
import { timed, timedAsync } from './times.ts'
import type { Times } from './times.ts'

export interface Row {
  readonly id: number
  readonly tokens: string
  readonly field: string
  readonly region: string
  readonly kind: string
}
export interface Peer {
  readonly name: string
  readonly documents: number
  readonly times: Times
  readonly note: string
}

/** All morphemes and pairs of a listing, each a word of letters only. */
export const tokensOf = (analyser: Analyser, texts: readonly string[]): string =>
  texts
    .flatMap((text) => {
      const { morphemes, pairs } = analyser.analyse(text)
      return [...morphemes.map((one) => `m${one.text}`), ...pairs.map((one) => `p${one.text}`)]
    })
    .map((token) => token.replaceAll(/[^\p{L}\p{N}]/gu, ''))
    .join(' ')
export const rowOf = (analyser: Analyser, n: number): Row => {
  const one = listing(n)
  return {
    id: n,
    tokens: tokensOf(analyser, Object.values(one.text)),
    field: one.facets?.['field']?.[0] ?? '',
    region: one.facets?.['region']?.[0] ?? '',
    kind: one.facets?.['kind']?.[0] ?? '',
  }
}
/** The morphemes of a question. */
export const askedOf = (analyser: Analyser, text: string): string[] => [
  ...new Set(
    analyser
      .analyse(text)
      .morphemes.filter((one) => !one.joined)
      .map((one) => `m${one.text}`.replaceAll(/[^\p{L}\p{N}]/gu, '')),
  ),
]

export const fts5 = (rows: readonly Row[], questions: readonly string[][]): Peer => {
  const db = new DatabaseSync(':memory:')
  db.exec(
    "create virtual table texts using fts5(tokens, content='', tokenize='unicode61 remove_diacritics 0'); create table facets (id integer primary key, field text, region text, kind text)",
  )
  const text = db.prepare('insert into texts (rowid, tokens) values (?, ?)')
  const facet = db.prepare('insert into facets values (?, ?, ?, ?)')
  db.exec('begin')
  for (const row of rows) {
    text.run(row.id, row.tokens)
    facet.run(row.id, row.field, row.region, row.kind)
  }
  db.exec('commit')
  const hits = db.prepare('select rowid from texts where texts match ? order by bm25(texts) limit 10')
  const counts = db.prepare(
    "with found as materialized (select rowid as id from texts where texts match ?) select 'field', field, count(*) from found join facets using (id) group by 2 union all select 'region', region, count(*) from found join facets using (id) group by 2 union all select 'kind', kind, count(*) from found join facets using (id) group by 2",
  )
  const times = timed(questions.length, (n) => {
    const match = (questions[n] ?? []).map((token) => `"${token}"`).join(' AND ')
    hits.all(match)
    counts.all(match)
  })
  db.close()
  return { name: 'SQLite FTS5', documents: rows.length, times, note: 'bm25, in memory' }
}

export const gin = async (connection: pg.ClientConfig, rows: readonly Row[], questions: readonly string[][]): Promise<Peer> => {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('create table peers (id int primary key, words tsvector, field text, region text, kind text)')
  for (let from = 0; from < rows.length; from += 1000)
    await client.query(
      "insert into peers select (r->>'id')::int, array_to_tsvector(string_to_array(r->>'tokens', ' ')), r->>'field', r->>'region', r->>'kind' from jsonb_array_elements($1::jsonb) r on conflict do nothing",
      [JSON.stringify(rows.slice(from, from + 1000).map((row) => ({ ...row, tokens: [...new Set(row.tokens.split(' '))].join(' ') })))],
    )
  await client.query('create index on peers using gin (words)')
  await client.query('vacuum analyze peers')
  const sql =
    "with found as materialized (select id, words, field, region, kind from peers where words @@ $1::tsquery) select (select json_agg(h) from (select id from found order by ts_rank(words, $1::tsquery, 1) desc limit 10) h), (select json_agg(f) from (select 'f', field, count(*) from found group by 2 union all select 'r', region, count(*) from found group by 2 union all select 'k', kind, count(*) from found group by 2) f)"
  const times = await timedAsync(questions.length, (n) =>
    client.query(sql, [(questions[n] ?? []).map((token) => `'${token}'`).join(' & ')]),
  )
  await client.query('drop table peers')
  await client.end()
  return { name: 'PostgreSQL GIN', documents: rows.length, times, note: 'ts_rank, one statement over a socket' }
}

export const miniSearch = (rows: readonly Row[], questions: readonly string[][]): Peer => {
  const index = new MiniSearch<Row>({
    fields: ['tokens'],
    storeFields: ['field', 'region', 'kind'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  })
  index.addAll(rows)
  const times = timed(questions.length, (n) => {
    const found = index.search((questions[n] ?? []).join(' '), { combineWith: 'AND' })
    const counts = new Map<string, number>()
    for (const one of found)
      for (const facet of ['field', 'region', 'kind']) {
        const value = `${facet} ${String(one[facet])}`
        counts.set(value, (counts.get(value) ?? 0) + 1)
      }
    return [found.slice(0, 10), counts]
  })
  return { name: 'MiniSearch', documents: rows.length, times, note: 'facets counted by hand' }
}

export const orama = async (rows: readonly Row[], questions: readonly string[][]): Promise<Peer> => {
  const index = create({
    schema: { tokens: 'string', field: 'string', region: 'string', kind: 'string' } as const,
    components: { tokenizer: { language: 'korean', normalizationCache: new Map(), tokenize: (text: string) => text.split(' ') } },
  })
  await insertMultiple(
    index,
    rows.map(({ tokens, field, region, kind }) => ({ tokens, field, region, kind })),
    500,
  )
  const times = await timedAsync(questions.length, async (n) =>
    oramaSearch(index, {
      term: (questions[n] ?? []).join(' '),
      properties: ['tokens'],
      threshold: 0,
      limit: 10,
      facets: { field: {}, region: {}, kind: {} },
    }),
  )
  return { name: 'Orama', documents: rows.length, times, note: 'threshold 0' }
}
