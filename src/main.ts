import { join } from 'node:path'
import { allJobs, openHouse } from './app.ts'
import { commands } from './commands.ts'
import { openServices } from './open-services.ts'
import { holdersOf } from './people/index.ts'
import { readConfig } from './platform/config/config.ts'
import { fileRefusal } from './platform/config/home.ts'
import { listenRefusal } from './platform/config/reach.ts'
import { checkoutFolder, surroundings } from './platform/config/surroundings.ts'
import { CannotStart } from './platform/database/embedded/embedded-postgres.ts'
import { startJobs } from './platform/jobs/jobs.ts'

/** Says one sentence and ends with a code that is not 0. */
const refuse = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** What went wrong, in words; TECHMARKET_DEBUG=1 shows where as well. */
const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof CannotStart) return error.message
  return process.env['TECHMARKET_DEBUG'] === '1' ? String(error.stack) : (fileRefusal(error)?.en ?? error.message)
}

const serve = async (): Promise<void> => {
  const config = readConfig(process.env, surroundings())
  if (!config.ok) return refuse(config.refusal.map((one) => one.en).join('\n'))
  const house = await openServices(config.value, { root: checkoutFolder(), migrate: true, search: true })
  const { app } = house
  let draining = false
  const server = await openHouse(app, {
    ready: () => !draining && house.databaseAnswers(),
    trustedProxies: config.value.trustedProxies,
    logLevel: config.value.logLevel,
    development: process.env['TECHMARKET_DEV'] === '1',
    tellStatements: process.env['TECHMARKET_TELL_STATEMENTS'] === '1',
    ...(config.value.perMinute === undefined ? {} : { perMinute: config.value.perMinute }),
  })
  try {
    await server.listen({ host: config.value.host, port: config.value.port })
  } catch (error) {
    await house.close()
    return refuse(listenRefusal(error, config.value)?.en ?? String(error))
  }
  const jobs = await startJobs(app.db.connection, allJobs(app), (job, error) => {
    process.stderr.write(`job ${job} failed: ${error instanceof Error ? error.message : String(error)}\n`)
  })
  house.useJobs(jobs)
  process.stdout.write(`Ready: ${config.value.publicUrl.origin.replace('127.0.0.1', 'localhost')}\n`)
  if (!app.market.isDemonstration && (await holdersOf(app.db.reader(), 'operator')).length === 0)
    process.stdout.write(
      'Nobody runs this market yet: npm run cli -- create-operator you@institution.example (docs/operations.md, First steps)\n',
    )
  const filling = house.startDemonstration()
  const stop = () => {
    if (draining) return
    draining = true
    void (async () => {
      await server.close()
      await jobs.stop()
      await filling.stop()
      await house.close()
      process.exit(0)
    })().catch((error: unknown) => refuse(String(error)))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

const [command = 'serve', ...rest] = process.argv.slice(2)
const run = command === 'serve' ? serve : commands[command]
if (run === undefined) refuse(`There is no command ${command}. There are: serve, ${Object.keys(commands).join(', ')}.`)
else run(rest, join(checkoutFolder())).catch((error: unknown) => refuse(sentenceOf(error)))
