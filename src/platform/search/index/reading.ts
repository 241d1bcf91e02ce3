import type { Analyser, Analysis, Term } from '../analyser/analyse.ts'
import { stemOf } from '../analyser/english.ts'
import { isEnglishWord } from '../analyser/english-words.ts'
import { fold } from '../analyser/fold.ts'
import { isFirstLetters, splitDoubled } from '../analyser/hangul.ts'
import { typedAsKorean, typedAsLatin } from '../analyser/keyboard.ts'
import { isParticle } from '../analyser/particles.ts'
import { tags, verbs } from '../analyser/parts-of-speech.ts'
import { wordsOf } from '../analyser/words.ts'
import type { Word } from '../analyser/words.ts'
import type { Change } from './answer.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import type { Hints } from './hints.ts'
import type { Lexicon } from './lexicon.ts'
import { isContent, stopWords, weakWords } from './stop-words.ts'
import type { Correction } from './speller.ts'
import { weights, wordingsOf } from './answering.ts'
import type { Help } from './plan.ts'

type Alternatives = Help['alternatives']
export interface Knowledge {
  readonly collection: Collection
  readonly analyser: Analyser
  readonly lexicon: Lexicon
  readonly hints: Hints
}

const lettersWeight = 6
const mostRepaired = 5
const noun = tags.indexOf('NNG')
/** So many words that begin with one syllable are looked for. */
const mostBegun = 12

/** Whether the index has a word, as it stands or in another form. */
export const isKnown = (collection: Collection, word: string): boolean =>
  collection.postings.df(collection.vocabulary.find(channels.word, word)) > 0 ||
  collection.postings.df(collection.vocabulary.find(channels.morpheme, word)) > 0 ||
  collection.postings.df(collection.vocabulary.find(channels.morpheme, stemOf(word))) > 0

/** A word made of words of the index, from its first syllable on: what English letters give by chance is none. */
const isKorean = (collection: Collection, analyser: Analyser, word: string): boolean => {
  const inside = analyser.analyse(word).morphemes.filter((one) => !one.joined)
  return inside[0]?.start === 0 && inside.every((one) => isKnown(collection, one.text))
}

/** A query as it is looked for, and what of it was read otherwise than typed. */
interface Keyed {
  readonly text: string
  readonly changes: readonly Change[]
}

/** A run of Korean keys with a letter that stands in no syllable: English typed on the Korean layout, ㅣㄷ마 for leak. */
const strays = /[가-힣]*[ㄱ-ㅣ][가-힣ㄱ-ㅣ]*/g
/** Two letters are read so only where no syllable is among them. */
const shortestOfSyllables = 3
/** A word of the English language that nobody here wrote. */
const shortestUnknown = 4

/** The Latin word of such a run, where the index or the language knows that; first letters are what they are wherever they find something. */
const asLatin = (collection: Collection, hints: Hints, run: string): string | undefined => {
  const other = typedAsLatin(run)
  if (other === undefined || (/[가-힣]/.test(run) && other.length < shortestOfSyllables)) return undefined
  const letters = splitDoubled(run)
  if (isFirstLetters(letters) && hints.byLetters(letters).some((one) => one.docs.length > 0)) return undefined
  return isKnown(collection, other) || (other.length >= shortestUnknown && !isFirstLetters(letters) && isEnglishWord(other))
    ? other
    : undefined
}

/** Words typed on the other keyboard layout, put right: only such as the index does not know as typed. */
export const asKeyed = (collection: Collection, analyser: Analyser, hints: Hints, text: string): Keyed => {
  const folded = fold(text)
  if (!/[A-Za-zㄱ-ㅣ]/.test(folded)) return { text, changes: [] }
  const read = [
    ...Array.from(folded.matchAll(strays), ({ 0: from, index: start }) => ({ start, from, to: asLatin(collection, hints, from) })),
    ...wordsOf(folded)
      .filter((word) => word.script === 'latin' && !isKnown(collection, word.bare))
      .map((word) => ({ start: word.start, from: word.text, to: typedAsKorean(word.text) }))
      .filter(({ to }) => to !== undefined && isKorean(collection, analyser, to)),
  ].sort((a, b) => a.start - b.start)
  const changes: Change[] = []
  let out = ''
  let end = 0
  for (const { start, from, to } of read) {
    if (to === undefined) continue
    out += folded.slice(end, start) + to
    end = start + from.length
    changes.push({ from, to, why: 'keyboard' })
  }
  return changes.length === 0 ? { text, changes } : { text: out + folded.slice(end), changes }
}

