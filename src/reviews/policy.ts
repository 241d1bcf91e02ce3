import { isUnsealed } from './review.ts'
import type { ReviewState, SeatState } from './review.ts'

/** Who looks at a review. Staff: officers and approvers of its institutions; the secretary of a council; a reviewer by what became of the seat. */
export type Viewer =
  | { readonly is: 'staff' | 'auditor' | 'secretary' | 'firm' | 'anyone' }
  | { readonly is: 'reviewer'; readonly seat: SeatState | undefined }

/** What there is to see. 'names': who the reviewers are. 'scores': of all members, by letter. 'counts': how many have sealed. */
export type Thing = 'review' | 'names' | 'candidates' | 'dossier' | 'own-sheet' | 'counts' | 'scores' | 'minutes' | 'letter'

const staffSees = (thing: Thing, state: ReviewState): boolean => {
  switch (thing) {
    case 'own-sheet':
      return false
    case 'scores':
      return isUnsealed(state)
    case 'minutes':
    case 'letter':
      return state === 'verdict_signed'
    default:
      return true
  }
}

/** A recused reviewer sees nothing from that moment on; one who is asked sees what it is about, and the dossier only after the pledge. */
const reviewerSees = (thing: Thing, state: ReviewState, seat: SeatState | undefined): boolean => {
  if (seat === 'invited') return thing === 'review'
  if (seat !== 'accepted') return false
  switch (thing) {
    case 'review':
    case 'own-sheet':
      return true
    case 'dossier':
      return state !== 'cancelled'
    case 'scores':
      return isUnsealed(state)
    default:
      return false
  }
}

/** The one rule of who sees what of a review; pages and queries ask it, and the matrix of its test names every cell. */
export const maySee = (viewer: Viewer, thing: Thing, state: ReviewState): boolean => {
  switch (viewer.is) {
    case 'staff':
    case 'auditor':
      return staffSees(thing, state)
    case 'secretary':
      return ['review', 'names', 'candidates', 'counts'].includes(thing) || (thing === 'scores' && state === 'verdict_signed')
    case 'reviewer':
      return reviewerSees(thing, state, viewer.seat)
    case 'firm':
      return thing === 'letter' && state === 'verdict_signed'
    case 'anyone':
      return false
  }
}
