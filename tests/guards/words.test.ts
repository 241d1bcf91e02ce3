import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '../../src')
const hangul = /[가-힣]/

/**
 * Korean that stands alone: not the first argument of t(ko, en), text(ko, en) or their like, not a `ko:` property, not a value that is data.
 * A scan by lexical shape: the literal before must be followed by its English, or named as Korean.
 */
export const lonelyKorean = (source: string): string[] => {
  const code = source
    .replace(/^export const examples\b[\s\S]*/m, '')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[^:])\/\/[^\n]*/g, '$1')
  const lonely: string[] = []
  const literal = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g
  for (const match of code.matchAll(literal)) {
    const words = match[0]
    if (!hangul.test(words.replaceAll(/\$\{[^}]*\}/g, ''))) continue
    const before = code.slice(Math.max(0, match.index - 60), match.index)
    const after = code.slice(match.index + words.length, match.index + words.length + 3)
    const paired = /(?:\bt|\btext|\bsay|\bw|\bboth|\brefuse|\bunit|\bcounter|\bspeak\([a-z.]+\))\(\s*$/.test(before) && /^\s*,/.test(after)
    const named = /\b(?:ko|[a-zA-Z]+Ko|korean)\s*[:=]\s*$/.test(before)
    if (!paired && !named) lonely.push(words.slice(0, 60))
  }
  for (const match of code.matchAll(/>([^<>{}`'"]*[가-힣][^<>{}`'"]*)</g)) lonely.push((match[1] ?? '').trim().slice(0, 60))
  return lonely
}

test('a page says nothing in Korean alone', () => {
  const pages = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx') && !entry.name.endsWith('.test.tsx'))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(pages.length).toBeGreaterThan(20)
  const lonely = pages.flatMap((path) => lonelyKorean(readFileSync(path, 'utf8')).map((words) => `${relative(src, path)}: ${words}`))
  expect(lonely).toEqual([])
})

test('planted lonely Korean is found, and paired Korean is not', () => {
  expect(lonelyKorean('const a = <p>저장</p>')).toHaveLength(1)
  expect(lonelyKorean("const a = <p title='저장'>x</p>")).toHaveLength(1)
  expect(lonelyKorean("t('저장', 'Save')")).toEqual([])
  expect(lonelyKorean("const x = { ko: '저장', en: 'Save' }")).toEqual([])
})
