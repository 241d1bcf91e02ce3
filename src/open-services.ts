import { join } from 'node:path'
import { fillDemonstration } from './demonstration/fill.ts'
import { isLoopback } from './platform/config/config.ts'
import type { Config } from './platform/config/config.ts'
import { openHome } from './platform/config/home.ts'
import { reachDatabase } from './platform/config/reach.ts'
import { keyFor, openSecretOf } from './platform/config/secret.ts'
import { surroundings } from './platform/config/surroundings.ts'
import { openDatabase, sql } from './platform/database/database.ts'
import type { Database } from './platform/database/database.ts'
import { CannotStart, startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.ts'
import { migrate, readMigrations } from './platform/database/migrate.ts'
import { takePulse } from './platform/database/pulse.ts'
import { diskFileStore } from './platform/files/file-store.ts'
import { receiveFor } from './platform/files/receive-for.ts'
import type { Jobs } from './platform/jobs/jobs.ts'
import { openPdfMaker } from './platform/pdf/pdf.ts'
import { openSearches } from './open-searches.ts'
import type { App } from './platform/services.ts'
import { loadReferenceData } from './seed.ts'

export interface OpenHouse {
  readonly app: App
  useJobs(jobs: Jobs): void
  /** Whether the database answered lately; costs nothing to ask. */
  databaseAnswers(): boolean
  /** Goes on filling a demonstration in the background; nothing where there is none, or it is full. */
  startDemonstration(): { stop(): Promise<void> }
  close(): Promise<void>
}

/** Opens everything the house stands on: the database (our own or the given one), files, fonts, keys, reference data. */
export const openServices = async (
  config: Config,
  options: { root: string; migrate: boolean; joinRunning?: boolean; search?: boolean },
): Promise<OpenHouse> => {
  const postgres = await startPostgres(config, options.joinRunning ?? false)
  const db = openDatabase(postgres.connection, { max: 12 })
  if (options.migrate) await bringForward(db, config, options.root)
  const market = await db
    .reader()
    .one(
      sql<{ isDemonstration: boolean; demonstrationProgress: number | null }>`select is_demonstration, demonstration_progress from market`,
    )
  if (market.isDemonstration && !isLoopback(config.host)) {
    await db.close()
    await postgres.stop()
    throw new CannotStart(
      'This database was made as a demonstration and never becomes production: use another TECHMARKET_HOME or DATABASE_URL off loopback.',
    )
  }
  const files = diskFileStore(config.filesFolder)
  const pdf = openPdfMaker()
  const pulse = await takePulse(postgres.connection)
  const searches = options.search === true ? openSearches(db, config) : undefined
  let jobs: Jobs | undefined
  const app: App = {
    db,
    files,
    pdf,
    market,
    receive: receiveFor(files, config.clamdAddress),
    secret: keyFor(config.secret ?? openSecretOf(config.home), 'application'),
    publicUrl: config.publicUrl.origin,
    firmStorageBytes: config.firmStorageBytes,
    secureCookies: config.isSecure,
    clock: { now: () => new Date(Date.now() + pulse.offset()) },
    mail: { smtpUrl: config.smtpUrl, from: config.mailFrom },
    operator: { name: config.operatorName, contact: config.operatorContact },
    installation: {
      filesFolder: config.filesFolder,
      hasOwnDatabase: config.databaseUrl === undefined,
      virusScanner: config.clamdAddress && `${config.clamdAddress.host}:${config.clamdAddress.port}`,
      trustedProxies: config.trustedProxies,
    },
    searches,
    nudge: (job) => jobs?.nudge(job),
  }
  return {
    app,
    useJobs: (running) => {
      jobs = running
    },
    databaseAnswers: pulse.answers,
    startDemonstration: () =>
      market.isDemonstration && market.demonstrationProgress !== 100
        ? fillDemonstration(app, join(options.root, 'db', 'demo'), (progress) => {
            market.demonstrationProgress = progress
            void sql`update market set demonstration_progress = ${progress}`.execute(db.kysely).catch(() => undefined)
          })
        : { stop: async () => undefined },
    close: async () => {
      for (const one of searches?.values() ?? []) await one.close()
      await pulse.stop()
      pdf.close()
      await db.close()
      await postgres.stop()
    },
  }
}

/** Migrations and reference data; a database made just now may become a demonstration. */
const bringForward = async (db: Database, config: Config, root: string): Promise<void> => {
  const isNew = (await migrate(db, await readMigrations(join(root, 'db', 'migrations')))).includes('0001_platform.sql')
  const becomesDemonstration = isNew && (config.demonstration ?? (config.databaseUrl === undefined && isLoopback(config.host)))
  if (becomesDemonstration) await sql`update market set is_demonstration = true, demonstration_progress = 0`.execute(db.kysely)
  // A demonstration begins in the past: the rules its oldest applications were judged by were in force then.
  await loadReferenceData(db, join(root, 'db', 'seed'), becomesDemonstration ? '-1325 days' : undefined)
}

/** The database of this configuration: a given one, or our own, started or (beside a running service) joined. */
export const startPostgres = async (config: Config, joinRunning: boolean) => {
  const home = openHome(config.home, surroundings().isRoot ? 0o755 : 0o700)
  if (!home.ok) throw new CannotStart(home.refusal.en)
  if (config.databaseUrl === undefined) return startEmbeddedPostgres({ home: config.home, joinRunning })
  const reached = await reachDatabase(config.databaseUrl)
  if (!reached.ok) throw new CannotStart(reached.refusal.en)
  return { connection: { connectionString: config.databaseUrl }, stop: async () => undefined }
}
