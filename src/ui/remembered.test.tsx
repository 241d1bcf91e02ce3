import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { isSame, rememberedBy } from './remembered.tsx'

const drawer = (most: number) => {
  const written = rememberedBy(most)
  let drawn = 0
  return {
    show: (name: string, says: unknown, words: string) =>
      renderToString(
        written(name, says, () => {
          drawn += 1
          return <li>{words}</li>
        }),
      ),
    drawn: () => drawn,
  }
}

test('a row is drawn once for what it says, and anew when that changes', () => {
  const { show, drawn } = drawer(10)
  expect(show('a', { title: '배수펌프', since: new Date(1) }, '배수펌프 <1>')).toBe('<li>배수펌프 &lt;1></li>')
  expect(show('a', { title: '배수펌프', since: new Date(1) }, 'never drawn')).toBe('<li>배수펌프 &lt;1></li>')
  expect(drawn()).toBe(1)
  expect(show('a', { title: '배수펌프', since: new Date(2) }, '배수펌프 2')).toBe('<li>배수펌프 2</li>')
  expect(show('b', { title: '배수펌프', since: new Date(2) }, 'another')).toBe('<li>another</li>')
  expect(drawn()).toBe(3)
})

test('so many are kept, and the longest kept goes', () => {
  const { show, drawn } = drawer(2)
  for (const name of ['a', 'b', 'c', 'b', 'c']) show(name, [], name)
  expect(drawn()).toBe(3)
  show('a', [], 'a')
  expect(drawn()).toBe(4)
})

test('plain data is alike only where all of it is', () => {
  const row = { id: 'a', since: new Date(5), marks: ['x', null], officer: undefined }
  expect(isSame(row, { id: 'a', since: new Date(5), marks: ['x', null], officer: undefined })).toBe(true)
  for (const other of [
    { ...row, since: new Date(6) },
    { ...row, since: '1970-01-01T00:00:00.005Z' },
    { ...row, marks: ['x'] },
    { ...row, marks: { 0: 'x', 1: null } },
    { ...row, more: 1 },
    { id: 'a', since: new Date(5), marks: ['x', null], other: undefined },
    null,
    'a',
  ])
    expect(isSame(row, other)).toBe(false)
})
