import type { ScorePart, SearchAnswer, SearchHit } from '../platform/search/index/answer.ts'
import { asWrittenIn } from './as-written.ts'
import { restKinds } from './search-port.ts'
import type { RestKind, Why } from './search-port.ts'

const mostReasons = 5
/** A smaller share than this would be shown as nothing. */
const least = 0.005

/** A reason with the parts of the score it speaks of. */
type Reason = Omit<Why, 'share'> & { readonly parts: readonly ScorePart[] }
const worthOf = (parts: readonly ScorePart[]): number => parts.reduce((sum, one) => sum + one.score, 0)

/** Why something was found, strongest first: each word once and as it was `typed`, or what of it stands there; then all the rest as one. */
export const reasonsFor = (hit: SearchHit | undefined, answer: SearchAnswer, typed: string): Why[] => {
  if (hit === undefined) return []
  const asWritten = asWrittenIn(typed)
  // A number or name that was found is all of what was typed.
  const wordOf = ({ word, origin }: Pick<Why, 'word' | 'origin'>) => (origin === 'number' || origin === 'name' ? typed : asWritten(word))
  const share = (parts: readonly ScorePart[]) => (hit.score > 0 ? worthOf(parts) / hit.score : 0)
  const otherwise = readOtherwise(hit.parts)
  const shown = oncePerWord([...otherwise, ...asTyped(hit.parts, answer, otherwise)])
    .map((one) => ({ reason: one, share: share(one.parts) }))
    .filter((one) => one.share >= least)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostReasons)
  return [
    ...shown.map(({ reason: { parts: _parts, ...why }, share: own }): Why => ({ ...why, word: wordOf(why), share: own })),
    ...restOf(new Set(shown.flatMap(({ reason }) => reason.parts)), hit, share),
  ]
}

/** What the reasons shown leave of the score, and what it is made of. */
const restOf = (shown: ReadonlySet<ScorePart>, { score, parts }: SearchHit, share: (parts: readonly ScorePart[]) => number): Why[] => {
  const left = 1 - share([...shown])
  if (score <= 0 || left < least) return []
  const shareOf = (origin: ScorePart['origin']) => share(parts.filter((one) => one.origin === origin && !shown.has(one)))
  const kinds: Record<RestKind, number> = {
    pieces: shareOf('pair'),
    neighbours: shareOf('neighbours'),
    standing: shareOf('standing'),
    words: 0,
  }
  kinds.words = left - kinds.pieces - kinds.neighbours - kinds.standing
  const rest = restKinds.filter((kind) => kinds[kind] >= least).sort((a, b) => kinds[b] - kinds[a])
  return [{ word: '', origin: 'rest', rest: rest.length > 0 ? rest : ['words'], fields: [], share: left }]
}

const origins: Partial<Record<ScorePart['origin'], Why['origin']>> = {
  synonym: 'synonym',
  corrected: 'corrected',
  completed: 'completed',
  letters: 'letters',
  exact: 'number',
  name: 'name',
}
/** What was found by another word than the one typed, or by a number or name. */
const readOtherwise = (parts: readonly ScorePart[]): Reason[] =>
  parts.flatMap((part): Reason[] => {
    const origin = origins[part.origin]
    return origin === undefined || part.text === '' ? [] : [{ word: part.text, origin, fields: part.fields, parts: [part] }]
  })

/** What brought something in several ways is one reason. */
const oncePerWord = (all: readonly Reason[]): Reason[] =>
  [...Map.groupBy(all, ({ word, part }) => `${word} ${part ?? ''}`).values()].flatMap(([first, ...more]) => {
    if (first === undefined) return []
    const parts = [first, ...more].flatMap((one) => one.parts)
    return [{ ...first, parts, fields: more.length === 0 ? first.fields : allFields(parts) }]
  })

/** A word of the query, of what it is made, and the parts of the score that are its. */
interface Typed {
  readonly word: string
  readonly pieces: readonly string[]
  readonly parts: readonly ScorePart[]
}

/** Each word as it was typed, with all of its pieces: 태양광, not 태양 and 광, nor its syllables besides. */
const asTyped = (parts: readonly ScorePart[], answer: SearchAnswer, otherwise: readonly Reason[]): Reason[] => {
  const isRead = (word: string) =>
    answer.changes.some(({ from }) => from === word) || otherwise.some((one) => word.includes(one.word) || one.word.includes(word))
  return wordsWithParts(parts, answer).flatMap((typed): Reason[] => {
    if (standsWhole(typed, parts)) return [{ word: typed.word, origin: 'typed', fields: fieldsOf(typed, parts), parts: typed.parts }]
    return typed.parts.some(isTyped) || !isRead(typed.word) ? inPart(typed) : []
  })
}

