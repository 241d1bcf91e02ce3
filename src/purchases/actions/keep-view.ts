import type { Tx } from '../../platform/database/transaction.ts'
import { noteView } from '../store.ts'

/** Hears that a buyer opened a listing under the institution's hat: it may stand among the alternatives of a later purchase. */
export const keepView = (
  tx: Tx,
  fact: { readonly institutionId: string; readonly personId: string; readonly listingId: string },
): Promise<void> => noteView(tx, fact.institutionId, fact.personId, fact.listingId)
