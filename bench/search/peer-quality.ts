import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { SearchIndex } from '../../src/platform/search/index/index.ts'
import { distractors } from './distractors.ts'
import { average, judge } from './measures.ts'
import type { Judged } from './measures.ts'
import { tokensOf } from './peers.ts'
import { documentOf, indexOf, readLines, theAnalyser } from './trial.ts'
import type { PlainDocument } from './trial.ts'

/** nDCG@10 on our own listings in hard mode: FTS5 with its bm25 over the same tokens (title three times), and ours with and without synonyms. */
export const compareQuality = (): { name: string; ndcg10: number }[] => {
  const data = join(import.meta.dirname, 'data')
  const documents = [
    ...readLines<PlainDocument>(join(data, 'catalogue-docs.jsonl')).map((one) => ({ ...one, keywords: [] })),
    ...distractors(5000),
  ]
  const queries = readLines<Judged>(join(data, 'catalogue-queries-dev.jsonl'))
  const analyser = theAnalyser()
  const db = new DatabaseSync(':memory:')
  db.exec("create virtual table texts using fts5(title, rest, tokenize='unicode61 remove_diacritics 0')")
  const insert = db.prepare('insert into texts (rowid, title, rest) values (?, ?, ?)')
  db.exec('begin')
  documents.map(documentOf).forEach(({ text }, at) => {
    insert.run(
      at + 1,
      tokensOf(analyser, [text.title ?? '']),
      tokensOf(analyser, [text.summary ?? '', text.body ?? '', text.owner ?? '', text.proof ?? '']),
    )
  })
  db.exec('commit')
  const ask = db.prepare('select rowid from texts where texts match ? order by bm25(texts, 3, 1) limit 10')
  const fts5 = queries.map((query) => {
    const tokens = [...new Set(tokensOf(analyser, [query.q]).split(' '))].filter((token) => token !== '')
    const rows = tokens.length === 0 ? [] : ask.all(tokens.map((token) => `"${token}"`).join(' OR '))
    return judge(
      rows.map((row) => documents[Number(row['rowid']) - 1]?.id ?? ''),
      query.rel,
    )
  })
  db.close()
  const ours = (index: SearchIndex) =>
    average(
      queries.map((query) =>
        judge(
          index.search({ text: query.q, size: 10 }).hits.map((hit) => hit.id),
          query.rel,
        ),
      ),
    ).ndcg10
  const bare = new SearchIndex({ analyser })
  bare.put(documents.map(documentOf))
  bare.tendNow()
  return [
    { name: 'SQLite FTS5', ndcg10: average(fts5).ndcg10 },
    { name: 'ours without synonyms', ndcg10: ours(bare) },
    { name: 'ours', ndcg10: ours(indexOf(documents.map(documentOf))) },
  ]
}
