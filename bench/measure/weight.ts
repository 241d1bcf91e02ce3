import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import type { Figure } from './figure.ts'
import { visit } from './browser.ts'
import { rounded } from './median.ts'

interface Arrived {
  readonly type: string
  readonly bytes: number
}

/** What the first view of a page transfers, without fonts; headers included, as the browser counts them. */
export const measureWeight = async (browser: Browser, origin: string, key: string, name: string, path: string): Promise<Figure> => {
  const arrived = await visit(browser, async (page) => {
    const all: Arrived[] = []
    const types = new Map<string, string>()
    const watching = await page.context().newCDPSession(page)
    await watching.send('Network.enable')
    watching.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
    watching.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      all.push({ type: types.get(requestId) ?? 'Other', bytes: encodedDataLength }),
    )
    await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' })
    return all
  })
  const of = (...types: string[]) =>
    rounded(arrived.filter((one) => types.includes(one.type)).reduce((sum, one) => sum + one.bytes, 0) / 1_000, 1)
  const whole = arrived.filter((one) => one.type !== 'Font').reduce((sum, one) => sum + one.bytes, 0) / 1_000
  return {
    key: `weight.${key}`,
    what: `${name}: first view, without fonts`,
    value: rounded(whole, 1),
    unit: 'KB',
    goal: { atMost: 100 },
    detail: { page: of('Document'), styles: of('Stylesheet'), scripts: of('Script'), pictures: of('Image'), requests: arrived.length },
  }
}

/** All styles and scripts we ship, gzip; source maps are for nobody's browser unasked. */
export const measureAssets = (folder: string): Figure => {
  const zipped = (ending: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) / 1_000
  const [styles, scripts] = [zipped('.css'), zipped('.js')]
  return {
    key: 'weight.assets',
    what: 'Styles and scripts, gzip',
    value: rounded(styles + scripts, 1),
    unit: 'KB',
    goal: { atMost: 27 },
    detail: { styles: rounded(styles, 1), scripts: rounded(scripts, 1) },
  }
}
