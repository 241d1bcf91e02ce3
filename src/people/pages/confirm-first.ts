import { redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import type { Visit } from '../actor.ts'
import { findSessionState } from '../queries.ts'

/**
 * A sensitive act asks again who is there, unless it was shown within ten minutes: answers the way to /account/confirm, from where the
 * person goes on to `back` (a path without /en), or nothing where the act may go on. Costs one statement.
 */
export const confirmFirst = async (visit: Visit, back: string): Promise<Reply | undefined> =>
  (await findSessionState(visit.read, visit.sessionToken ?? '')).isFresh
    ? undefined
    : redirect(`/account/confirm?next=${encodeURIComponent(back)}`)
