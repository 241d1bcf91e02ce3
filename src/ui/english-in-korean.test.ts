import { expect, test } from 'vitest'
import { markEnglish } from './english-in-korean.ts'

test('what people wrote in English on a Korean page says that it is English', () => {
  expect(markEnglish('<dd>Quiet drainage pump</dd>')).toBe('<dd><span lang="en">Quiet drainage pump</span></dd>')
  expect(markEnglish('<p>한국마사회 Korea Racing Authority 공모</p>')).toBe(
    '<p><span>한국마사회 <span lang="en">Korea Racing Authority</span> 공모</span></p>',
  )
  expect(markEnglish('<td><b>2</b> Oil &amp; Gas, 2 pumps (new ones)</td>')).toBe(
    '<td><b>2</b><span> <span lang="en">Oil &amp; Gas, 2 pumps</span> (<span lang="en">new ones</span>)</span></td>',
  )
  expect(markEnglish('<p>It is quiet. It saves power.</p>')).toBe('<p><span lang="en">It is quiet. It saves power.</span></p>')
  expect(markEnglish('<dd>Pump</dd>')).toBe('<dd><span lang="en">Pump</span></dd>')
})
test('a choice and a field say it themselves', () => {
  expect(markEnglish('<option value="a">Quiet pumps</option>')).toBe('<option value="a" lang="en">Quiet pumps</option>')
  expect(markEnglish('<textarea name="a">It is quiet.</textarea>')).toBe('<textarea name="a" lang="en">It is quiet.</textarea>')
  expect(markEnglish('<input name="titleEn" type="text" value="Quiet pump">')).toBe(
    '<input lang="en" name="titleEn" type="text" value="Quiet pump">',
  )
})
test('single words, numbers, addresses and what says its language already stay as they are', () => {
  const texts = [
    'PDF 파일과 TRL 7 단계',
    'KRA-2026-0012',
    'LG CNS와 SK',
    'kim@kra.example',
    'https://kra.example/en',
    'busan.com code=2025',
    'kra',
    'Wi-Fi가 되는 장치',
  ].map((words) => `<p>${words}</p>`)
  const tags = [
    '<a lang="en" href="/en">Read in English</a>',
    '<script>{"name":"a quiet pump"}</script>',
    '<code>npm run cli</code>',
    '<p title="a > quiet pump here">펌프</p>',
    '<input type="email" value="Quiet pump">',
    '<input type="hidden" name="a" value="Quiet pump">',
    '<svg><title>Quiet pump</title></svg>',
  ]
  for (const same of [...texts, ...tags]) expect(markEnglish(same)).toBe(same)
})
