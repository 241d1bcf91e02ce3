import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { readAllNotices, readNotice } from '../../platform/mail/inbox.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../actor.ts'

type Person = Actor & { personId: string }

/** Marks one notice as read and answers where it leads. */
export const openNotice = (app: App, actor: Person, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const notice = await readNotice(tx, actor.personId, id)
    return notice ? yes(notice) : no('not-found' as const)
  })

export const markAllRead = (app: App, actor: Person) => inTransaction(app.db, actor, (tx) => readAllNotices(tx, actor.personId))
