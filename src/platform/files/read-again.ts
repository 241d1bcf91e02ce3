import { sql } from '../database/database.ts'
import type { App } from '../services.ts'

const atOnce = 50
/** Less than the queue gives a job. */
const usualBudgetMs = 240_000

interface Kept {
  id: string
  storageKey: string
  sha256: string
}

/**
 * Reads stored files again and compares them with the hash they came with, those first that wait longest, for as long as it may; a store
 * that takes longer is read over several nights. Answers how many were read. Throws where some are damaged or gone: the operator sees the
 * job failed, with their ids, every night until they are back.
 */
export const readFilesAgain = async ({ db, files }: Pick<App, 'db' | 'files'>, budgetMs = usualBudgetMs): Promise<number> => {
  const until = performance.now() + budgetMs
  const bad: string[] = []
  let read = 0
  // As text: a Date is whole milliseconds, within which a file may be read twice.
  const { began } = await db.reader().one(sql<{ began: string }>`select clock_timestamp()::text as began`)
  while (performance.now() < until) {
    const next = await db.reader().many(sql<Kept>`
      select id, storage_key, sha256 from files where (read_again_at is null or read_again_at < ${began}::timestamptz) and id <> all(${bad.map(idOf)})
      order by read_again_at nulls first, id limit ${atOnce}`)
    if (next.length === 0) break
    for (const file of next) {
      const found = await files.verify(file.storageKey, file.sha256)
      if (found === 'same') await sql`update files set read_again_at = clock_timestamp() where id = ${file.id}`.execute(db.kysely)
      else bad.push(`${file.id} ${found}`)
    }
    read += next.length
  }
  if (bad.length > 0)
    throw new Error(
      `Stored files are not what came: ${bad.slice(0, 10).join(', ')}${bad.length > 10 ? ` and ${bad.length - 10} more` : ''}`,
    )
  return read
}
const idOf = (said: string): string => said.split(' ')[0] ?? ''
