import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { Actor } from '../../people/index.ts'
import { brokenConstraint, inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { EntryContent } from '../entry.ts'
import { findEntryForUpdate, findSaid, insertDraft, saveLive, saveRemoved, updateDraft } from '../store.ts'
import { gapsOf, goLive, mayMove, remove, saidAlready } from '../workflow.ts'
import type { Refusal, Said } from '../workflow.ts'

type Done = Promise<Outcome<{ readonly id: string }, Refusal>>
const nothingNew = ({ id, words, leadsTo }: Said) => ({ code: 'says-nothing-new', id, words, leadsTo }) as const
const toldOf = ({ kind, words, leadsTo }: EntryContent) => ({ kind, words, leadsTo })

export const draftEntry = (app: App, actor: Actor, content: EntryContent): Done =>
  inTransaction(app.db, actor, async (tx) => {
    const missing = gapsOf(content)
    if (missing.length > 0) return no({ code: 'incomplete', missing } as const)
    const said = saidAlready(content, await findSaid(tx))
    if (said) return no(nothingNew(said))
    const id = await insertDraft(tx, content)
    await tx.record({ action: 'vocabulary.drafted', kind: 'vocabulary-entry', id, detail: toldOf(content) })
    return yes({ id })
  })

/** Saves a draft, unless somebody saved it since `version` was read. */
export const editEntry = (app: App, actor: Actor, id: string, version: number, content: EntryContent): Done =>
  inTransaction(app.db, actor, async (tx) => {
    const entry = await findEntryForUpdate(tx, id)
    if (!entry) return no({ code: 'not-found' } as const)
    if (!mayMove(entry.state, 'edit')) return no({ code: 'wrong-state', state: entry.state } as const)
    const missing = gapsOf({ ...content, kind: entry.content.kind })
    if (missing.length > 0) return no({ code: 'incomplete', missing } as const)
    const said = saidAlready({ ...content, kind: entry.content.kind }, await findSaid(tx))
    if (said) return no(nothingNew(said))
    if (!(await updateDraft(tx, id, version, content))) return no({ code: 'stale' } as const)
    await tx.record({
      action: 'vocabulary.edited',
      kind: 'vocabulary-entry',
      id,
      detail: { from: toldOf(entry.content), to: toldOf(content) },
    })
    return yes({ id })
  })

/** A draft goes live as it was previewed: not if somebody changed it since `version`. */
export const putLive = async (app: App, actor: Actor, id: string, version: number): Done => {
  try {
    return await inTransaction(app.db, actor, async (tx) => {
      const entry = await findEntryForUpdate(tx, id)
      if (!entry) return no({ code: 'not-found' } as const)
      if (entry.state === 'draft' && entry.version !== version) return no({ code: 'stale' } as const)
      const decided = goLive(entry, tx.now)
      if (!decided.ok) return decided
      const said = saidAlready(entry.content, await findSaid(tx))
      if (said) return no(nothingNew(said))
      await saveLive(tx, decided.value)
      await tx.record({ action: 'vocabulary.went-live', kind: 'vocabulary-entry', id, detail: toldOf(entry.content) })
      tx.afterCommit(() => {
        for (const search of app.searches?.values() ?? []) search.nudge()
      })
      return yes({ id })
    })
  } catch (error) {
    if (brokenConstraint(error) === 'a_word_is_live_once') return no({ code: 'live-already' } as const)
    throw error
  }
}

/** Takes an entry out: a draft is thrown away, a live one answers no more. It stays to be read. */
export const removeEntry = (app: App, actor: Actor, id: string): Done =>
  inTransaction(app.db, actor, async (tx) => {
    const entry = await findEntryForUpdate(tx, id)
    if (!entry) return no({ code: 'not-found' } as const)
    const decided = remove(entry, tx.now)
    if (!decided.ok) return decided
    await saveRemoved(tx, decided.value)
    await tx.record({ action: 'vocabulary.removed', kind: 'vocabulary-entry', id, detail: { was: entry.state, ...toldOf(entry.content) } })
    tx.afterCommit(() => {
      for (const search of app.searches?.values() ?? []) search.nudge()
    })
    return yes({ id })
  })
