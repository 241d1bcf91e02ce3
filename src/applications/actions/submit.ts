import { newId } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { once } from '../../platform/http/idempotency.ts'
import type { App } from '../../platform/services.ts'
import { holdOpenFirm } from '../../companies/index.ts'
import type { CompanyActor } from '../../people/index.ts'
import { receiptNumber } from '../../rulesets/index.ts'
import { freezeVersion } from '../../technologies/index.ts'
import { choiceKey } from '../application.ts'
import type { Choice, Declaration } from '../application.ts'
import { applicationSubmitted, trackMoved } from '../events.ts'
import { isComplete, judgeDraft } from '../judge.ts'
import type { Judged, JudgedOffer, Obstacle } from '../judge.ts'
import { makeManifest } from '../manifest.ts'
import { findApplication } from '../queries.ts'
import type { ApplicationPage } from '../queries.ts'
import { findForUpdate, keepChoices, saveSubmitted } from '../store.ts'
import { findNames, tellNewTrack, tellSubmitted } from '../tidings.ts'
import { insertTracks, logEvent, nextReceiptNumbers } from '../track-store.ts'
import type { NewTrack } from '../track-store.ts'
import { leadsInsteadWords } from '../words.ts'
import { dueOnArrival } from '../workflow.ts'

export interface Submission {
  /** What is to be sent, of what the draft is addressed to; the rest is left out of this application. */
  readonly choices: readonly Choice[]
  readonly declarations: readonly Declaration[]
  /** The edits of application and technology the person has seen; another one refuses, so that nobody sends what they have not read. */
  readonly seen: { readonly version: number; readonly technologyEdit: number }
}
export interface Submitted {
  readonly applicationId: string
  readonly tracks: readonly { readonly trackId: string; readonly receiptNumber: string }[]
}
export interface Hindered {
  readonly choice: Choice
  readonly ko: string
  readonly en: string
  readonly obstacle: Obstacle
}
export type SubmitRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'no-choice' }
  | { readonly code: 'stale' }
  | { readonly code: 'other-request' }
  | { readonly code: 'incomplete'; readonly judged: Judged }
  /** Nothing was sent: these cannot be reached; `rest` could be. */
  | { readonly code: 'hindered'; readonly hindered: readonly Hindered[]; readonly rest: readonly Choice[] }

/** Pressed twice is done once: the same key, or an application that is submitted already, answers the first receipt. */
export const submit = (
  app: App,
  actor: CompanyActor,
  id: string,
  key: string,
  submission: Submission,
): Promise<Outcome<Submitted & { again: boolean }, SubmitRefusal>> =>
  inTransaction(app.db, actor, async (tx) => {
    const pressed = await once<Outcome<Submitted & { again: boolean }, SubmitRefusal>>(
      tx,
      'application.submitted',
      key,
      { id, ...submission },
      () => submitApplication(tx, actor.companyId, id, submission),
    )
    if (pressed === 'other-request') return no({ code: 'other-request' } as const)
    return pressed.again && pressed.answer.ok ? yes({ ...pressed.answer.value, again: true }) : pressed.answer
  })

/**
 * Sends an application: all tracks or none. The technology is frozen byte for byte, each track keeps its rules and facts,
 * eligibility is judged by the database's today, and a track is written only where its call is open at that very instant.
 */
export const submitApplication = async (
  tx: Tx,
  companyId: string,
  id: string,
  submission: Submission,
): Promise<Outcome<Submitted & { again: boolean }, SubmitRefusal>> => {
  const held = await findForUpdate(tx, companyId, id)
  if (!held) return no({ code: 'not-found' })
  if (held.state === 'submitted') return alreadySubmitted(tx, companyId, id)
  if (!(await holdOpenFirm(tx, companyId))) return no({ code: 'not-found' })
  if (held.version !== submission.seen.version) return no({ code: 'stale' })
  await keepChoices(tx, id, submission.choices)
  const frozen = held.technologyVersion === null ? await freezeVersion(tx, held.technologyId) : undefined
  const draft = await findApplication(tx, companyId, id)
  if (!draft) return no({ code: 'not-found' })
  if (draft.offers.length === 0) return no({ code: 'no-choice' })
  if (frozen && draft.technologyEdit !== submission.seen.technologyEdit) return no({ code: 'stale' })
  const judged = judgeDraft(draft, tx.today, submission.declarations)
  const refused = hinderedIn(judged)
  if (refused) return refused
  if (!isComplete(judged)) return no({ code: 'incomplete', judged })
  const version = frozen ?? { number: held.technologyVersion ?? 0, sha256: draft.technologySha256 ?? '' }
  return write(tx, draft, judged, submission, version)
}

const alreadySubmitted = async (tx: Tx, companyId: string, id: string): Promise<Outcome<Submitted & { again: boolean }, SubmitRefusal>> => {
  const sent = await findApplication(tx, companyId, id)
  return yes({
    applicationId: id,
    again: true,
    tracks: (sent?.tracks ?? []).map((track) => ({ trackId: track.id, receiptNumber: track.receiptNumber })),
  })
}

const choiceOf = ({ offer }: JudgedOffer): Choice => ({ callId: offer.callId, institutionId: offer.institutionId })
const hinderedIn = (judged: Judged): Outcome<never, SubmitRefusal> | undefined => {
  const hindered = judged.offers.flatMap((one) =>
    one.obstacle ? [{ choice: choiceOf(one), ko: one.offer.ko, en: one.offer.en, obstacle: one.obstacle }] : [],
  )
  return hindered.length === 0
    ? undefined
    : no({ code: 'hindered', hindered, rest: judged.offers.filter((one) => !one.obstacle).map(choiceOf) } as SubmitRefusal)
}

