import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeAnalyser } from '../../src/platform/search/analyser/analyse.ts'
import type { Analyser } from '../../src/platform/search/analyser/analyse.ts'
import type { UserWord } from '../../src/platform/search/analyser/user-words.ts'
import type { SearchDocument } from '../../src/platform/search/index/document.ts'
import { SearchIndex } from '../../src/platform/search/index/index.ts'
import type { Synonyms } from '../../src/platform/search/index/lexicon.ts'
import { judge } from './measures.ts'
import type { Judged } from './measures.ts'

export const seedWords = (): UserWord[] =>
  (JSON.parse(readFileSync(join(import.meta.dirname, '../../db/seed/own-words.json'), 'utf8')) as { words: string[] }).words.map(
    (written) => ({ word: written.replaceAll('+', ''), parts: written.includes('+') ? written.split('+') : undefined }),
  )
export const seedSynonyms = (): Synonyms =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../db/seed/synonyms.json'), 'utf8')) as Synonyms
export const readLines = <Row>(path: string): Row[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row)

export interface PlainDocument {
  readonly id: string
  readonly title?: string | undefined
  readonly summary?: string | undefined
  readonly body?: string | undefined
  readonly keywords?: readonly string[] | undefined
  readonly company?: string | undefined
  readonly certificate?: string | undefined
  readonly ipc?: readonly string[] | undefined
}
export const documentOf = (one: PlainDocument): SearchDocument => ({
  id: one.id,
  version: '1',
  names: one.company === undefined ? [] : [one.company],
  text: {
    title: one.title ?? '',
    summary: one.summary ?? '',
    body: one.body ?? '',
    keywords: (one.keywords ?? []).join(', '),
    owner: one.company ?? '',
    proof: [one.certificate ?? '', ...(one.ipc ?? [])].join(' '),
  },
})

let analyser: Analyser | undefined
export const theAnalyser = (): Analyser => (analyser ??= makeAnalyser(seedWords()))

/** An index of these documents, as the product would have it. */
export const indexOf = (documents: readonly SearchDocument[]): SearchIndex => {
  const index = new SearchIndex({ analyser: theAnalyser(), synonyms: seedSynonyms() })
  index.put(documents)
  index.tendNow()
  return index
}

export const ask = (index: SearchIndex, queries: readonly Judged[]) =>
  queries.map((query) => {
    const { hits } = index.search({ text: query.q, size: 10 })
    return {
      query,
      hits,
      measures: judge(
        hits.map((hit) => hit.id),
        query.rel,
      ),
    }
  })
