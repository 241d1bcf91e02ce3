import { readFile } from 'node:fs/promises'
import { sha256Hex } from './kernel/id.ts'
import { openServices } from './open-services.ts'
import { createFirstOperator } from './people/index.ts'
import { readConfig } from './platform/config/config.ts'
import { surroundings } from './platform/config/surroundings.ts'
import { CannotStart } from './platform/database/embedded/embedded-postgres.ts'
import type { App } from './platform/services.ts'

type Command = (rest: readonly string[], root: string) => Promise<void>

const say = (line: string) => { process.stdout.write(`${line}\n`) }

/** Runs something on the installation's services, beside a running service if there is one. */
const withServices = async <Result>(root: string, work: (app: App) => Promise<Result>): Promise<Result> => {
  const config = readConfig(process.env, surroundings())
  if (!config.ok) throw new CannotStart(config.refusal.map((one) => one.en).join('\n'))
  const house = await openServices(config.value, { root, migrate: true, joinRunning: true })
  try {
    return await work(house.app)
  } finally {
    await house.close()
  }
}

/** Prints a link by which the first operator sets a password and a second factor: once, within 24 hours. */
const createOperator: Command = async ([email], root) => {
  if (email === undefined) throw new CannotStart('Say whose: create-operator person@institution.example')
  await withServices(root, async (app) => {
    const made = await createFirstOperator(app, email)
    if (!made.ok) throw new CannotStart(made.refusal.sentence.en)
    say(`Open this once, within 24 hours: ${app.publicUrl}${made.value.path}`)
  })
}

/** Recomputes a receipt: the SHA-256 of the manifest, and of each file named in it that is given. */
const verifyReceipt: Command = async ([manifestFile, ...files]) => {
  if (manifestFile === undefined) throw new CannotStart('Say which: verify-receipt manifest.json [file …]')
  const manifest = await readFile(manifestFile, 'utf8')
  say(`Manifest SHA-256 ${sha256Hex(manifest)}`)
  const named = new Set([...manifest.matchAll(/"sha256":"([0-9a-f]{64})"/g)].map((found) => found[1] ?? ''))
  let missing = 0
  for (const file of files) {
    const hash = sha256Hex(await readFile(file))
    if (!named.has(hash)) missing += 1
    say(`${named.has(hash) ? 'is in the manifest ' : 'IS NOT in it       '} ${hash}  ${file}`)
  }
  if (missing > 0) throw new CannotStart(`${missing} of ${files.length} files are not those that were submitted.`)
}

const migrateOnly: Command = async (_rest, root) => {
  await withServices(root, async () => undefined)
  say('The database is up to date.')
}

export const commands: Readonly<Record<string, Command>> = {
  'create-operator': createOperator,
  'verify-receipt': verifyReceipt,
  migrate: migrateOnly,
}
