import { startEmbeddedPostgres } from './embedded-postgres.ts'

// A process that owns a database, for the test that kills it. Says where, and stays.
const [home = '', ephemeral] = process.argv.slice(2)
const { connection } = await startEmbeddedPostgres({ home, ephemeral: ephemeral === 'ephemeral' })
process.stdout.write(`${JSON.stringify(connection)}\n`)
setInterval(() => undefined, 1_000)
