import { fold } from '../analyser/fold.ts'
import { firstLetters, spell } from '../analyser/hangul.ts'
import { wordsOf } from '../analyser/words.ts'
import { Keys } from './keys.ts'

interface How {
  readonly byLetters?: boolean
  readonly most?: number
}
/** So many places are looked at for texts that begin so themselves: there are hundreds of thousands of a short beginning. */
const mostSeen = 2000

/** Texts by how they, or any of their words, begin: as they are spelled, and by their first letters. A text's number is its place in the order of adding. */
export class Beginnings {
  private readonly spelled = new Keys()
  private readonly letters = new Keys()

  add(text: string): void {
    addTo(this.spelled, text, spell)
    addTo(this.letters, text, firstLetters)
  }

  /** A single word, folded already. */
  addWord(word: string): void {
    this.spelled.add(spell(word), [0])
    this.letters.add(firstLetters(word), [0])
  }

  *sort(): Generator<undefined> {
    yield* this.spelled.sort()
    yield* this.letters.sort()
  }

  startingWith(key: string, { byLetters = false, most }: How = {}): { entry: number; isFirst: boolean }[] {
    return (byLetters ? this.letters : this.spelled).startingWith(key, most)
  }

  /** Whether a word of this text begins so. */
  begins(entry: number, key: string): boolean {
    return this.spelled.begins(entry, key)
  }

  /** The lowest numbers among all that begin so. */
  lowest(key: string, most: number, { byLetters = false, isWanted }: How & { isWanted?: (entry: number) => boolean } = {}): number[] {
    return (byLetters ? this.letters : this.spelled).lowest(key, most, isWanted)
  }

  /** What begins so itself, then what has a word that does. */
  ownFirst(key: string, most: number, { byLetters = false }: How = {}): number[] {
    return (byLetters ? this.letters : this.spelled).ownFirst(key, most, mostSeen)
  }
}

/** A text as it is spelled without blanks and signs, and where its words begin. */
const addTo = (keys: Keys, text: string, how: (word: string) => string): void => {
  let spelled = ''
  const places = wordsOf(fold(text)).map((word) => {
    const at = spelled.length
    spelled += how(word.text).replaceAll(/[^ㄱ-ㅣa-z0-9]/g, '')
    return at
  })
  keys.add(spelled, places)
}
