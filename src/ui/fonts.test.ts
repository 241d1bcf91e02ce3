import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fontFiles } from './browser/comforts/fonts.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

test('the fonts fetched beforehand are those the pages are set in, and they are there', () => {
  const linked = [...readFileSync(here('./styles/fonts.css'), 'utf8').matchAll(/url\("([^"]+)"\)/g)].map((match) => match[1])
  expect(linked).toEqual([...fontFiles])
  for (const file of fontFiles) expect(existsSync(here(`../../assets/fonts/web/${file.split('/').at(-1)}`))).toBe(true)
})

test('no page waits for them: the first view links none, and none swaps', () => {
  expect(readFileSync(here('./styles/main.css'), 'utf8')).not.toContain('fonts.css')
  expect(readFileSync(here('./styles/fonts.css'), 'utf8').match(/font-display: optional/g)).toHaveLength(2)
})
