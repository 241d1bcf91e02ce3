import type { Analysis, Term } from '../analyser/analyse.ts'
import { isEnglishWord } from '../analyser/english-words.ts'
import { isParticle } from '../analyser/particles.ts'
import { tags, verbs } from '../analyser/parts-of-speech.ts'
import { wordsOf } from '../analyser/words.ts'
import type { Word } from '../analyser/words.ts'
import { weights, wordingsOf } from './answering.ts'
import type { Change } from './answer.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import type { Hints } from './hints.ts'
import type { Help } from './plan.ts'
import { isKnown, joinedHelp } from './reading.ts'
import type { Knowledge } from './reading.ts'
import type { Correction } from './speller.ts'
import { stopWords, weakWords } from './stop-words.ts'

type Alternatives = Help['alternatives']
const mostRepaired = 5
const noun = tags.indexOf('NNG')
/** So many words that begin with one syllable are looked for. */
const mostBegun = 12

const inside = (analysis: Analysis, word: Word): readonly Term[] =>
  analysis.morphemes.filter((one) => !one.joined && one.start >= word.start && one.end <= word.start + word.text.length)

/** A word put together from words of the index, none of them a single syllable that says something: it may be new, but it is not misspelt. */
const isMade = (collection: Collection, pieces: readonly Term[], word: Word): boolean =>
  pieces.length > 0 &&
  pieces.every((one) => weakWords.has(one.text) || (one.text.length > 1 && isKnown(collection, one.text))) &&
  pieces.reduce((sum, one) => sum + one.text.length, 0) >= word.bare.length - 1
/** A noun of the dictionary that happens to stand nowhere here; names it knows by the ten thousand, slips among them. */
const isReal = ([piece, ...more]: readonly Term[], word: Word): boolean =>
  piece !== undefined && more.length === 0 && piece.tag === noun && piece.unknown === false && piece.text === word.bare

/** What is that short and Latin is an abbreviation: BMS is no slip of ESS, nor is AI the beginning of air. */
const shortest = { completed: 3, corrected: 4 }
/** A Latin word of four letters is put right by a letter doubled or not only: snow is no slip of show. */
const mostDistance = (word: Word, isDictionaryNoun: boolean): number =>
  word.script === 'latin' && word.bare.length === shortest.corrected ? 0.5 : isDictionaryNoun ? 1 : 2
const mayBeHalfTyped = (word: Word): boolean => word.script !== 'latin' || word.text.length >= shortest.completed

const isEnglish = ({ text, bare }: Word): boolean => isEnglishWord(text) || isEnglishWord(bare)
/** Whether it stands here as a word, or has signs in it whose pieces do. */
const isWritten = (collection: Collection, { text, bare }: Word): boolean =>
  collection.postings.df(collection.vocabulary.find(channels.word, bare)) > 0 || (!/^[a-z]+$/.test(text) && isKnown(collection, bare))

/** `isLost`: next to nothing was found by whole words, so that even a good word may be a slip. */
export const mayBeMisspelt = (collection: Collection, analysis: Analysis, word: Word, isLost: boolean): boolean => {
  if (word.text.length === 1 || weakWords.has(word.bare) || stopWords.has(word.bare)) return false
  // A stem is no word: concret is that of concrete.
  if (word.script === 'latin') return word.bare.length >= shortest.corrected && !isWritten(collection, word) && !isEnglish(word)
  if (isKnown(collection, word.bare)) return false
  const pieces = inside(analysis, word)
  return !isMade(collection, pieces, word) && (isLost || !isReal(pieces, word))
}

/** With these a sentence ends, and hardly what somebody looks for. */
const lastEndings: ReadonlySet<string> = new Set([
  '죠',
  '지요',
  '쥬',
  '네',
  '네요',
  '냐',
  '나요',
  '니',
  '니까',
  '까',
  '자',
  '라',
  '래',
  '군',
  '구나',
  '걸',
  '데요',
])
/** What a noun is made a verb or an adjective with. */
const verbal = /^(?:하|되|시키|받|당|스럽|스러|롭|로운|답|이|였|했|됐|된|될|됨|한|할|합|함|해|돼)/
/** Where letters begin that are lost behind a noun and are no ending: 케블 of 광케블, which says nothing of cables; undefined where none are. */
export const lostFrom = (analysis: Analysis, word: Word): number | undefined => {
  const pieces = inside(analysis, word)
  const [first] = pieces
  if (first?.tag === undefined || verbs[first.tag] === 1 || first.start !== word.start) return undefined
  const from = (pieces.at(-1)?.end ?? 0) - word.start
  const rest = word.bare.slice(from)
  return rest.length > 1 && !isParticle(rest) && !verbal.test(rest) ? from : undefined
}
/** Unknown as a whole, and read as one syllable with an ending that ends a sentence, or with letters lost: 녹죠 is rather a slip of 녹조 than what melts. */
const isMisread = (collection: Collection, analysis: Analysis, word: Word): boolean => {
  if (word.script !== 'hangul' || isKnown(collection, word.bare)) return false
  const pieces = inside(analysis, word)
  const [piece, ...more] = pieces
  if (piece === undefined) return false
  const isEnded = more.length === 0 && piece.text.length === 1 && piece.start === word.start && lastEndings.has(word.text.slice(1))
  return isEnded || lostFrom(analysis, word) !== undefined
}
/** The words that say nothing as they were read, whatever they find. */
export const misreadWords = (collection: Collection, analysis: Analysis): readonly Word[] =>
  analysis.words.filter((word) => isMisread(collection, analysis, word))

