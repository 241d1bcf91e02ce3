import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, open, readFile, rename, rm, writeFile, chown } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { makePrivateFolder } from './places.ts'
import type { RunAs } from './places.ts'
import { CannotStart } from './refusal.ts'
import { settingsFile } from './settings.ts'

export const superuser = 'techmarket'

/** PostgreSQL must not inherit our locale, nor any PG… variable. */
export const plainEnvironment = { PATH: '/usr/bin:/bin', LANG: 'C', TZ: 'UTC' }

/** Makes the data folder on the first start (built beside, then renamed, so that a half-made one is never taken for whole). */
export const ensureCluster = async (data: string, binaries: Binaries, runAs: RunAs, ephemeral: boolean): Promise<{ isNew: boolean }> => {
  if (existsSync(join(data, 'PG_VERSION'))) {
    await refuseOtherVersion(data, binaries.major)
    return { isNew: false }
  }
  const fresh = `${data}.tmp`
  await rm(fresh, { recursive: true, force: true })
  makePrivateFolder(fresh, runAs)
  await initdb(fresh, binaries, runAs, ephemeral)
  await appendFile(join(fresh, 'postgresql.conf'), "\ninclude_if_exists = 'techmarket.conf'\n")
  await rename(fresh, data)
  if (!ephemeral) await persistFolder(dirname(data))
  return { isNew: true }
}

const refuseOtherVersion = async (data: string, major: string): Promise<void> => {
  const made = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
  if (made === major) return
  throw new CannotStart(
    `The database in ${data} was made by PostgreSQL ${made}, and this release brings PostgreSQL ${major}: nothing was changed. ` +
      'Start the release you came from, make a backup with "npm run backup", then start this one with a new TECHMARKET_HOME and "npm run restore"; ' +
      `or run a PostgreSQL ${made} of your own on that folder and set DATABASE_URL.`,
  )
}

const initdb = async (folder: string, binaries: Binaries, runAs: RunAs, ephemeral: boolean): Promise<void> => {
  const args = [
    '-D',
    folder,
    '-U',
    superuser,
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--data-checksums',
    '--auth=trust',
    '--no-instructions',
  ]
  const child = spawn(join(binaries.folder, 'bin', 'initdb'), ephemeral ? [...args, '--no-sync'] : args, {
    cwd: '/',
    env: plainEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...runAs,
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    said += piece
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  if (code !== 0) throw new CannotStart(`The database could not be made in ${folder}: ${complaintIn(said)}`)
}

/** The line of PostgreSQL's own words that says what was wrong, without the instant and process before it. */
export const complaintIn = (said: string): string => {
  const lines = said
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '')
  const line = lines.filter((one) => /FATAL|PANIC|could not|error/i.test(one)).at(-1) ?? lines.at(-1) ?? 'it said nothing.'
  return line.replace(/^.*?(?:FATAL|PANIC|ERROR|initdb: error):\s*/, '')
}

export const writeSettings = async (data: string, settings: Record<string, string>, runAs: RunAs): Promise<void> => {
  const file = join(data, 'techmarket.conf')
  await writeFile(file, settingsFile(settings), { mode: 0o600 })
  if (runAs) await chown(file, runAs.uid, runAs.gid)
}

const persistFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
