import { build } from 'esbuild'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { showTimeLeft } from '../kernel/show.ts'
import { Button } from './button.tsx'
import { Form } from './form.tsx'
import { TextArea } from './text-area.tsx'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { AddressInfo } from 'node:net'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const chrome = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

test('what is left is told by the browser in the words of the server', async () => {
  for (const lang of ['ko', 'en'] as const) {
    vi.resetModules()
    vi.stubGlobal('document', { documentElement: { lang }, querySelectorAll: () => [] })
    const { leftInWords } = (await import(`${here('./browser/comforts/clock.ts')}?${lang}`)) as { leftInWords: (left: number) => string }
    for (const minutes of [0.5, 1, 42, 60, 61, 26 * 60, 7 * 1440 - 1, 7 * 1440, 30 * 1440 + 5]) expect(leftInWords(minutes * 60_000)).toBe(showTimeLeft(minutes * 60_000, lang))
    vi.unstubAllGlobals()
  }
})

describe.skipIf(!existsSync(chrome))('a form that saves itself', () => {
  let browser: Browser, context: BrowserContext, page: Page, origin: string
  let saves: URLSearchParams[] = [], posts = 0, answer = 200, taken = true, who = 'dana', plain = ''
  const form = render(h('main', {}, h(Form, { lang: 'ko', action: '/send', csrf: 'token', autosave: { url: '/save', version: 3 }, children: [h(TextArea, { lang: 'ko', name: 'effect', label: '기대 효과' }), h(Button, { children: '제출하기' })] })))
  const notice = (shown: string) => render(h('main', {}, h(Form, { lang: 'ko', action: '/plain', csrf: 'token', hidden: { item: 'a' }, children: [h(TextArea, { lang: 'ko', name: 'reason', label: '사유', value: shown }), h(Button, { children: '보내기' })] }), h('form', { action: '/out', method: 'post', 'data-sign-out': '' }, h('button', { type: 'submit' }, '로그아웃하기'))))
  const htmlOf = (inside: string) => `<!doctype html><html lang="ko"${who === '' ? '' : ` data-person="${who}"`}><title>x</title><script type="module" src="/main.js"></script><body>${inside}</body></html>`
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => { body += String(part) })
    request.on('end', () => {
      if (request.url === '/main.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
      else if (request.url === '/save') { saves.push(new URLSearchParams(body)); response.writeHead(answer, { 'content-type': 'application/json' }).end(JSON.stringify({ version: 4, savedAt: '2026-11-24T01:42:00Z' })) }
      else if (request.url === '/send') { posts += 1; setTimeout(() => response.writeHead(204).end(), 300) }
      else if (request.url === '/out') { who = ''; response.writeHead(303, { location: '/sign-in' }).end() }
      else if (request.url === '/plain' && request.method === 'POST') response.writeHead(303, taken ? { location: '/done', 'set-cookie': 'saved=%2Fplain; Path=/' } : { location: '/sign-in' }).end()
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'self'" }).end(htmlOf(request.url === '/plain' ? notice(plain) : request.url === '/' ? form : '<main></main>'))
    })
  })
  let script = ''

  beforeAll(async () => {
    const built = await build({ entryPoints: [here('./browser/main.ts')], bundle: true, format: 'esm', write: false })
    script = built.outputFiles[0]?.text ?? ''
    await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox'] })
  }, 30_000)
  afterAll(async () => { await browser.close(); server.close() })
  const open = async () => {
    saves = []; posts = 0; answer = 200; taken = true; who = 'dana'; plain = ''
    context = await browser.newContext()
    page = await context.newPage()
    await page.goto(origin)
  }
  const line = () => page.locator('[data-autosave-line]')
  const saved = (count: number) => vi.waitFor(() => expect(saves.length).toBe(count), 4000)

  test('saves the whole form after a pause, says when, and takes the new version', async () => {
    await open()
    await page.fill('textarea', '소음을 줄입니다')
    await saved(1)
    expect(Object.fromEntries(saves[0] ?? [])).toEqual({ csrf: 'token', version: '3', effect: '소음을 줄입니다' })
    await vi.waitFor(async () => expect(await line().textContent()).toBe('10:42에 저장했습니다.'))
    expect(await page.inputValue('[name=version]')).toBe('4')
    await context.close()
  })

  test('never saves in the middle of a syllable', async () => {
    await open()
    await page.evaluate(`{ const area = document.querySelector('textarea'); area.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })); area.value = 'ㅎ'; area.dispatchEvent(new Event('input', { bubbles: true })) }`)
    await page.waitForTimeout(1800)
    expect(saves.length).toBe(0)
    await page.evaluate(`{ const area = document.querySelector('textarea'); area.value = '한'; area.dispatchEvent(new Event('input', { bubbles: true })); area.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true })) }`)
    await saved(1)
    expect(saves[0]?.get('effect')).toBe('한')
    await context.close()
  })

  test('keeps the text over a lost connection and a reload, then saves it', async () => {
    await open()
    await context.setOffline(true)
    await page.fill('textarea', '끊긴 동안 쓴 글')
    await vi.waitFor(async () => expect(await line().textContent()).toContain('연결이 끊겼습니다'), 4000)
    answer = 503
    await context.setOffline(false)
    await page.reload()
    answer = 200
    saves = []
    expect(await page.inputValue('textarea')).toBe('끊긴 동안 쓴 글')
    await vi.waitFor(() => expect(saves.at(-1)?.get('effect')).toBe('끊긴 동안 쓴 글'), 4000)
    await vi.waitFor(async () => expect(await page.evaluate('Object.keys(localStorage).length')).toBe(0), 4000)
    await context.close()
  })

  test('says so when somebody else has changed it, and stops saving over them', async () => {
    await open()
    answer = 409
    await page.fill('textarea', '내 글')
    await vi.waitFor(async () => expect(await line().textContent()).toContain('다른 분이 이 내용을 고쳤습니다'), 4000)
    await page.fill('textarea', '내 글 더')
    await page.waitForTimeout(1600)
    expect(saves.length).toBe(1)
    await context.close()
  })

  test('is sent once however often the button is pressed', async () => {
    await open()
    await page.click('button', { clickCount: 3, noWaitAfter: true })
    await page.waitForTimeout(600)
    expect(posts).toBe(1)
    expect(await page.getAttribute('button', 'aria-disabled')).toBe('true')
    await context.close()
  })

  describe('a form whose words did not arrive', () => {
    const words = '세 시간 동안 쓴 사유입니다'
    const kept = () => page.evaluate('Object.keys(localStorage).length')
    const offer = () => page.locator('.unsaved')
    const write = async () => { await page.goto(`${origin}/plain`); await page.fill('textarea', words) }
    const send = async () => { await page.click('text=보내기'); await page.waitForURL(/done|sign-in/) }

    test('offers them after the session had ended, and puts them back', async () => {
      await open()
      await write()
      taken = false
      await send()
      await page.goto(`${origin}/plain`)
      expect(await offer().textContent()).toContain('입력하던 내용이 있습니다')
      expect(await page.inputValue('textarea')).toBe('')
      await page.click('text=되살리기')
      expect(await page.inputValue('textarea')).toBe(words)
      expect(await offer().count()).toBe(0)
      taken = true
      await send()
      expect(await kept()).toBe(0)
      await context.close()
    })

    test('forgets them only when the server has taken them, and when they are thrown away', async () => {
      await open()
      await write()
      await page.waitForTimeout(500)
      await page.reload()
      expect(await offer().count()).toBe(1)
      await page.click('text=버리기')
      expect(await kept()).toBe(0)
      await page.reload()
      expect(await offer().count()).toBe(0)
      await context.close()
    })

    test('keeps what is typed while an offer stands beside it, and gives back either', async () => {
      await open()
      await write()
      await page.waitForTimeout(500)
      await page.reload()
      await page.fill('textarea', '새로 쓴 사유입니다')
      await page.waitForTimeout(500)
      await page.reload()
      expect(await offer().count()).toBe(2)
      for (const [at, gist] of [[0, '새로 쓴 사유입니다'], [1, words]] as const) expect(await offer().nth(at).textContent()).toContain(gist)
      await offer().nth(1).getByText('되살리기').click()
      expect([await page.inputValue('textarea'), await offer().count()]).toEqual([words, 1])
      await offer().getByText('되살리기').click()
      expect([await page.inputValue('textarea'), await offer().count()]).toEqual(['새로 쓴 사유입니다', 1])
      await send()
      await page.goto(`${origin}/plain`)
      expect(await offer().count()).toBe(1)
      await page.click('text=버리기')
      expect(await kept()).toBe(0)
      await context.close()
    })

    test('offers nothing where the page shows the same already', async () => {
      await open()
      await write()
      await page.waitForTimeout(500)
      plain = words
      await page.reload()
      expect(await offer().count()).toBe(0)
      await page.fill('textarea', `  ${words}\n`)
      await page.waitForTimeout(500)
      await page.reload()
      expect(await offer().count()).toBe(0)
      await context.close()
    })

    test('leaves nothing behind for whoever signs in next, nor after signing out', async () => {
      await open()
      await write()
      await page.waitForTimeout(500)
      who = 'eve'
      await page.reload()
      expect(await offer().count()).toBe(0)
      expect(await kept()).toBe(0)
      await page.fill('textarea', words)
      await page.waitForTimeout(500)
      expect(await kept()).toBe(1)
      await page.click('text=로그아웃하기')
      await page.waitForURL(/sign-in/)
      expect(await kept()).toBe(0)
      await context.close()
    })
  })
})
