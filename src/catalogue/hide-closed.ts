import type { Tx } from '../platform/database/transaction.ts'
import { firmClosed } from './listing.ts'
import { hideAllOf } from './store.ts'

/** Hears of a firm that was closed: nothing of it is found any more. */
export const hideOfClosedFirm = async (tx: Tx, { companyId }: { readonly companyId: string }): Promise<void> => {
  for (const id of await hideAllOf(tx, companyId, firmClosed))
    await tx.record({ action: 'listing.hidden', kind: 'listing', id, companyId, detail: { cause: firmClosed } })
}
