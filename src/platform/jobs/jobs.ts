import { PgBoss } from 'pg-boss'
import type { Connection } from '../database/database.ts'
import { giveBackLost, sayRunning } from './running.ts'

export interface Job {
  /** '<slice>.<what>', e.g. 'calls.close-due'. */
  readonly name: string
  /** Five-field cron, Asia/Seoul; absent for a job that only runs when nudged. */
  readonly cron?: string | undefined
  readonly run: () => Promise<unknown>
}

export interface Jobs {
  nudge(name: string): void
  stop(): Promise<void>
}

const lookForLostMs = 15_000

/**
 * Runs jobs from a queue in the same database, each in at most one process at a time. A failed job is tried again twice;
 * whatever it says goes to `report`. One whose process was killed counts as failed at the next start, or within a quarter of a
 * minute where another process lives. Nudges are hints: the schedule alone is enough.
 */
export const startJobs = async (
  connection: Connection,
  jobs: readonly Job[],
  report: (job: string, error: unknown) => void,
): Promise<Jobs> => {
  const boss = new PgBoss({
    ...connection,
    max: 3,
    application_name: 'techmarket-jobs',
    superviseIntervalSeconds: 60,
    clockMonitorIntervalSeconds: 600,
  })
  boss.on('error', (error) => {
    report('queue', error)
  })
  await boss.start()
  const names = jobs.map((job) => job.name)
  for (const name of names) await boss.createQueue(name, { policy: 'singleton', retryLimit: 2, retryDelay: 10, expireInSeconds: 300 })
  await giveBackLost(connection, boss, names)
  const watch = setInterval(() => {
    giveBackLost(connection, boss, names).catch((error: unknown) => {
      report('queue', error)
    })
  }, lookForLostMs).unref()
  for (const job of jobs) {
    await boss.work(job.name, { pollingIntervalSeconds: 5 }, async (taken) => {
      try {
        await sayRunning(connection, job.name, taken, job.run)
      } catch (error) {
        report(job.name, error)
        throw error
      }
    })
    if (job.cron !== undefined) await boss.schedule(job.name, job.cron, null, { tz: 'Asia/Seoul' })
  }
  return {
    nudge: (name) => {
      void boss.send(name, {}, { singletonSeconds: 2 }).catch((error: unknown) => {
        report(name, error)
      })
    },
    stop: () => {
      clearInterval(watch)
      return boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}
