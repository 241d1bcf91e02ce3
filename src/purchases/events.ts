import { defineEvent } from '../platform/events/events.ts'

export const purchaseRecorded = defineEvent<{ readonly listingId: string; readonly institutionId: string }>('purchase.recorded')
