import type { Browser, Page, Response } from 'playwright-core'

/**
 * A page with scripts off cannot be looked at by a script: axe waits there for ever. A mirror draws the same answer at the same address and
 * width in a browser that runs scripts, with our own script empty, so that what is looked at is what was seen.
 */
export interface Mirror {
  of(page: Page, answer: Response | undefined): Promise<Page>
}

export const openMirror = async (browser: Browser, width: number): Promise<Mirror> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'ko-KR' })
  const mirror = await context.newPage()
  let shown: { status: number; body: string } | undefined
  await context.route(
    (url) => url.pathname.endsWith('.js'),
    (route) => route.fulfill({ contentType: 'text/javascript', body: '' }),
  )
  await context.route('**/*', (route) =>
    route.request().isNavigationRequest() && shown
      ? route.fulfill({ ...shown, contentType: 'text/html; charset=utf-8' })
      : route.fallback(),
  )
  return {
    of: async (page, answer) => {
      if (answer === undefined) return page
      shown = { status: answer.status(), body: await answer.text().catch(() => '') }
      await mirror.goto(page.url().replace(/#.*/, ''))
      return mirror
    },
  }
}
