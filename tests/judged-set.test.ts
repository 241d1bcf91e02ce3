import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readJudgedSet } from '../bench/search/judged-set.ts'
import { judge } from '../bench/search/measures.ts'

const folder = mkdtempSync(join(tmpdir(), 'judged-set-'))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const docs = file('docs.jsonl', '{"id":"a","body":"터널 누수"}\n{"id":"b","body":""}\n')
const queries = file('queries.jsonl', '{"q":"누수","rel":{"a":1}}\n')

test('a judged set may come from Windows, with nothing but an id, and with numbers for ids', () => {
  const read = readJudgedSet(
    file('windows.jsonl', '\uFEFF{"id":1,"body":"터널"}\r\n\r\n{"id":"b","title":null}\r\n'),
    file('windows-queries.jsonl', '\uFEFF{"q":"터널","rel":{"1":2}}\r\n'),
  )
  expect(read).toEqual({ documents: [{ id: '1', body: '터널' }, { id: 'b' }], queries: [{ q: '터널', rel: { 1: 2 } }], notes: [] })
})
test('what cannot be measured is left out, and that is said', () => {
  const twice = file('twice.jsonl', '{"id":"a","body":"처음"}\n{"id":"a","body":"나중"}\n')
  const some = file('some.jsonl', '{"q":"누수"}\n{"q":"드론","rel":{"a":0}}\n{"q":"나중","rel":{"a":1,"gone":1}}\n')
  expect(readJudgedSet(twice, some)).toEqual({
    documents: [{ id: 'a', body: '나중' }],
    queries: [{ q: '나중', rel: { a: 1, gone: 1 } }],
    notes: [
      '1 of 2 documents have the id of a later one and are left out.',
      '2 of 3 queries name no relevant document and are left out.',
      '1 relevant ids are of no document, so nothing can find them: gone',
    ],
  })
})
test.each([
  ['{"id":"a"}\n{"id":\n', 'line 2 is no JSON'],
  ['[1]\n', 'line 1: the line'],
  ['{"body":"x"}\n', 'line 1: “id”: must be a text or a number'],
  ['{"id":"a","title":5}\n', 'line 1: “title”'],
  ['\n', 'holds no line'],
  ['{"id":"a\\nb"}\n', 'holds a line break'],
])('the line that is wrong is named: %s', (text, reason) => {
  expect(() => readJudgedSet(file('wrong.jsonl', text), queries)).toThrow(reason)
})
test.each([
  ['{"query":"x"}\n', 'line 1: “q”'],
  ['{"q":"x","rel":["a"]}\n', 'line 1: “rel”'],
  ['{"q":"x","rel":{"a":"1"}}\n', 'line 1: “rel.a”'],
  ['{"q":"x"}\n', 'no query with a relevant document'],
])('so is a query: %s', (text, reason) => {
  expect(() => readJudgedSet(docs, file('wrong-queries.jsonl', text))).toThrow(reason)
})
test('a file that cannot be read is named, and a grade below nothing is no gain', () => {
  expect(() => readJudgedSet(join(folder, 'none.jsonl'), queries)).toThrow('none.jsonl cannot be read')
  expect(judge(['a', 'b'], { a: -1, b: 1 }).ndcg10).toBeCloseTo(0.63, 2)
})