type Slip = Correction & { readonly from: string }
/** Words near to one, and to it with what looked like its particle: 레더이 is rather a slip of 레이더 than 레더 with one. */
export const spelledLike = (hints: Hints, { text, bare }: Word): readonly Slip[] =>
  [...new Set([bare, text])]
    .flatMap((from) => hints.speller.correct(from, 3).map((one) => ({ ...one, from })))
    .filter(({ word }) => word !== bare)
    .sort((a, b) => a.distance - b.distance)

/** None that is farther than the best one, or than may be. */
const nearest = (near: readonly Slip[], most: number): readonly Slip[] =>
  near.filter((one) => one.distance <= Math.min(most, near[0]?.distance ?? 0))

/** For words the index does not know: near ones, and for the last one those it begins; for a last single syllable always. `only` these words, where the others answer. */
export const spellingHelp = (
  { collection, analyser, lexicon, hints }: Knowledge,
  analysis: Analysis,
  isLost: boolean,
  only?: readonly Word[],
): { alternatives: Alternatives; changes: Change[] } => {
  const changes: Change[] = []
  const apart = joinedHelp(collection, analysis)
  const isApart = ({ start }: Word) => apart.some((one) => one.start <= start && start < one.end)
  const known = new Set(lexicon.wholeWords(analysis).map((one) => one.start))
  const synonyms = lexicon.expand(analysis)
  /** What the synonyms know is a word, be it that nobody here wrote it. */
  const isMeant = ({ start, bare }: Word) => synonyms.some((one) => one.start <= start && start + bare.length <= one.end)
  const words = analysis.words.filter(
    (word) => word.script === 'hangul' || (word.script === 'latin' && word.text.length > 1 && !/^\d/.test(word.text)),
  )
  const alternatives = words
    .filter((word) => (only?.includes(word) ?? true) && !known.has(word.start) && !isApart(word))
    .slice(0, mostRepaired)
    .flatMap((word) => {
      const isNew = !isKnown(collection, word.text)
      const isSingle = word.text.length === 1
      const completed =
        word === words.at(-1) && (isNew || isSingle) && mayBeHalfTyped(word)
          ? hints
              .completions(word.text, isSingle ? mostBegun : 4)
              .map((one) => ({ word: one, weight: weights.completed, from: word.bare, origin: 'completed' as const }))
          : []
      const corrected =
        !isMeant(word) && mayBeMisspelt(collection, analysis, word, isLost)
          ? nearest(spelledLike(hints, word), mostDistance(word, isReal(inside(analysis, word), word))).map((one) => ({
              word: one.word,
              weight: weights.corrected / Math.max(1, one.distance),
              from: one.from,
              origin: 'corrected' as const,
            }))
          : []
      const [best] = completed.length > 0 ? completed : corrected
      if (best !== undefined && !isSingle)
        changes.push({ from: best.from, to: best.word, why: best.origin === 'completed' ? 'completion' : 'spelling' })
      return [...completed, ...corrected.filter((one) => !completed.some((other) => other.word === one.word))].flatMap(
        ({ word: text, weight, origin }) => {
          const place = {
            text,
            origin,
            start: word.start,
            end: word.start + word.text.length,
            isInstead: isMisread(collection, analysis, word),
          }
          const own = analyser.analyse(text)
          const terms = own.morphemes.filter((one) => !one.joined).map((one) => collection.vocabulary.find(channels.morpheme, one.text))
          // As a word of its own, too: alone it may be cut otherwise than among others.
          return [
            { ...place, weight, terms },
            { ...place, weight: weight * weights.whole, terms: [collection.vocabulary.find(channels.word, text)] },
            ...lexicon
              .expand(own)
              .filter(({ start, end }) => own.words.length === 1 && start === 0 && end >= text.length)
              .flatMap((one) =>
                wordingsOf(collection, one).map((wording) => ({
                  ...place,
                  ...wording,
                  weight: weight * weights.synonym,
                  origin: 'synonym' as const,
                })),
              ),
          ]
        },
      )
    })
  return { alternatives, changes }
}

/** A query with its misspelt words put right, for what is suggested; undefined where there is nothing to put right. */
export const repaired = (collection: Collection, hints: Hints, folded: string): string | undefined => {
  let changed = false
  const words = wordsOf(folded).map((word) => {
    const [near] =
      isKnown(collection, word.text) || isKnown(collection, word.bare)
        ? []
        : [word.text, word.bare].flatMap((one) => hints.speller.correct(one, 1))
    if (near !== undefined) changed = true
    return near?.word ?? word.text
  })
  return changed ? words.join(' ') : undefined
}
