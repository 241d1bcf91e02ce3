import { sql } from '../database/database.ts'
import type { Reader } from '../database/database.ts'
import type { ReceivedFile } from '../http/upload.ts'
import type { App } from '../services.ts'

/** Which of these storage keys a row of `files` names. */
export const namedKeys = async (read: Reader, keys: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (await read.many(sql<{ storageKey: string }>`select storage_key from files where storage_key = any(${[...keys]}::text[])`)).map(
      (row) => row.storageKey,
    ),
  )

/** Removes what was sent and no row names: files of a refused form, and originals that were only drawn anew. */
export const forgetUnnamed = async (app: Pick<App, 'db' | 'files'>, received: readonly ReceivedFile[]): Promise<void> => {
  const keys = received.flatMap((file) => (file.ok ? [file.storageKey] : []))
  if (keys.length === 0) return
  const named = await namedKeys(app.db.reader(), keys)
  for (const key of keys) if (!named.has(key)) await app.files.remove(key)
}

/**
 * Answers a form that brought files. Those no row names go, unless the answer is the form once more: then they wait for it. Where it cannot be known
 * what became of them they stay, for the sweep of the night.
 */
export const keepingWhatIsNamed = async <Answer>(
  app: Pick<App, 'db' | 'files'>,
  received: readonly ReceivedFile[],
  answer: () => Promise<Answer>,
  isFormAgain: (answer: Answer) => boolean = () => false,
): Promise<Answer> => {
  let isAgain = false
  try {
    const given = await answer()
    isAgain = isFormAgain(given)
    return given
  } finally {
    if (!isAgain) await forgetUnnamed(app, received).catch(() => undefined)
  }
}

const aDay = 86_400_000
/** Every night: removes bytes a day old that no row names, left by a process that died in the middle. Answers how many files went. */
export const sweepFiles = (app: Pick<App, 'db' | 'files'>): Promise<number> =>
  app.files.sweep({ olderThanMs: aDay, stillNamed: (keys) => namedKeys(app.db.reader(), keys) })
