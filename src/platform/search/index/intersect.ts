import type { Postings } from './postings.ts'

const mostSeeds = 200_000

/** Documents in which all of the terms stand, rarest term first. */
export const intersect = (postings: Postings, terms: readonly number[]): number[] => {
  const [rarest = -1, ...others] = [...terms].sort((a, b) => postings.df(a) - postings.df(b))
  const found: number[] = []
  let seen = 0
  for (const doc of postings.documentsOf(rarest)) {
    seen += 1
    if (seen > mostSeeds) break
    if (others.every((term) => postings.gradeOf(term, doc) >= 0)) found.push(doc)
  }
  return found
}
