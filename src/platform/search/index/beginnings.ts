import { fold } from '../analyser/fold.ts'
import { firstLetters, spell } from '../analyser/hangul.ts'
import { wordsOf } from '../analyser/words.ts'
import { Keys } from './keys.ts'

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

  startingWith(
    key: string,
    { byLetters = false, most }: { byLetters?: boolean; most?: number } = {},
  ): { entry: number; isFirst: boolean }[] {
    return (byLetters ? this.letters : this.spelled).startingWith(key, most)
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
