import type { Term } from '../analyser/analyse.ts'
import { prefixedIn } from '../analyser/analyse.ts'
import { isNoun } from '../analyser/parts-of-speech.ts'
import type { Word } from '../analyser/words.ts'
import type { ToldWord } from './answer.ts'
import { wordingsOf } from './answering.ts'
import { idfOf } from './best-terms.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import { englishForms } from './english-forms.ts'
import { standsIn } from './explain.ts'
import type { Way } from './explain.ts'
import { intersect } from './intersect.ts'
import { endOf } from './places.ts'
import type { Help } from './plan.ts'
import { isContent, weakWords } from './stop-words.ts'

/** A verb tells less than a noun, one of a syllable hardly anything: 막 of 막을 stands in most of a catalogue. So does what nearly everything does. A noun nobody has here is asked for all the same. */
const tells = { verb: 0.5, shortVerb: 0.35, weak: 0.5 } as const
/** Another word of one syllable may be something else: the 불 of 불빛 is no 화재. */
const bySyllable = 0.5
/** A single letter of a longer word says nothing by itself: 기 is no 무인기. */
const shortestPiece = 2
/** So many documents of the rarest piece are looked through for the others: how frequent a word is need not be known to the last. */
const mostCounted = 2000

/** A piece of a word, and the ways in which a document can say it. */
interface Piece {
  readonly text: string
  readonly ways: readonly (Way & { readonly isSyllable?: boolean })[]
}
/** A word as it can stand in a document: as it is written, for among other words it may be cut otherwise, or in pieces, whole where these letters do. */
export interface AskedWord extends ToldWord {
  readonly written: Way
  readonly standing: readonly Piece[]
  readonly letters: number
}

/**
 * The words by which a text tells what it is about, each with how telling it is among the documents: pieces of it, and other words for it
 * or for a phrase it stands in, answer it. What nobody here says tells something, too; what only holds the sentence together does not.
 */
export const askedWords = (collection: Collection, help: Help): AskedWord[] => {
  const { analysis } = help
  const content = analysis.morphemes.filter((one) => !one.joined && isContent(one))
  const { waysOf, otherwise } = waysIn(collection, help, content)
  const asked = new Map<string, AskedWord>()
  for (const word of analysis.words) {
    if (asked.has(word.bare) || !isContent({ text: word.bare })) continue
    const places = piecesOf(word, content, help)
    const pieces = places.map((one): Piece => ({ text: one.text, ways: waysOf(one) }))
    if (pieces.length === 0) continue
    const term = collection.vocabulary.find(channels.word, word.bare)
    const whole = Math.max(countWhole(collection, pieces), collection.postings.df(term))
    const weight = idfOf(collection.count, Math.max(1, whole)) * tellingOf(word, places)
    const letters = whole > 0 ? pieces.reduce((sum, one) => sum + one.text.length, 0) : word.bare.length
    asked.set(word.bare, {
      word: word.bare,
      weight,
      pieces: places.map((one) => one.text),
      otherwise: otherwise(places),
      written: { terms: [term] },
      standing: pieces,
      letters,
    })
  }
  return [...asked.values()]
}

/** How much of a word stands in a document, 0 … 1, by the letters of its pieces. */
export const shareIn = (collection: Collection, { written, standing, letters }: AskedWord, doc: number): number => {
  if (standsIn(collection, written, doc)) return 1
  const found = standing
    .map(({ text, ways }) => ({ text, ways: ways.filter((way) => standsIn(collection, way, doc)) }))
    .filter(({ ways }) => ways.length > 0)
  if (found.length < standing.length && found.every((one) => one.text.length < shortestPiece)) return 0
  const said = found.reduce((sum, { text, ways }) => sum + text.length * (ways.every((way) => way.isSyllable) ? bySyllable : 1), 0)
  return Math.min(1, said / letters)
}

