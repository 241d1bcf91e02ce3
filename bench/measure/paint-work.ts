import type { Browser } from 'playwright-core'
import { visit } from './browser.ts'
import type { Figure } from './figure.ts'
import { median, rounded } from './median.ts'
import { painted } from './paint.ts'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly tdur?: number
  readonly args: { readonly name?: string; readonly data?: { readonly documentLoaderURL?: string } }
}
type Work = Readonly<Record<'all' | 'style' | 'layout' | 'script', number>>
const rounds = 3

/** Processor time, in milliseconds, that the page's own thread spent from the navigation to its largest paint; undefined where the trace does not tell of it. */
const workOf = (browser: Browser, address: string): Promise<Work | undefined> =>
  visit(browser, async (page) => {
    await browser.startTracing(page, { categories: ['devtools.timeline', 'loading', 'blink.user_timing', 'toplevel'] })
    await page.goto(address, { waitUntil: 'load' })
    await painted(page)
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
    const largest = traceEvents.findLast((one) => one.name === 'largestContentfulPaint::Candidate')
    const began = traceEvents.findLast((one) => one.name === 'navigationStart' && one.args.data?.documentLoaderURL === address)
    if (largest === undefined || began === undefined) return undefined
    const thread = traceEvents.find(
      (one) => one.name === 'thread_name' && one.pid === largest.pid && one.args.name === 'CrRendererMain',
    )?.tid
    const before = traceEvents.filter(
      (one) => one.ph === 'X' && one.pid === largest.pid && one.tid === thread && one.ts >= began.ts && one.ts <= largest.ts,
    )
    const spent = (name: string) => before.reduce((sum, one) => sum + (one.name === name ? (one.tdur ?? 0) : 0), 0) / 1_000
    return {
      all: spent('ThreadControllerImpl::RunTask'),
      style: spent('UpdateLayoutTree'),
      layout: spent('Layout'),
      script: spent('v8.evaluateModule'),
    }
  })

/** What a page costs the browser before its largest paint, over a page of one heading: on a busy machine it says more than the clock. */
export const measurePaintWork = async (
  browser: Browser,
  address: string,
  headingAddress: string,
  key: string,
  name: string,
): Promise<Figure[]> => {
  const taken: { house: Work; heading: Work }[] = []
  for (let round = 0; round < rounds * 4 && taken.length <= rounds; round += 1) {
    const [heading, house] = [await workOf(browser, headingAddress), await workOf(browser, address)]
    if (heading !== undefined && house !== undefined) taken.push({ heading, house })
  }
  const steady = taken.slice(1)
  if (steady.length === 0) return []
  const middle = (part: keyof Work) => rounded(median(steady.map((one) => one.house[part])), 1)
  return [
    {
      key: `work.${key}`,
      what: `${name}: browser's work before the largest paint over that of one heading`,
      value: rounded(median(steady.map((one) => one.house.all / one.heading.all))),
      unit: '×',
      detail: {
        ms: middle('all'),
        'heading ms': rounded(median(steady.map((one) => one.heading.all)), 1),
        style: middle('style'),
        layout: middle('layout'),
        script: middle('script'),
      },
    },
  ]
}
