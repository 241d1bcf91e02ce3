import { startApplication } from '../../src/applications/actions/draft.ts'
import { choiceKey, declarations } from '../../src/applications/application.ts'
import { setCall, setFirm } from '../../src/applications/scene.example.ts'
import { startSession } from '../../src/people/index.ts'
import { sql } from '../../src/platform/database/database.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'
import { theSystem } from '../../src/platform/audit/audit.ts'
import type { App } from '../../src/platform/services.ts'

/** One press of "submit": where it goes, whose cookie it carries, what the form holds. */
export interface Press { readonly path: string; readonly cookie: string; readonly fields: Readonly<Record<string, string>> }

/** Firms, each with a whole application ready to be sent to one institution. */
export const addDrafts = async (app: App, count: number, institutionId: string): Promise<Press[]> => {
  const presses: Press[] = []
  const { callId } = await inTransaction(app.db, theSystem, (tx) => setCall(tx, [institutionId]))
  for (let at = 0; at < count; at += 1) presses.push(await addDraft(app, callId, institutionId, at))
  return presses
}

const addDraft = (app: App, callId: string, institutionId: string, at: number): Promise<Press> => inTransaction(app.db, theSystem, async (tx) => {
  const firm = await setFirm(tx); const choice = { callId, institutionId }
  const started = await startApplication(tx, firm.companyId, firm.technologyId, [choice], 'right_holder')
  if (!started.ok) throw new Error(`A draft could not be begun: ${started.refusal.code}`)
  const { version, edit } = await tx.one(sql<{ version: number; edit: number }>`select a.version, t.version as edit from applications a
    join technologies t on t.id = a.technology_id where a.id = ${started.value.id}`)
  const session = await startSession(tx, firm.personId, { secondFactorPassed: true, address: '127.0.0.1', agent: 'bench', secret: app.secret })
  const base = `/company/${firm.companyId}/applications/${started.value.id}`
  const declared = Object.fromEntries(declarations.map((one) => [`declare-${one}`, 'yes']))
  return { path: `${base}/submit`, cookie: session.token, fields: { csrf: session.csrf, key: `bench-${at}`, version: String(version), edit: String(edit), choice: choiceKey(choice), ...declared } }
})
