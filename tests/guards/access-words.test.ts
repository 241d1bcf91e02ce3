import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { kindWord, whoseKinds } from '../../src/audit/words.ts'
import { accessWord, peopleWord } from '../../src/people/access-words.ts'

const src = resolve(import.meta.dirname, '../../src')
const hangul = /[가-힣]/

interface Kept {
  readonly where: string
  readonly what: readonly string[]
  readonly kind: string
  readonly id: string | undefined
}

const filled = (words: string): string =>
  words.replaceAll(/\$\{([^}]*)\}/g, (_all, inside: string) =>
    inside === 'named' ? 'the audit log' : inside.endsWith('length') ? '3' : 'x1',
  )

/** Every access entry written in a source: whose, and each sentence its `what` may be. Of lexical shape: `whose: […]` with `what:` in reach. */
export const accessesIn = (source: string, where: string): Kept[] =>
  [
    ...source.matchAll(
      /\bwhose: \[(['`])([^'`]+)\1, ([^\]]+)\](?: as const)?,\s*what:((?:[^'`]|(['`])(?:(?!\5).)*\5)*?)(?:,?\s*(?:reason\b[^}]*)?\})/gs,
    ),
  ].map((found) => ({
    where,
    kind: filled(found[2] ?? '').replace('x1-log', 'audit-log'),
    id: /^'([^']*)'$/.exec((found[3] ?? '').trim())?.[1],
    what: [...(found[4] ?? '').matchAll(/(['`])((?:(?!\1).)*)\1/gs)].flatMap((one) => (one[2] ? [filled(one[2])] : [])),
  }))

const kept = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
  .flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    return accessesIn(readFileSync(path, 'utf8'), relative(src, path))
  })

test('every reading that is kept is said in Korean', () => {
  expect(kept.filter((one) => one.what.length === 0)).toEqual([])
  expect(
    kept.flatMap((one) => one.what.filter((what) => !hangul.test(accessWord(what).ko)).map((what) => `${one.where}: ${what}`)),
  ).toEqual([])
})

test('whose data was read has its word, and can be asked for', () => {
  expect(kept.filter((one) => !hangul.test(kindWord(one.kind).ko) || !whoseKinds.some((kind) => kind === one.kind))).toEqual([])
  expect(kept.filter((one) => one.kind === 'people' && one.id !== undefined && peopleWord(one.id) === undefined)).toEqual([])
})

test('every place that keeps a reading is among them, and a planted one is found', () => {
  const written = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
    .reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name), 'utf8').split(/\bwhose: \[/).length - 1, 0)
  expect(kept).toHaveLength(written)
  const [planted] = accessesIn(
    "keepAccess(visit, { whose: ['people', 'shoes'], what: all ? 'read all shoes' : `read ${list.length} shoes` })",
    'x',
  )
  expect(planted).toMatchObject({ kind: 'people', id: 'shoes', what: ['read all shoes', 'read 3 shoes'] })
  expect(hangul.test(accessWord('read all shoes').ko)).toBe(false)
})
