import { foldInPlace } from './marks.ts'

const longestText = 6000
const longestPassage = 140
const before = 30
const mostMarks = 60

/**
 * The part of a text where most of what was looked for stands together, cut at blanks; undefined where nothing of it stands there.
 * Marks of one letter say nothing about a place.
 */
export const passageOf = (given: string, marks: readonly string[]): string | undefined => {
  const text = given.normalize('NFC').replaceAll(/\s+/g, ' ').slice(0, longestText)
  const found = placesOf(foldInPlace(text), marks)
  let best: { from: number; worth: number } | undefined
  for (const [first, one] of found.entries()) {
    const within = new Map<string, number>()
    for (let at = first; at < found.length && (found[at]?.end ?? 0) <= one.at + longestPassage - before; at += 1)
      within.set(found[at]?.mark ?? '', found[at]?.mark.length ?? 0)
    const worth = [...within.values()].reduce((sum, length) => sum + length, 0)
    if (worth > (best?.worth ?? 0)) best = { from: one.at, worth }
  }
  return best === undefined ? undefined : cut(text, Math.max(0, best.from - before))
}

/** Where marks stand, in order of place. */
const placesOf = (folded: string, marks: readonly string[]): { at: number; end: number; mark: string }[] =>
  [...new Set(marks)]
    .filter((mark) => mark.length > 1)
    .slice(0, mostMarks)
    .flatMap((mark) => {
      const places: { at: number; end: number; mark: string }[] = []
      for (let at = folded.indexOf(mark); at >= 0 && places.length < 50; at = folded.indexOf(mark, at + mark.length))
        places.push({ at, end: at + mark.length, mark })
      return places
    })
    .sort((a, b) => a.at - b.at)

const cut = (text: string, from: number): string => {
  const blank = from === 0 ? 0 : text.indexOf(' ', from)
  const start = from === 0 ? 0 : blank < 0 || blank > from + before ? from : blank + 1
  if (start + longestPassage >= text.length) return `${start > 0 ? '…' : ''}${text.slice(start).trim().toWellFormed()}`
  const end = text.lastIndexOf(' ', start + longestPassage)
  return `${start > 0 ? '…' : ''}${text.slice(start, end > start + longestPassage / 2 ? end : start + longestPassage).toWellFormed()}…`
}
