import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate, readMigrations } from '../../src/platform/database/migrate.ts'
import { loadReferenceData } from '../../src/seed.ts'

declare module 'vitest' {
  /** `pagesSeen`: a file where the journeys of this run note what axe has seen (page-check.ts). */
  export interface ProvidedContext {
    postgres: { host: string; port: number; user: string }
    pagesSeen: string
  }
}

/** One real PostgreSQL for the whole run, with a migrated and seeded template that each test file clones. */
export default async function setUp(project: TestProject) {
  const home = await mkdtemp(join(tmpdir(), 'tm-test-'))
  const postgres = await startEmbeddedPostgres({ home, ephemeral: true })
  const { host, port, user } = postgres.connection
  const admin = openDatabase({ host, port, user, database: 'postgres' }, { max: 1 })
  await admin.pool.query('create database market_template')
  const template = openDatabase({ host, port, user, database: 'market_template' }, { max: 2 })
  await migrate(template, await readMigrations(join(import.meta.dirname, '../../db/migrations')))
  await loadReferenceData(template, join(import.meta.dirname, '../../db/seed'))
  await template.close()
  await admin.close()
  project.provide('postgres', { host, port, user })
  project.provide('pagesSeen', join(home, 'pages-seen'))
  return async () => {
    await postgres.stop()
    await rm(home, { recursive: true, force: true })
  }
}
