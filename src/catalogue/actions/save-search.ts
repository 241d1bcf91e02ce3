import { newId } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { theSystem } from '../../platform/audit/audit.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../../people/index.ts'
import {
  findHeldForUpdate,
  findOwnForUpdate,
  findSearchForUpdate,
  removeSearch,
  saveAlert,
  saveName,
  saveNewSearch,
  saveNextTurn,
} from '../kept-store.ts'
import type { SavedSearchRow } from '../kept-store.ts'
import { isLinkSecret, keptAddress, maySave, named } from '../saved-search.ts'
import type { SaveRefusal } from '../saved-search.ts'

type Person = Actor & { personId: string }
type NotFound = { readonly code: 'not-found' }

/** Saves a search, with alerts from now on. The same search saved twice is one. */
export const saveSearch = (app: App, actor: Person, asked: string, name: string) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string; isNew: boolean }, SaveRefusal>> => {
    const { held, known } = await findHeldForUpdate(tx, actor.personId, keptAddress(asked))
    if (known !== null) return yes({ id: known, isNew: false })
    const decided = maySave(asked, name, held)
    if (!decided.ok) return decided
    const id = newId()
    await saveNewSearch(tx, { id, personId: actor.personId, ...decided.value })
    await tx.record({ action: 'search.saved', kind: 'saved-search', id, detail: { asked: decided.value.asked } })
    return yes({ id, isNew: true })
  })

const change = <Refusal>(
  app: App,
  actor: Person,
  id: string,
  act: (tx: Tx, search: SavedSearchRow) => Promise<Outcome<{ action: string }, Refusal>>,
) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ action: string }, Refusal | NotFound>> => {
    const search = await findOwnForUpdate(tx, actor.personId, id)
    if (!search) return no({ code: 'not-found' })
    const done = await act(tx, search)
    if (done.ok) await tx.record({ action: done.value.action, kind: 'saved-search', id })
    return done
  })

export const renameSearch = (app: App, actor: Person, id: string, name: string) =>
  change<SaveRefusal>(app, actor, id, async (tx) => {
    const decided = named(name)
    if (!decided.ok) return decided
    await saveName(tx, id, decided.value)
    return yes({ action: 'search.renamed' })
  })
/** Tells of new listings from now on, or no more. What was listed while alerts were off is not told afterwards. */
export const setAlert = (app: App, actor: Person, id: string, on: boolean) =>
  change<never>(app, actor, id, async (tx, search) => {
    if ((search.alertSince !== null) !== on) await saveAlert(tx, id, on)
    return yes({ action: on ? 'search.alert-started' : 'search.alert-stopped' })
  })
/** Another address of the feed: whoever has the old one reads nothing more. Links in mails sent so far end with it. */
export const renewFeed = (app: App, actor: Person, id: string) =>
  change<never>(app, actor, id, async (tx) => {
    await saveNextTurn(tx, id)
    return yes({ action: 'search.feed-renewed' })
  })
export const forgetSearch = (app: App, actor: Person, id: string) =>
  change<never>(app, actor, id, async (tx) => {
    await removeSearch(tx, id)
    return yes({ action: 'search.forgotten' })
  })

/** By the link of a mail, without sign-in: nothing more is told. */
export const stopByLink = (app: App, id: string, token: string) =>
  inTransaction(app.db, theSystem, async (tx): Promise<Outcome<{ name: string }, NotFound>> => {
    const search = await findSearchForUpdate(tx, id)
    if (!search || !isLinkSecret(token, app.secret, 'stop', search)) return no({ code: 'not-found' })
    if (search.alertSince !== null) {
      await saveAlert(tx, id, false)
      await tx.record({ action: 'search.alert-stopped', kind: 'saved-search', id, detail: { by: 'link in a mail' } })
    }
    return yes({ name: search.name })
  })
