import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page, Response } from 'playwright-core'
import { inject } from 'vitest'
import { allRoutes } from '../../src/app.ts'
import { complaintsAbout } from './html-rules.ts'

/** WCAG 2.2 AA, and what is good practice beyond it. */
const axeRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const mostStatements = 5

export interface PageCheck {
  /** Looks at the page as it stands: its statements, markup and width always, axe where something stands on it that axe has not seen there. */
  look(page: Page, answer: Response | undefined): Promise<void>
  readonly faults: readonly string[]
  readonly looked: number
}

/** '/company/x1/technologies/y2' → '/company/:company/technologies/:technology'; routes with the fewest names come first. */
const patterns = [...new Set(allRoutes().map((route) => route.path))]
  .toSorted((a, b) => (a.match(/:/g)?.length ?? 0) - (b.match(/:/g)?.length ?? 0))
  .map((path) => ({ path, shape: new RegExp(`^(/en)?${path.replaceAll('.', String.raw`\.`).replaceAll(/:[a-z]+/gi, '[^/]+')}/?$`) }))
const patternOf = (address: string): string => {
  const path = new URL(address).pathname
  return patterns.find((one) => one.shape.test(path))?.path ?? path
}

/** What axe judges of a page: which kinds of part stand on it together, in this width, language and kind of answer. */
const factOf = (page: Page, pattern: string, status: number, html: string): string => {
  const where = [pattern, page.viewportSize()?.width, /<html lang="(\w+)"/.exec(html)?.[1], status].join(' ')
  const parts = new Set(
    [...html.matchAll(/<([a-z0-9]+)(?=[ />])(?:[^>]*? class="([^"]*)")?/g)].map((found) => `${found[1]}.${found[2] ?? ''}`),
  )
  return createHash('sha256')
    .update(`${where} ${[...parts].toSorted().join(' ')}`)
    .digest('hex')
}

/** What was seen is shared by all journeys of a run: the first that comes to a page looks for the others, too. */
const openSeen = (path: string) => {
  const known = () => new Set(existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [])
  return {
    /** Whether this is new; from now on it is known. */
    isNew: (fact: string): boolean => {
      if (known().has(fact)) return false
      appendFileSync(path, `${fact}\n`)
      return true
    },
  }
}

const axeFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(axeRules)
    .analyze()
  return violations.map(
    (one) =>
      `axe ${one.id}: ${one.nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 160))
        .join(' | ')}`,
  )
}

export const openPageCheck = (): PageCheck => {
  const seen = openSeen(inject('pagesSeen'))
  const faults: string[] = []
  let looked = 0
  const found = (where: string, what: string) => {
    const fault = `${where}: ${what}`
    if (!faults.includes(fault)) faults.push(fault)
  }
  return {
    faults,
    get looked() {
      return looked
    },
    look: async (page, answer) => {
      if (answer === undefined) return
      const pattern = patternOf(page.url())
      const status = answer.status()
      const where = `${pattern} (${status})`
      const statements = Number((await answer.allHeaders())['x-statements'] ?? 0)
      if (answer.request().method() === 'GET' && statements > mostStatements) found(where, `${statements} statements`)
      const html = await answer.text().catch(() => '')
      if (html === '') return
      looked += 1
      if (seen.isNew(factOf(page, pattern, status, html))) for (const what of await axeFindings(page)) found(where, what)
      for (const what of await complaintsAbout(html)) found(where, what)
      if ((await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) > 0)
        found(where, 'scrolls sideways')
    },
  }
}
