// npm run bench [--json] [--check]: what must be fast and light, as ratios to a limit measured in the same run.
import { cpus, totalmem } from 'node:os'
import { checkoutFolder } from '../src/platform/config/surroundings.ts'
import { fillMarket } from './data/market.ts'
import { startChild } from './house/child.ts'
import { cloneDatabase, openHouseOn, settle, startDatabase } from './house/open.ts'
import { measureInBrowser, measureServer } from './measure/all.ts'
import { isMet, printFigures } from './measure/figure.ts'
import type { Figure } from './measure/figure.ts'
import { closeConnections } from './measure/load.ts'

const sizes = { listings: 10_000, calls: 3_000, tracks: 1_000, submissions: 120 }
const tell = (what: string) => {
  process.stderr.write(`${what} …\n`)
}

const measure = async (): Promise<Figure[]> => {
  tell('A market of 10,000 listings and 3,000 calls')
  const database = await startDatabase()
  try {
    const services = await openHouseOn(database.home)
    const market = await fillMarket(services.app, checkoutFolder(), sizes)
    await services.close()
    await settle(database.connection)
    const twin = await cloneDatabase(database.connection, 'twin')
    const [house, limit] = [await startChild('serve.ts', database.home), await startChild('limit.ts', JSON.stringify(database.connection))]
    try {
      const ready = { market, house, limit, twin }
      return [...(await measureServer(ready, tell)), ...(await measureInBrowser(ready, tell))]
    } finally {
      closeConnections()
      await Promise.all([house.stop(), limit.stop()])
    }
  } finally {
    await database.stop()
  }
}

const figures = await measure()
const missed = figures.filter((one) => isMet(one) === false)
const machine = {
  day: new Date().toISOString().slice(0, 10),
  processors: cpus().length,
  model: cpus()[0]?.model ?? '',
  memoryGB: Math.round(totalmem() / 1e9),
  node: process.version,
}
if (process.argv.includes('--json'))
  process.stdout.write(
    `${JSON.stringify({ machine, sizes, figures: figures.map((one) => ({ ...one, met: isMet(one) ?? null })) }, null, 2)}\n`,
  )
else
  process.stdout.write(
    `\n${printFigures(figures)}\n\n${machine.processors} processors (${machine.model}), Node ${machine.node}, ${machine.day}; ${missed.length === 0 ? 'every goal met' : `${missed.length} missed`}.\n`,
  )
process.exitCode = process.argv.includes('--check') && missed.length > 0 ? 1 : 0
