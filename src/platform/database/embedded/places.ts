import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CannotStart } from './refusal.ts'

/** The user PostgreSQL runs as. It refuses root, so root drops to an unprivileged one. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined

/** `nobody` unless TECHMARKET_DATABASE_UID names another user number. Undefined when we are not root and just stay who we are. */
export const whoRunsIt = (env: NodeJS.ProcessEnv = process.env): RunAs => {
  if (process.getuid?.() !== 0) return undefined
  const uid = Number(env['TECHMARKET_DATABASE_UID'] ?? 65_534)
  if (!Number.isSafeInteger(uid) || uid <= 0) throw new CannotStart('TECHMARKET_DATABASE_UID must be the number of an unprivileged user.')
  return { uid, gid: uid }
}

export type Places = { readonly data: string; readonly sockets: string; readonly log: string; readonly owner: string }

/** Unix sockets have paths of at most 107 bytes; the longest name in the folder is `.s.PGSQL.5432.lock`. */
const longestSocketFolder = 107 - '/.s.PGSQL.5432.lock'.length

export const placesIn = (home: string): Places => {
  const inHome = join(home, 'run')
  const short = Buffer.byteLength(inHome) <= longestSocketFolder
  const sockets = short ? inHome : join(tmpdir(), `techmarket-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`)
  return { data: join(home, 'database'), sockets, log: join(home, 'database.log'), owner: join(home, 'owner') }
}

/** Makes a folder only the database's user may enter; one that somebody else put there is refused. */
export const makePrivateFolder = (folder: string, runAs: RunAs): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const allowed = [process.getuid?.(), runAs?.uid]
  if (!found.isDirectory() || !allowed.includes(found.uid))
    throw new CannotStart(`${folder} belongs to somebody else: remove it or set TECHMARKET_HOME to another folder.`)
  if (runAs) chownSync(folder, runAs.uid, runAs.gid)
  chmodSync(folder, 0o700)
}

/** The home itself may be passed through, not listed, when the database runs as another user than we. */
export const openWayTo = (home: string, runAs: RunAs): void => {
  if (!runAs) return
  chmodSync(home, 0o711)
  for (let folder = dirname(home); folder !== dirname(folder); folder = dirname(folder)) {
    if ((lstatSync(folder).mode & 0o001) === 0 && !lstatSync(folder).isSymbolicLink()) {
      throw new CannotStart(
        `The database does not run as root and cannot pass through ${folder}: set TECHMARKET_HOME to a folder such as /var/lib/techmarket, or start as an ordinary user.`,
      )
    }
  }
}
