import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface Sweep {
  /** Which of these storage keys (at most 1,000 at a time) a row names. */
  readonly stillNamed: (storageKeys: readonly string[]) => Promise<ReadonlySet<string>>
  /** Younger bytes stay: their row may still be on its way. At least an hour; a day is usual. */
  readonly olderThanMs: number
}

const AN_HOUR = 3_600_000
const AT_ONCE = 1_000

/** Below so many nobody wonders: a few forms were refused, or a process died. */
const FEW = 100

/**
 * Removes old kept files that no row names, and old drafts that a power cut left behind. Answers how many went. Where most of what is kept
 * would go, the rows are those of another installation, and nothing is removed.
 */
export const removeOrphans = async (folders: { readonly incoming: string; readonly kept: string }, sweep: Sweep): Promise<number> => {
  const before = Date.now() - Math.max(sweep.olderThanMs, AN_HOUR)
  const drafts = await olderFiles(folders.incoming, before)
  await removeAll(folders.incoming, drafts)
  const orphans: string[] = []
  let looked = 0
  for (const shelf of await namesIn(folders.kept)) {
    const keys = (await olderFiles(join(folders.kept, shelf), before)).map((name) => `${shelf}/${name}`)
    looked += keys.length
    for (let start = 0; start < keys.length; start += AT_ONCE) {
      const batch = keys.slice(start, start + AT_ONCE)
      const named = await sweep.stillNamed(batch)
      orphans.push(...batch.filter((key) => !named.has(key)))
    }
  }
  if (orphans.length > FEW && orphans.length * 2 > looked)
    throw new Error(
      `${orphans.length} of ${looked} stored files have no row in this database: nothing was removed. Is it the one of this home?`,
    )
  await removeAll(folders.kept, orphans)
  return drafts.length + orphans.length
}

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder)
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && (problem.code === 'ENOENT' || problem.code === 'ENOTDIR')) return []
    throw problem
  }
}

const olderFiles = async (folder: string, before: number): Promise<string[]> => {
  const old: string[] = []
  for (const name of await namesIn(folder)) {
    const found = await stat(join(folder, name)).catch(() => undefined)
    if (found?.isFile() && found.mtimeMs < before) old.push(name)
  }
  return old
}

const removeAll = async (folder: string, names: readonly string[]): Promise<void> => {
  for (const name of names) await rm(join(folder, name), { force: true })
}