/** A consonant behind the last syllable begins another one, as a keyboard composes it: 태양ㄱ is the word it begins, or the word without it. */
export const asBegun = (hints: Hints, keyed: Keyed): Keyed => {
  const folded = fold(keyed.text)
  const [begun = '', word = ''] = /([가-힣]+)[ㄱ-ㅎ](?=\s*$)/.exec(folded) ?? []
  if (begun === '') return keyed
  const to = hints.completions(begun, 1)[0] ?? word
  return { text: folded.slice(0, folded.lastIndexOf(begun)) + to, changes: [...keyed.changes, { from: begun, to, why: 'completion' }] }
}

/** A last word with 의 behind it is the word: 누수의 is cut as a veterinarian (수의) otherwise. Only where the index has the word so, and not with its 의, as 회의 has. */
export const withoutOf = (collection: Collection, text: string): string => {
  const [, word = ''] = /([가-힣]{2,})의\s*$/.exec(text) ?? []
  return word !== '' && isKnown(collection, word) && !isKnown(collection, `${word}의`) ? text.replace(/의\s*$/, '') : text
}

/** Words of first letters answered by titles and by owners' names. */
export const lettersHelp = (hints: Hints, analysis: Analysis): Alternatives => {
  const letters = analysis.words.filter((word) => word.script === 'letters' && isFirstLetters(splitDoubled(word.text))).slice(0, 4)
  const help = (text: string, start: number, end: number): Alternatives =>
    hints
      .byLetters(text)
      .flatMap(({ docs, field, weight }) =>
        docs.length === 0
          ? []
          : [{ text, terms: [], docs, fields: [field], weight: lettersWeight * weight, origin: 'letters' as const, start, end }],
      )
  const [first, last] = [letters[0], letters.at(-1)]
  const together =
    letters.length > 1 && first && last ? help(letters.map((word) => word.text).join(''), first.start, last.start + last.text.length) : []
  return together.length > 0 ? together : letters.flatMap((word) => help(word.text, word.start, word.start + word.text.length))
}

/** Words that the synonyms know whole, looked for whole instead of by what is left when they are cut. */
export const wholeWordsHelp = (collection: Collection, lexicon: Lexicon, analysis: Analysis): Alternatives =>
  lexicon.wholeWords(analysis).flatMap((one) =>
    wordingsOf(collection, one).map((wording) => ({
      ...wording,
      weight: 1,
      origin: 'typed' as const,
      start: one.start,
      end: one.end,
      isInstead: true,
    })),
  )

/** So many words are a query of key words; in more a blank is rarely a slip. */
const mostJoined = 5
const saysLittle = (text: string): boolean => weakWords.has(text) || !isContent({ text })

/**
 * Neighbours typed apart that are one word here: 아스 팔트, 광 섬유. Only where one of the two is no word of the index, or a lone syllable that says
 * something; what has both by themselves is found as well.
 */
export const joinedHelp = (collection: Collection, { words, folded }: Analysis): Alternatives =>
  words.length > mostJoined
    ? []
    : words.slice(1).flatMap((right, at): Alternatives => {
        const left = words[at]
        if (left?.script !== 'hangul' || right.script !== 'hangul') return []
        if (folded.slice(left.start + left.text.length, right.start).trim() !== '') return []
        const sides = [left.text, right.bare]
        const isSlip =
          !sides.every((side) => isKnown(collection, side)) || (sides.some((side) => side.length === 1) && !sides.some(saysLittle))
        const text = sides.join('')
        const term = [channels.morpheme, channels.word]
          .map((channel) => collection.vocabulary.find(channel, text))
          .find((one) => collection.postings.df(one) > 0)
        return !isSlip || term === undefined
          ? []
          : [{ text, terms: [term], weight: 1, origin: 'typed', start: left.start, end: right.start + right.text.length }]
      })

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
