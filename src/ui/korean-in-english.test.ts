import { expect, test } from 'vitest'
import { markKorean } from './korean-in-english.ts'

const inEnglish = (inside: string) =>
  markKorean(`<html lang="en"><body>${inside}</body></html>`).replace(/^<html lang="en"><body>|<\/body><\/html>$/g, '')

test('what stands in Korean on an English page says that it is Korean', () => {
  expect(inEnglish('<p>저소음 배수펌프</p>')).toBe('<p><span lang="ko">저소음 배수펌프</span></p>')
  expect(inEnglish('<p>Noise (소음)</p>')).toBe('<p><span>Noise <span lang="ko">(소음)</span></span></p>')
  expect(inEnglish('<p>Changed by 김담당 on 24 Nov</p>')).toBe('<p><span>Changed by <span lang="ko">김담당</span> on 24 Nov</span></p>')
  expect(inEnglish('<p>배수펌프 3 호</p>')).toBe('<p><span lang="ko">배수펌프 3 호</span></p>')
})
test('a choice and a field say it themselves', () => {
  expect(inEnglish('<select><option value="a">소음</option></select>')).toBe('<select><option value="a" lang="ko">소음</option></select>')
  expect(inEnglish('<textarea name="a" rows="3">소음</textarea>')).toBe('<textarea name="a" rows="3" lang="ko">소음</textarea>')
  expect(inEnglish('<input name="a" value="소음">')).toBe('<input lang="ko" name="a" value="소음">')
})
test('a text of many letters takes no longer than it is long', () => {
  const started = performance.now()
  inEnglish(`<p>${'a'.repeat(200_000)} 소음 ${'가'.repeat(200_000)}</p>`)
  expect(performance.now() - started).toBeLessThan(500)
})
test('what says its language already, and what no one reads aloud, stays as it is', () => {
  for (const same of [
    '<a lang="ko" href="/">한국어</a>',
    '<p lang="ko"><b>소음</b></p>',
    '<script>{"name":"소음"}</script>',
    '<p title="a > 소음">Noise</p>',
    '<svg><title>소음</title></svg>',
    '<br><p>Noise</p>',
  ])
    expect(inEnglish(same)).toBe(same)
  expect(markKorean('<html lang="ko"><p>소음</p></html>')).toBe('<html lang="ko"><p>소음</p></html>')
})
