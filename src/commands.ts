import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { verifyReceipt } from './applications/index.ts'
import { openSearchProcess } from './open-searches.ts'
import { openServices, startPostgres } from './open-services.ts'
import { createFirstOperator, readKeptMailHere, resetFactorHere } from './people/index.ts'
import { recordAudit, theSystem } from './platform/audit/audit.ts'
import { backup } from './platform/backup/backup.ts'
import { restore } from './platform/backup/restore.ts'
import { readConfig } from './platform/config/config.ts'
import type { Config } from './platform/config/config.ts'
import { openSecretOf } from './platform/config/secret.ts'
import { surroundings } from './platform/config/surroundings.ts'
import { openDatabase, writerOn } from './platform/database/database.ts'
import type { Database } from './platform/database/database.ts'
import { readMigrations } from './platform/database/migrate.ts'
import { CannotStart } from './platform/database/embedded/embedded-postgres.ts'
import { indexHere } from './platform/search/methods.ts'
import type { App } from './platform/services.ts'

type Command = (rest: readonly string[], root: string) => Promise<void>

const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}

/** Runs something on the installation's services, beside a running service if there is one. */
const withServices = async <Result>(
  root: string,
  unset: Partial<Pick<Config, 'demonstration'>>,
  work: (app: App) => Promise<Result>,
): Promise<Result> => {
  const config = settings()
  const house = await openServices(
    { ...config, demonstration: config.demonstration ?? unset.demonstration },
    { root, migrate: true, joinRunning: true },
  )
  try {
    return await work(house.app)
  } finally {
    await house.close()
  }
}

/** Prints a link by which the first operator sets a password and a second factor: once, within 24 hours. */
const createOperator: Command = async ([email], root) => {
  if (email === undefined) throw new CannotStart('Say whose: create-operator person@institution.example')
  // Whoever begins here begins a real market: a database made just now does not become a demonstration unless that is said.
  await withServices(root, { demonstration: false }, async (app) => {
    const made = await createFirstOperator(app, email)
    if (!made.ok) throw new CannotStart(made.refusal.sentence.en)
    say(`Open this once, within 24 hours: ${app.publicUrl}${made.value.path}`)
  })
}

/** Prints what was written to an address while there was no mail server: a trial on one machine goes on without one. */
const readMail: Command = async ([email], root) => {
  if (email === undefined) throw new CannotStart('Say whose: read-mail person@institution.example')
  await withServices(root, {}, async (app) => {
    const { value: mails } = await readKeptMailHere(app, email)
    if (mails.length === 0)
      throw new CannotStart(`No mail to ${email} was kept here: either none was written, or it left through SMTP_URL.`)
    for (const one of mails) say(`${one.createdAt.toISOString()}  ${one.subject}\n\n${one.body}\n`)
  })
}

/** Takes a lost second factor off; the person sets up another one at the next sign-in. */
const resetFactor: Command = async ([email], root) => {
  if (email === undefined) throw new CannotStart('Say whose: reset-factor person@institution.example')
  await withServices(root, {}, async (app) => {
    const reset = await resetFactorHere(app, email)
    if (!reset.ok) throw new CannotStart(reset.refusal.sentence.en)
    say(`${email} signs in with the password alone once, and then sets up another second factor.`)
  })
}

const settings = (): Config => {
  const config = readConfig(process.env, surroundings())
  if (!config.ok) throw new CannotStart(config.refusal.map((one) => one.en).join('\n'))
  return config.value
}

const onItsDatabase = async <Result>(
  config: Config,
  joinRunning: boolean,
  work: (database: Database) => Promise<Result>,
): Promise<Result> => {
  const postgres = await startPostgres(config, joinRunning)
  const database = openDatabase(postgres.connection, { max: 4 })
  try {
    return await work(database)
  } finally {
    await database.close()
    await postgres.stop()
  }
}

/** Database, documents and key as one set in a new folder, also while the service runs. */
const backupTo: Command = async ([folder], root) => {
  const config = settings()
  const target = resolve(folder ?? join(config.home, 'backups', new Date().toISOString().slice(0, 19).replaceAll(':', '-')))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const made = await onItsDatabase(config, true, async (database) => {
    const done = await backup(
      { database, filesFolder: config.filesFolder, secret: config.secret ?? openSecretOf(config.home), release: version },
      target,
    )
    // The operator sees under /operations when the last one was made.
    if (done.ok)
      await recordAudit(writerOn(database.kysely), new Date(), theSystem, {
        action: 'backup.made',
        kind: 'backup',
        id: basename(target),
        detail: { documents: done.value.files.length, release: version },
      })
    return done
  })
  if (!made.ok) throw new CannotStart(made.refusal.en)
  say(
    `Backup in ${target}: ${made.value.tables.reduce((sum, table) => sum + table.rows, 0)} rows, ${made.value.files.length} documents, the key. Keep it as private as the installation.`,
  )
}

/** Puts a backup back, into an empty home or an empty database only. */
const restoreFrom: Command = async ([folder], root) => {
  if (folder === undefined) throw new CannotStart('Say which: restore FOLDER')
  const config = settings()
  const migrations = await readMigrations(join(root, 'db', 'migrations'))
  const back = await onItsDatabase(config, false, (database) =>
    restore({ database, filesFolder: config.filesFolder, home: config.home, migrations }, resolve(folder)),
  )
  if (!back.ok) throw new CannotStart(back.refusal.en)
  say(`Restored the backup of ${back.value.createdAt} (UTC) into ${config.home}. Start it with npm start.`)
}

/** Serves the search indexes to the web processes until it is told to stop. */
const search: Command = async ([given]) => {
  const config = settings()
  const port = Number(given ?? (config.searchUrl?.protocol === 'http:' ? config.searchUrl.port : Number.NaN))
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new CannotStart('Say on which port of loopback: search 3100, or set SEARCH_URL=http://127.0.0.1:3100')
  await onItsDatabase(config, true, async (database) => {
    const running = await openSearchProcess(database, config, port, indexHere)
    say(`Search: http://127.0.0.1:${running.port}`)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await running.close()
  })
}

const help: Command = async () => {
  say('npm start, or npm run cli -- COMMAND:')
  for (const line of [
    'create-operator E-MAIL              prints a link, good once for 24 hours, by which the first operator sets a password and a second factor',
    'reset-factor E-MAIL                 takes off a second factor that was lost with its recovery codes; operators do it for others at /operations/people',
    'read-mail E-MAIL                    prints the last mails to an address that were kept because there is no SMTP_URL, with their links',
    'backup [FOLDER]                     database, documents and key as one set; may run beside the service',
    'restore FOLDER                      puts a backup back into an empty TECHMARKET_HOME or DATABASE_URL',
    'verify-receipt MANIFEST [HASH] [FILE …]  recomputes a receipt: its SHA-256, compared with the one given, and those of the files',
    'search [PORT]                       serves the search indexes on loopback to the web processes that have SEARCH_URL',
    'migrate                             brings the database up to date without serving',
  ])
    say(`  ${line}`)
}

const migrateOnly: Command = async (_rest, root) => {
  await withServices(root, {}, async () => undefined)
  say('The database is up to date.')
}

export const commands: Readonly<Record<string, Command>> = {
  'create-operator': createOperator,
  'reset-factor': resetFactor,
  'read-mail': readMail,
  'verify-receipt': (given) => verifyReceipt(say, given),
  backup: backupTo,
  restore: restoreFrom,
  migrate: migrateOnly,
  search,
  help,
}
