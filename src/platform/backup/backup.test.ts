import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openSecretOf } from '../config/secret.ts'
import { openDatabase } from '../database/database.ts'
import type { Database } from '../database/database.ts'
import { startEmbeddedPostgres } from '../database/embedded/embedded-postgres.ts'
import type { EmbeddedPostgres } from '../database/embedded/embedded-postgres.ts'
import { migrate } from '../database/migrate.ts'
import type { Migration } from '../database/migrate.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')
const migration = (name: string, text: string): Migration => ({ name, text, sha256: sha256(text) })

// All that makes a restore hard: a cycle of foreign keys, a table that never gives rows back, rows brought by a migration, an
// always-generated number, a generated column, values that are easily lost on the way.
const migrations = [
  migration(
    '0001_all.sql',
    `
  create table files (id text primary key, sha256 text not null);
  create table firms (id text primary key, head text);
  create table people (id text primary key, firm text references firms);
  alter table firms add constraint firms_head foreign key (head) references people;
  create table kept (id bigint generated always as identity primary key, at timestamptz, what jsonb, bytes bytea, price numeric, long interval, list text[], half float8, twice float8 generated always as (half * 2) stored);
  create function never() returns trigger language plpgsql as $$ begin raise exception 'kept'; end $$;
  create trigger stays before update or delete on kept for each row execute function never();
  create function dearer() returns trigger language plpgsql as $$ begin new.price := new.price + 1; return new; end $$;
  create trigger changes_what_comes before insert on kept for each row execute function dearer();
  create trigger not_emptied before truncate on kept for each statement execute function never();
  insert into firms values ('from the migration', null);`,
  ),
]

const fill = `
  insert into firms values ('a', null), ('탭	줄
바꿈 \\', null); insert into people values ('p', 'a'); update firms set head = 'p' where id = 'a';
  insert into kept (at, what, bytes, price, long, list, half) select '2026-11-24 12:00:00.123456+09'::timestamptz + make_interval(secs => n), 'null', '\\x00ff', 12345678901234567890.123, '1 mon 2 days', array['가', null, 'b,"'], 0.1 * n from generate_series(1, 5000) n`

const tables = ['files', 'firms', 'people', 'kept']
const contentOf = (database: Database) =>
  Promise.all(
    tables.map(async (table) => {
      const { rows } = await database.pool.query<{ rows: number; hash: string }>(
        `select count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t`,
      )
      return { table, ...rows[0] }
    }),
  )

let postgres: EmbeddedPostgres
let folder: string
let source: Database
let home: string
const opened: Database[] = []
let made = 0

