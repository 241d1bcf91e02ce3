import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '../../src')
/** The story, in its order: a slice may know those before it. */
const story = [
  'people',
  'institutions',
  'signing',
  'companies',
  'technologies',
  'rulesets',
  'calls',
  'applications',
  'reviews',
  'certificates',
  'vocabulary',
  'catalogue',
  'matching',
  'purchases',
  'figures',
  'content',
  'operations',
  'audit',
  'demonstration',
]
const houseFiles = new Set([
  'app.ts',
  'frame.tsx',
  'plain-pages.tsx',
  'main.ts',
  'commands.ts',
  'open-services.ts',
  'open-searches.ts',
  'seed.ts',
])

export interface Found {
  file: string
  imports: string[]
  text: string
}
const files: Found[] = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|fixture|example)\.tsx?$/.test(entry.name))
  .map((entry) => {
    const path = join(entry.parentPath, entry.name)
    const text = readFileSync(path, 'utf8')
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)]
      .map((match) => match[1] ?? '')
      .map((target) => (target.startsWith('.') ? relative(src, resolve(dirname(path), target)) : target))
    return { file: relative(src, path), imports, text }
  })

const top = (path: string) => path.split('/')[0] ?? ''
const isDomain = (path: string) => story.includes(top(path))

/** What is wrong with one import, or undefined. */
export const trespass = (file: string, target: string): string | undefined => {
  const from = top(file)
  const to = top(target)
  const local = !target.startsWith('node:') && (target.endsWith('.ts') || target.endsWith('.tsx'))
  if (from === 'kernel') return local && to !== 'kernel' ? 'kernel imports only kernel' : undefined
  if (from === 'platform' || from === 'ui') return local && isDomain(target) ? `${from} knows no domain word` : undefined
  if (houseFiles.has(file)) return undefined
  if (!isDomain(file)) return `${from} is no slice of the story`
  if (
    /(^|\/)(workflow|policy|words)\.ts$/.test(file) &&
    local &&
    /^(platform|ui)\//.test(target) &&
    !target.startsWith('platform/http/upload')
  )
    return 'pure files import no I/O'
  if (/\/(pages|api)(\/|\.ts)/.test(file) && target.endsWith('/store.ts')) return 'pages and API never import a store'
  if (local && isDomain(target) && from !== to) {
    if (!/^[a-z]+\/index\.ts$/.test(target)) return 'another slice is entered by its index only'
    if (story.indexOf(to) > story.indexOf(from)) return 'the story runs forwards'
  }
  return undefined
}

test('every source file was read', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(new Set(files.map((one) => top(one.file)))).toContain('calls')
})

test('slices are entered by their index, in the order of the story; platform and ui know no domain word', () => {
  const wrong = files.flatMap((one) =>
    one.imports.flatMap((target) => {
      const why = trespass(one.file, target)
      return why ? [`${one.file} → ${target}: ${why}`] : []
    }),
  )
  expect(wrong).toEqual([])
})

test('planted trespasses are found', () => {
  const planted: [string, string][] = [
    ['kernel/dates.ts', 'platform/http/server.ts'],
    ['platform/mail/post.ts', 'calls/index.ts'],
    ['ui/table.tsx', 'people/index.ts'],
    ['calls/workflow.ts', 'platform/database/database.ts'],
    ['calls/pages/call-page.tsx', 'calls/store.ts'],
    ['calls/api.ts', 'calls/store.ts'],
    ['calls/actions/ask.ts', 'people/store.ts'],
    ['calls/index.ts', 'applications/index.ts'],
    ['misc/utils.ts', 'kernel/id.ts'],
  ]
  expect(planted.filter(([file, target]) => trespass(file, target) === undefined)).toEqual([])
})

test('no import leads round in a circle between slices', () => {
  const edges = new Map<string, Set<string>>()
  for (const one of files)
    for (const target of one.imports)
      if (isDomain(one.file) && isDomain(target) && top(one.file) !== top(target))
        (edges.get(top(one.file)) ?? edges.set(top(one.file), new Set()).get(top(one.file))!).add(top(target))
  const circles = [...edges].filter(([from, tos]) => [...tos].some((to) => edges.get(to)?.has(from)))
  expect(circles).toEqual([])
})

/** Tables a slice writes, by its SQL. `platform` writes its own. */
test('each table has one writer', () => {
  const writers = new Map<string, Set<string>>()
  for (const one of files) {
    for (const match of one.text.matchAll(/\b(?:insert\s+into|update|delete\s+from)\s+([a-z_]+)\b(?!\s*\()/g)) {
      const table = match[1] ?? ''
      if (!tables.has(table)) continue
      const slice = houseFiles.has(one.file) ? 'house' : top(one.file)
      writers.set(table, (writers.get(table) ?? new Set()).add(slice))
    }
  }
  expect([...writers].filter(([, slices]) => slices.size > 1).map(([table, slices]) => `${table}: ${[...slices].join(', ')}`)).toEqual([])
  expect(writers.size).toBeGreaterThan(3)
})

const migrations = resolve(import.meta.dirname, '../../db/migrations')
const tables = new Set(
  readdirSync(migrations).flatMap((name) =>
    [...readFileSync(join(migrations, name), 'utf8').matchAll(/create table (?:if not exists )?([a-z_]+)/g)].map((match) => match[1] ?? ''),
  ),
)
