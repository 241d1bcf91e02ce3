import { submit } from '../../src/applications/actions/submit.ts'
import { declarations } from '../../src/applications/application.ts'
import type { Choice } from '../../src/applications/application.ts'
import { startApplication, startReview } from '../../src/applications/index.ts'
import { findApplication } from '../../src/applications/queries.ts'
import { setCall, setFirm, setOfficer } from '../../src/applications/scene.example.ts'
import type { Firm } from '../../src/applications/scene.example.ts'
import { newId } from '../../src/kernel/id.ts'
import type { CompanyActor } from '../../src/people/index.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'
import { openMarket, sql } from './market.ts'
import type { Browser } from './market.ts'

/** The day as people in Seoul read it. */
export const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)

export const actorOf = (firm: Firm): CompanyActor => ({
  hat: 'company',
  personId: firm.personId,
  companyId: firm.companyId,
  role: 'owner',
  as: `company:${firm.companyId}`,
  address: '10.0.0.1',
  requestId: null,
})

/** A market with firms and calls, and what brings an application to where a test begins: drafted, submitted, in review. */
export const openApplications = async () => {
  const market = await openMarket()
  const scene = async (institutions: readonly string[] = ['kra'], options: Parameters<typeof setCall>[2] = {}) => {
    const firm = await market.set((tx) => setFirm(tx))
    const { callId } = await market.set((tx) => setCall(tx, institutions, options))
    return { firm, callId, choices: institutions.map((institutionId): Choice => ({ callId, institutionId })) }
  }
  const draft = async (firm: Firm, choices: readonly Choice[]) => {
    const started = await inTransaction(market.app.db, actorOf(firm), (tx) =>
      startApplication(tx, firm.companyId, firm.technologyId, choices, 'right_holder'),
    )
    if (!started.ok) throw new Error(started.refusal.code)
    return started.value.id
  }
  const press = async (firm: Firm, id: string, choices: readonly Choice[], key = newId(24)) => {
    const page = await findApplication(market.read, firm.companyId, id)
    return submit(market.app, actorOf(firm), id, key, {
      choices,
      declarations,
      seen: { version: page?.version ?? 0, technologyEdit: page?.technologyEdit ?? 0 },
    })
  }
  const tracksOf = (id: string) =>
    market.read.many(
      sql<{
        id: string
        institutionId: string
        receiptNumber: string
        state: string
        ruleSetVersionId: string
        facts: Record<string, unknown>
        dueAt: Date | null
      }>`select * from tracks where application_id = ${id} order by receipt_number`,
    )
  const browserOf = (firm: Firm): Promise<Browser> => market.as(firm.personId)
  /** A track at kepco whose review has begun, with the browsers of its officer and its firm. */
  const toReview = async () => {
    const { firm, choices } = await scene(['kepco'], { rules: { eligibility: [] } })
    const id = await draft(firm, choices)
    await press(firm, id, choices)
    const [track] = await tracksOf(id)
    const trackId = track?.id ?? ''
    const officerId = await market.set((tx) => setOfficer(tx, 'kepco'))
    const desk = await market.as(officerId)
    for (const move of ['receive', 'begin-check']) await desk.post(`/desk/kepco/tracks/${trackId}/${move}`)
    const begun = await market.set((tx) => startReview(tx, [trackId]))
    if (!begun.ok) throw new Error(begun.refusal.code)
    return { firm, trackId, desk, browser: await browserOf(firm) }
  }
  return { market, scene, draft, press, tracksOf, browserOf, toReview }
}
