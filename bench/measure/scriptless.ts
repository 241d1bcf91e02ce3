import type { Browser } from 'playwright-core'
import { visit } from './browser.ts'
import type { Figure } from './figure.ts'

/** The way of a visitor whose browser runs no script: search, narrow, open, go to the calls and turn the page. Counts the steps that came through. */
export const measureScriptless = (browser: Browser, origin: string): Promise<Figure> =>
  visit(
    browser,
    async (page) => {
      const steps: (() => Promise<boolean>)[] = [
        async () =>
          (await page.goto(`${origin}/catalogue`))?.status() === 200 && (await page.locator('main ul.plain-list > li').count()) > 10,
        async () => {
          await page.fill('main input[name=q]', '배수')
          await page.press('main input[name=q]', 'Enter')
          return page.url().includes('q=') && (await page.locator('main ul.plain-list a').count()) > 0
        },
        async () => {
          await page
            .locator('main a[href^="/catalogue/"]')
            .filter({ hasNotText: /CSV|XLSX/ })
            .first()
            .click()
          return (await page.locator('main h1').count()) === 1
        },
        async () => {
          await page.goto(`${origin}/calls`)
          return (await page.locator('main ul.rows > li').count()) > 10
        },
        async () => {
          await page.locator('main a[href*="page=2"]').first().click()
          return page.url().includes('page=2') && (await page.locator('main ul.rows > li').count()) > 0
        },
      ]
      let through = 0
      for (const step of steps) through += (await step()) ? 1 : 0
      return {
        key: 'scriptless',
        what: 'Steps of a visit that go through without script',
        value: through,
        unit: `of ${steps.length}`,
        goal: { atLeast: steps.length },
      }
    },
    { javaScriptEnabled: false },
  )
