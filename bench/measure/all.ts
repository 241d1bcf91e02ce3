import { join } from 'node:path'
import { checkoutFolder } from '../../src/platform/config/surroundings.ts'
import type { EmbeddedConnection } from '../../src/platform/database/embedded/embedded-postgres.ts'
import type { Market } from '../data/market.ts'
import type { Child } from '../house/child.ts'
import { openBrowser } from './browser.ts'
import type { Figure } from './figure.ts'
import { measurePage } from './pages.ts'
import { measurePaint } from './paint.ts'
import { measurePaintWork } from './paint-work.ts'
import { measureScriptless } from './scriptless.ts'
import { measureSubmit } from './submit.ts'
import { measureAssets, measureWeight } from './weight.ts'

export interface Ready {
  readonly market: Market
  readonly house: Child
  readonly limit: Child
  readonly twin: EmbeddedConnection
}
type Tell = (what: string) => void

const firstViews = [
  { key: 'catalogue', name: 'Catalogue', path: '/catalogue' },
  { key: 'calls', name: 'Calls', path: '/calls' },
]

export const measureServer = async ({ market, house, limit, twin }: Ready, tell: Tell): Promise<Figure[]> => {
  const figures: Figure[] = [
    {
      key: 'load.bulk',
      what: 'Listings a second through the bulk path',
      value: Math.round(market.bulkPerSecond),
      unit: '/s',
      goal: { atLeast: 1_000 },
      detail: { 'with firms and dossiers /s': Math.round(market.wholePerSecond) },
    },
  ]
  for (const page of [
    { key: 'catalogue', name: 'Catalogue', path: '/catalogue', goal: 4 },
    { key: 'search', name: 'Catalogue, two words found', path: '/catalogue?q=%EB%8F%84%EB%A1%9C+%EB%B0%B0%EC%88%98', goal: undefined },
    { key: 'listing', name: 'Listing', path: `/catalogue/${market.listingId}`, goal: 4 },
    { key: 'queue', name: 'Queue of an officer with 1,000', path: '/desk/kra/queue', cookie: market.officerToken, goal: 4 },
    { key: 'calls', name: 'Calls', path: '/calls', goal: undefined },
  ]) {
    tell(page.name)
    figures.push(await measurePage(house, limit, page))
  }
  tell('Submissions')
  return [...figures, await measureSubmit(house, twin, market.presses)]
}

/**
 * The headers by which the house protects its pages; the page of one heading is served with the same.
 * The opener policy alone has the browser begin a new process for the page, which takes as long as drawing a heading.
 */
const protectingHeaders = async (origin: string): Promise<Record<string, string>> => {
  const { headers } = await fetch(`${origin}/calls`)
  const protecting = /^(?:content-security-policy|cross-origin-|origin-agent-cluster|referrer-policy|permissions-policy|x-)/
  return Object.fromEntries([...headers].filter(([name]) => protecting.test(name) && !name.startsWith('x-ratelimit')))
}

export const measureInBrowser = async ({ house, limit }: Ready, tell: Tell): Promise<Figure[]> => {
  const figures: Figure[] = [measureAssets(join(checkoutFolder(), 'dist', 'assets'))]
  const browser = await openBrowser()
  if (browser === undefined) {
    tell('No Chromium here: weight, paint and the way without script are not measured (Debian: apt-get install chromium)')
    return figures
  }
  try {
    await limit.ask({
      what: 'keep',
      page: {
        name: 'heading',
        statements: [],
        body: Buffer.from('<!doctype html><html lang="ko"><title>제목</title><h1>제목 하나</h1></html>'),
        headers: { 'content-type': 'text/html; charset=utf-8', ...(await protectingHeaders(house.origin)) },
      },
    })
    for (const { key, name, path } of firstViews) {
      tell(`${name} in the browser`)
      const [address, heading] = [`${house.origin}${path}`, `${limit.origin}/heading`]
      figures.push(
        await measureWeight(browser, house.origin, key, name, path),
        ...(await measurePaint(browser, address, heading, key, name)),
        ...(await measurePaintWork(browser, address, heading, key, name)),
      )
    }
    return [...figures, await measureScriptless(browser, house.origin)]
  } finally {
    await browser.close()
  }
}
