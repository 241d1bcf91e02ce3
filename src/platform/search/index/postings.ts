import { absent, Grades } from './grades.ts'
import { Growable } from './growable.ts'

/** The grades of a term by document number: for frequent terms, of which a list would be larger. `absent` where it does not stand. */
export interface Row {
  readonly grades: Uint8Array<ArrayBuffer>
  readonly df: number
}
/** Some terms one after the other with their documents: those of term `first` + n lie in start[n] … start[n + 1], or in its row. */
export interface Chunk {
  readonly first: number
  readonly start: Uint32Array<ArrayBuffer>
  readonly docs: Uint32Array<ArrayBuffer>
  readonly grades: Uint8Array<ArrayBuffer>
  readonly rows: ReadonlyMap<number, Row>
}
/** The documents of a term with their grades, in order. */
export interface List {
  readonly docs: Uint32Array<ArrayBuffer>
  readonly grades: Uint8Array<ArrayBuffer>
}

const chunkSize = 1 << 19
/** An entry of a list takes five bytes and is sought, one of a row takes one and lies where its document says: a row where more than an eighth of all documents have the term. */
const rowFrom = 8
const isFrequent = (df: number, documents: number): boolean => df >= 64 && df * rowFrom > documents
const endOf = (chunk: Chunk): number => chunk.first + chunk.start.length - 1

/**
 * Term → documents. The base lies in chunks; what came since is chained per term in order of arrival. Document numbers only grow, so
 * both are in order, and the base comes first. Documents that went away stay until a merge.
 */
export class Postings {
  grades = new Grades()
  chunks: Chunk[] = []
  private head = new Growable(Int32Array)
  private tail = new Growable(Int32Array)
  private counts = new Growable(Uint32Array)
  newDocs = new Uint32Array(0)
  newGrades = new Uint8Array(0)
  next = new Int32Array(0)
  private news = 0

  /** How many entries the base has. */
  get baseSize(): number {
    return this.chunks.reduce((sum, { docs, rows }) => [...rows.values()].reduce((all, row) => all + row.df, sum + docs.length), 0)
  }

  add(term: number, doc: number, tf: number, mask: number): void {
    while (this.head.length <= term) {
      this.head.push(-1)
      this.tail.push(-1)
      this.counts.push(0)
    }
    const entry = this.news++
    if (entry === this.next.length) this.makeRoom()
    this.newDocs[entry] = doc
    this.newGrades[entry] = this.grades.numberOf(tf, mask)
    this.next[entry] = -1
    if (this.head.array[term] === -1) this.head.array[term] = entry
    else this.next[this.tail.array[term] as number] = entry
    this.tail.array[term] = entry
    this.counts.array[term] = (this.counts.array[term] as number) + 1
  }

  private makeRoom(): void {
    const { newDocs, newGrades, next } = this
    const room = 4096 + next.length * 2
    this.newDocs = new Uint32Array(room)
    this.newGrades = new Uint8Array(room)
    this.next = new Int32Array(room)
    this.newDocs.set(newDocs)
    this.newGrades.set(newGrades)
    this.next.set(next)
  }

