import { join } from 'node:path'
import { startSession } from '../../src/people/index.ts'
import { theSystem } from '../../src/platform/audit/audit.ts'
import { sql, writerOn } from '../../src/platform/database/database.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'
import type { App } from '../../src/platform/services.ts'
import { addCalls } from './calls.ts'
import { diceOf } from './dice.ts'
import { readDossiers } from './dossiers.ts'
import { addDrafts } from './drafts.ts'
import type { Press } from './drafts.ts'
import { loadListings } from './listings.ts'
import { addQueue } from './queue.ts'

export interface Sizes { readonly listings: number; readonly calls: number; readonly tracks: number; readonly submissions: number }
export interface Market { readonly listingId: string; readonly officerToken: string; readonly presses: readonly Press[]; readonly bulkPerSecond: number; readonly wholePerSecond: number }

const desk = 'kra'

/** Fills an empty market: listings, calls, one officer's queue, and applications ready to be sent. */
export const fillMarket = async (app: App, root: string, sizes: Sizes): Promise<Market> => {
  const dice = diceOf(20_261_125)
  const { listings, bulkMs, wholeMs } = await loadListings(app.db, dice, readDossiers(join(root, 'db', 'demo')), sizes.listings)
  const calls = await addCalls(writerOn(app.db.kysely), dice, sizes.calls)
  // Nobody else keeps the statistics of a database of one run; without them every draft would read whole tables.
  await sql`analyze`.execute(app.db.kysely)
  const officer = await inTransaction(app.db, theSystem, (tx) => addQueue(tx, dice, desk, listings.slice(0, sizes.tracks), calls))
  const { token } = await inTransaction(app.db, theSystem, (tx) => startSession(tx, officer, { secondFactorPassed: true, address: '127.0.0.1', agent: 'bench', secret: app.secret }))
  return {
    listingId: listings.find((one) => one.certificates.some((held) => held.state === 'valid'))?.id ?? '', officerToken: token, presses: await addDrafts(app, sizes.submissions, 'lh'),
    bulkPerSecond: (sizes.listings / bulkMs) * 1_000, wholePerSecond: (sizes.listings / wholeMs) * 1_000,
  }
}
