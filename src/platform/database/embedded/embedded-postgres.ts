import type { ChildProcess } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { prepareBinaries } from './binaries.ts'
import { complaintIn, ensureCluster, superuser, writeSettings } from './cluster.ts'
import { makePrivateFolder, openWayTo, placesIn, whoRunsIt } from './places.ts'
import type { Places, RunAs } from './places.ts'
import { adopt, clearAway, findPostmaster, launch } from './postmaster.ts'
import type { Launch } from './postmaster.ts'
import { comesTrue } from './processes.ts'
import { CannotStart } from './refusal.ts'
import { ephemeralSettings, settingsFor, thisMachine } from './settings.ts'
import { takeStartLock } from './start-lock.ts'

export { CannotStart } from './refusal.ts'

export type EmbeddedConnection = { readonly host: string; readonly port: number; readonly user: string; readonly database: string }
export type EmbeddedPostgres = {
  /** For `pg`: `host` is the private socket folder. The user is the cluster's superuser; there is no TCP port. */
  readonly connection: EmbeddedConnection
  /** True when another process of ours runs the database and we only use it: then `stop` stops nothing. */
  readonly joined: boolean
  stop(): Promise<void>
}

export type StartOptions = {
  /** Folder of this installation (TECHMARKET_HOME); made when missing. When ephemeral it may be left out: then a temporary one. */
  readonly home?: string
  /** For tests: without fsync, and the whole home is removed at the end. */
  readonly ephemeral?: boolean
  /** When the service already runs on this home, use its database instead of refusing (backup, command line). */
  readonly joinRunning?: boolean
  /** Told when PostgreSQL went down by itself and could not be brought back. */
  readonly onLost?: (reason: Error) => void
}

const sharedPrograms = '/var/lib/techmarket'
const startWithinMs = 600_000
const stopWithinMs = 30_000

/**
 * Starts this installation's own PostgreSQL, or throws `CannotStart` with one sentence. It stops with our process, however that ends;
 * one that died by itself is started again. First start ≈ 1.5 s, later ones ≈ 0.2 s.
 */
