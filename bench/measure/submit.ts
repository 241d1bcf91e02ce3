import pg from 'pg'
import type { Press } from '../data/drafts.ts'
import type { Child } from '../house/child.ts'
import type { EmbeddedConnection } from '../../src/platform/database/embedded/embedded-postgres.ts'
import type { Statement } from '../house/recording.ts'
import type { Figure } from './figure.ts'
import { ask } from './load.ts'
import { median, rounded } from './median.ts'

const perRound = 20

/**
 * Whole submissions through HTTP, one after the other, over the statements of those very submissions sent again by one bare client, prepared,
 * to a database in the same state: what pgbench would do. In turns; the median of the rounds' ratios of throughput.
 */
export const measureSubmit = async (house: Child, twin: EmbeddedConnection, presses: readonly Press[]): Promise<Figure> => {
  const bare = new pg.Client({ ...twin })
  await bare.connect()
  const rounds: { house: number; bare: number; statements: number }[] = []
  for (let from = 0; from < presses.length; from += perRound) {
    const sent = await submitAll(house, presses.slice(from, from + perRound))
    rounds.push({
      house: sent.ms / perRound,
      bare: (await replay(bare, sent.statements)) / perRound,
      statements: sent.statements.length / perRound,
    })
  }
  await sameTracks(bare, presses.length)
  await bare.end()
  const steady = rounds.slice(1)
  return {
    key: 'submit',
    what: 'Submissions a second over those of a bare client with the same statements',
    value: rounded(median(steady.map((one) => one.bare / one.house))),
    unit: '×',
    goal: { atLeast: 0.5 },
    detail: {
      'ms a submission': rounded(median(steady.map((one) => one.house))),
      'bare ms': rounded(median(steady.map((one) => one.bare))),
      statements: rounded(median(steady.map((one) => one.statements)), 0),
    },
  }
}

const submitAll = async (house: Child, presses: readonly Press[]): Promise<{ ms: number; statements: Statement[] }> => {
  await house.ask({ what: 'statements' })
  const began = performance.now()
  for (const press of presses) {
    const { status, headers } = await ask({
      origin: house.origin,
      path: press.path,
      headers: { cookie: `market=${press.cookie}` },
      form: press.fields,
    })
    if (status !== 303 || headers['location']?.endsWith('/receipt') !== true)
      throw new Error(`A submission answered ${status} ${headers['location'] ?? ''}`)
  }
  const ms = performance.now() - began
  return { ms, statements: await house.ask<Statement[]>({ what: 'statements' }) }
}

const replay = async (bare: pg.Client, statements: readonly Statement[]): Promise<number> => {
  const began = performance.now()
  for (const { text, values } of statements)
    await (values.length === 0 ? bare.query(text) : bare.query({ name: nameOf(text), text, values: [...values] }))
  return performance.now() - began
}

const names = new Map<string, string>()
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `s${names.size}`
  names.set(text, name)
  return name
}

/** The twin must have come to the same: a replay that did nothing would be fast. */
const sameTracks = async (bare: pg.Client, count: number): Promise<void> => {
  const { rows } = await bare.query<{ sent: number }>(`select count(*)::int as sent from tracks where receipt_number not like 'BENCH-%'`)
  if (rows[0]?.sent !== count) throw new Error(`The replay made ${rows[0]?.sent ?? 0} tracks of ${count}.`)
}
