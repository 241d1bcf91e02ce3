import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../../people/index.ts'
import { saveBookmark, saveNoBookmark } from '../kept-store.ts'

type Person = Actor & { personId: string }

/** Keeps a technology for the person; once, however often it is pressed. */
export const keepListing = (app: App, actor: Person, listingId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const kept = await saveBookmark(tx, actor.personId, listingId)
    if (kept === undefined) return no('not-found' as const)
    if (kept) await tx.record({ action: 'listing.bookmarked', kind: 'listing', id: listingId })
    return yes({})
  })

export const dropListing = (app: App, actor: Person, listingId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    if ((await saveNoBookmark(tx, actor.personId, listingId)) > 0)
      await tx.record({ action: 'listing.bookmark-removed', kind: 'listing', id: listingId })
    return yes({})
  })
