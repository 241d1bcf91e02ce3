import { sha256Hex } from '../../kernel/id.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { sql } from '../database/database.ts'
import type { Tx } from '../database/transaction.ts'

/**
 * Pressed twice is done once. The first call under a key runs `act` and keeps its answer; a later one with the same request gets that answer,
 * with another request 'other-request'. Two at once wait for each other on the key's row.
 */
export const once = async <Answer>(
  tx: Tx,
  action: string,
  key: string,
  request: unknown,
  act: () => Promise<Answer>,
): Promise<{ again: boolean; answer: Answer } | 'other-request'> => {
  const asked = sha256Hex(canonicalJson(request))
  const person = tx.by.personId ?? ''
  const taken = await tx.run(sql`
    insert into idempotency_keys (person_id, key, action, request_sha256, answer, at)
      values (${person}, ${key}, ${action}, ${asked}, 'null', ${tx.now})
    on conflict (person_id, action, key) do nothing`)
  if (taken === 0) {
    const kept = await tx.one(
      sql<{
        requestSha256: string
        answer: Answer
      }>`select request_sha256, answer from idempotency_keys where person_id = ${person} and action = ${action} and key = ${key}`,
    )
    return kept.requestSha256 === asked ? { again: true, answer: kept.answer } : 'other-request'
  }
  const answer = await act()
  await tx.run(
    sql`update idempotency_keys set answer = ${JSON.stringify(answer)} where person_id = ${person} and action = ${action} and key = ${key}`,
  )
  return { again: false, answer }
}