/** Every part is of the word that it is, or is a piece of; else of the first one that holds it. */
const wordsWithParts = (parts: readonly ScorePart[], { words, pieces }: SearchAnswer): Typed[] => {
  // Two words that stand there as one: 광섬유 of 광 섬유.
  const joined = words.slice(1).map((right, at) => `${words[at] ?? ''}${right}`)
  const foundJoined = joined.filter((word) => parts.some((part) => isTyped(part) && part.text === word))
  const all = [...new Set([...foundJoined, ...words])].map((word) => ({
    word,
    pieces: pieces[words.indexOf(word)] ?? [],
    parts: [] as ScorePart[],
  }))
  for (const part of parts) {
    const { text } = part
    const sides = text.split(' ')
    if (part.origin === 'neighbours')
      all.find((one) => sides.every((side) => one.pieces.includes(side)) || one.word.includes(sides.join('')))?.parts.push(part)
    else if (part.origin === 'pair') all.find((one) => one.word.includes(text))?.parts.push(part)
    else if (isTyped(part))
      (
        all.find((one) => one.word === text || one.pieces.includes(text)) ??
        all.find((one) => one.word.includes(text)) ??
        all.find((one) => text.includes(one.word))
      )?.parts.push(part)
  }
  return all.filter((one) => one.parts.length > 0)
}
const isTyped = ({ origin }: ScorePart): boolean => origin === 'typed' || origin === 'joined'

/** As it is; with all of its syllables in one field; or in all of its pieces, side by side, be it with another ending. */
const standsWhole = ({ word, pieces, parts: own }: Typed, parts: readonly ScorePart[]): boolean => {
  const typed = new Set(own.filter(isTyped).map((one) => one.text))
  if (typed.has(word) || (typed.size > 0 && !isKorean(word)) || fieldsOfSyllables(word, parts).length > 0) return true
  const [first = ''] = pieces
  if (pieces.length === 0 || !pieces.every((piece) => typed.has(piece))) return false
  // 막 of 막은, 흐르 of 흘러; but 활용 is not 재활용.
  if (pieces.length === 1) return word.startsWith(first) || !word.includes(first)
  return word.startsWith(pieces.join('')) && standTogether(word, pieces, parts)
}
const isKorean = (word: string): boolean => /^[가-힣]/.test(word)

/** The fields in which all neighbouring syllables of a word stand. */
const fieldsOfSyllables = (word: string, parts: readonly ScorePart[]): readonly string[] => {
  if (!isKorean(word)) return []
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)).map((pair) =>
    parts.find((part) => part.origin === 'pair' && part.text === pair),
  )
  return shared(pairs.map((pair) => pair?.fields ?? []))
}

/** Where one piece ends and the next begins, their syllables or they themselves were found side by side. */
const standTogether = (word: string, pieces: readonly string[], parts: readonly ScorePart[]): boolean => {
  const isFound = (text: string, origin: ScorePart['origin']) => parts.some((part) => part.origin === origin && part.text === text)
  return pieces.slice(1).every((right, at) => {
    const border = pieces.slice(0, at + 1).join('').length
    return isFound(word.slice(border - 1, border + 1), 'pair') || isFound(`${pieces[at] ?? ''} ${right}`, 'neighbours')
  })
}

/** Where a word stands that stands there whole. */
const fieldsOf = ({ word, parts: own }: Typed, parts: readonly ScorePart[]): readonly string[] => {
  const typed = own.filter(isTyped)
  const itself = typed.find((one) => one.text === word)
  const together = itself?.fields ?? fieldsOfSyllables(word, parts)
  if (together.length > 0) return together
  const all = shared(typed.map((one) => one.fields))
  return all.length > 0 ? all : allFields(typed)
}
const shared = ([first = [], ...more]: readonly (readonly string[])[]): readonly string[] =>
  first.filter((field) => more.every((fields) => fields.includes(field)))
const allFields = (parts: readonly ScorePart[]): readonly string[] => [...new Set(parts.flatMap((one) => one.fields))]

/** The pieces of a word that stand there, those that overlap as one: 미세플라 of 미세플라스탁. Syllables alone only where no piece does. */
const inPart = ({ word, parts }: Typed): Reason[] => {
  const placed = parts
    .filter((part) => part.origin !== 'neighbours')
    .map((part) => ({ part, from: word.indexOf(part.text) }))
    .sort((a, b) => a.from - b.from || b.part.text.length - a.part.text.length)
  const runs: { from: number; to: number; parts: ScorePart[] }[] = []
  for (const { part, from } of placed) {
    const last = runs.at(-1)
    if (last !== undefined && from < last.to) {
      last.to = Math.max(last.to, from + part.text.length)
      last.parts.push(part)
    } else runs.push({ from, to: from + part.text.length, parts: [part] })
  }
  const typed = runs.filter((run) => run.parts.some(isTyped))
  // A last syllable says nothing by itself: 기 of 충전기.
  const named = (typed.length > 0 ? typed : runs).filter((run) => run.from <= 0 || run.to - run.from > 1)
  return named.map((run): Reason => {
    const fields = shared(run.parts.map((one) => one.fields))
    const part = run.from < 0 ? (run.parts[0]?.text ?? '') : word.slice(run.from, run.to)
    return { word, part, origin: 'part', fields: fields.length > 0 ? fields : allFields(run.parts), parts: run.parts }
  })
}
