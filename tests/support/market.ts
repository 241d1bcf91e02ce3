import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { inject } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { openDatabase, sql } from '../../src/platform/database/database.ts'
import type { Reader } from '../../src/platform/database/database.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import { theSystem } from '../../src/platform/audit/audit.ts'
import { diskFileStore } from '../../src/platform/files/file-store.ts'
import { openPdfMaker } from '../../src/platform/pdf/pdf.ts'
import type { App } from '../../src/platform/services.ts'
import { startSession } from '../../src/people/index.ts'
import { receiveFor } from '../../src/platform/files/receive-for.ts'
import { openHouse } from '../../src/app.ts'

export interface Browser {
  get(path: string): Promise<LightMyRequestResponse>
  /** Posts a form as the page would: same origin, with its hidden token. */
  post(path: string, fields?: Record<string, string | string[]>): Promise<LightMyRequestResponse>
}

export interface Market {
  readonly app: App
  readonly server: FastifyInstance
  readonly read: Reader
  /** A visitor without account. */
  readonly visitor: Browser
  /** The browser of a signed-in person whose second factor has passed. */
  as(personId: string): Promise<Browser>
  /** The token of a session of this person whose second factor has passed: the value of the cookie. */
  sessionOf(personId: string): Promise<string>
  /** Runs SQL or a slice's function in a transaction of the system, to set a scene. */
  set<Result>(scene: (tx: Tx) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** A market of its own: a clone of the migrated and seeded template, the real app on it, nothing stubbed. */
export const openMarket = async (
  options: { demonstration?: boolean; searches?: App['searches']; expects?: string; firmStorageBytes?: number } = {},
): Promise<Market> => {
  const { host, port, user } = inject('postgres')
  const database = `market_${newId(8)}`
  const admin = openDatabase({ host, port, user, database: 'postgres' }, { max: 1 })
  await admin.pool.query(`create database ${database} template market_template strategy file_copy`)
  const folder = await mkdtemp(join(tmpdir(), 'tm-files-'))
  const db = openDatabase({ host, port, user, database }, { max: 5 })
  if (options.demonstration === true) await db.pool.query('update market set is_demonstration = true')
  const secret = new Uint8Array(32).fill(7)
  const files = diskFileStore(folder)
  const pdf = openPdfMaker()
  const app: App = {
    db,
    files,
    pdf,
    secret,
    receive: receiveFor(files),
    publicUrl: 'http://localhost',
    firmStorageBytes: options.firmStorageBytes ?? 2 * 1024 ** 3,
    secureCookies: false,
    clock: { now: () => new Date() },
    market: { isDemonstration: options.demonstration ?? false, demonstrationProgress: null },
    mail: { smtpUrl: undefined, from: 'techmarket@localhost' },
    nudge: () => undefined,
    searches: options.searches,
    installation: { filesFolder: folder, hasOwnDatabase: true, virusScanner: undefined, trustedProxies: 0 },
  }
  // Faults that a test makes itself are no news; all others are told.
  const logTo =
    options.expects === undefined
      ? undefined
      : {
          write: (line: string) => {
            if (!line.includes(`"message":"${options.expects}"`)) process.stdout.write(line)
          },
        }
  const server = await openHouse(app, { perMinute: 100_000, tellStatements: true, logLevel: 'error', logTo })

  const browser = (cookie: string | undefined, csrf: string): Browser => {
    const headers = { 'sec-fetch-site': 'same-origin', ...(cookie === undefined ? {} : { cookie: `market=${cookie}` }) }
    return {
      get: (path) => server.inject({ method: 'GET', url: path, headers }),
      post: (path, fields = {}) => {
        const body = new URLSearchParams()
        for (const [name, value] of Object.entries({ ...fields, csrf })) for (const one of [value].flat()) body.append(name, one)
        return server.inject({
          method: 'POST',
          url: path,
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
          payload: body.toString(),
        })
      },
    }
  }
  const set = <Result>(scene: (tx: Tx) => Promise<Result>) => inTransaction(db, theSystem, scene)
  const start = (personId: string) =>
    set((tx) => startSession(tx, personId, { secondFactorPassed: true, address: '127.0.0.1', agent: 'test', secret }))
  return {
    app,
    server,
    read: db.reader(),
    visitor: browser(undefined, ''),
    set,
    as: async (personId) => {
      const { token, csrf } = await start(personId)
      return browser(token, csrf)
    },
    sessionOf: async (personId) => (await start(personId)).token,
    close: async () => {
      await server.close()
      pdf.close()
      await db.close()
      await admin.pool.query(`drop database ${database} with (force)`)
      await admin.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export { sql }