export const startEmbeddedPostgres = async (options: StartOptions): Promise<EmbeddedPostgres> => {
  const ephemeral = options.ephemeral === true
  const runAs = whoRunsIt()
  const home = prepareHome(options, runAs)
  const places = placesIn(home)
  const lock = await takeStartLock(home)
  if (!lock) return options.joinRunning === true ? joinRunning(places) : refuseSecond(places)
  try {
    const running = await runIn(home, places, runAs, ephemeral, options.onLost ?? reportLost)
    return {
      connection: connectionTo(places),
      joined: false,
      stop: async () => {
        await running.stop()
        await rm(ephemeral ? home : places.owner, { recursive: true, force: true })
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

const prepareHome = ({ home, ephemeral }: StartOptions, runAs: RunAs): string => {
  if (home === undefined && !ephemeral) throw new CannotStart('The database needs a home folder: set TECHMARKET_HOME.')
  if (home !== undefined) mkdirSync(home, { recursive: true, mode: runAs ? 0o755 : 0o700 })
  const real = realpathSync(home ?? mkdtempSync(join(tmpdir(), 'techmarket-')))
  openWayTo(real, runAs)
  // So that the watchdog, which runs as that user, can remove it when we cannot any more.
  if (ephemeral && runAs) chownSync(real, runAs.uid, runAs.gid)
  return real
}

const connectionTo = (places: Places, database: string = superuser): EmbeddedConnection => ({
  host: places.sockets,
  port: 5432,
  user: superuser,
  database,
})

const refuseSecond = async (places: Places): Promise<never> => {
  const owner = (await readFile(places.owner, 'utf8').catch(() => '')).trim()
  throw new CannotStart(
    `Techmarket is already running on this home${owner ? ` (process ${owner})` : ''}: ${places.data}. Stop it first, or set TECHMARKET_HOME and PORT for a second one.`,
  )
}

const joinRunning = async (places: Places): Promise<EmbeddedPostgres> => {
  const isUp = await comesTrue(async () => (await findPostmaster(places.data))?.ready === true, 30_000)
  if (!isUp) throw new CannotStart('The running service has not brought its database up within 30 seconds; look at its output.')
  return { connection: connectionTo(places), joined: true, stop: () => Promise.resolve() }
}

const runIn = async (home: string, places: Places, runAs: RunAs, ephemeral: boolean, onLost: (reason: Error) => void) => {
  const binaries = await prepareBinaries(runAs ? sharedPrograms : undefined)
  await writeFile(places.owner, `${process.pid}\n`)
  const { isNew } = await ensureCluster(places.data, binaries, runAs, ephemeral)
  const settings = { ...settingsFor(thisMachine()), ...(ephemeral ? ephemeralSettings : {}) }
  await writeSettings(places.data, settings, runAs)
  makePrivateFolder(places.sockets, runAs)
  await turnOverLog(places.log)
  const running = await keepRunning(
    { data: places.data, sockets: places.sockets, log: places.log, binaries, runAs, removeAfterwards: ephemeral ? home : undefined },
    onLost,
  )
  await ensureDatabase(places, isNew).catch(async (error: unknown) => {
    await running.stop()
    throw error
  })
  return running
}

/** Brings PostgreSQL up and, until `stop`, up again whenever it goes down by itself (five times a minute at most). */
const keepRunning = async (what: Launch, onLost: (reason: Error) => void) => {
  let stopping = false
  let failures: number[] = []
  let child = await bringUp(what)
  let coming: Promise<void> = Promise.resolve()
  const watch = () =>
    child.once('exit', () => {
      child.stdin?.destroy()
      if (!stopping) coming = again().catch(onLost)
    })
  const again = async () => {
    failures = [...failures.filter((at) => at > Date.now() - 60_000), Date.now()]
    if (failures.length > 5) throw new CannotStart(`PostgreSQL went down ${failures.length} times within a minute; see ${what.log}.`)
    process.stderr.write('PostgreSQL went down; starting it again.\n')
    child = await bringUp(what)
    watch()
  }
  watch()
  const stop = async () => {
    stopping = true
    await coming
    child.stdin?.destroy()
    if (await comesTrue(async () => (await findPostmaster(what.data)) === undefined && hasEnded(child), stopWithinMs)) return
    const left = await findPostmaster(what.data)
    if (left) process.kill(left.pid, 'SIGQUIT')
  }
  return { stop }
}

const bringUp = async (what: Launch): Promise<ChildProcess> => {
  const orphan = await lastingOrphan(what.data)
  if (orphan !== undefined) return adopt(orphan, what.log, what.runAs)
  if (!(await clearAway(what.data)))
    throw new CannotStart(`Processes of an earlier PostgreSQL still work in ${what.data} and do not end; end them and start again.`)
  const child = launch(what)
  const isUp = await comesTrue(async () => (await findPostmaster(what.data))?.ready === true || hasEnded(child), startWithinMs)
  if (isUp && !hasEnded(child)) return child
  child.stdin?.destroy()
  throw new CannotStart(`PostgreSQL did not start: ${await lastComplaint(what.log)}`)
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** One left by a dead owner is normally being stopped by its watchdog: wait for that. One that stays ready lost its watchdog too. */
const lastingOrphan = async (data: string): Promise<number | undefined> => {
  const isLeaving = await comesTrue(async () => (await findPostmaster(data))?.ready !== true, 1_000)
  if (!isLeaving) return (await findPostmaster(data))?.pid
  await comesTrue(async () => (await findPostmaster(data)) === undefined, 60_000)
  return undefined
}

const lastComplaint = async (log: string): Promise<string> => complaintIn(await readFile(log, 'utf8').catch(() => ''))

const ensureDatabase = async (places: Places, isNew: boolean): Promise<void> => {
  const client = new pg.Client({ ...connectionTo(places, 'postgres') })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = isNew ? { rowCount: 0 } : await client.query('select 1 from pg_database where datname = $1', [superuser])
    if (!rowCount) await client.query(`create database ${superuser}`)
  } finally {
    await client.end()
  }
}

const turnOverLog = async (log: string): Promise<void> => {
  const bytes = (await stat(log).catch(() => undefined))?.size ?? 0
  if (bytes > 10_000_000) await rename(log, `${log}.1`)
}

const reportLost = (reason: Error): void => {
  process.stderr.write(`${reason.message}\n`)
}
