import { readFileSync } from 'node:fs'
import wordListPath from 'word-list'

const lineEnd = 0x0a
let letters: Buffer | undefined

/** Whether this is an English word, in whichever of its forms: 274,000 of them, in lower case and in order, searched as they lie in the file. */
export const isEnglishWord = (word: string): boolean => {
  letters ??= readFileSync(wordListPath)
  const wanted = Buffer.from(word, 'latin1')
  let [from, to] = [0, letters.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    const start = middle === 0 ? 0 : letters.lastIndexOf(lineEnd, middle - 1) + 1
    const found = letters.indexOf(lineEnd, middle)
    const end = found < 0 ? letters.length : found
    const order = wanted.compare(letters, start, end)
    if (order === 0) return true
    if (order < 0) to = start
    else from = end + 1
  }
  return false
}
