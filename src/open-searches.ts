import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueSource } from './catalogue/index.ts'
import { text } from './kernel/text.ts'
import type { Config } from './platform/config/config.ts'
import { listenRefusal } from './platform/config/reach.ts'
import { keyFor, openSecretOf } from './platform/config/secret.ts'
import type { Database } from './platform/database/database.ts'
import { CannotStart } from './platform/database/embedded/refusal.ts'
import { callSource } from './matching/index.ts'
import type { HoldIndex } from './platform/search/methods.ts'
import { remoteSearch } from './platform/search/remote.ts'
import { Search } from './platform/search/search.ts'
import type { SearchService } from './platform/search/search.ts'
import { serveSearches } from './platform/search/serve.ts'
import { liveVocabulary } from './vocabulary/index.ts'

const report = (error: unknown) => {
  process.stderr.write(`search: ${error instanceof Error ? error.message : String(error)}\n`)
}
const sources = { catalogue: catalogueSource, calls: callSource } as const
const tokenOf = (config: Config): string => keyFor(config.secret ?? openSecretOf(config.home), 'search').toString('hex')

/** What a web process searches with: indexes of its own, or the search process that SEARCH_URL names. They become ready by and by; nothing waits for them. */
export const openSearches = (db: Database, config: Config): ReadonlyMap<string, SearchService> => {
  const { searchUrl } = config
  if (searchUrl === undefined) return openIndexes(db, config)
  return new Map(Object.keys(sources).map((name) => [name, remoteSearch({ url: searchUrl, token: tokenOf(config), name, report })]))
}

/** The indexes of this process, each kept between starts in the home. */
const openIndexes = (db: Database, config: Config, how: { hold?: HoldIndex; mostKept?: number } = {}): ReadonlyMap<string, Search> => {
  const folder = join(config.home, 'search')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const vocabulary = liveVocabulary(db)
  return new Map(
    Object.entries(sources).map(([name, source]) => [
      name,
      new Search({
        source: source(db, vocabulary),
        snapshot: join(folder, `${name}.bin`),
        report,
        ...how,
      }),
    ]),
  )
}

const host = '127.0.0.1'
export interface SearchProcess {
  readonly port: number
  close(): Promise<void>
}
/** Serves the indexes on loopback to the web processes of this installation. */
export const openSearchProcess = async (db: Database, config: Config, port: number, hold?: HoldIndex): Promise<SearchProcess> => {
  // What it sends is kept as bytes.
  const searches = openIndexes(db, config, { mostKept: 0, ...(hold === undefined ? {} : { hold }) })
  const server = serveSearches(searches, tokenOf(config))
  const close = async () => {
    server.close()
    server.closeAllConnections()
    for (const search of searches.values()) await search.close()
  }
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    await close()
    throw new CannotStart(
      listenRefusal(error, { host, port, setting: text('SEARCH_URL의 포트', 'the port of SEARCH_URL') })?.en ?? String(error),
    )
  }
  const address = server.address()
  return { port: typeof address === 'object' && address !== null ? address.port : port, close }
}
