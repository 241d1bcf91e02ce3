import type { Analyser, Analysis } from '../analyser/analyse.ts'
import type { Word } from '../analyser/words.ts'
import type { Change } from './answer.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import { isKnown } from './reading.ts'
import type { Knowledge } from './reading.ts'
import { lostFrom, mayBeMisspelt, spelledLike } from './slips.ts'

const shortestPart = 2
const longestCompound = 16
const mostMeant = 3

/** Made of words of the index to its last syllable. */
const isCompound = (collection: Collection, analyser: Analyser, part: string): boolean => {
  const pieces = analyser.analyse(part).morphemes.filter((one) => !one.joined)
  return (
    pieces.length > 1 &&
    pieces.every((one) => isKnown(collection, one.text)) &&
    pieces.reduce((sum, one) => sum + one.text.length, 0) === part.length
  )
}

/** How a compound may have been meant of which one word is misspelt, while the whole is like none: 태양괄모듈, 초음파유랑계. The longest such word tells most. */
const compoundsLike = ({ collection, analyser, hints }: Knowledge, analysis: Analysis, word: Word): string[] => {
  const { bare } = word
  if (bare.length > longestCompound) return []
  const isGood = (part: string) => isKnown(collection, part) || isCompound(collection, analyser, part)
  /** 서서 of 줄을 서서 is a word of texts, and names nothing. */
  const isNamed = (word: string) =>
    collection.postings.df(collection.vocabulary.find(channels.morpheme, word)) > 0 || isCompound(collection, analyser, word)
  const near = (part: string) =>
    hints.speller.correct(part, mostMeant).filter((one) => one.distance <= 1 && one.word.length >= shortestPart && isNamed(one.word))
  const found: { word: string; part: number }[] = []
  for (let at = shortestPart; at + shortestPart <= bare.length; at += 1) {
    const [left, right] = [bare.slice(0, at), bare.slice(at)]
    const isLeft = isGood(left)
    if (isLeft === isGood(right)) continue
    const part = isLeft ? right : left
    found.push(...near(part).map(({ word }) => ({ word: isLeft ? left + word : word + right, part: part.length })))
  }
  // Where letters are lost the cut itself says what is known: 광, and 케블 behind it.
  const at = lostFrom(analysis, word)
  if (at !== undefined && isGood(bare.slice(0, at)))
    found.push(
      ...hints.speller
        .correct(bare.slice(at), mostMeant, true)
        .filter((one) => isNamed(one.word))
        .map((one) => ({ word: bare.slice(0, at) + one.word, part: bare.length - at })),
    )
  return [...new Set(found.sort((a, b) => b.part - a.part).map(({ word }) => word))].slice(0, mostMeant)
}

/** The query with its first misspelt compound put right, in each way it may have been meant. `only` these words, where the others answer. */
export const compoundsPutRight = (
  knowledge: Knowledge,
  analysis: Analysis,
  isLost: boolean,
  only?: readonly Word[],
): { text: string; change: Change }[] => {
  const { collection, analyser, hints, lexicon } = knowledge
  const synonyms = lexicon.expand(analysis)
  for (const word of only ?? analysis.words) {
    const isMeant = synonyms.some((one) => one.start <= word.start && word.start + word.bare.length <= one.end)
    if (word.script !== 'hangul' || isMeant || !mayBeMisspelt(collection, analysis, word, isLost)) continue
    const whole = spelledLike(hints, word).filter(({ distance }) => distance <= 1)
    const ways =
      whole.length === 0
        ? compoundsLike(knowledge, analysis, word)
        : whole.map((one) => one.word).filter((one) => isCompound(collection, analyser, one))
    if (ways.length === 0) continue
    const [before, after] = [analysis.folded.slice(0, word.start), analysis.folded.slice(word.start + word.bare.length)]
    return ways.map((to) => ({ text: before + to + after, change: { from: word.bare, to, why: 'spelling' } }))
  }
  return []
}
