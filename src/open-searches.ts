import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueSource } from './catalogue/index.ts'
import type { Database } from './platform/database/database.ts'
import { callSource } from './matching/index.ts'
import { Search } from './platform/search/search.ts'
import type { SearchSource } from './platform/search/search.ts'
import { liveVocabulary } from './vocabulary/index.ts'

/** The indexes of this process, each kept between starts in the home. They become ready by and by; nothing waits for them. */
export const openSearches = (db: Database, home: string): ReadonlyMap<string, Search> => {
  const folder = join(home, 'search')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const vocabulary = liveVocabulary(db)
  const report = (error: unknown) => { process.stderr.write(`search index: ${error instanceof Error ? error.message : String(error)}\n`) }
  const open = (name: string, source: SearchSource) => [name, new Search({ source, snapshot: join(folder, `${name}.bin`), report })] as const
  return new Map([open('catalogue', catalogueSource(db, vocabulary)), open('calls', callSource(db, vocabulary))])
}
