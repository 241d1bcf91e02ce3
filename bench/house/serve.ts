// The house as `npm start` serves it, from what was built, in a process of its own; with no limit of requests a minute. It also tells
// which statements it sent.
import { answerParent } from './answering.ts'
import { recordStatements } from './recording.ts'

const recording = recordStatements()
const built = (file: string): string => new URL(`../../dist/${file}`, import.meta.url).href
const { openHouse } = (await import(built('app.js'))) as typeof import('../../src/app.ts')
const { openServices } = (await import(built('open-services.js'))) as typeof import('../../src/open-services.ts')
const { readConfig } = (await import(built('platform/config/config.js'))) as typeof import('../../src/platform/config/config.ts')
const { checkoutFolder, surroundings } = (await import(
  built('platform/config/surroundings.js')
)) as typeof import('../../src/platform/config/surroundings.ts')

const config = readConfig({ TECHMARKET_HOME: process.argv[2], TECHMARKET_DEMO: '0' }, surroundings())
if (!config.ok) throw new Error(config.refusal.map((one) => one.en).join(' '))
const house = await openServices(config.value, { root: checkoutFolder(), migrate: false, joinRunning: true, search: true })
for (const search of house.app.searches?.values() ?? []) await search.whenReady
const server = await openHouse(house.app, { perMinute: 1_000_000_000, logLevel: 'error' })
const origin = await server.listen({ host: '127.0.0.1', port: 0 })

answerParent(origin, { statements: () => recording.take() }, async () => {
  await server.close()
  await house.close()
})