const write = async (
  tx: Tx,
  draft: ApplicationPage,
  judged: Judged,
  submission: Submission,
  version: { number: number; sha256: string },
): Promise<Outcome<Submitted & { again: boolean }, SubmitRefusal>> => {
  const tracks = await numbered(tx, judged.offers)
  const written = await insertTracks(tx, draft, tracks)
  if (written.length < tracks.length) return missedTheInstant(tx, draft, submission, written)
  const answers = Object.fromEntries(
    Object.entries(draft.answers).filter(([institution]) => tracks.some((track) => track.institutionId === institution)),
  )
  const { subject } = draft
  const manifest = makeManifest({
    ...(draft.inDemonstration && { demonstration: true as const }),
    applicationId: draft.id,
    submittedAt: tx.now,
    company: {
      id: draft.companyId,
      name: subject.company.nameKo,
      businessNumber: draft.businessNumber,
      confirmations: subject.company.confirmations,
    },
    technology: { id: draft.technologyId, version: version.number, sha256: version.sha256, title: subject.content.titleKo },
    content: subject.content,
    standing: draft.standing,
    answers,
    declarations: submission.declarations,
    documents: subject.documents,
    tracks: tracks.map((track) => ({
      receiptNumber: track.receiptNumber,
      callId: track.callId,
      institutionId: track.institutionId,
      ruleSetVersionId: track.versionId,
    })),
  })
  await saveSubmitted(tx, draft.id, { technologyVersion: version.number, manifest, declarations: submission.declarations })
  await announce(tx, draft, tracks, manifest.sha256)
  return yes({
    applicationId: draft.id,
    again: false,
    tracks: tracks.map((track) => ({ trackId: track.id, receiptNumber: track.receiptNumber })),
  })
}

const numbered = async (tx: Tx, offers: readonly JudgedOffer[]): Promise<NewTrack[]> => {
  const prefixOf = (one: JudgedOffer) => `${one.offer.shortName}-${tx.today.slice(0, 4)}-`
  const next = await nextReceiptNumbers(tx, offers.map(prefixOf))
  return offers.map((one) => {
    const prefix = prefixOf(one)
    const sequence = next.get(prefix) ?? 1
    next.set(prefix, sequence + 1)
    return {
      ...choiceOf(one),
      id: newId(),
      receiptNumber: receiptNumber(one.offer.shortName, tx.today.slice(0, 4), sequence),
      versionId: one.offer.versionId ?? '',
      facts: one.facts,
      dueAt: one.offer.rules && dueOnArrival(one.offer.rules, 'submitted', tx.now),
    }
  })
}

/** A call closed between judging and writing. Names it; where none did, the rules changed meanwhile and the person looks again. */
const missedTheInstant = async (
  tx: Tx,
  draft: ApplicationPage,
  submission: Submission,
  written: readonly Choice[],
): Promise<Outcome<never, SubmitRefusal>> => {
  const now = await findApplication(tx, draft.companyId, draft.id)
  const late = (now?.offers ?? []).filter((offer) => !offer.isOpen && !written.some((one) => choiceKey(one) === choiceKey(offer)))
  if (late.length === 0) return no({ code: 'stale' })
  const isLate = (choice: Choice) => late.some((offer) => choiceKey(offer) === choiceKey(choice))
  return no({
    code: 'hindered',
    rest: submission.choices.filter((choice) => !isLate(choice)),
    hindered: late.map((offer) => ({
      choice: { callId: offer.callId, institutionId: offer.institutionId },
      ko: offer.ko,
      en: offer.en,
      obstacle: { code: 'closed', at: offer.closesAt },
    })),
  })
}

/** Whether a member opens the joint review: nothing goes to the lead of that call, and it is the first of those something goes to. */
const leadsInstead = ({ offers }: ApplicationPage, tracks: readonly NewTrack[], { callId, institutionId }: Choice): boolean => {
  const first = offers.find(
    (offer) => offer.callId === callId && tracks.some((one) => one.callId === callId && one.institutionId === offer.institutionId),
  )
  return first?.institutionId === institutionId && !first.isLead
}

const announce = async (tx: Tx, draft: ApplicationPage, tracks: readonly NewTrack[], sha256: string): Promise<void> => {
  const { companyId, technologyId } = draft
  for (const track of tracks) {
    await logEvent(
      tx,
      { id: track.id, companyId, institutionId: track.institutionId },
      { event: 'submitted', from: null, to: 'submitted', unit: draft.subject.company.nameKo, detail: { dueAt: track.dueAt } },
    )
    await trackMoved.announce(tx, {
      trackId: track.id,
      companyId,
      technologyId,
      institutionId: track.institutionId,
      callId: track.callId,
      from: null,
      to: 'submitted',
      move: 'submit',
    })
    await tellNewTrack(tx, await findNames(tx, track.id), track.dueAt, leadsInstead(draft, tracks, track) ? leadsInsteadWords : undefined)
  }
  await tx.record({
    action: 'application.submitted',
    kind: 'application',
    id: draft.id,
    companyId,
    detail: { manifestSha256: sha256, receipts: tracks.map((track) => track.receiptNumber) },
  })
  const told = tracks.flatMap(({ receiptNumber, callId, institutionId }) => {
    const offer = draft.offers.find((one) => one.callId === callId && one.institutionId === institutionId)
    return offer ? [{ institutionId, receiptNumber, ko: `${offer.ko} · ${offer.titleKo}`, en: `${offer.en} · ${offer.titleEn}` }] : []
  })
  await tellSubmitted(tx, companyId, draft.id, draft.titleKo, draft.titleEn, told)
  await applicationSubmitted.announce(tx, {
    applicationId: draft.id,
    companyId,
    technologyId,
    tracks: tracks.map((track) => ({ trackId: track.id, institutionId: track.institutionId, callId: track.callId })),
  })
}
