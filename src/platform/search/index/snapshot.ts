import { readArrays, writeArrays } from '../arrays-file.ts'
import type { Arrays } from '../arrays-file.ts'
import { Collection } from './collection.ts'
import { FacetColumn } from './columns.ts'
import { Grades } from './grades.ts'
import { Growable } from './growable.ts'
import type { Chunk, Row } from './postings.ts'
import { Vocabulary } from './vocabulary.ts'

/** Raise when the layout of the file, or what is put into an index, changes. */
const snapshotFormat = 6

interface About {
  readonly format: number
  readonly analyser: string
  readonly facets: Readonly<Record<string, { readonly values: string[]; readonly sets: number[][] }>>
  readonly numbers: readonly string[]
  readonly orders: readonly string[]
  readonly chunks: readonly number[]
  readonly totals: { readonly count: number; readonly morphemes: number; readonly pairs: number }
}

const toBytes = (lines: readonly string[]): Uint8Array => new Uint8Array(Buffer.from(lines.join('\n')))
const toLines = (bytes: Uint8Array, count: number): string[] =>
  count === 0 ? [] : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString().split('\n')

/** Writes a merged collection; what changed since the merge must not be. */
export const saveSnapshot = (path: string, collection: Collection, analyser: string): void => {
  if (collection.changes > 0) throw new Error('An index is saved only after a merge.')
  const { postings, vocabulary } = collection
  const about: About = {
    format: snapshotFormat,
    analyser,
    numbers: [...collection.numbers.keys()],
    orders: [...collection.orders.keys()],
    chunks: postings.chunks.map((chunk) => chunk.first),
    facets: Object.fromEntries([...collection.facets].map(([name, { values, sets }]) => [name, { values, sets }])),
    totals: { count: collection.count, morphemes: collection.morphemeTotal, pairs: collection.pairTotal },
  }
  const arrays: Record<string, Arrays[string]> = {
    grades: postings.grades.pairs(),
    alive: collection.alive.view(),
    morphemeLengths: collection.morphemeLengths.view(),
    pairLengths: collection.pairLengths.view(),
    priors: collection.priors.view(),
    ids: toBytes(collection.ids),
    versions: toBytes(collection.versions),
    titles: toBytes(collection.titles),
    englishTitles: toBytes(collection.englishTitles),
    termSums: vocabulary.sums.view(),
    termEnds: vocabulary.ends.view(),
    termLetters: vocabulary.letters.view(),
  }
  for (const [name, column] of collection.facets) arrays[`facet.${name}`] = column.setOf.view()
  for (const [name, column] of collection.numbers) arrays[`number.${name}`] = column.view()
  for (const [name, column] of collection.orders) arrays[`order.${name}`] = toBytes(column)
  postings.chunks.forEach(({ start, docs, grades, rows }, at) => {
    Object.assign(arrays, {
      [`chunk.start.${at}`]: start,
      [`chunk.docs.${at}`]: docs,
      [`chunk.grades.${at}`]: grades,
      [`chunk.rows.${at}`]: Uint32Array.from([...rows].flatMap(([term, { df }]) => [term, df])),
    })
    for (const [term, row] of rows) arrays[`row.${term}`] = row.grades
  })
  writeArrays(path, about, arrays)
}

const rowsOf = (known: Uint32Array, gradesOf: (term: number) => Row['grades']): Map<number, Row> =>
  new Map(
    Array.from({ length: known.length / 2 }, (_, at) => [known[at * 2] as number, known[at * 2 + 1] as number] as const).map(
      ([term, df]) => [term, { grades: gradesOf(term), df }],
    ),
  )

/** The collection of a file; undefined where it is missing, damaged, of another layout or another analyser. */
export const loadSnapshot = (path: string, analyser: string): Collection | undefined => {
  const kept = readArrays(path)
  const about = kept?.about as About | undefined
  if (kept === undefined || about === undefined || about.format !== snapshotFormat || about.analyser !== analyser) return undefined
  const { arrays } = kept
  const of = <Kind extends Arrays[string]>(name: string): Kind => arrays[name] as Kind
  const collection = new Collection()
  const alive = of<Uint8Array<ArrayBuffer>>('alive')
  collection.postings.grades = new Grades(of<Uint16Array>('grades'))
  collection.postings.chunks = about.chunks.map((first, at): Chunk => ({
    first,
    start: of(`chunk.start.${at}`),
    docs: of(`chunk.docs.${at}`),
    grades: of(`chunk.grades.${at}`),
    rows: rowsOf(of(`chunk.rows.${at}`), (term) => of(`row.${term}`)),
  }))
  collection.vocabulary = new Vocabulary(
    Growable.of(Uint32Array, of<Uint32Array<ArrayBuffer>>('termSums')),
    Growable.of(Uint32Array, of<Uint32Array<ArrayBuffer>>('termEnds')),
    Growable.of(Uint16Array, of<Uint16Array<ArrayBuffer>>('termLetters')),
  )
  collection.ids = toLines(of('ids'), alive.length)
  collection.versions = toLines(of('versions'), alive.length)
  collection.titles = toLines(of('titles'), alive.length)
  collection.englishTitles = toLines(of('englishTitles'), alive.length)
  collection.ids.forEach((id, doc) => {
    if (alive[doc] === 1) collection.numberOf.set(id, doc)
  })
  collection.alive = Growable.of(Uint8Array, alive)
  collection.morphemeLengths = Growable.of(Float32Array, of('morphemeLengths'))
  collection.pairLengths = Growable.of(Float32Array, of('pairLengths'))
  collection.priors = Growable.of(Float32Array, of('priors'))
  for (const [name, { values, sets }] of Object.entries(about.facets))
    collection.facets.set(name, new FacetColumn(values, sets, Growable.of(Uint32Array, of<Uint32Array<ArrayBuffer>>(`facet.${name}`))))
  for (const name of about.numbers) collection.numbers.set(name, Growable.of(Float64Array, of<Float64Array<ArrayBuffer>>(`number.${name}`)))
  for (const name of about.orders) collection.orders.set(name, toLines(of(`order.${name}`), alive.length))
  collection.count = about.totals.count
  collection.morphemeTotal = about.totals.morphemes
  collection.pairTotal = about.totals.pairs
  return collection
}
