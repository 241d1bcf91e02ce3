import { plain } from '../../kernel/text.ts'
/**
 * What stands in the fields of an editor form: a value under the path of its place in the content ('sections.0.criteria.2.max').
 * Several boxes of one name are joined by commas. Rows are numbered from 0; adding, removing and moving them touches nothing else.
 */
import type { PostedForm } from '../../platform/http/form.ts'

export type Typed = Readonly<Record<string, string>>

const CONTROLS = new Set(['csrf', 'do', 'version', 'preview', 'confirmed'])

export const typedFrom = (form: Pick<PostedForm, 'names' | 'texts'>): Typed =>
  Object.fromEntries(
    form
      .names('')
      .filter((name) => !CONTROLS.has(name))
      .map((name) => [
        name,
        form
          .texts(name)
          .filter((one) => one !== '')
          .join(','),
      ]),
  )

/** How a number of points is kept in fields: '87.5' for 8750. */
const POINTS = new Set(['max', 'minimum', 'points', 'totalPoints', 'bonusLimit', 'passMark'])
export const isPoints = (path: string): boolean => POINTS.has(path.split('.').at(-1) ?? '')

/** A part of a content as the fields that would give it. */
export const typedOf = (value: unknown, path: string, showPoints: (points: number) => string): Typed => {
  if (value === undefined || value === null) return {}
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return { [path]: value.join(',') }
  if (typeof value === 'object')
    return Object.assign(
      {},
      ...Object.entries(value).map(([key, inside]) => typedOf(inside, path === '' ? key : `${path}.${key}`, showPoints)),
    ) as Typed
  return { [path]: typeof value === 'number' && isPoints(path) ? showPoints(value) : plain(value) }
}

/** The places of the rows under a path, in order. */
export const rowsAt = (typed: Typed, path: string): readonly number[] => {
  const places = Object.keys(typed).flatMap((name) =>
    name.startsWith(`${path}.`) ? [/^(\d{1,4})(\.|$)/.exec(name.slice(path.length + 1))?.[1]] : [],
  )
  return [...new Set(places.flatMap((place) => (place === undefined ? [] : [Number(place)])))].sort((a, b) => a - b)
}

/** Everything below a path, by the rest of its name. */
const below = (typed: Typed, path: string): Typed =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (name.startsWith(`${path}.`) ? [[name.slice(path.length + 1), value]] : [])),
  )
const under = (typed: Typed, path: string): Typed =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [`${path}.${name}`, value]))
const without = (typed: Typed, path: string): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => name !== path && !name.startsWith(`${path}.`)))

const withRows = (typed: Typed, path: string, rows: readonly Typed[]): Typed => ({
  ...without(typed, path),
  ...(Object.assign({}, ...rows.map((row, at) => under(row, `${path}.${at}`))) as Typed),
})
const rowsOf = (typed: Typed, path: string): readonly Typed[] => rowsAt(typed, path).map((at) => below(typed, `${path}.${at}`))

export const addRow = (typed: Typed, path: string, fresh: Typed): Typed => withRows(typed, path, [...rowsOf(typed, path), fresh])

/** 'eligibility.2' → ['eligibility', 2]. */
export const splitRow = (row: string): readonly [string, number] | undefined => {
  const [, path, at] = /^(.+)\.(\d{1,4})$/.exec(row) ?? []
  return path === undefined ? undefined : [path, Number(at)]
}

export const removeRow = (typed: Typed, row: string): Typed => {
  const [path, at] = splitRow(row) ?? ['', -1]
  return path === ''
    ? typed
    : withRows(
        typed,
        path,
        rowsOf(typed, path).filter((_, place) => place !== at),
      )
}

/** One place up; the first stays. */
export const raiseRow = (typed: Typed, row: string): Typed => {
  const [path, at] = splitRow(row) ?? ['', -1]
  const rows = rowsOf(typed, path)
  const [moved, above] = [rows[at], rows[at - 1]]
  return moved && above ? withRows(typed, path, rows.toSpliced(at - 1, 2, moved, above)) : typed
}
