import type { Text } from '../../kernel/text.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'

/** Stops a backup or restore from the middle of its work; `refusalAsValue` turns it into the answer. */
export class BackupRefused extends Error {
  readonly refusal: Text
  constructor(refusal: Text) {
    super(refusal.en)
    this.refusal = refusal
  }
}

export const refusalAsValue = async <Value>(work: () => Promise<Value>): Promise<Outcome<Value, Text>> => {
  try {
    return yes(await work())
  } catch (error) {
    if (error instanceof BackupRefused) return no(error.refusal)
    throw error
  }
}
