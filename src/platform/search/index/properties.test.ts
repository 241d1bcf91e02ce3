import fc from 'fast-check'
import { expect, test } from 'vitest'
import { secondsSince } from '../../../../tests/support/processor-time.ts'
import { narrow, FacetColumn } from './columns.ts'
import type { SearchDocument } from './document.ts'
import { SearchIndex } from './index.ts'
import { bestOf } from './top.ts'
import { Keys } from './keys.ts'
import { spell } from '../analyser/hangul.ts'
import { index, of, open } from './index.fixture.ts'

test('hostile queries are answered, with bounded work', () => {
  const before = process.cpuUsage()
  const hostile = [
    '',
    ' ',
    '가',
    'ㄱ',
    '!!!',
    '\u0000\u0001',
    '\ud800',
    "'; drop table x --",
    '<script>alert(1)</script>',
    '가'.repeat(10_000),
    'a '.repeat(5000),
    '누수 '.repeat(2000),
    '%_\\',
    '‮',
    '😀😀',
    '0'.repeat(10_000),
  ]
  for (const text of hostile) {
    expect(index.search({ text, facets: ['field'], from: 1_000_000, size: 10 }).hits).toEqual([])
    index.search({ text, explain: true })
    index.suggest(text, 10)
  }
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => index.search({ text, explain: true }).total >= 0))
  expect(secondsSince(before)).toBeLessThan(15)
})
const word = fc.constantFrom('누수', '터널', '감지', '태양광', '드론', '예측', '도로', '펌프', 'LED', '비급여')
const change = fc.record({ id: fc.nat(12).map(String), words: fc.array(word, { maxLength: 4 }), gone: fc.boolean(), tend: fc.boolean() })
test('whatever comes, changes and goes, in whatever order of merges, the index answers as one made anew', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 16 }), word, (changes, asked) => {
      const live = open([], false)
      const truth = new Map<string, SearchDocument>()
      changes.forEach(({ id, words, gone, tend }, version) => {
        const document = { ...of(id, words.join(' '), { facets: { first: words.slice(0, 1) } }), version: String(version) }
        if (gone) {
          live.remove([id])
          truth.delete(id)
        } else {
          live.put([document])
          truth.delete(id)
          truth.set(id, document)
        }
        live.search({ text: '', facets: ['first'] })
        if (tend) live.tendNow()
      })
      live.tendNow()
      const fresh = open([...truth.values()])
      const show = (one: SearchIndex, text: string) => {
        const { hits, total, facets } = one.search({ text, facets: ['first'], size: 50, sort: text === '' ? [{ by: 'title' }] : [] })
        return { total, facets: facets['first'] ?? {}, hits: hits.map((hit) => [hit.id, hit.score.toFixed(3)]) }
      }
      for (const text of [asked, '']) expect(show(live, text)).toEqual(show(fresh, text))
    }),
    { numRuns: 15 },
  )
})
test('counting facets in one pass is counting each by hand', () => {
  const documents = fc.array(fc.record({ a: fc.subarray(['x', 'y', 'z']), b: fc.subarray(['p', 'q']) }), { maxLength: 30 })
  fc.assert(
    fc.property(documents, fc.subarray(['x', 'y', 'z']), fc.subarray(['p', 'q']), (rows, a, b) => {
      const columns = new Map([
        ['a', new FacetColumn()],
        ['b', new FacetColumn()],
      ])
      for (const row of rows) {
        columns.get('a')!.push(row.a)
        columns.get('b')!.push(row.b)
      }
      const fits = (row: { a: string[]; b: string[] }, but?: string) =>
        (but === 'a' || a.length === 0 || row.a.some((one) => a.includes(one))) &&
        (but === 'b' || b.length === 0 || row.b.some((one) => b.includes(one)))
      const count = (name: 'a' | 'b') => {
        const counts: Record<string, number> = {}
        for (const row of rows) if (fits(row, name)) for (const one of row[name]) counts[one] = (counts[one] ?? 0) + 1
        return counts
      }
      const { passed, counts } = narrow(Uint32Array.from(rows.keys()), columns, { a, b }, ['a', 'b'])
      expect([passed.length, counts]).toEqual([rows.filter((row) => fits(row)).length, { a: count('a'), b: count('b') }])
    }),
  )
})
test('the best few are the first of all sorted', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(20), (values, most) => {
      const better = (a: number, b: number) => values[a]! > values[b]! || (values[a] === values[b] && a < b)
      expect(bestOf(values.length, most, better)).toEqual(
        [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b).slice(0, most),
      )
    }),
  )
})
test('keys find every entry with a word that begins so, sorted or not yet', () => {
  const words = fc.array(fc.array(fc.constantFrom('태양광', '태양', '누수', '누리', '펌프'), { minLength: 1, maxLength: 3 }), {
    maxLength: 20,
  })
  fc.assert(
    fc.property(words, words, fc.constantFrom('태', '태양과', '누', '누수', '프'), (before, after, typed) => {
      const keys = new Keys()
      const add = (entry: string[]) => {
        let at = 0
        keys.add(
          entry.map(spell).join(''),
          entry.map((one) => {
            const from = at
            at += spell(one).length
            return from
          }),
        )
      }
      before.forEach(add)
      for (const _step of keys.sort()) continue
      after.forEach(add)
      const all = [...before, ...after]
      const key = spell(typed)
      const begins = (at: number, word: number) => all[at]!.slice(word).map(spell).join('').startsWith(key)
      const begun = [...all.keys()].filter((at) => all[at]!.some((_, word) => begins(at, word)))
      expect(
        keys
          .startingWith(key)
          .map((one) => one.entry)
          .sort((a, b) => a - b),
      ).toEqual(begun)
      expect(keys.startingWith(key).every((one) => one.isFirst === begins(one.entry, 0))).toBe(true)
      expect(keys.lowest(key, 3)).toEqual(begun.slice(0, 3))
      expect(keys.lowest(key, 3, (entry) => entry % 2 === 1)).toEqual(begun.filter((at) => at % 2 === 1).slice(0, 3))
      expect(keys.lowest(key, 0)).toEqual([])
      const own = begun.filter((at) => begins(at, 0))
      const ownFirst = keys.ownFirst(key, 3, 1000)
      expect(ownFirst.slice(0, own.length).every((at) => own.includes(at))).toBe(true)
      expect(ownFirst.length).toBe(Math.min(3, begun.length))
      expect([...all.keys()].filter((at) => keys.begins(at, key))).toEqual(begun)
    }),
  )
})
