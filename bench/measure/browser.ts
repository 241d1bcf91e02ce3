import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** The Chromium of this machine; undefined where there is none. */
const findChromium = (): string | undefined =>
  [
    process.env['CHROMIUM'] ?? '',
    ...(process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
  ].find((path) => path !== '' && existsSync(path))

export const openBrowser = async (): Promise<Browser | undefined> => {
  const executablePath = findChromium()
  return executablePath === undefined
    ? undefined
    : chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

/** A visit with nothing kept from before. */
export const visit = async <Result>(
  browser: Browser,
  look: (page: Page) => Promise<Result>,
  options: BrowserContextOptions = {},
): Promise<Result> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ko-KR', ...options })
  try {
    return await look(await context.newPage())
  } finally {
    await context.close()
  }
}
