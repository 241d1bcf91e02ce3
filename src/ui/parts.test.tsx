import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { draw } from './draw.ts'
import { allExamples, PartsPage } from './parts-page.tsx'
import type { Frame } from './frame.tsx'

const rules = new HtmlValidate(new StaticConfigLoader({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: { 'void-style': ['error', { style: 'selfclosing' }], 'doctype-style': 'off', 'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }], 'long-title': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'no-trailing-whitespace': 'off' },
}))

const complaints = async (html: string) =>
  (await rules.validateString(html)).results.flatMap((result) => result.messages).map((message) => `${message.ruleId}: ${message.message} (${message.selector ?? ''})`)

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
  test('the whole parts page is sound HTML', async () => {
    expect(await complaints(draw(<PartsPage frame={frame(lang)} />))).toEqual([])
  })
  test.each(Object.keys(allExamples(lang)))('%s is drawn in full, with no inline style and no script', (part) => {
    const html = Object.values(allExamples(lang)[part] ?? {}).map((drawn) => render(<>{drawn}</>)).join('')
    expect(html).not.toBe('')
    expect(html).not.toMatch(/ style="|<script|\[object|undefined|javascript:/)
  })
})