  /** The chunk that holds a term, if the base knows it. */
  chunkOf(term: number): Chunk | undefined {
    let low = 0
    let high = this.chunks.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const chunk = this.chunks[middle] as Chunk
      if (term < chunk.first) high = middle - 1
      else if (term >= endOf(chunk)) low = middle + 1
      else return chunk
    }
    return undefined
  }

  /** In how many documents a term stands, those gone since the last merge included. */
  df(term: number): number {
    return term < 0 ? 0 : this.baseDf(term) + (term < this.counts.length ? (this.counts.array[term] as number) : 0)
  }
  baseDf(term: number): number {
    const chunk = this.chunkOf(term)
    return chunk === undefined
      ? 0
      : (chunk.rows.get(term)?.df ?? (chunk.start[term - chunk.first + 1] as number) - (chunk.start[term - chunk.first] as number))
  }
  /** A term's entries in the base: a row, or a list. */
  inBase(term: number): Row | List | undefined {
    const chunk = this.chunkOf(term)
    return chunk === undefined ? undefined : (chunk.rows.get(term) ?? listIn(chunk, term))
  }
  /** The first of a term's entries since the last merge; `next` leads on, -1 ends. */
  firstNew(term: number): number {
    return term >= 0 && term < this.head.length ? (this.head.array[term] as number) : -1
  }

  /** The grade of a term in one document, or -1. */
  gradeOf(term: number, doc: number): number {
    const chunk = this.chunkOf(term)
    const row = chunk?.rows.get(term)
    if (row !== undefined && doc < row.grades.length) return row.grades[doc] === absent ? -1 : (row.grades[doc] as number)
    if (chunk !== undefined) {
      const end = chunk.start[term - chunk.first + 1] as number
      const at = firstAtLeast(chunk.docs, chunk.start[term - chunk.first] as number, end, doc)
      if (at < end && chunk.docs[at] === doc) return chunk.grades[at] as number
    }
    for (let at = this.firstNew(term); at >= 0; at = this.next[at] as number)
      if (this.newDocs[at] === doc) return this.newGrades[at] as number
    return -1
  }

  /** In how many of these documents, which rise, a term stands. */
  countIn(term: number, docs: readonly number[]): number {
    const base = this.inBase(term)
    let count = 0
    if (base !== undefined && 'docs' in base) {
      let at = 0
      for (const doc of docs) {
        at = firstAtLeast(base.docs, at, base.docs.length, doc)
        count += Number(base.docs[at] === doc)
      }
    } else if (base !== undefined) for (const doc of docs) count += Number((base.grades[doc] ?? absent) !== absent)
    for (let at = this.firstNew(term); at >= 0; at = this.next[at] as number) count += Number(docs.includes(this.newDocs[at] as number))
    return count
  }

  /** The grade of a term in each of its documents. */
  eachGrade(term: number, see: (grade: number) => void): void {
    for (const grade of this.inBase(term)?.grades ?? []) if (grade !== absent) see(grade)
    for (let at = this.firstNew(term); at >= 0; at = this.next[at] as number) see(this.newGrades[at] as number)
  }

  /** Every document number of a term, in order. */
  *documentsOf(term: number): Generator<number> {
    const base = this.inBase(term)
    if (base !== undefined && 'docs' in base) yield* base.docs
    else if (base !== undefined) for (let doc = 0; doc < base.grades.length; doc += 1) if (base.grades[doc] !== absent) yield doc
    for (let at = this.firstNew(term); at >= 0; at = this.next[at] as number) yield this.newDocs[at] as number
  }

  /**
   * Brings base and news into one base without the documents that are gone, a chunk per step, each put in the place of the old one at
   * once: the index is never there twice, and searches in between see every entry once.
   */
  *merge(terms: number, alive: Uint8Array): Generator<undefined> {
    for (let at = 0, term = 0; term < terms;) {
      const old = this.chunks[at]
      const isOpenEnd = old === undefined || (at === this.chunks.length - 1 && old.docs.length < chunkSize / 2)
      const end = isOpenEnd ? terms : endOf(old)
      const made: Chunk[] = []
      for (let from = term; from < end; from = endOf(made.at(-1) as Chunk)) made.push(this.merged(from, end, alive))
      this.chunks.splice(at, old === undefined ? 0 : 1, ...made)
      this.head.array.fill(-1, term, Math.min(end, this.head.length))
      this.counts.array.fill(0, term, Math.min(end, this.counts.length))
      at += made.length
      term = end
      yield undefined
    }
    this.head = new Growable(Int32Array)
    this.tail = new Growable(Int32Array)
    this.counts = new Growable(Uint32Array)
    this.newDocs = new Uint32Array(0)
    this.newGrades = new Uint8Array(0)
    this.next = new Int32Array(0)
    this.news = 0
  }

  /** A new chunk of the terms from `first` on, as many as fit, up to `end`. */
  private merged(first: number, end: number, alive: Uint8Array): Chunk {
    const documents = alive.length
    let last = first
    let listed = 0
    let inRows = 0
    for (; last < end && listed + inRows < chunkSize; last += 1) {
      const df = this.df(last)
      if (isFrequent(df, documents)) inRows += documents / 5
      else listed += df
    }
    const start = new Uint32Array(last - first + 1)
    const docs = new Uint32Array(listed)
    const grades = new Uint8Array(listed)
    const rows = new Map<number, Row>()
    let to = 0
    for (let term = first; term < last; term += 1) {
      start[term - first] = to
      if (isFrequent(this.df(term), documents)) rows.set(term, this.mergedRow(term, alive))
      else
        this.eachLiving(term, alive, (doc, grade) => {
          docs[to] = doc
          grades[to++] = grade
        })
    }
    start[last - first] = to
    return { first, start, docs: to === listed ? docs : docs.slice(0, to), grades: to === listed ? grades : grades.slice(0, to), rows }
  }

  private mergedRow(term: number, alive: Uint8Array): Row {
    const grades = new Uint8Array(alive.length).fill(absent)
    let df = 0
    this.eachLiving(term, alive, (doc, grade) => {
      grades[doc] = grade
      df += 1
    })
    return { grades, df }
  }

  private eachLiving(term: number, alive: Uint8Array, see: (doc: number, grade: number) => void): void {
    const base = this.inBase(term)
    if (base !== undefined)
      for (let at = 0; at < base.grades.length; at += 1) {
        const doc = 'docs' in base ? (base.docs[at] as number) : at
        const grade = base.grades[at] as number
        if (grade !== absent && alive[doc] === 1) see(doc, grade)
      }
    for (let at = this.firstNew(term); at >= 0; at = this.next[at] as number)
      if (alive[this.newDocs[at] as number] === 1) see(this.newDocs[at] as number, this.newGrades[at] as number)
  }
}

const listIn = ({ first, start, docs, grades }: Chunk, term: number): List => {
  const from = start[term - first] as number
  const end = start[term - first + 1] as number
  return { docs: docs.subarray(from, end), grades: grades.subarray(from, end) }
}

/** The first place in docs[from … to) that holds `doc` or more. */
export const firstAtLeast = (docs: Uint32Array, from: number, to: number, doc: number): number => {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((docs[middle] as number) < doc) low = middle + 1
    else high = middle
  }
  return low
}
