import type { Postings } from './postings.ts'

const mostSeeds = 200_000

/** Documents in which all of the terms stand, one by one, in order; rarest term first. */
export function* intersect(postings: Postings, terms: readonly number[]): Generator<number> {
  const [rarest = -1, ...others] = [...terms].sort((a, b) => postings.df(a) - postings.df(b))
  let seen = 0
  for (const doc of postings.documentsOf(rarest)) {
    seen += 1
    if (seen > mostSeeds) break
    if (others.every((term) => postings.gradeOf(term, doc) >= 0)) yield doc
  }
}
