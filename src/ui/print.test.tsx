import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { canReadPdf, textOf } from '../platform/pdf/read-pdf.example.ts'
import { draw } from './draw.ts'
import { PageFrame } from './frame.tsx'
import type { Frame } from './frame.tsx'

const chrome = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const frame: Frame = {
  lang: 'ko',
  path: '/compare?items=a1,b2',
  origin: 'https://market.example',
  csrf: 'example',
  menus: { main: [], hat: undefined },
  now: new Date('2026-11-29T14:00:00Z'),
}
const pageOf = (inside: string, lang: 'ko' | 'en' = 'ko') =>
  draw(
    <PageFrame frame={{ ...frame, lang }} title="기술 비교">
      <h1>기술 비교</h1>
      <table class={inside}>
        <tbody>
          {Array.from({ length: 30 }, (_, at) => (
            <tr key={at}>
              <th scope="row">{at}</th>
              <td>x</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PageFrame>,
  )

test('the foot of a page says which it is, where it stands and as of when, in its language', () => {
  expect(pageOf('')).toMatch(
    /<p class="print-foot">기술 비교 · https:\/\/market\.example\/compare\?items=a1,b2 · 기준 시각 <time[^>]*>2026-11-29 23:00/,
  )
  expect(pageOf('', 'en')).toContain('https://market.example/en/compare?items=a1,b2')
})

test.skipIf(!existsSync(chrome) || !canReadPdf)('on paper every sheet has its number, and the last one the address', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'print-'))
  execFileSync(process.execPath, [fileURLToPath(new URL('../../tools/build-css.mjs', import.meta.url)), folder])
  const css = readFileSync(join(folder, 'main.css'), 'utf8')
  const browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox'] })
  try {
    for (const [table, sheets] of [
      ['', /1 ?\/ ?\d/],
      ['compare', /1 ?\/ ?1/],
    ] as const) {
      const page = await browser.newPage()
      await page.setContent(pageOf(table).replace('</head>', `<style>${css}</style></head>`))
      expect(await page.getByText('https://market.example/compare').isVisible()).toBe(false)
      const printed = textOf(await page.pdf({ preferCSSPageSize: true }))
      expect(printed).toMatch(sheets)
      expect(printed).toContain('https://market.example/compare?items=a1,b2')
    }
  } finally {
    await browser.close()
  }
})
