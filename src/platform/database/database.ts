import { createHash } from 'node:crypto'
import pg from 'pg'
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import type { RawBuilder, Transaction } from 'kysely'

export { sql }
export type { RawBuilder }

// A day is a word ('2026-11-30'), money a safe integer, a decimal a number: what arrives is what the rules think in.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)
pg.types.setTypeParser(pg.types.builtins.INT8, (digits) => {
  const whole = Number(digits)
  if (!Number.isSafeInteger(whole)) throw new Error(`A whole number beyond ±2^53 came from the database: ${digits}`)
  return whole
})
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** Reads rows. Every call is one statement, and is counted: a page shows at most five. Columns arrive in camelCase. */
export interface Reader {
  many<Row>(query: RawBuilder<Row>): Promise<Row[]>
  maybe<Row>(query: RawBuilder<Row>): Promise<Row | undefined>
  one<Row>(query: RawBuilder<Row>): Promise<Row>
  readonly statements: number
}

const keptMark = '/* kept */ '
const marked = new WeakSet<object>()
/**
 * A statement whose plan each connection keeps: PostgreSQL then reads and plans it once, not every time. For what is found by key and has
 * always the same text; the statements of a transaction are kept unasked. Never for a search: the plan that fits any value fits none.
 */
export const keepPlan = <Row>(query: RawBuilder<Row>): RawBuilder<Row> => {
  if (marked.has(query)) return query
  const kept = sql<Row>`${sql.raw(keptMark)}${query}`
  marked.add(kept)
  return kept
}

const mostKept = 500
/** Sends what is marked under a name of its own, up to so many on one connection; everything else as it is. */
const namePlans = (client: pg.PoolClient): void => {
  const names = new Map<string, string>()
  const send = client.query.bind(client) as (...given: unknown[]) => unknown
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `kept-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
    names.set(text, name)
    return name
  }
  const query = (...given: unknown[]): unknown => {
    const [text, values, ...rest] = given
    const isKept = typeof text === 'string' && text.startsWith(keptMark) && (names.has(text) || names.size < mostKept)
    return isKept ? send({ name: nameOf(text), text, values }, ...rest) : send(...given)
  }
  Object.assign(client, { query })
}

/** Reads and writes; `run` answers how many rows were touched. */
export interface Writer extends Reader {
  run(query: RawBuilder<unknown>): Promise<number>
}

export type Executor = Kysely<unknown> | Transaction<unknown>

export const writerOn = (executor: Executor, { keepsPlans = false } = {}): Writer => {
  let statements = 0
  const execute = async <Row>(query: RawBuilder<Row>) => {
    statements += 1
    return (keepsPlans ? keepPlan(query) : query).execute(executor)
  }
  return {
    many: async (query) => (await execute(query)).rows,
    maybe: async (query) => (await execute(query)).rows[0],
    one: async (query) => {
      const [row] = (await execute(query)).rows
      if (row === undefined) throw new Error('The database answered no row where there is always one')
      return row
    },
    run: async (query) => Number((await execute(query)).numAffectedRows ?? 0n),
    get statements() {
      return statements
    },
  }
}

export type Connection = { connectionString: string } | { host: string; port?: number; user: string; database: string; password?: string }

export interface Database {
  readonly kysely: Kysely<unknown>
  readonly pool: pg.Pool
  readonly connection: Connection
  /** A fresh counter per page or job. */
  reader(): Reader
  close(): Promise<void>
}

const isOfConnection = /^(08|53|57P)/
const ofSockets = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND'])
/** Whether the database could not be asked at all, or is full: not a fault of the request, which may come again. */
export const isDatabaseAway = (error: Error & { readonly code?: unknown; readonly syscall?: unknown }): boolean =>
  /timeout exceeded when trying to connect|Connection terminated/.test(error.message) ||
  (typeof error.code === 'string' && (isOfConnection.test(error.code) || (error.syscall === 'connect' && ofSockets.has(error.code))))

/** Opens the pool. A lost connection is logged, never fatal: the next statement gets another one. */
export const openDatabase = (connection: Connection, options: { max?: number; onError?: (error: Error) => void } = {}): Database => {
  let closing: Promise<void> | undefined
  const tell =
    options.onError ??
    ((error: Error) => {
      process.stderr.write(`database connection lost: ${error.message}\n`)
    })
  const pool = new pg.Pool({
    ...connection,
    max: options.max ?? 10,
    idleTimeoutMillis: 30_000,
    // Whoever waits longer for a connection is told to come again, rather than kept in a line that only grows.
    connectionTimeoutMillis: 15_000,
    statement_timeout: 30_000,
    application_name: 'techmarket',
  })
  const report = (error: Error) => {
    if (closing === undefined) tell(error)
  }
  pool.on('error', report)
  pool.on('connect', (client) => {
    client.on('error', report)
    namePlans(client)
  })
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return {
    kysely,
    pool,
    connection,
    reader: () => writerOn(kysely),
    close: () => (closing ??= pool.end()),
  }
}
