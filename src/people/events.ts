import { defineEvent } from '../platform/events/events.ts'

/** Somebody closed the account: what they kept for themselves goes with it. */
export const personLeft = defineEvent<{ readonly personId: string }>('person.left')
