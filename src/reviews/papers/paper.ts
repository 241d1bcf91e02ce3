/** What all papers of a review have in common. Days and moments are Korean time. */
import { dayOf, timeOf } from '../../kernel/dates.ts'
import { text } from '../../kernel/text.ts'
import type { ReviewDetail } from '../queries.ts'

export const momentOf = (when: Date | string) => {
  const at = new Date(when)
  return `${dayOf(at)}T${timeOf(at)}`
}

/** The paper's number: the year, and the beginning of the review's own id. */
export const numberOf = (review: Pick<ReviewDetail, 'id' | 'openedAt'>): string =>
  `심의-${dayOf(review.openedAt).slice(0, 4)}-${review.id.slice(0, 6).toUpperCase()}`

export const paperOf = (review: ReviewDetail, issuedOn: string, isDemonstration: boolean) => ({
  institution: text(review.leadKo, review.leadEn),
  head: text(review.leadKo, review.leadEn),
  number: numberOf(review),
  issuedOn,
  technology: text(review.titleKo, review.titleEn),
  company: text(review.companyKo, review.companyEn),
  demonstration: isDemonstration,
})

/** What is known of a signature at the moment of signing. */
export interface Signing {
  readonly now: Date
  readonly signerName: string
  readonly isDemonstration: boolean
  readonly publicUrl: string
  readonly objectionUntil: Date | null
}

/** Points are kept in hundredths. */
export const points = (hundredths: number) => hundredths / 100
