import { AxeBuilder } from '@axe-core/playwright'
import type { Page, Response } from 'playwright-core'
import { allRoutes } from '../../src/app.ts'
import { complaintsAbout } from './html-rules.ts'

/** WCAG 2.2 AA, and what is good practice beyond it. */
const axeRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const mostStatements = 5

export interface PageCheck {
  /** Looks at the page as it stands; the same page in the same state is looked at once. */
  look(page: Page, answer: Response | undefined): Promise<void>
  readonly faults: readonly string[]
  readonly looked: number
}

/** '/company/x1/technologies/y2' → '/company/:company/technologies/:technology'; routes with the fewest names come first. */
const patterns = [...new Set(allRoutes().map((route) => route.path))]
  .toSorted((a, b) => (a.match(/:/g)?.length ?? 0) - (b.match(/:/g)?.length ?? 0))
  .map((path) => ({ path, shape: new RegExp(`^(/en)?${path.replaceAll('.', String.raw`\.`).replaceAll(/:[a-z]+/gi, '[^/]+')}/?$`) }))
const patternOf = (address: string): string => { const path = new URL(address).pathname; return patterns.find((one) => one.shape.test(path))?.path ?? path }

/** A page in a state: its address without names, its width and language, its answer, and the kinds of parts it is made of. */
const stateOf = (page: Page, pattern: string, status: number, html: string): string => {
  const parts = new Set([...html.matchAll(/<([a-z0-9]+)(?=[ />])(?:[^>]*? class="([^"]*)")?/g)].map((found) => `${found[1]}.${found[2] ?? ''}`))
  return [pattern, page.viewportSize()?.width, /<html lang="(\w+)"/.exec(html)?.[1], status, ...[...parts].toSorted()].join(' ')
}

const axeFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).withTags(axeRules).analyze()
  return violations.map((one) => `axe ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

export const openPageCheck = (): PageCheck => {
  const seen = new Set<string>(), faults: string[] = []
  const found = (where: string, what: string) => { const fault = `${where}: ${what}`; if (!faults.includes(fault)) faults.push(fault) }
  return {
    faults,
    get looked() { return seen.size },
    look: async (page, answer) => {
      if (answer === undefined) return
      const pattern = patternOf(page.url()), status = answer.status(), where = `${pattern} (${status})`
      const statements = Number((await answer.allHeaders())['x-statements'] ?? 0)
      if (answer.request().method() === 'GET' && statements > mostStatements) found(where, `${statements} statements`)
      const html = await answer.text().catch(() => '')
      const state = stateOf(page, pattern, status, html)
      if (html === '' || seen.has(state)) return
      seen.add(state)
      for (const what of [...(await axeFindings(page)), ...(await complaintsAbout(html))]) found(where, what)
      if ((await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) > 0) found(where, 'scrolls sideways')
    },
  }
}
