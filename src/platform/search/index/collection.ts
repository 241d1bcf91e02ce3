import type { Analyser } from '../analyser/analyse.ts'
import { shinglesOf } from '../analyser/analyse.ts'
import type { Word } from '../analyser/words.ts'
import { FacetColumn } from './columns.ts'
import { channels, exactForm, fields, mayBeExact, nameForm } from './document.ts'
import type { SearchDocument } from './document.ts'
import { Growable } from './growable.ts'
import { Postings } from './postings.ts'
import { Vocabulary } from './vocabulary.ts'

const shingled = new Set(['title', 'keywords', 'proof', 'summary', 'owner', 'class', 'body'])
/** Neighbours are kept from the beginning of a text: what comes late is rarely what it is about. */
const mostShingled = 120
const worded = new Set(['title', 'keywords', 'summary', 'owner'])
/** Of a body only words that a slip leaves recognisable: shorter ones are most of a text. */
const isLong = ({ bare, script }: Word): boolean =>
  script === 'hangul' ? bare.length >= 3 : script === 'latin' && /^[a-z]{4,}$/.test(bare)
const longestText = 20_000

/** All documents as the index keeps them. A document that changes gets a new number; its old one is no longer alive. */
export class Collection {
  vocabulary = new Vocabulary()
  postings = new Postings()
  ids: string[] = []
  versions: string[] = []
  titles: string[] = []
  /** '' where it has none of its own. */
  englishTitles: string[] = []
  readonly numberOf = new Map<string, number>()
  alive = new Growable(Uint8Array)
  morphemeLengths = new Growable(Float32Array)
  pairLengths = new Growable(Float32Array)
  priors = new Growable(Float32Array)
  readonly facets = new Map<string, FacetColumn>()
  readonly numbers = new Map<string, Growable<Float64Array<ArrayBuffer>>>()
  readonly orders = new Map<string, string[]>()
  /** How many are alive, and what their lengths add up to. */
  count = 0
  morphemeTotal = 0
  pairTotal = 0
  /** Changed since the last merge. */
  changes = 0

  put(analyser: Analyser, document: SearchDocument): void {
    this.remove(document.id)
    this.changes += 1
    const doc = this.ids.length
    const { terms, lengths } = gather(this.vocabulary, analyser, document)
    for (const [term, count] of terms) this.postings.add(term, doc, (count >> fields.length) / 2, count & fieldBits)
    this.ids.push(oneLine(document.id))
    this.versions.push(oneLine(document.version))
    this.titles.push(titleOf(document.text.title))
    this.englishTitles.push(titleOf(document.titleEn))
    this.numberOf.set(document.id, doc)
    this.alive.push(1)
    this.morphemeLengths.push(lengths.morphemes)
    this.pairLengths.push(lengths.pairs)
    this.priors.push(Math.min(0.1, Math.max(0, document.prior ?? 0)))
    for (const name of Object.keys(document.facets ?? {})) if (!this.facets.has(name)) this.facets.set(name, emptyRows(doc))
    for (const [name, column] of this.facets) column.push(document.facets?.[name] ?? [])
    for (const name of Object.keys(document.numbers ?? {})) if (!this.numbers.has(name)) this.numbers.set(name, unknownNumbers(doc))
    for (const [name, column] of this.numbers) column.push(document.numbers?.[name] ?? Number.NaN)
    for (const name of Object.keys(document.orders ?? {}))
      if (!this.orders.has(name))
        this.orders.set(
          name,
          Array.from({ length: doc }, () => ''),
        )
    for (const [name, column] of this.orders) column.push(titleOf(document.orders?.[name]))
    this.count += 1
    this.morphemeTotal += lengths.morphemes
    this.pairTotal += lengths.pairs
  }

  /** Whether documents that went away still stand in the postings. */
  hasDead = false

  remove(id: string): boolean {
    const doc = this.numberOf.get(id)
    if (doc === undefined) return false
    this.numberOf.delete(id)
    this.alive.array[doc] = 0
    this.hasDead = true
    this.count -= 1
    this.morphemeTotal -= this.morphemeLengths.array[doc] ?? 0
    this.pairTotal -= this.pairLengths.array[doc] ?? 0
    this.changes += 1
    return true
  }

  /** One slice of work per step. Nothing may be put or removed meanwhile; searching may go on. */
  *merge(): Generator<undefined> {
    yield* this.postings.merge(this.vocabulary.size, this.alive.view())
    this.changes = 0
    this.hasDead = false
  }
}

const fieldBits = (1 << fields.length) - 1

/** Terms of one document with twice their weighted frequency and, in the low bits, the fields they stand in. */
const gather = (vocabulary: Vocabulary, analyser: Analyser, document: SearchDocument) => {
  const terms = new Map<number, number>()
  const lengths = { morphemes: 0, pairs: 0 }
  const add = (channel: string, text: string, tf: number, mask: number) => {
    const term = vocabulary.numberOf(channel, text)
    terms.set(term, ((terms.get(term) ?? 0) + ((tf * 2) << fields.length)) | mask)
  }
  fields.forEach(({ name, weight }, at) => {
    const text = document.text[name]
    if (text === undefined || text === '') return
    const mask = 1 << at
    const { morphemes, pairs, words } = analyser.analyse(text.slice(0, longestText))
    for (const one of morphemes) {
      add(channels.morpheme, one.text, weight, mask)
      if (one.stem !== undefined) add(channels.morpheme, one.stem, weight, mask)
    }
    for (const one of pairs) add(channels.pair, one.text, weight, mask)
    if (shingled.has(name)) for (const one of shinglesOf(morphemes.slice(0, mostShingled))) add(channels.shingle, one, weight, mask)
    for (const one of words)
      if (worded.has(name) ? one.bare.length > 1 : name === 'body' && isLong(one)) {
        add(channels.word, one.bare, weight, mask)
        if (one.script === 'latin' && one.text !== one.bare && one.isMeasure !== true) add(channels.written, one.text, weight, mask)
      }
    lengths.morphemes += weight * morphemes.length
    lengths.pairs += weight * pairs.length
  })
  for (const form of (document.exact ?? []).map(exactForm).filter(mayBeExact)) add(channels.exact, form, 1, 1 << 2)
  for (const form of (document.names ?? []).map(nameForm).filter((one) => one.length > 1)) add(channels.name, form, 1, 1 << 5)
  return { terms, lengths }
}

const titleOf = (text = ''): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').slice(0, 300).toWellFormed()
const oneLine = (text: string): string => text.replaceAll('\n', ' ')
const emptyRows = (documents: number): FacetColumn => {
  const column = new FacetColumn()
  for (let doc = 0; doc < documents; doc += 1) column.push([])
  return column
}
const unknownNumbers = (documents: number): Growable<Float64Array<ArrayBuffer>> =>
  Growable.of(Float64Array, new Float64Array(documents).fill(Number.NaN))
