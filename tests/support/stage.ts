import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Locator, Page, Response } from 'playwright-core'
import { expect } from 'vitest'
import { openMirror } from './mirror.ts'
import type { Mirror } from './mirror.ts'
import { openMarket, sql } from './market.ts'
import type { Market } from './market.ts'
import { openPageCheck } from './page-check.ts'
import type { PageCheck } from './page-check.ts'

const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** How long the next page may take: a signature makes papers, and the machine may be busy. What is not there on a page that is, is told sooner. */
const untilDrawn = 30_000

/** One person in front of a browser. Speaks the words of the pages, so that a journey reads as a story. */
export interface Walker {
  readonly page: Page
  open(path: string): Promise<void>
  /** Presses a button or follows a link, and waits for the page behind it. */
  press(words: string | RegExp): Promise<void>
  /** Hits a key on what has the focus, and waits for the page behind it. */
  hit(key: string): Promise<void>
  /** Opens a part that is folded. */
  unfold(words: string | RegExp): Promise<void>
  fill(label: string, value: string): Promise<void>
  choose(option: string | RegExp): Promise<void>
  select(label: string, option: string): Promise<void>
  attach(label: string, path: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void>
  sees(words: string | RegExp): Promise<void>
  doesNotSee(words: string | RegExp): Promise<void>
  /** The bytes behind a link of this page. */
  download(words: string | RegExp): Promise<Buffer>
  readonly path: string
}

export interface Stage {
  readonly market: Market
  readonly origin: string
  readonly check: PageCheck
  /** Somebody without account, in a browser of their own. */
  visitor(how?: { script?: boolean; width?: number }): Promise<Walker>
  /** Somebody who is signed in already, second factor passed. */
  as(personId: string, how?: { script?: boolean; width?: number }): Promise<Walker>
  /** The link in the last mail to this address, as a path. */
  mailedPath(address: string): Promise<string>
  /** Fails where a page had a fault, a script an error, or anything called another host. */
  close(): Promise<void>
}

/** A label as the page writes it: the words, and behind them (필수) or (선택). */
const labelled = (words: string) => new RegExp(`^\\s*${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*(\\([^)]*\\)\\s*)?$`)

/** What is named so: exactly before partly, a button of the page before a link of it, and those before the header's. */
const nearest = async (page: Page, words: string | RegExp, anywhere: Locator): Promise<Locator> => {
  const main = page.locator('main')
  const named = (exact: boolean) => [main.getByRole('button', { name: words, exact }), main.getByRole('link', { name: words, exact })]
  for (const found of [...(typeof words === 'string' ? named(true) : []), ...named(false)])
    if ((await found.filter({ visible: true }).count()) > 0) return found.filter({ visible: true }).first()
  return anywhere.first()
}

const walk = (page: Page, check: PageCheck, mirror?: Mirror): Walker => {
  let answer: Response | undefined
  // A page is what a visit brings, or what the script that sends files draws in its place.
  page.on('response', (response) => {
    const isPage =
      response.request().isNavigationRequest() ||
      (response.request().resourceType() === 'xhr' && (response.headers()['content-type'] ?? '').startsWith('text/html'))
    if (isPage && (response.status() < 300 || response.status() >= 400)) answer = response
  })
  const look = async () => check.look(mirror ? await mirror.of(page, answer) : page, answer)
  const told = async <Result>(doing: string, act: () => Promise<Result>): Promise<Result> => {
    try {
      return await act()
    } catch (error) {
      const words = await page
        .locator('main')
        .innerText()
        .catch(() => '')
      throw new Error(
        `${doing} at ${page.url()}\n${words.slice(0, 2500)}\n${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
        { cause: error },
      )
    }
  }
  /** Another page, or this one's main part drawn anew by the script that sends files. */
  const toTheNext = async (act: () => Promise<void>) => {
    await page.evaluate(() => {
      document.querySelector('main')?.setAttribute('data-before', '')
    })
    await act()
    await expect
      .poll(
        () =>
          page
            .evaluate(() => document.readyState === 'complete' && document.querySelector('main:not([data-before])') !== null)
            .catch(() => false),
        { timeout: untilDrawn, interval: 30 },
      )
      .toBe(true)
    await look()
  }
  return {
    page,
    get path() {
      return new URL(page.url()).pathname
    },
    hit: (key) => told(`hit ${key}`, () => toTheNext(() => page.keyboard.press(key))),
    open: (path) =>
      told(`open ${path}`, async () => {
        await page.goto(path)
        await look()
      }),
    press: (words) =>
      told(`press ${String(words)}`, async () => {
        const anywhere = page
          .getByRole('button', { name: words })
          .or(page.getByRole('link', { name: words }))
          .filter({ visible: true })
        await anywhere.first().waitFor({ timeout: 5_000 })
        const target = await nearest(page, words, anywhere)
        // The click waits for the answer it asked for.
        await toTheNext(() => target.click({ timeout: untilDrawn }))
      }),
    unfold: (words) =>
      told(`unfold ${String(words)}`, async () => {
        await page.locator('summary').filter({ hasText: words, visible: true }).first().click({ timeout: 5_000 })
      }),
    fill: (label, value) =>
      told(`fill ${label}`, async () => {
        await page.getByLabel(labelled(label)).filter({ visible: true }).first().fill(value, { timeout: 5_000 })
      }),
    choose: (option) =>
      told(`choose ${String(option)}`, async () => {
        await page
          .getByRole('radio', { name: option })
          .or(page.getByRole('checkbox', { name: option }))
          .filter({ visible: true })
          .first()
          .check({ timeout: 5_000 })
      }),
    select: (label, option) =>
      told(`select ${label}: ${option}`, async () => {
        await page.getByLabel(labelled(label)).filter({ visible: true }).first().selectOption({ label: option }, { timeout: 5_000 })
      }),
    attach: (label, file) =>
      told(`attach ${label}`, async () => {
        await page.getByLabel(labelled(label)).filter({ visible: true }).first().setInputFiles(file, { timeout: 5_000 })
      }),
    sees: (words) =>
      told(`see ${String(words)}`, async () => {
        await page.getByText(words).filter({ visible: true }).first().waitFor({ timeout: 5_000 })
      }),
    doesNotSee: (words) =>
      told(`not see ${String(words)}`, async () => {
        expect(await page.getByText(words).filter({ visible: true }).count()).toBe(0)
      }),
    download: (words) =>
      told(`download ${String(words)}`, async () => {
        const href = await page.getByRole('link', { name: words }).first().getAttribute('href')
        const got = await page.request.get(new URL(href ?? '', page.url()).href)
        expect(got.status()).toBe(200)
        return got.body()
      }),
  }
}

const sqlMail = (address: string) =>
  sql<{ body: string }>`select body from mails where to_address = ${address} order by created_at desc, id desc limit 1`

/** A market that listens, a browser, and an eye on every page. One a file. */
export const openStage = async (options: Parameters<typeof openMarket>[0] = {}): Promise<Stage> => {
  const market = await openMarket(options)
  const origin = await market.server.listen({ host: '127.0.0.1', port: 0 })
  const browser: Browser = await chromium.launch({ executablePath: program, args: quietly })
  const check = openPageCheck()
  const faults: string[] = []
  const contextFor = async (
    { script = true, width = 1280 }: { script?: boolean; width?: number },
    cookie?: string,
  ): Promise<BrowserContext> => {
    const context = await browser.newContext({
      baseURL: origin,
      viewport: { width, height: 900 },
      locale: 'ko-KR',
      javaScriptEnabled: script,
    })
    if (cookie !== undefined) await context.addCookies([{ name: 'market', value: cookie, url: origin }])
    context.on('request', (request) => {
      if (!request.url().startsWith(origin) && !/^(data|blob|about):/.test(request.url()))
        faults.push(`called another host: ${request.url()}`)
    })
    context.on('weberror', (error) => {
      faults.push(`script error: ${error.error().message}`)
    })
    context.on('response', (response) => {
      const isAsked = ['document', 'xhr', 'fetch'].includes(response.request().resourceType())
      if (response.status() >= (isAsked ? 500 : 400)) faults.push(`${response.status()} from ${response.url()}`)
    })
    context.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(`console: ${message.text()}`)
    })
    return context
  }
  const enter = async (context: BrowserContext, { script = true, width = 1280 }: { script?: boolean; width?: number }) => {
    context.setDefaultTimeout(8_000)
    // A page that is slow on a busy machine is not one that is missing.
    context.setDefaultNavigationTimeout(untilDrawn)
    return walk(await context.newPage(), check, script ? undefined : await openMirror(browser, width))
  }
  return {
    market,
    origin,
    check,
    visitor: async (how = {}) => enter(await contextFor(how), how),
    as: async (personId, how = {}) => enter(await contextFor(how, await market.sessionOf(personId)), how),
    mailedPath: async (address) => {
      const { body } = await market.read.one(sqlMail(address))
      const found = /(?:https?:\/\/[^\s/]+|\{address\})(\/\S+)/.exec(body)?.[1]
      if (found === undefined) throw new Error(`no link in the mail to ${address}: ${body}`)
      return found
    },
    close: async () => {
      await browser.close()
      await market.close()
      expect([...check.faults, ...faults]).toEqual([])
      expect(check.looked).toBeGreaterThan(0)
    },
  }
}
