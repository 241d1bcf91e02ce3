import type { Transaction } from 'kysely'
import type { Outcome } from '../../kernel/outcome.ts'
import { recordAudit } from '../audit/audit.ts'
import type { Acting, AuditEntry } from '../audit/audit.ts'
import { sql, writerOn } from './database.ts'
import type { Database, Writer } from './database.ts'

/** One action, one transaction: its time, who acts, and its audit row. */
export interface Tx extends Writer {
  /** The market's time by the database's clock, taken when the transaction began. */
  readonly now: Date
  /** Today in Seoul by that time, 'YYYY-MM-DD'. */
  readonly today: string
  readonly by: Acting
  readonly kysely: Transaction<unknown>
  /** Writes the audit row of this action. Every action that changes something calls it. */
  record(entry: AuditEntry): Promise<void>
  /** Runs after a successful commit; for hints and clean-up only, never for facts. */
  afterCommit(then: () => void | Promise<void>): void
}

export interface TransactionOptions {
  /** Shifts the market's time inside this transaction, as a PostgreSQL interval ('-400 days'). Only a demonstration database obeys. */
  readonly shift?: string | undefined
}

class Refused extends Error {
  readonly outcome: Outcome<never, unknown>
  constructor(outcome: Outcome<never, unknown>) {
    super('refused')
    this.outcome = outcome
  }
}

const passing = new Set(['40001', '40P01', '57P01', '08000', '08003', '08006'])
const mayTryAgain = (error: unknown, began: boolean) =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  passing.has(error.code) &&
  (began || !error.code.startsWith('08'))

/**
 * Runs an action in one transaction. A refusal (`{ ok: false }`) rolls everything back and is returned; so nothing is half-saved.
 * Serialisation failures and deadlocks are tried again up to three times.
 */
export const inTransaction = async <Result>(
  db: Database,
  by: Acting,
  action: (tx: Tx) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    const after: (() => void | Promise<void>)[] = []
    try {
      const result = await db.kysely.transaction().execute(async (kysely) => {
        // What an action does it does by key, in few texts, again and again: planning was half of its time in the database.
        const writer = writerOn(kysely, { keepsPlans: true })
        const shift = options.shift ?? by.shift
        if (shift !== undefined) await writer.run(sql`select set_config('techmarket.shift', ${shift}, true)`)
        const { now, today } = await writer.one(sql<{ now: Date; today: string }>`select market_now() as now, market_today() as today`)
        const tx: Tx = {
          many: writer.many,
          maybe: writer.maybe,
          one: writer.one,
          run: writer.run,
          get statements() {
            return writer.statements
          },
          now,
          today,
          by,
          kysely,
          record: (entry) => recordAudit(writer, now, by, entry),
          afterCommit: (then) => {
            after.push(then)
          },
        }
        const answer = await action(tx)
        if (isRefusal(answer)) throw new Refused(answer)
        return answer
      })
      for (const then of after) await then()
      return result
    } catch (error) {
      if (error instanceof Refused) return error.outcome as Result
      if (attempt < 3 && mayTryAgain(error, true)) continue
      throw error
    }
  }
}

const isRefusal = (answer: unknown): answer is Outcome<never, unknown> & { ok: false } =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false && 'refusal' in answer

/** The name of the constraint a write broke, so that a CHECK or unique index can become a sentence. */
export const brokenConstraint = (error: unknown): string | undefined =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('23') &&
  'constraint' in error &&
  typeof error.constraint === 'string'
    ? error.constraint
    : undefined
