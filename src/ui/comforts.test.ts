import { build } from 'esbuild'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { showTimeLeft } from '../kernel/show.ts'
import { Button } from './button.tsx'
import { Choice } from './choice.tsx'
import { Field } from './field.tsx'
import { FileField } from './file.tsx'
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
    for (const minutes of [0.5, 1, 42, 60, 61, 26 * 60, 7 * 1440 - 1, 7 * 1440, 30 * 1440 + 5])
      expect(leftInWords(minutes * 60_000)).toBe(showTimeLeft(minutes * 60_000, lang))
    vi.unstubAllGlobals()
  }
})

describe.skipIf(!existsSync(chrome))('a form that saves itself', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let origin: string
  let saves: URLSearchParams[] = []
  let posts = 0
  let answer = 200
  let taken = true
  let who = 'dana'
  let plain = ''
  let choice = 'a'
  let faults: Record<string, string> = {}
  const form = render(
    h(
      'main',
      {},
      h(Form, {
        lang: 'ko',
        action: '/send',
        csrf: 'token',
        autosave: { url: '/save', version: 3 },
        children: [h(TextArea, { lang: 'ko', name: 'effect', label: '기대 효과', max: 500 }), h(Button, { children: '제출하기' })],
      }),
    ),
  )
  const own = render(
    h(
      'main',
      {},
      h(Form, {
        lang: 'ko',
        action: '/send',
        csrf: 'token',
        autosave: { url: '/save', version: 3, own: true },
        children: [
          h('input', { name: 'score-a', id: 'a' }),
          h('input', { name: 'score-b', id: 'b' }),
          h('p', { 'data-sum': 'score-' }, '0'),
          h('p', { 'data-filled': 'score-' }, '0'),
          h('a', { 'data-next-empty': 'score-', href: '#a' }, '다음'),
          h(TextArea, { lang: 'ko', name: 'effect', label: '기대 효과' }),
        ],
      }),
    ),
  )
  let shownVersion = 3
  const scored = () =>
    render(
      h(
        'main',
        {},
        h(Form, {
          lang: 'ko',
          action: '/send',
          csrf: 'token',
          autosave: { url: '/save', version: shownVersion, own: true },
          children: [
            h(Field, { lang: 'ko', name: 'score-a', label: '신규성', type: 'number', hint: '15점까지' }),
            h(TextArea, { lang: 'ko', name: 'effect', label: '의견' }),
          ],
        }),
      ),
    )
  const files = render(
    h(
      'main',
      {},
      h(Form, {
        lang: 'ko',
        files: true,
        action: '/swallow',
        csrf: 'token',
        children: [h(FileField, { lang: 'ko', name: 'file', label: '파일', multiple: true }), h(Button, { children: '올리기' })],
      }),
    ),
  )
  /** A form at the end of a long page, and the same after it was sent: the answer stands at its beginning. */
  const long = (said: string) =>
    render(
      h('main', { tabIndex: -1 }, [
        h('p', { id: 'answer' }, said),
        ...Array.from({ length: 100 }, () => h('p', {}, '긴 글')),
        h(Form, {
          lang: 'ko',
          files: true,
          action: '/checked',
          csrf: 'token',
          children: [h(FileField, { lang: 'ko', name: 'file', label: '파일' }), h(Button, { children: '확인하기' })],
        }),
      ]),
    )
  /** A form with a file and words, as it is met, and as it is drawn again after a refusal. */
  const paper = (typed: string) =>
    render(
      h('main', { tabIndex: -1 }, [
        h(Form, {
          lang: 'ko',
          files: true,
          action: '/paper',
          csrf: 'token',
          children: [
            h(FileField, { lang: 'ko', name: 'file', label: '확인서' }),
            h(TextArea, { lang: 'ko', name: 'note', label: '설명', max: 500, value: typed }),
            h(Button, { children: '올리기' }),
          ],
        }),
      ]),
    )
  const notice = (shown: string) =>
    render(
      h(
        'main',
        {},
        h(Form, {
          lang: 'ko',
          action: '/plain',
          csrf: 'token',
          hidden: { item: 'a' },
          children: [h(TextArea, { lang: 'ko', name: 'reason', label: '사유', value: shown }), h(Button, { children: '보내기' })],
        }),
        h('form', { action: '/out', method: 'post', 'data-sign-out': '' }, h('button', { type: 'submit' }, '로그아웃하기')),
      ),
    )
  const choosing = () =>
    render(
      h(
        'main',
        {},
        h(Form, {
          lang: 'ko',
          action: '/chosen',
          csrf: 'token',
          label: '고르기',
          children: [
            h(Choice, {
              lang: 'ko',
              name: 'plan',
              label: '안',
              value: choice,
              options: [
                { value: 'a', label: '첫째 안' },
                { value: 'b', label: '둘째 안' },
              ],
            }),
            h(TextArea, { lang: 'ko', name: 'reason', label: '사유' }),
            h(Button, { children: '보내기' }),
          ],
        }),
      ),
    )
  const htmlOf = (inside: string) =>
    `<!doctype html><html lang="ko"${who === '' ? '' : ` data-person="${who}"`}><title>x</title><script type="module" src="/main.js"></script><body>${inside}</body></html>`
  const server = createServer((request, response) => {
    if (request.url === '/swallow') return void request.on('data', () => request.pause())
    let body = ''
    request.on('data', (part) => {
      body += String(part)
    })
    request.on('end', () => {
      if (request.url === '/main.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
      else if (request.url === '/save') {
        saves.push(new URLSearchParams(body))
        response
          .writeHead(answer, { 'content-type': 'application/json' })
          .end(JSON.stringify({ version: 4, savedAt: '2026-11-24T01:42:00Z', errors: faults }))
      } else if (request.url === '/send') {
        posts += 1
        setTimeout(() => response.writeHead(204).end(), 300)
      } else if (request.url === '/out') {
        who = ''
        response.writeHead(303, { location: '/sign-in' }).end()
      } else if (request.url === '/paper' && request.method === 'POST') {
        posts += 1
        if (taken) response.writeHead(200, { 'x-go-to': '/paper', 'set-cookie': 'saved=%2Fpaper; Path=/' }).end()
        else response.writeHead(422, { 'content-type': 'text/html; charset=utf-8' }).end(htmlOf(paper('둘째 확인서')))
      } else if (request.url === '/plain' && request.method === 'POST')
        response.writeHead(303, taken ? { location: '/done', 'set-cookie': 'saved=%2Fplain; Path=/' } : { location: '/sign-in' }).end()
      else
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'self'" })
          .end(
            htmlOf(
              request.url === '/own'
                ? own
                : request.url === '/scored'
                  ? scored()
                  : request.url === '/chosen'
                    ? choosing()
                    : request.url === '/paper'
                      ? paper('')
                      : request.url === '/files'
                        ? files
                        : request.url === '/check' || request.url === '/checked'
                          ? long(request.url === '/checked' ? '유효합니다.' : '')
                          : request.url === '/plain'
                            ? notice(plain)
                            : request.url === '/'
                              ? form
                              : '<main></main>',
            ),
          )
    })
  })
  let script = ''

  beforeAll(async () => {
    const built = await build({ entryPoints: [here('./browser/main.ts')], bundle: true, format: 'esm', write: false })
    script = built.outputFiles[0]?.text ?? ''
    await new Promise<void>((ready) => {
      server.listen(0, '127.0.0.1', ready)
    })
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox'] })
  }, 30_000)
  afterAll(async () => {
    await browser.close()
    server.close()
  })
  const open = async () => {
    saves = []
    posts = 0
    answer = 200
    taken = true
    who = 'dana'
    plain = ''
    faults = {}
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
    await page.evaluate(
      `{ const area = document.querySelector('textarea'); area.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })); area.value = 'ㅎ'; area.dispatchEvent(new Event('input', { bubbles: true })) }`,
    )
    await page.waitForTimeout(1800)
    expect(saves.length).toBe(0)
    await page.evaluate(
      `{ const area = document.querySelector('textarea'); area.value = '한'; area.dispatchEvent(new Event('input', { bubbles: true })); area.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true })) }`,
    )
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
    expect(await page.textContent('#field-effect-count')).toBe('9 / 500자')
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

  test('where nobody else may write, it was another window of one’s own', async () => {
    await open()
    answer = 409
    await page.goto(`${origin}/own`)
    await page.fill('textarea', '내 글')
    await vi.waitFor(
      async () =>
        expect(await line().textContent()).toBe(
          '그사이 다른 창에서 이 내용을 고쳤습니다. 저장하기를 누르면 두 내용을 비교해 고를 수 있습니다.',
        ),
      4000,
    )
    await context.close()
  })

  test('what could not be saved says why beside its field, stays over a reload, and goes once it is mended', async () => {
    await open()
    await page.goto(`${origin}/scored`)
    faults = { 'score-a': '0점에서 15점 사이로 입력해 주세요.' }
    await page.fill('[name=score-a]', '150')
    await page.fill('textarea', '괜찮습니다')
    await vi.waitFor(
      async () => expect(await page.textContent('.field.wrong .field-error')).toBe('오류: 0점에서 15점 사이로 입력해 주세요.'),
      4000,
    )
    expect(await line().textContent()).toBe('10:42에 저장했습니다. 고칠 곳이 있는 1칸은 고치면 저장합니다.')
    expect([
      await page.getAttribute('[name=score-a]', 'aria-invalid'),
      await page.getAttribute('[name=score-a]', 'aria-describedby'),
    ]).toEqual(['true', 'field-score-a-hint field-score-a-error'])
    shownVersion = 4
    await page.reload()
    expect([await page.inputValue('[name=score-a]'), await page.locator('.unsaved').count()]).toEqual(['150', 0])
    await vi.waitFor(async () => expect(await page.locator('.field-error').count()).toBe(1), 4000)
    faults = {}
    await page.fill('[name=score-a]', '15')
    await vi.waitFor(async () => expect(await page.locator('.field-error, .field.wrong, [aria-invalid]').count()).toBe(0), 4000)
    expect([
      await page.getAttribute('[name=score-a]', 'aria-describedby'),
      await page.evaluate('Object.keys(localStorage).length'),
    ]).toEqual(['field-score-a-hint', 0])
    await context.close()
  })

  test('a sum follows its numbers while they are typed', async () => {
    await open()
    await page.goto(`${origin}/own`)
    expect(await page.textContent('[data-sum]')).toBe('0')
    await page.fill('[name=score-a]', '13.5')
    const next = async () => [
      await page.textContent('[data-filled]'),
      await page.getAttribute('[data-next-empty]', 'href'),
      await page.isVisible('[data-next-empty]'),
    ]
    expect(await next()).toEqual(['1', '#b', true])
    await page.fill('[name=score-b]', '0.1')
    expect(await page.textContent('[data-sum]')).toBe('13.6')
    expect(await next()).toEqual(['2', '#b', false])
    await context.close()
  })

  test('files on their way can be called back, and stay chosen', async () => {
    await open()
    await page.goto(`${origin}/files`)
    await page.setInputFiles('[name=file]', { name: '큰파일.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(30_000_000) })
    await page.click('text=올리기')
    await page.click('text=올리기 취소하기')
    expect(await page.textContent('[data-upload-line]')).toBe('올리기를 취소했습니다. 고른 파일은 그대로 있습니다.')
    expect([
      await page.getAttribute('main form button', 'aria-disabled'),
      await page.evaluate(`document.querySelector('[name=file]').files.length`),
      await page.locator('text=올리기 취소하기').count(),
    ]).toEqual([null, 1, 0])
    await context.close()
  })

  test('a file refused, then mended on the same page, leaves nothing to put back', async () => {
    await open()
    await page.goto(`${origin}/paper`)
    taken = false
    const choose = () => page.setInputFiles('[name=file]', { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') })
    await page.fill('textarea', '둘째 확인서')
    await choose()
    await page.click('main form button')
    await vi.waitFor(() => expect(posts).toBe(1), 2000)
    await page.waitForFunction(`document.querySelector('textarea').defaultValue === '둘째 확인서'`)
    taken = true
    await page.fill('textarea', '둘째 확인서, 고친 것')
    expect(await page.textContent('#field-note-count')).toBe('12 / 500자')
    await page.waitForTimeout(500)
    await choose()
    await page.click('main form button')
    await vi.waitFor(async () => expect(await page.inputValue('textarea')).toBe(''), 2000)
    await expect.poll(() => page.evaluate('Object.keys(localStorage).length'), { timeout: 2000 }).toBe(0)
    expect([posts, await page.locator('.unsaved').count()]).toEqual([2, 0])
    await context.close()
  })

  test('the answer to a file is read from its beginning, wherever on the page its form stood', async () => {
    await open()
    await page.goto(`${origin}/check`)
    await page.setInputFiles('[name=file]', { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') })
    await page.click('text=확인하기')
    await vi.waitFor(async () => expect(await page.textContent('#answer')).toBe('유효합니다.'), 2000)
    expect(await page.evaluate(`[window.scrollY, document.activeElement.tagName]`)).toEqual([0, 'MAIN'])
    await context.close()
  })

  test('a folder that is dropped is said to be one; the files dropped beside it are taken', async () => {
    await open()
    await page.goto(`${origin}/files`)
    // A plain name: a browser started without a locale loses others on their way here.
    const folder = mkdtempSync(join(tmpdir(), 'dropped-'))
    const file = join(folder, 'report.pdf')
    writeFileSync(file, 'x')
    const { x, y } = (await page.locator('[name=file]').boundingBox()) ?? { x: 0, y: 0 }
    const hand = await context.newCDPSession(page)
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await hand.send('Input.dispatchDragEvent', {
        type,
        x: x + 20,
        y: y + 5,
        data: { items: [], files: [folder, file], dragOperationsMask: 1 },
      })
    await vi.waitFor(async () => expect(await page.textContent('[name=file] + .field-error')).toContain('폴더는 올릴 수 없습니다.'), 2000)
    expect(await page.evaluate(`[...document.querySelector('[name=file]').files].map((one) => one.name)`)).toEqual(['report.pdf'])
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
    const write = async () => {
      await page.goto(`${origin}/plain`)
      await page.fill('textarea', words)
    }
    const send = async () => {
      await page.getByRole('button', { name: '보내기' }).click()
      await page.waitForURL(/done|sign-in/)
    }

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
      expect(await offer().count()).toBe(1)
      for (const said of ['입력하던 내용이 있습니다.', '새로 쓴 사유입니다', words]) expect(await offer().textContent()).toContain(said)
      await offer().getByText('되살리기').nth(1).click()
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

    test('offers a choice by its words, and nothing where only what the page had chosen differs', async () => {
      await open()
      const chosen = async (how: string) => {
        choice = how
        await page.goto(`${origin}/chosen`)
      }
      await chosen('a')
      await page.dispatchEvent('textarea', 'input')
      await page.waitForTimeout(500)
      await chosen('b')
      expect(await offer().count()).toBe(0)
      await page.check('[value=a]')
      await page.waitForTimeout(500)
      await page.reload()
      expect(await offer().textContent()).toMatch(/입력하던 내용이 있습니다\.\d\d:\d\d · 첫째 안/u)
      await page.getByText('되살리기').click()
      expect(await page.isChecked('[value=a]')).toBe(true)
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
