import { recordAccess } from '../../platform/audit/audit.ts'
import { writerOn } from '../../platform/database/database.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../actor.ts'
import { findAccount, findGrantPlaces, findGrantsOf, searchPeople } from '../queries.ts'

/** So many people a page shows; the file has all of them. */
export const mostPeople = 50

/** An operator or auditor looks people up; that is kept, with the words that were looked for, before anything is answered. */
export const lookUpPeople = async (app: App, actor: Actor, words: string) => {
  const writer = writerOn(app.db.kysely)
  const found = await searchPeople(writer, words, mostPeople)
  await recordAccess(writer, actor, {
    whose: ['people', 'search'],
    what: words === '' ? 'read the list of people with a role' : `searched people for “${words}”`,
  })
  return found
}

/** An operator or auditor opens one person's account; the person sees that under /account/privacy. */
export const lookAtPerson = async (app: App, actor: Actor, personId: string) => {
  const writer = writerOn(app.db.kysely)
  const account = await findAccount(writer, personId)
  if (!account) return undefined
  await recordAccess(writer, actor, { whose: ['person', personId], what: 'opened the account' })
  return { account, grants: await findGrantsOf(writer, personId), places: await findGrantPlaces(writer) }
}
