import { officersOf } from '../people/index.ts'
import type { Tx } from '../platform/database/transaction.ts'

/** Who hears of a request at its institution: whoever asked, or, where they buy there no more, everybody who does. */
export const buyersOf = async (tx: Tx, request: { readonly institutionId: string; readonly requestedBy: string }): Promise<string[]> => {
  const buyers = await officersOf(tx, request.institutionId, 'buyer')
  return buyers.includes(request.requestedBy) ? [request.requestedBy] : buyers
}
