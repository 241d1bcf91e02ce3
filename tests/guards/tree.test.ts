import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((name) => name !== '' && existsSync(join(root, name)))
const textOf = (name: string) => readFileSync(join(root, name), 'utf8')

test('no link in a document leads nowhere', () => {
  const documents = tracked.filter((name) => name.endsWith('.md'))
  expect(documents.length).toBeGreaterThan(20)
  const dead = documents.flatMap((name) =>
    [...textOf(name).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter(
        (target) =>
          !/^[a-z]+:/.test(target) && !existsSync(target.startsWith('/') ? join(root, target) : join(root, dirname(name), target)),
      )
      .map((target) => `${name}: ${target}`),
  )
  expect(dead).toEqual([])
})

test('the lock file names no registry, and nothing tracked names a folder of somebody’s machine', () => {
  expect(textOf('package-lock.json')).not.toMatch(/"resolved":/)
  const places = /(?:^|[\s'"`(=])\/(?:home|Users|work|root)\/[\w.-]+/
  const told = tracked
    .filter(
      (name) =>
        /\.(ts|tsx|mjs|md|json|sql|css|typ|sh)$/.test(name) &&
        name !== 'package-lock.json' &&
        !name.startsWith('tests/guards/') &&
        !/\.test\.tsx?$/.test(name),
    )
    .filter((name) => places.test(textOf(name)))
  expect(told).toEqual([])
})

/** Licences that fit Apache-2.0. LGPL: libvips, a dynamic library beside sharp (named in NOTICE). */
const fitting =
  /^\(?(?:MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|Apache 2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|CC-BY-3\.0|Unlicense|WTFPL|Python-2\.0|MPL-2\.0|OFL-1\.1|Zlib|LGPL-3\.0-or-later|PostgreSQL|Unlicense|BSD)\b/i

/** Parts that name their licence in a file only, read by hand. */
const readByHand: Readonly<Record<string, string>> = { 'node_modules/png-js': 'MIT' }

test('every installed part has a licence that fits, none of them (A)GPL', () => {
  const packages = Object.entries(
    (JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { license?: string; optional?: boolean }> }).packages,
  )
  expect(packages.length).toBeGreaterThan(200)
  const installed = packages.filter(([place]) => place !== '' && existsSync(join(root, place, 'package.json')))
  const licenceOf = (place: string): string => {
    const known = readByHand[place]
    if (known !== undefined) return known
    const { license, licenses } = JSON.parse(textOf(join(place, 'package.json'))) as {
      license?: string | { type?: string }
      licenses?: { type?: string }[]
    }
    return typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type ?? 'none')
  }
  const odd = installed
    .map(([place]) => `${place}: ${licenceOf(place)}`)
    .filter((line) => !fitting.test(line.slice(line.indexOf(': ') + 2)) || /(?:^|[^L])A?GPL/.test(line.replaceAll(/MIT OR [^)]*/g, 'MIT')))
  expect(odd).toEqual([])
})
