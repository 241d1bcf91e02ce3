import { readFile, readdir, readlink } from 'node:fs/promises'

/** Whether that process runs (a zombie does not) and works in this folder. PostgreSQL and its helpers work in their data folder, so a
 *  number that another program got meanwhile is told apart. */
export const worksIn = async (pid: number, folder: string): Promise<boolean> => {
  if ((await readlink(`/proc/${pid}/cwd`).catch(() => '')) !== folder) return false
  return /\) [^Z]/.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))
}

/** All processes that work in this folder. */
export const processesIn = async (folder: string): Promise<number[]> => {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  const answers = await Promise.all(pids.map((pid) => worksIn(pid, folder)))
  return pids.filter((_, at) => answers[at])
}

/** Waits until the condition holds, looking every 20 ms; answers whether it came true within the time. */
export const comesTrue = async (condition: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> => {
  const until = performance.now() + withinMs
  while (!(await condition())) {
    if (performance.now() > until) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}