/** How much a word tells by what it is made of. */
const tellingOf = (word: Word, pieces: readonly Place[]): number => {
  const [first] = pieces
  if (word.script === 'latin') return 1
  if (pieces.map((one) => one.text).join('') === word.bare && pieces.every(({ tag }) => tag === undefined || isNoun(tag)))
    return weakWords.has(word.bare) ? tells.weak : 1
  return pieces.length === 1 && first?.text.length === 1 ? tells.shortVerb : tells.verb
}

type Place = Pick<Term, 'text' | 'start' | 'end' | 'tag'>
const overlap = (a: Pick<Place, 'start' | 'end'>, b: Pick<Place, 'start' | 'end'>): boolean => a.start < b.end && b.start < a.end

/** What a word is made of; the word itself where it is looked for whole. */
const piecesOf = (word: Word, content: readonly Term[], { alternatives }: Help): Place[] => {
  const place = { text: word.bare, start: word.start, end: endOf(word) }
  if (alternatives.some((one) => (one.docs !== undefined || one.isInstead === true) && one.start <= place.start && place.end <= one.end))
    return [place]
  return content.filter((one) => one.start >= place.start && one.end <= place.end)
}

/** As it is said there; a noun with its prefix only with it; then what means the same, be it of a phrase around it. A text that stands twice has the ways of both places. */
const waysIn = (collection: Collection, { analysis, lexicon, alternatives }: Help, content: readonly Term[]) => {
  const prefixed = prefixedIn(analysis.morphemes)
  const find = (channel: string, text: string) => collection.vocabulary.find(channel, text)
  const others: (Way & Pick<Place, 'text' | 'start' | 'end'>)[] = [
    ...alternatives,
    ...englishForms(collection, analysis),
    ...lexicon
      .expand(analysis)
      .flatMap((one) =>
        wordingsOf(collection, one).map((way) => ({ ...way, start: one.start, end: one.end, isSyllable: one.text.length === 1 })),
      ),
  ]
  const typed = (piece: Place): Way[] => {
    const term = find(channels.morpheme, piece.text)
    const noun = content.find((one) => one === piece)
    const both = noun && prefixed(noun)
    if (both === undefined) return [{ terms: [term] }]
    const joint = both.text.slice(-piece.text.length - 1).slice(0, 2)
    return [{ terms: [find(channels.morpheme, both.text)] }, { terms: [term, find(channels.pair, joint)] }]
  }
  const waysOf = (piece: Place): Piece['ways'] => {
    const places = [piece, ...content.filter((one) => one.text === piece.text)]
    const isKnown = (terms: readonly number[] = []) => terms.every((term) => term >= 0)
    return [...typed(piece), ...others.filter((one) => places.some((place) => overlap(place, one)))].filter(
      (way) => way.docs !== undefined || (way.terms.length > 0 && isKnown(way.terms) && isKnown(way.phrase)),
    )
  }
  const otherwise = (places: readonly Place[]): string[] => [
    ...new Set(others.filter((one) => places.some((place) => overlap(place, one))).map((one) => one.text)),
  ]
  return { waysOf, otherwise }
}

/** In about how many documents a word stands whole. */
const countWhole = (collection: Collection, pieces: readonly Piece[]): number => {
  const { postings } = collection
  const dfOf = (way: Way): number => way.docs?.length ?? Math.min(...way.terms.map((term) => postings.df(term)))
  const [first, ...more] = pieces
    .map(({ ways }) => ({ ways, df: ways.reduce((sum, way) => sum + dfOf(way), 0) }))
    .sort((a, b) => a.df - b.df)
  if (first === undefined) return 0
  if (more.length === 0 && first.ways.length === 1) return first.df
  const seen = new Set<number>()
  for (const way of first.ways)
    for (const doc of way.docs ?? intersect(postings, way.terms))
      if (seen.size < mostCounted && collection.alive.array[doc] === 1) seen.add(doc)
  const whole = [...seen].filter((doc) => more.every(({ ways }) => ways.some((way) => standsIn(collection, way, doc)))).length
  return seen.size < mostCounted ? whole : Math.round((whole * first.df) / seen.size)
}
