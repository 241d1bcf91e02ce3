import type { Browser, Page } from 'playwright-core'
import type { Figure } from './figure.ts'
import { visit } from './browser.ts'
import { median, rounded } from './median.ts'

interface Painted {
  readonly largest: number
  readonly shift: number
}
const rounds = 9

/** What the browser itself says: when the largest thing stood there, and how much moved. */
export const painted = (page: Page): Promise<Painted> =>
  page.evaluate(
    () =>
      new Promise<Painted>((resolve) => {
        const told = { largest: 0, shift: 0 }
        // A moment after something was painted at all: on a busy machine that may be long after everything is loaded.
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) told.largest = entry.startTime
          setTimeout(() => resolve(told), 300)
        }).observe({ type: 'largest-contentful-paint', buffered: true })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) told.shift += (entry as PerformanceEntry & { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
      }),
  )
const paintOf = (browser: Browser, address: string) =>
  visit(browser, async (page) => {
    await page.goto(address, { waitUntil: 'load' })
    return painted(page)
  })

/** When the page's largest thing is painted over when a page of one heading is, in the same browser, in turns, nothing kept from before. */
export const measurePaint = async (
  browser: Browser,
  address: string,
  headingAddress: string,
  key: string,
  name: string,
): Promise<Figure[]> => {
  const taken: { house: Painted; heading: Painted }[] = []
  for (let round = 0; round <= rounds; round += 1)
    taken.push({ heading: await paintOf(browser, headingAddress), house: await paintOf(browser, address) })
  const steady = taken.slice(1)
  const [house, heading] = [median(steady.map((one) => one.house.largest)), median(steady.map((one) => one.heading.largest))]
  return [
    {
      key: `paint.${key}`,
      what: `${name}: largest paint over that of one heading`,
      value: rounded(median(steady.map((one) => one.house.largest / one.heading.largest))),
      unit: '×',
      goal: { atMost: 1.5 },
      detail: { ms: rounded(house, 0), 'heading ms': rounded(heading, 0) },
    },
    {
      key: `shift.${key}`,
      what: `${name}: layout shift`,
      value: rounded(Math.max(...steady.map((one) => one.house.shift)), 3),
      unit: '',
      goal: { atMost: 0 },
    },
  ]
}
