import type { Connection } from '../database/database.ts'
import { startJobs } from './jobs.ts'

// A process that takes up a job and never ends it, for the test that kills it. Says when it has it.
const [connection = '{}', ...names] = process.argv.slice(2)
const run = (name: string) => () =>
  new Promise(() => {
    process.stdout.write(`${name}\n`)
  })
const jobs = await startJobs(
  JSON.parse(connection) as Connection,
  names.map((name) => ({ name, run: run(name) })),
  () => undefined,
)
for (const name of names) jobs.nudge(name)
setInterval(() => undefined, 1_000)