const aDatabase = async (): Promise<Database> => {
  const name = `market_${(made += 1)}`
  await opened[0]?.pool.query(`create database ${name}`)
  const database = openDatabase({ ...postgres.connection, database: name }, { max: 2, onError: () => undefined })
  opened.push(database)
  return database
}
const secret = () => openSecretOf(home)
const theBackup = (name: string) =>
  backup({ database: source, filesFolder: join(home, 'files'), secret: secret(), release: '1.2.3' }, join(folder, name))

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ ephemeral: true })
  opened.push(openDatabase(postgres.connection, { max: 1, onError: () => undefined }))
  folder = mkdtempSync(join(tmpdir(), 'tm-backup-'))
  home = join(folder, 'home')
  mkdirSync(join(home, 'files', 'ab'), { recursive: true })
  writeFileSync(join(home, 'files', 'ab', '설계서'), '내용')
  source = await aDatabase()
  await migrate(source, migrations)
  await source.pool.query(fill)
  await source.pool.query("insert into files values ('f', $1)", [sha256('내용')])
}, 60_000)
afterAll(async () => {
  await Promise.all(opened.map((each) => each.pool.end()))
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

let place: string
beforeEach(() => {
  place = mkdtempSync(join(folder, 'place-'))
})
const anEmptyPlace = async () => ({ database: await aDatabase(), filesFolder: join(place, 'files'), home: place, migrations })

describe('a backup', () => {
  it('comes back whole in an empty place: every row, every value, every document, the key', async () => {
    expect((await theBackup('whole')).ok).toBe(true)
    const target = await anEmptyPlace()
    expect((await restore(target, join(folder, 'whole'))).ok).toBe(true)
    expect(await contentOf(target.database)).toEqual(await contentOf(source))
    expect(readFileSync(join(place, 'files', 'ab', '설계서'), 'utf8')).toBe('내용')
    expect(openSecretOf(place).equals(secret())).toBe(true)
    expect(statSync(join(place, 'secret')).mode & 0o777).toBe(0o600)
  })

  it('restores the rules with the rows: numbers go on, keys bind, triggers keep watch', async () => {
    await theBackup('rules')
    const target = await anEmptyPlace()
    await restore(target, join(folder, 'rules'))
    const { rows } = await target.database.pool.query<{ id: number }>('insert into kept default values returning id')
    expect(rows[0]?.id).toBe(5001)
    await expect(target.database.pool.query("insert into people values ('x', 'no such firm')")).rejects.toThrow('foreign key')
    await expect(target.database.pool.query('truncate kept')).rejects.toThrow('kept')
  })

  it('counts and hashes every part in its manifest', async () => {
    const answer = await theBackup('manifest')
    const manifest = answer.ok ? answer.value : undefined
    expect(manifest?.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['files', 1],
      ['firms', 3],
      ['kept', 5000],
      ['people', 1],
    ])
    expect(manifest?.files).toEqual([{ path: 'files/ab/설계서', bytes: 6, sha256: sha256('내용') }])
    expect(manifest?.migrations).toEqual([{ name: '0001_all.sql', sha256: migrations[0]?.sha256 }])
  })

  it('is of one moment although rows are written meanwhile', async () => {
    const writing = (async () => {
      for (let n = 0; n < 50; n += 1)
        await source.pool.query(
          "with f as (insert into firms values ($1, null) returning id) insert into people select 'of ' || id, null from f",
          [`new ${n}`],
        )
    })()
    const answer = await theBackup('moving')
    await writing
    const rows = new Map(answer.ok ? answer.value.tables.map((table) => [table.name, table.rows]) : [])
    expect((rows.get('firms') ?? 0) - (rows.get('people') ?? 0)).toBe(2)
    expect((await restore(await anEmptyPlace(), join(folder, 'moving'))).ok).toBe(true)
  })

  it('is refused when a document of the database is missing, and leaves nothing behind', async () => {
    await source.pool.query("insert into files values ('lost', $1)", [sha256('lost')])
    const answer = await theBackup('incomplete')
    await source.pool.query("delete from files where id = 'lost'")
    expect(answer.ok ? '' : answer.refusal.en).toContain('1 documents named in the database are missing')
    expect(readdirSync(folder).filter((name) => name.startsWith('incomplete'))).toEqual([])
  })

  it('never overwrites another', async () => {
    await theBackup('first')
    const answer = await theBackup('first')
    expect(answer.ok ? '' : answer.refusal.en).toContain('is not empty')
  })

  it('is refused over an installation that holds anything', async () => {
    await theBackup('over')
    const answer = await restore({ ...(await anEmptyPlace()), database: source }, join(folder, 'over'))
    expect(answer.ok ? '' : answer.refusal.en).toContain('The database is not empty')
    const full = await anEmptyPlace()
    mkdirSync(full.filesFolder)
    writeFileSync(join(full.filesFolder, 'mine'), 'x')
    const second = await restore(full, join(folder, 'over'))
    expect(second.ok ? '' : second.refusal.en).toContain('files is not empty')
    expect(await full.database.pool.query("select from pg_tables where schemaname = 'public'")).toHaveProperty('rowCount', 0)
  })

  it.each(['database/kept.copy.gz', 'files/ab/설계서', 'keys/secret'])('is refused when %s was damaged', async (path) => {
    const name = `damaged-${sha256(path).slice(0, 6)}`
    await theBackup(name)
    appendFileSync(join(folder, name, path), ' ')
    const target = await anEmptyPlace()
    const answer = await restore(target, join(folder, name))
    expect(answer.ok ? '' : answer.refusal.en).toContain(`${path} of the backup is missing or damaged`)
    expect(await target.database.pool.query("select from pg_tables where schemaname = 'public'")).toHaveProperty('rowCount', 0)
  })

  it('of a newer release is refused by an older one', async () => {
    await theBackup('newer')
    const answer = await restore({ ...(await anEmptyPlace()), migrations: [] }, join(folder, 'newer'))
    expect(answer.ok ? '' : answer.refusal.en).toContain('does not know its migration 0001_all.sql')
  })
})
