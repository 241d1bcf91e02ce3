import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { Page, Response } from 'playwright-core'

/** What preact and our own habits write is right; everything else the recommended rules say counts. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': ['error', { style: 'selfclose' }], 'doctype-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off',
    'no-inline-style': 'off', 'require-sri': 'off', 'tel-non-breaking': 'off', 'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // A form that cannot be sent yet has a button that says why, and is no submit button.
    'wcag/h32': 'off',
  },
})
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const mostStatements = 5

export interface PageCheck {
  /** Looks at the page as it stands; the same page in the same state is looked at once. */
  look(page: Page, answer: Response | undefined): Promise<void>
  readonly faults: readonly string[]
  readonly looked: number
}

/** An address with its ids taken out, and the heading: pages that look alike are looked at once. */
const kindOf = async (page: Page) => {
  const path = new URL(page.url()).pathname.split('/').map((part) => (/^[2-9a-hjkmnp-z]{12}$/.test(part) ? ':id' : part)).join('/')
  return `${path} ${await page.locator('h1').first().innerText().catch(() => '')}`
}

export const openPageCheck = (): PageCheck => {
  const seen = new Set<string>(), faults: string[] = []
  return {
    faults,
    get looked() { return seen.size },
    look: async (page, answer) => {
      const kind = await kindOf(page)
      if (seen.has(kind)) return
      seen.add(kind)
      const where = new URL(page.url()).pathname
      const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze()
      for (const one of violations) faults.push(`${where}: axe ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`)
      if ((await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) > 0) faults.push(`${where}: scrolls sideways`)
      if (answer === undefined) return
      const statements = Number((await answer.allHeaders())['x-statements'] ?? 0)
      if (statements > mostStatements) faults.push(`${where}: ${statements} statements`)
      const report = await validator.validateString(await answer.text().catch(() => '<!doctype html><title>gone</title>'))
      for (const message of report.results.flatMap((result) => result.messages)) faults.push(`${where}: html ${message.ruleId} ${message.message} (${message.line}:${message.column} ${message.selector ?? ''})`)
    },
  }
}
