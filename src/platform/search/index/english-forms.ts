import type { Analysis, Term } from '../analyser/analyse.ts'
import { weights } from './answering.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import type { Alternative } from './plan.ts'

/** What may stand for the words between two places of a query. */
type Form = Pick<Alternative, 'text' | 'terms' | 'weight'> & Pick<Term, 'start' | 'end'>
const shortestPart = 2

/** How English words of a query may stand otherwise: in another form, and as one word, two, or two with a hyphen: real-time, realtime, real time. */
export const englishForms = (collection: Collection, analysis: Analysis): Form[] => {
  const find = (channel: string, text: string) => collection.vocabulary.find(channel, text)
  const words = analysis.morphemes.filter(isEnglish)
  const forms = words.flatMap((word, at): Form[] => {
    const { text, start, end, stem } = word
    const next = words[at + 1]
    const together = next !== undefined && next.start === end + 1 ? text + next.text : undefined
    return [
      // Of a word that stands nowhere here its other forms say all there is to be said.
      ...(stem === undefined
        ? []
        : [{ text, terms: [find(channels.morpheme, stem)], weight: find(channels.morpheme, text) < 0 ? 1 : weights.stem, start, end }]),
      ...partings(analysis, word).map(([left, right]) => ({
        text: `${left} ${right}`,
        terms: [find(channels.morpheme, left), find(channels.morpheme, right), find(channels.shingle, `${left} ${right}`)],
        weight: weights.parted,
        start,
        end,
      })),
      ...(together === undefined
        ? []
        : [{ text: together, terms: [find(channels.morpheme, together)], weight: 1, start, end: next?.end ?? end }]),
    ]
  })
  return forms.filter(({ terms }) => terms.every((term) => term >= 0))
}

const isEnglish = (one: Term): boolean => one.tag === undefined && !one.joined && /^[a-z]+\d*$/.test(one.text)

/** Where a word may be two: at its joints, or anywhere. */
const partings = (analysis: Analysis, word: Term): [string, string][] => {
  const pieces = analysis.morphemes.filter((one) => one.joined && one.tag === undefined && one.start === word.start && one.end === word.end)
  if (pieces.length > 0) return pieces.slice(1).map((right, at) => [pieces[at]?.text ?? '', right.text])
  return Array.from({ length: Math.max(0, word.text.length - 2 * shortestPart + 1) }, (_, at) => [
    word.text.slice(0, at + shortestPart),
    word.text.slice(at + shortestPart),
  ])
}
