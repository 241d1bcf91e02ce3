import { defineEvent } from '../platform/events/events.ts'

/** A buyer opened a listing under the institution's hat: it may stand among the alternatives of a purchase. */
export const listingViewed = defineEvent<{ readonly institutionId: string; readonly personId: string; readonly listingId: string }>(
  'listing.viewed',
)
