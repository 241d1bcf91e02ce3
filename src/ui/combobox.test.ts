import { build } from 'esbuild'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import type { Browser, Page } from 'playwright-core'
import type { AddressInfo } from 'node:net'
import { Combobox } from './combobox.tsx'
import { Form } from './form.tsx'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const chrome = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const suggestions = [
  { text: '태양광', kind: '검색어', address: null },
  { text: '태양광 모듈', kind: '기술', address: '/listing' },
  { text: '신재생에너지', kind: '분야', address: '/field' },
]

describe.skipIf(!existsSync(chrome))('a line with suggestions', () => {
  let browser: Browser
  let page: Page
  let origin: string
  let script = ''
  let asked: string[] = []
  let went: string[] = []
  const form = render(
    h(
      'main',
      {},
      h(Form, {
        lang: 'ko',
        action: '/catalogue',
        method: 'get',
        children: h(Combobox, { lang: 'ko', id: 'q', name: 'q', label: '찾을 기술', source: '/suggest?lang=ko' }),
      }),
    ),
  )
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x')
    if (url.pathname === '/main.js') return response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    if (url.pathname === '/suggest') {
      asked.push(url.searchParams.get('q') ?? '')
      // The first time it is too much.
      if (url.searchParams.get('q') === '너무' && asked.filter((one) => one === '너무').length === 1)
        return response.writeHead(429).end('{}')
      return response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ suggestions: url.searchParams.get('q') === 'zzz' ? [] : suggestions }))
    }
    if (url.pathname !== '/' && !/^\/(favicon|assets)/.test(url.pathname)) went.push(decodeURIComponent(request.url ?? ''))
    return response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'self'" })
      .end(`<!doctype html><html lang="ko"><title>x</title><script type="module" src="/main.js"></script><body>${form}</body></html>`)
  })
  beforeAll(async () => {
    script =
      (await build({ entryPoints: [here('./browser/main.ts')], bundle: true, format: 'esm', write: false })).outputFiles[0]?.text ?? ''
    await new Promise<void>((ready) => {
      server.listen(0, '127.0.0.1', ready)
    })
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    server.close()
  })
  beforeEach(async () => {
    await page?.close()
    page = await browser.newPage()
    asked = []
    went = []
    await page.goto(origin)
  })
  const box = () => page.getByRole('combobox', { name: '찾을 기술' })
  const state = () =>
    page.evaluate(
      `(() => { const one = document.querySelector('input'); const active = one.getAttribute('aria-activedescendant'); return [one.getAttribute('aria-expanded'), active && document.getElementById(active).textContent, one.value] })()`,
    )
  const type = async (text: string) => {
    await box().focus()
    await page.keyboard.insertText(text)
    await page.getByRole('option').first().waitFor()
  }

  test('opens while typing, asks once after a pause, and says how many there are', async () => {
    await box().focus()
    await page.evaluate(
      `for (const typed of ['태', '태양']) { const line = document.querySelector('input'); line.value = typed; line.dispatchEvent(new Event('input', { bubbles: true })) }`,
    )
    await page.getByRole('option').first().waitFor()
    expect(asked).toEqual(['태양'])
    expect(await state()).toEqual(['true', null, '태양'])
    expect(await page.getByRole('status').filter({ hasText: '제안 3건' }).count()).toBe(1)
    expect(await page.getByRole('listbox', { name: '제안' }).isVisible()).toBe(true)
  })
  test('arrows go through the list and back to the line, and change nothing of what is typed', async () => {
    await type('태야')
    const seen: unknown[] = []
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) {
      await page.keyboard.press(key)
      seen.push(await state())
    }
    expect(seen).toEqual([
      ['true', '태양광 검색어', '태야'],
      ['true', '태양광 모듈 기술', '태야'],
      ['true', '신재생에너지 분야', '태야'],
      ['true', null, '태야'],
      ['true', '신재생에너지 분야', '태야'],
    ])
  })
  test('keys that move the caret go back to the line: Enter then means what is typed', async () => {
    await type('태야')
    for (const key of ['End', 'Home', 'ArrowLeft', 'ArrowRight']) {
      await page.keyboard.press('ArrowDown')
      expect(await state()).toEqual(['true', '태양광 검색어', '태야'])
      await page.keyboard.press(key)
      expect(await state()).toEqual(['true', null, '태야'])
    }
    await page.keyboard.press('Enter')
    await page.waitForURL('**/catalogue?*')
    expect(went.at(-1)).toBe('/catalogue?q=태야')
  })
  test('that nothing is suggested is said, and nothing where nothing is typed', async () => {
    await box().fill('zzz')
    await page.getByRole('status').filter({ hasText: '제안이 없습니다.' }).waitFor({ state: 'attached' })
    await box().fill('')
    await expect.poll(() => page.getByRole('status').filter({ hasText: '제안이 없습니다.' }).count()).toBe(0)
  })
  test('Enter takes what is pointed at: a place is gone to, a word is searched for; without one the form goes as typed', async () => {
    await type('태야')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/listing')
    expect(went).toEqual(['/listing'])
    await page.goto(origin)
    await type('태야')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/catalogue?*')
    expect(went.at(-1)).toBe('/catalogue?q=태양광')
    await page.goto(origin)
    await type('태야')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/catalogue?*')
    expect(went.at(-1)).toBe('/catalogue?q=태야')
  })
  test('Escape closes and keeps what is typed, the next arrow opens again, leaving the line closes', async () => {
    await type('태야')
    await page.keyboard.press('Escape')
    expect(await state()).toEqual(['false', null, '태야'])
    await page.keyboard.press('ArrowDown')
    expect(await state()).toEqual(['true', '태양광 검색어', '태야'])
    await page.keyboard.press('Tab')
    expect(await state()).toEqual(['false', null, '태야'])
  })
  test('what was not answered is asked again, and going on typing after Escape shows the list again', async () => {
    await box().focus()
    await page.keyboard.insertText('너무')
    await expect.poll(() => asked).toEqual(['너무'])
    expect(await page.getByRole('option').count()).toBe(0)
    await page.keyboard.insertText('x')
    await expect.poll(() => asked).toEqual(['너무', '너무x'])
    await page.keyboard.press('Backspace')
    await expect.poll(() => asked).toEqual(['너무', '너무x', '너무'])
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.insertText('y')
    await page.keyboard.press('Backspace')
    await expect.poll(state).toEqual(['true', null, '너무'])
  })
  test('no key is taken while a syllable is being made', async () => {
    await type('태야')
    for (const key of ['ArrowDown', 'Enter', 'Escape'])
      await page.evaluate(
        `document.querySelector('input').dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', isComposing: true, bubbles: true, cancelable: true }))`,
      )
    expect(await state()).toEqual(['true', null, '태야'])
    expect(went).toEqual([])
  })
  test('a press takes an option, and nothing is shown where nothing is suggested', async () => {
    await type('태야')
    await page.getByRole('option', { name: '신재생에너지' }).click()
    await page.waitForURL('**/field')
    await page.goto(origin)
    await box().fill('zzz')
    await vi.waitFor(() => expect(asked.at(-1)).toBe('zzz'))
    await page.waitForTimeout(100)
    expect(await page.getByRole('option').count()).toBe(0)
    expect(await state()).toEqual(['false', null, 'zzz'])
  })
})
