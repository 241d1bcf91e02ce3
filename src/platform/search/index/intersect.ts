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

const mostLookedAt = 200

/** Whether two terms stand in one document, as far as the first documents of the rarer one tell. */
export const standTogether = (postings: Postings, a: number, b: number): boolean => {
  const [rarer, other] = postings.df(a) <= postings.df(b) ? [a, b] : [b, a]
  let seen = 0
  for (const doc of postings.documentsOf(rarer)) {
    if (postings.gradeOf(other, doc) >= 0) return true
    seen += 1
    if (seen >= mostLookedAt) return false
  }
  return false
}
