import { describe, expect, test } from 'vitest'
import type { Entry, EntryContent } from './entry.ts'
import { readWords } from './entry.ts'
import { judgedQueries } from './judgement.ts'
import { countedAs } from './query-log.ts'
import { rankChanges } from './rank-changes.ts'
import { gapsOf, goLive, remove } from './workflow.ts'

const content = (change: Partial<EntryContent>): EntryContent => ({
  kind: 'group',
  words: ['드론', 'UAV'],
  leadsTo: [],
  note: '',
  source: '시험',
  ...change,
})

test('words are read with commas or lines between, each once, whatever its case', () => {
  expect(readWords(' 드론, UAV\nuav;무인 \t항공기,, ')).toEqual(['드론', 'UAV', '무인 항공기'])
})

describe('an entry says enough, or what is missing', () => {
  test.each([
    [content({}), []],
    [content({ words: ['드론'] }), ['words']],
    [content({ words: ['드론', '!!'] }), ['no-letters']],
    [content({ words: Array.from({ length: 13 }, (_, at) => `말${at}`) }), ['too-many']],
    [content({ kind: 'one_way', words: ['눈 녹이'], leadsTo: ['제설'] }), []],
    [content({ kind: 'one_way', words: ['눈'], leadsTo: [] }), ['leadsTo']],
    [content({ kind: 'one_way', words: ['ESS'], leadsTo: ['ess'] }), ['leads-to-itself']],
    [content({ kind: 'word', words: ['미세플라스틱'], leadsTo: ['미세', '플라스틱'] }), []],
    [content({ kind: 'word', words: ['미세플라스틱'], leadsTo: ['미세', '플라'] }), ['parts']],
    [content({ kind: 'word', words: ['미세 플라스틱'] }), ['word-shape']],
    [content({ kind: 'word', words: ['IoT'] }), ['word-shape']],
    [content({ words: ['가'.repeat(61), '나'] }), ['too-long']],
  ])('%o', (given, missing) => {
    expect(gapsOf(given)).toEqual(missing)
  })
})

test('a draft goes live, what is live is removed, and nothing comes back', () => {
  const draft: Entry = { id: 'a', version: 1, state: 'draft', content: content({}) }
  const now = new Date('2026-11-28T00:00:00Z')
  const live = goLive(draft, now)
  expect(live).toMatchObject({ ok: true, value: { state: 'live', liveAt: now } })
  if (!live.ok) return
  expect(goLive(live.value, now)).toEqual({ ok: false, refusal: { code: 'wrong-state', state: 'live' } })
  const removed = remove(live.value, now)
  expect(removed).toMatchObject({ ok: true, value: { state: 'removed' } })
  if (removed.ok) expect(remove(removed.value, now)).toEqual({ ok: false, refusal: { code: 'wrong-state', state: 'removed' } })
  expect(goLive({ ...draft, content: content({ words: ['드론'] }) }, now)).toEqual({
    ok: false,
    refusal: { code: 'incomplete', missing: ['words'] },
  })
})

test.each([
  ['누수 감지기', '누수 감지기'],
  ['  LED   조명 ', 'led 조명'],
  ['10-1234567', '10-1234567'],
  ['', undefined],
  ['!', undefined],
  ['%', undefined],
  ['a', undefined],
  ['5 %', undefined],
  ['ㅌ', undefined],
  ['물', '물'],
  ['ㅌㅇ', 'ㅌㅇ'],
  ['5g', '5g'],
  ['hong@market.example', undefined],
  ['홍길동 010-1234-5678', undefined],
  ['01012345678', undefined],
  ['900101-1234567', undefined],
  ['9001011234567', undefined],
  ['02-123-4567', undefined],
  ['1234-5678-1234-5678', undefined],
  ['가'.repeat(300), '가'.repeat(100)],
])('the search ‘%s’ is counted as %s', (typed, counted) => {
  expect(countedAs(typed)).toBe(counted)
})

test('what a rule changes: who comes, who goes, who moves', () => {
  expect(rankChanges(['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual([])
  expect(rankChanges(['a', 'b', 'c'], ['b', 'a', 'd'])).toEqual([
    { id: 'b', before: 2, after: 1 },
    { id: 'a', before: 1, after: 2 },
    { id: 'd', before: undefined, after: 3 },
    { id: 'c', before: 3, after: undefined },
  ])
})

test('judgements of several people become one grade, and a search without a fitting result judges nothing', () => {
  const grade = (words: string, listingId: string, ...all: number[]) => all.map((one) => ({ words, listingId, grade: one }))
  expect(judgedQueries([...grade('누수', 'a', 0, 2, 2), ...grade('누수', 'b', 0, 2), ...grade('펌프', 'a', 0)])).toEqual([
    { q: '누수', type: 'judged', rel: { a: 2, b: 0 } },
  ])
})
