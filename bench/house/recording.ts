import pg from 'pg'

/** A statement as it went over the wire; named where its plan is kept. */
export interface Statement {
  readonly name?: string
  readonly text: string
  readonly values: unknown[]
}

/** Watches every statement this process sends. `take` answers those since the last time. */
export const recordStatements = (): { take(): Statement[] } => {
  let kept: Statement[] = []
  const send = pg.Client.prototype.query as (this: pg.Client, ...given: unknown[]) => unknown
  const record = function (this: pg.Client, ...given: unknown[]): unknown {
    const statement = statementOf(given)
    if (statement && !isPolling(statement)) kept.push(statement)
    return send.apply(this, given)
  }
  Object.assign(pg.Client.prototype, { query: record })
  return {
    take: () => {
      const taken = kept
      kept = []
      return taken
    },
  }
}

/** The search indexes ask by themselves, every second, what changed: that belongs to no page. */
const isPolling = ({ text }: Statement): boolean => /from (?:listing|call)_changes where changed_in/.test(text)

const statementOf = ([what, values]: unknown[]): Statement | undefined => {
  const listed = (given: unknown) => (Array.isArray(given) ? [...(given as unknown[])] : [])
  if (typeof what === 'string') return { text: what, values: listed(values) }
  const { name, text, values: own } = what as { name?: unknown; text?: unknown; values?: unknown }
  return typeof name === 'string' && typeof text === 'string' ? { name, text, values: listed(own) } : undefined
}
