import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import { startJobs } from './jobs.ts'
import type { Job, Jobs } from './jobs.ts'

const database = `jobs_${newId(8)}`
const connection = () => ({ ...inject('postgres'), database })
const withAdmin = async (statement: string) => {
  const admin = new pg.Client({ ...inject('postgres'), database: 'postgres' })
  await admin.connect()
  await admin.query(statement).finally(() => admin.end())
}
const started: Jobs[] = []
const others: ChildProcess[] = []
beforeAll(() => withAdmin(`create database ${database}`))
afterEach(async () => {
  for (const other of others.splice(0)) other.kill('SIGKILL')
  for (const jobs of started.splice(0)) await jobs.stop()
})
afterAll(() => withAdmin(`drop database ${database} with (force)`))

/** Another process on this database, in the middle of these jobs. */
const inTheMiddleOf = async (...names: string[]) => {
  const other = spawn(process.execPath, [join(import.meta.dirname, 'worker.fixture.ts'), JSON.stringify(connection()), ...names], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  others.push(other)
  let said = ''
  other.stdout.setEncoding('utf8').on('data', (words: string) => {
    said += words
  })
  await expect.poll(() => said.trim().split('\n').toSorted(), { timeout: 60_000 }).toEqual(names.toSorted())
  return other
}
const start = async (...list: Job[]) => {
  const jobs = await startJobs(connection(), list, (job, error) => {
    throw new Error(`${job}: ${String(error)}`)
  })
  started.push(jobs)
  return jobs
}
const countOf = (name: string) => {
  const counted = { name, runs: 0, run: async () => (counted.runs += 1) }
  return counted
}

test('what a killed process left in its middle runs again within seconds, and its queue is free at once', async () => {
  const killed = await inTheMiddleOf('test.lost')
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const job = countOf('test.lost')
  const jobs = await start(job)
  jobs.nudge(job.name)
  await expect.poll(() => job.runs, { timeout: 7_000 }).toBe(1)
  await expect.poll(() => job.runs, { timeout: 20_000 }).toBe(2)
})

test('a job of a process that lives stays with it, whoever starts; when it is killed the others take it up', async () => {
  const alive = await inTheMiddleOf('test.alive')
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  const job = countOf('test.alive')
  const jobs = await start(job)
  jobs.nudge(job.name)
  await new Promise((resolve) => setTimeout(resolve, 17_000))
  expect(job.runs).toBe(0)
  alive.kill('SIGKILL')
  await expect.poll(() => job.runs, { timeout: 32_000 }).toBeGreaterThan(0)
})
