// Writes db/schema.sql from a fresh database with every migration. Run: node --import tsx tools/print-schema.ts
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/platform/database/database.ts'
import { startEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.ts'
import { migrate, readMigrations } from '../src/platform/database/migrate.ts'
import { printSchema } from './schema.ts'

const root = join(import.meta.dirname, '..')
const home = mkdtempSync(join(tmpdir(), 'tm-schema-'))
const postgres = await startEmbeddedPostgres({ home, ephemeral: true })
const db = openDatabase(postgres.connection, { max: 1 })
await migrate(db, await readMigrations(join(root, 'db', 'migrations')))
writeFileSync(join(root, 'db', 'schema.sql'), await printSchema(db.reader()))
await db.close()
await postgres.stop()
rmSync(home, { recursive: true, force: true })
