import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { hasTail } from '../../src/platform/search/analyser/hangul.ts'
import type { SearchDocument } from '../../src/platform/search/index/document.ts'
import { seeded } from './distractors.ts'

let known: string[] | undefined
/** 24,000 nouns of the dictionary in a fixed mixed order: the first are used most, as words are. */
const nouns = (): readonly string[] =>
  (known ??= (() => {
    const rows = brotliDecompressSync(readFileSync(join(import.meta.dirname, '../../data/ko-dic/words.tsv.br')))
      .toString()
      .split('\n')
    const all = [
      ...new Set(
        rows
          .map((row) => row.split('\t'))
          .filter(([surface = '', , , , , tag]) => tag === 'NNG' && /^[가-힣]{2,4}$/.test(surface))
          .map(([surface = '']) => surface),
      ),
    ].sort()
    const random = seeded(1)
    for (let at = all.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1))
      ;[all[at], all[other]] = [all[other] ?? '', all[at] ?? '']
    }
    return all.slice(0, 24_000)
  })())

const fieldCodes = Array.from({ length: 24 }, (_, at) => `F${at}`)
const institutions = Array.from({ length: 48 }, (_, at) => `I${at}`)
const joins = [
  '을 이용하여',
  '를 줄이기 위해',
  '에서 나오는',
  '의 상태에 따라',
  '와 함께 쓰는',
  '보다 오래 견디는',
  '까지 이어지는',
  '처럼 다루는',
  '에 맞추어',
  '으로 바꾸어',
]
const ends = [
  '을 높인다.',
  '를 제공한다.',
  '을 줄였다.',
  '로 이어진다.',
  '에 쓰인다.',
  '을 실증하였다.',
  '를 갖추었다.',
  '에서 확인하였다.',
]

/** Listing number n, always the same: title, summary, keywords, some 550 characters of body whose sentences nobody else has. */
export const listing = (n: number): SearchDocument & { readonly sentences: readonly string[]; readonly titleWords: readonly string[] } => {
  const random = seeded(n * 2_654_435_761 + 17)
  const words = nouns()
  // Log-uniform ranks: the k-th noun is drawn about 1/k as often as the first.
  const noun = () => words[Math.floor(Math.exp(random() * Math.log(words.length))) - 1] ?? ''
  const pick = <One>(list: readonly One[]) => list[Math.floor(random() * list.length)] as One
  const fitted = (word: string, particle: string) =>
    word +
    (hasTail(word)
      ? particle.replace(/^를/, '을').replace(/^와/, '과').replace(/^로 /, '으로 ')
      : particle.replace(/^을/, '를').replace(/^으로/, '로'))
  const sentence = () =>
    `${noun()} ${fitted(noun(), pick(joins))} ${noun()} ${fitted(noun(), pick(joins))} ${noun()} ${fitted(noun(), pick(ends))}`
  const titleWords = Array.from({ length: 3 + Math.floor(random() * 3) }, noun)
  const sentences = Array.from({ length: 11 + Math.floor(random() * 6) }, sentence)
  const year = 2015 + Math.floor(random() * 11)
  return {
    id: `L${n}`,
    version: '1',
    sentences,
    titleWords,
    text: {
      title: titleWords.join(' '),
      summary: sentence(),
      keywords: Array.from({ length: 4 }, noun).join(', '),
      proof: `신기술인증 제${n}호`,
      owner: `${noun()}${noun()}`,
      body: sentences.join(' '),
    },
    exact: [`10-${1_000_000 + n}`, `CERT-${year}-${n}`],
    facets: {
      field: [pick(fieldCodes), pick(fieldCodes)],
      institution: [pick(institutions)],
      region: [`R${Math.floor(random() * 17)}`],
      kind: [`K${Math.floor(random() ** 2 * 5)}`],
      trl: [String(1 + Math.floor(random() * 9))],
    },
    numbers: { listedAt: year, price: Math.floor(random() * 1e9) },
    prior: random() * 0.08,
  }
}

/** What people would ask: one to three words of some listing, most often of its title. */
export const keywordQuery = (n: number, documents: number): string => {
  const random = seeded(n * 31 + 5)
  const one = listing(Math.floor(random() * documents))
  const count = 1 + Math.floor(random() * 3)
  return one.titleWords.slice(0, count).join(' ')
}
/** A need in two sentences made of two listings' words. */
export const sentenceQuery = (n: number, documents: number): string => {
  const random = seeded(n * 37 + 9)
  return Array.from({ length: 3 }, () => {
    const { sentences } = listing(Math.floor(random() * documents))
    return sentences[Math.floor(random() * sentences.length)] ?? ''
  }).join(' ')
}
