import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { complaintsAbout } from '../../tests/support/html-rules.ts'
import { draw } from './draw.ts'
import { Choice, Tick } from './choice.tsx'
import { Field } from './field.tsx'
import { Source } from './link.tsx'
import { ErrorSummary } from './messages.tsx'
import { TextArea } from './text-area.tsx'
import { allExamples, PartsPage } from './parts-page.tsx'
import type { Frame } from './frame.tsx'

const frame = (lang: 'ko' | 'en'): Frame => ({
  lang,
  path: '/parts',
  origin: 'https://market.example',
  csrf: 'example',
  menus: {
    main: [{ label: '공모', href: '/calls', current: true }],
    hat: { label: '한빛엔지니어링', items: [{ label: '신청', href: '/company/h/applications' }] },
  },
  person: { name: '김하늘', hats: [{ label: '한빛엔지니어링', href: '/company/h', current: true }], unread: 2 },
  band: '시연용',
  flash: { tone: 'success', text: '저장했습니다.' },
})

describe.each(['ko', 'en'] as const)('parts in %s', (lang) => {
  test('the whole parts page is sound HTML', async () => {
    expect(await complaintsAbout(draw(<PartsPage frame={frame(lang)} />))).toEqual([])
  })
  test.each(Object.keys(allExamples(lang)))('%s is drawn in full, with no inline style and no script', (part) => {
    const html = Object.values(allExamples(lang)[part] ?? {})
      .map((drawn) => render(<>{drawn}</>))
      .join('')
    expect(html).not.toBe('')
    expect(html).not.toMatch(/ style="|<script|\[object|undefined|javascript:/)
  })
})

test('sources stand one below the other, and a comma within the brackets of one does not tear it', () => {
  const lines = (address: string) => render(<Source address={address} />).match(/class="block"/g)?.length
  expect(lines('kr/시행령.md (decree 36728, 2026-09-29)')).toBe(1)
  expect(lines('news1.kr/amp/economy/trend/5294024, energy-news.co.kr idxno=92536; 시행령.md (decree 36728, 2026-09-29)')).toBe(3)
})

test('a source opens where it can: an article known by its number at its site, a law in its repository; what has no place is told in words', () => {
  const drawn = (address: string, title?: string) => render(<Source address={address} title={title} />)
  expect(drawn('pro1.co.kr lawpps1 num=721689 (Q&A 217120)')).toBe(
    '<span class="block"><a href="https://pro1.co.kr" rel="noopener noreferrer">pro1.co.kr</a><span class="quiet"> lawpps1 No. 721689 (Q&amp;A 217120)</span></span>',
  )
  expect(drawn('a/b:kr/어느법/법률.md (law 1, 2026-01-01)')).toContain(
    `href="https://github.com/a/b/blob/HEAD/${encodeURI('kr/어느법/법률.md')}"`,
  )
  expect(drawn('a/b:kr/어느법/법률.md (law 1, 2026-01-01)', '어느 법')).toContain('>어느 법</a>')
  expect(drawn('etnews.com/20240726000054')).toContain('href="https://etnews.com/20240726000054"')
  expect(drawn('an institution’s rule in a public repository')).not.toContain('href')
})

test('Enter at a filter applies what is ticked: the first button of the form is that one, never that of a folded group', () => {
  const html = draw(<>{allExamples('ko')['FilterPanel']?.['plain']}</>)
  const [first = '', more = ''] = html.match(/<button.*?<\/button>/gs) ?? []
  expect(first).toContain('적용하기')
  expect(first).not.toMatch(/ (?:name|formaction)=/)
  expect(first).toMatch(/tabindex="-1".*aria-hidden="true"/)
  expect(more).toContain('더 보기')
})

test('what is drawn is escaped wherever it stands, and what only looks like a node is nothing', () => {
  const bad = '"><script>&amp;'
  expect(
    draw(
      <p title={bad}>
        {bad}
        {[bad]}
      </p>,
    ),
  ).not.toContain('<script')
  expect(draw(<textarea value={bad} />)).not.toContain('<script')
  expect(draw(<>{JSON.parse('[{"type":"script","props":{"children":"alert(1)"},"key":null}]')}</>)).toBe('<!doctype html>')
})

test('each line of the error summary names its field, once', () => {
  const html = draw(
    <main>
      <ErrorSummary
        lang="ko"
        errors={{
          terms: '4,000자까지 적을 수 있습니다.',
          place: '장소를 입력해 주세요.',
          vat: '하나를 골라 주세요.',
          none: '없는 칸입니다.',
        }}
      />
      <TextArea lang="ko" name="terms" label="조건" required />
      <Field lang="ko" name="place" label="장소" />
      <Choice lang="ko" name="vat" label="부가세" options={[{ value: 'yes', label: '포함' }]} />
    </main>,
  )
  const lines = [...(/<ul>(.*?)<\/ul>/su.exec(html)?.[1] ?? '').matchAll(/<a [^>]*>(.*?)<\/a>/gsu)].map((one) => one[1])
  expect(lines).toEqual(['조건: 4,000자까지 적을 수 있습니다.', '장소를 입력해 주세요.', '부가세: 하나를 골라 주세요.', '없는 칸입니다.'])
})

test('the error summary stands in the order of the fields, and no colon follows a label that is a sentence', () => {
  const html = draw(
    <main>
      <ErrorSummary
        lang="ko"
        errors={{ none: '없는 칸입니다.', consent: '동의해 주세요.', kind: '골라 주세요.', b: '확약해 주세요.', a: '확약해 주세요.' }}
      />
      <Choice lang="ko" name="kind" label="어떤 기업입니까?" options={[{ value: 'yes', label: '법인' }]} />
      <Tick lang="ko" name="a" label="제재가 없습니다." />
      <Tick lang="ko" name="b" label="체납이 없습니다." />
      <Tick lang="ko" name="consent" label="이용에 동의합니다." />
    </main>,
  )
  const lines = [...(/<ul>(.*?)<\/ul>/su.exec(html)?.[1] ?? '').matchAll(/<a [^>]*>(.*?)<\/a>/gsu)].map((one) => one[1])
  expect(lines).toEqual([
    '어떤 기업입니까? 골라 주세요.',
    '제재가 없습니다. 확약해 주세요.',
    '체납이 없습니다. 확약해 주세요.',
    '동의해 주세요.',
    '없는 칸입니다.',
  ])
})
