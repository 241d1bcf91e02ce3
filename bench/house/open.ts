import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openServices } from '../../src/open-services.ts'
import type { OpenHouse } from '../../src/open-services.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { checkoutFolder, surroundings } from '../../src/platform/config/surroundings.ts'
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.ts'
import type { EmbeddedConnection, EmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.ts'

/** A PostgreSQL of this run alone, in a folder that goes with it. */
export const startDatabase = async (): Promise<EmbeddedPostgres & { home: string }> => {
  const home = mkdtempSync(join(tmpdir(), 'tm-bench-'))
  const postgres = await startEmbeddedPostgres({ home, ephemeral: true })
  return {
    ...postgres,
    home,
    stop: async () => {
      await postgres.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The services of the house on the new database of that home, migrated and with the reference data. */
export const openHouseOn = (home: string): Promise<OpenHouse> => {
  const config = readConfig({ TECHMARKET_HOME: home, TECHMARKET_DEMO: '0' }, surroundings())
  if (!config.ok) throw new Error(config.refusal.map((one) => one.en).join(' '))
  return openServices(config.value, { root: checkoutFolder(), migrate: true, joinRunning: true })
}

/** A second database in the state of the first; nobody may be connected to the first meanwhile. */
export const cloneDatabase = async (connection: EmbeddedConnection, name: string): Promise<EmbeddedConnection> => {
  const admin = new pg.Client({ ...connection, database: 'postgres' })
  await admin.connect()
  try {
    await admin.query(`create database ${name} template ${connection.database} strategy file_copy`)
  } finally {
    await admin.end()
  }
  return { ...connection, database: name }
}

/** Fresh statistics, as a server that has been running for a while has them. */
export const settle = async (connection: EmbeddedConnection): Promise<void> => {
  const client = new pg.Client({ ...connection })
  await client.connect()
  try {
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
