import { saveSearch } from '../../src/catalogue/actions/save-search.ts'
import { keepListing } from '../../src/catalogue/actions/keep-listing.ts'
import { catalogueSource } from '../../src/catalogue/index.ts'
import { linkSecret } from '../../src/catalogue/saved-search.ts'
import { callSource } from '../../src/matching/call-source.ts'
import type { Actor } from '../../src/people/index.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { Search } from '../../src/platform/search/search.ts'
import { liveVocabulary } from '../../src/vocabulary/index.ts'
import { draftEntry } from '../../src/vocabulary/actions/entries.ts'
import { must } from '../shortcuts.ts'
import type { Market } from '../support/market.ts'
import { mark } from './world/sides.ts'
import type { Side, World } from './world/sides.ts'

/** The indexes read over connections of their own what the scene committed: what an attempt takes back never reaches them. */
export const openSearches = async (market: Market): Promise<{ close(): Promise<void> }> => {
  const { host = '', port = 0, user = '', database = '' } = market.app.db.pool.options
  const db = openDatabase({ host, port, user, database }, { max: 2 })
  const words = liveVocabulary(db)
  const searches = new Map([
    ['catalogue', new Search({ source: catalogueSource(db, words) })],
    ['calls', new Search({ source: callSource(db, words) })],
  ])
  const all = [...searches.values()]
  await Promise.all(all.map((search) => search.whenReady))
  Object.assign(market.app, { searches })
  return {
    close: async () => {
      await Promise.all(all.map((search) => search.close()))
      await db.close()
    },
  }
}

const acting = { address: '127.0.0.1', requestId: null }

/** Saved searches, kept technologies and words of the search; after both sides have their listings, for each keeps the other's. */
export const setFinding = async ({ A, B, market, common }: World): Promise<void> => {
  for (const side of [A, B]) await setKept(market, side, side === A ? B : A)
  const operator: Actor = { ...acting, hat: 'operator', personId: common.operator, as: 'operations' }
  for (const side of [A, B])
    side.ids['entry'] = must(
      await draftEntry(market.app, operator, {
        kind: 'group',
        words: [`양수기${side.name}`, `펌프${side.name}`],
        leadsTo: [],
        note: '',
        source: '현업 부서 문의',
      }),
    ).id
}

const setKept = async (market: Market, side: Side, other: Side): Promise<void> => {
  const owner = { ...acting, hat: 'person' as const, personId: side.people.owner, as: 'person' }
  const search = must(await saveSearch(market.app, owner, '?q=펌프', '펌프')).id
  must(await saveSearch(market.app, owner, '?q=배수', mark(side.name, 'search')))
  const secret = (purpose: 'feed' | 'stop') => linkSecret(market.app.secret, purpose, { id: search, turn: 0 })
  must(await keepListing(market.app, owner, other.ids['listing'] ?? ''))
  Object.assign(side.ids, { search, 'search.feed': secret('feed'), 'search.stop': secret('stop'), 'listing.kept': other.ids['listing'] })
}
