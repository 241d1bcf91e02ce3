import { defineEvent } from '../platform/events/events.ts'

/** A firm was closed: nothing of it is offered any more. */
export const companyClosed = defineEvent<{ readonly companyId: string }>('company.closed-down')
