import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { complaintsAbout } from '../../tests/support/html-rules.ts'
import { draw, markup } from './draw.ts'
import { allExamples, PartsPage } from './parts-page.tsx'
import type { Frame } from './frame.tsx'

const frame = (lang: 'ko' | 'en'): Frame => ({
  lang,
  path: '/parts',
  origin: 'https://market.example',
  csrf: 'example',
  menus: { main: [{ label: '공모', href: '/calls', current: true }], hat: { label: '한빛엔지니어링', items: [{ label: '신청', href: '/company/h/applications' }] } },
  person: { name: '김하늘', hats: [{ label: '한빛엔지니어링', href: '/company/h', current: true }], unread: 2 },
  band: '시연용',
  flash: { tone: 'success', text: '저장했습니다.' },
})

describe.each(['ko', 'en'] as const)('parts in %s', (lang) => {
  test('the whole parts page is sound HTML, to the letter what Preact makes of it', async () => {
    expect(draw(<PartsPage frame={frame(lang)} />)).toBe(`<!doctype html>${render(<PartsPage frame={frame(lang)} />)}`)
    expect(await complaintsAbout(draw(<PartsPage frame={frame(lang)} />))).toEqual([])
  })
  test.each(Object.keys(allExamples(lang)))('%s is drawn in full, with no inline style and no script', (part) => {
    const examples = Object.values(allExamples(lang)[part] ?? {})
    const html = examples.map(markup).join('')
    expect(html).not.toBe('')
    expect(html).toBe(examples.map((drawn) => render(<>{drawn}</>)).join(''))
    expect(html).not.toMatch(/ style="|<script|\[object|undefined|javascript:/)
  })
})

describe('what is drawn', () => {
  test('is escaped wherever it stands, and what only looks like a node is nothing', () => {
    const bad = '"><script>&amp;'
    expect(markup(<p title={bad}>{bad}{[bad]}{7}{null}{false}{undefined}</p>)).toBe('<p title="&quot;>&lt;script>&amp;amp;">&quot;>&lt;script>&amp;amp;&quot;>&lt;script>&amp;amp;7</p>')
    expect(markup(<textarea value={bad} />)).toBe('<textarea>&quot;>&lt;script>&amp;amp;</textarea>')
    expect(markup(JSON.parse('[{"type":"script","props":{"children":"alert(1)"},"key":null}]'))).toBe('')
  })
  test('marks the option a select names, and says true of aria and data in words', () => {
    const select = <select value={2} disabled={false} required><option value="1">a</option><option value="2">b</option></select>
    expect(markup(select)).toBe('<select required><option value="1">a</option><option selected value="2">b</option></select>')
    expect(markup(select)).toBe(render(select))
    const odd = <div tabIndex={0} hidden aria-hidden={false} data-open class=""><br /><svg viewBox="0 0 1 1"><rect stroke-width={0} /></svg></div>
    expect(markup(odd)).toBe(render(odd))
  })
  test('is never raw HTML, nor an object', () => {
    expect(() => markup(<p {...{ dangerouslySetInnerHTML: { __html: '<b>' } }} />)).toThrow()
    expect(() => markup(<p style={{ color: 'red' }} />)).toThrow()
  })
})
