import type { Tx } from '../database/transaction.ts'

export interface Event<Fact> {
  readonly name: string
  /** Tells every listener inside the transaction of the fact: all of it happens, or none. */
  announce(tx: Tx, fact: Fact): Promise<void>
  /** Wired once in app.ts. The same listener's name again replaces it. */
  listen(listener: string, hear: (tx: Tx, fact: Fact) => Promise<void>): void
}

/** News that travels back along the story: an earlier slice announces, app.ts wires who listens. */
export const defineEvent = <Fact>(name: string): Event<Fact> => {
  const listeners = new Map<string, (tx: Tx, fact: Fact) => Promise<void>>()
  return {
    name,
    announce: async (tx, fact) => {
      for (const hear of listeners.values()) await hear(tx, fact)
    },
    listen: (listener, hear) => {
      listeners.set(listener, hear)
    },
  }
}
