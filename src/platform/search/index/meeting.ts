import { absent } from './grades.ts'
import { firstAtLeast } from './postings.ts'
import type { List, Postings, Row } from './postings.ts'

/** Where documents found are fewer than a twelfth of a term's, looking each up is quicker than going through. */
const gallopBelow = 12

/** Where a term stands: `places`, with the grade at each. Its arrays are used again from term to term. */
export class Meeting {
  places = new Uint32Array(0)
  grades = new Uint8Array(0)
  count = 0

  /** Room for so many documents and one more. */
  reserve(room: number): void {
    if (this.places.length > room) return
    this.places = new Uint32Array(room + 1)
    this.grades = new Uint8Array(room + 1)
  }

  /** All documents of a term, as places. */
  ofTerm(postings: Postings, term: number): void {
    const base = postings.inBase(term)
    this.count = 0
    if (base !== undefined && 'docs' in base) {
      this.places.set(base.docs)
      this.grades.set(base.grades)
      this.count = base.docs.length
    } else if (base !== undefined) this.ofRow(base)
    for (let at = postings.firstNew(term); at >= 0; at = postings.next[at] as number)
      this.push(postings.newDocs[at] as number, postings.newGrades[at] as number)
  }

  private ofRow({ grades: row }: Row): void {
    const { places, grades } = this
    let count = 0
    for (let doc = 0; doc < row.length; doc += 1) {
      const grade = row[doc] as number
      places[count] = doc
      grades[count] = grade
      count += Number(grade !== absent)
    }
    this.count = count
  }

  /** The places of a term's listed documents (its `base`, and news) among the first so many of these, which rise. */
  among(docs: Uint32Array, count: number, postings: Postings, term: number, base: Row | List | undefined): void {
    this.count = 0
    if (base !== undefined && 'docs' in base && base.docs.length > 0) {
      const end = firstAtLeast(docs, 0, count, (base.docs.at(-1) as number) + 1)
      if (end * gallopBelow < base.docs.length) this.gallop(docs, end, base)
      else this.walk(docs, end, base)
    }
    for (let at = postings.firstNew(term), place = 0; at >= 0; at = postings.next[at] as number) {
      const doc = postings.newDocs[at] as number
      place = firstAtLeast(docs, place, count, doc)
      if (place < count && docs[place] === doc) this.push(place, postings.newGrades[at] as number)
    }
  }

  private push(place: number, grade: number): void {
    this.places[this.count] = place
    this.grades[this.count] = grade
    this.count += 1
  }

  private walk(found: Uint32Array, end: number, { docs, grades: given }: List): void {
    const { places, grades } = this
    let count = 0
    for (let place = 0, at = 0; place < end; place += 1) {
      const doc = found[place] as number
      while ((docs[at] as number) < doc) at += 1
      places[count] = place
      grades[count] = given[at] as number
      count += Number(docs[at] === doc)
    }
    this.count = count
  }

  private gallop(found: Uint32Array, end: number, { docs, grades: given }: List): void {
    for (let place = 0, at = 0; place < end; place += 1) {
      const doc = found[place] as number
      let step = 1
      while (at + step < docs.length && (docs[at + step] as number) < doc) step *= 2
      at = firstAtLeast(docs, at + (step >> 1), Math.min(docs.length, at + step + 1), doc)
      if (docs[at] === doc) this.push(place, given[at] as number)
    }
  }
}
