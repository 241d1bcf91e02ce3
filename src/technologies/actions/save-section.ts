import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { CompanyActor } from '../../people/index.ts'
import type { Typed } from '../answers.ts'
import { inPageOrder, readSection } from '../reading.ts'
import type { Known } from '../reading.ts'
import type { Section } from '../sections/section.ts'
import { findForUpdate, saveContent } from '../store.ts'
import { drawnFrom, isSame, isStale } from '../version.ts'

export interface SaveAsked {
  readonly section: Section
  /** What the form was drawn from (version.ts, drawnFrom). */
  readonly drawnFrom: string
  readonly typed: Typed
  readonly known: Known
  /** The firm wants to go on: what is missing is said. Otherwise a draft may be kept with gaps. */
  readonly whole: boolean
  readonly automatic?: boolean
}

/**
 * Saves one section. Nothing is written when something cannot be read, when something needed is missing and the firm wants to go on,
 * or when a colleague changed this very section since the form was drawn: then the refusal is 'stale'; not
 * where the section stands just so already.
 */
export const saveSection = (app: App, actor: CompanyActor, id: string, asked: SaveAsked) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = await findForUpdate(tx, id, actor.companyId)
    if (!found) return no({ code: 'not-found' } as const)
    if (found.archivedAt) return no({ code: 'archived' } as const)
    const read = readSection(asked.section, asked.typed, found.content, asked.known, tx.today)
    const wrong = asked.whole ? inPageOrder(asked.section, { ...read.missing, ...read.errors }) : read.errors
    if (Object.keys(wrong).length > 0) return no({ code: 'wrong', errors: wrong } as const)
    if (isStale(asked.section, asked.drawnFrom, found.version, found.content)) {
      // What is sent stands here already: a save of one's own whose answer was lost, as by a reload right after the connection came back. There is nothing to choose.
      if (!isSame(asked.section, read.content, found.content)) return no({ code: 'stale' } as const)
      return yes({ version: drawnFrom(asked.section, found.version, found.content), savedAt: found.updatedAt })
    }
    const version = await saveContent(tx, id, read.content)
    await tx.record({
      action: 'technology.saved',
      kind: 'technology',
      id,
      companyId: actor.companyId,
      detail: { section: asked.section.id, version, automatic: asked.automatic ?? false },
    })
    return yes({ version: drawnFrom(asked.section, version, read.content), savedAt: tx.now })
  })
