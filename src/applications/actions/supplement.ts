import { dayOf } from '../../kernel/dates.ts'
import type { Day } from '../../kernel/dates.ts'
import { text } from '../../kernel/text.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Reader } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { addDocument, changesBetween, findTechnology, findTechnologyNames, findVersion, freezeVersion } from '../../technologies/index.ts'
import type { Change, GoodFile, WholeTechnology } from '../../technologies/index.ts'
import { askableParts } from '../parts.ts'
import { findBaseVersion } from '../track-queries.ts'
import type { SupplementAnswer, SupplementPart, Track } from '../track.ts'
import { findNames, tellDesk, tellFirmOfMove, tellSupplementAsked, tellSupplementWithdrawn } from '../tidings.ts'
import {
  countSupplements,
  findEnding,
  findOpenSupplement,
  findTrackForUpdate,
  insertSupplement,
  logEvent,
  saveMove,
  saveSupplementAnswer,
  saveSupplementState,
  saveSupplementWithdrawn,
} from '../track-store.ts'
import { afterRest, answerFaults, must, requestSupplement, restDays, supplementUntil, withdrawRequest } from '../workflow.ts'
import { untilWords } from '../words.ts'
import type { By, Done } from './desk.ts'
import { makeMove } from './move.ts'

/** Asks the firm for named parts, each with its sentence. The institution's clock rests until the answer. */
export const askForSupplement = async (
  tx: Tx,
  by: By,
  trackId: string,
  asked: { readonly parts: readonly SupplementPart[]; readonly dueOn: Day | undefined },
): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, by)
  if (!track) return no({ code: 'not-found' })
  const known = askableParts(track.rules).map(({ part }) => part)
  if (asked.parts.some(({ part }) => !known.includes(part))) return no({ code: 'parts-faulty', short: [], long: [] })
  const rounds = await countSupplements(tx, trackId)
  const due = requestSupplement(track, { ...asked, rounds, today: tx.today })
  if (!due.ok) return due
  await insertSupplement(tx, track, rounds + 1, asked.parts, due.value)
  const names = await findNames(tx, trackId)
  await makeMove(tx, track, 'request-supplement', 'supplement_requested', due.value, {
    unit: names.unit,
    detail: { round: rounds + 1, parts: asked.parts.map((one) => one.part), checkDueAt: track.dueAt },
  })
  await tellSupplementAsked(
    tx,
    names,
    due.value,
    asked.parts.map((one) => one.request),
  )
  return yes({ trackId })
}

/** More time for the firm. */
export const extendSupplement = async (tx: Tx, by: By, trackId: string, dueOn: Day | undefined): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, by)
  const open = track && (await findOpenSupplement(tx, trackId))
  if (!track || !open) return no({ code: 'not-found' })
  const until = supplementUntil(dueOn, tx.today)
  if (!until.ok) return until
  const dueAt = until.value
  if (dueAt <= open.dueAt) return no({ code: 'due-not-later', dueAt: open.dueAt })
  await saveSupplementState(tx, open.id, dueAt)
  await saveMove(tx, trackId, { state: track.state, dueAt })
  const names = await findNames(tx, trackId)
  await logEvent(tx, track, { event: 'supplement-extended', from: track.state, to: track.state, unit: names.unit, detail: { dueAt } })
  await tx.record({
    action: 'track.supplement-extended',
    kind: 'track',
    id: trackId,
    institutionId: by.institutionId,
    companyId: track.companyId,
    detail: { dueAt: dueAt.toISOString() },
  })
  await tellFirmOfMove(tx, names, { ...track, dueAt })
  return yes({ trackId })
}

/** The officer goes on with what there is; only a person decides that, never the clock. */
export const goOnWithout = async (tx: Tx, by: By, trackId: string): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, by)
  const open = track && (await findOpenSupplement(tx, trackId))
  if (!track || !open) return no({ code: 'not-found' })
  const to = must(track.state, 'go-on-without')
  if (!to.ok) return to
  await saveSupplementState(tx, open.id, 'cancelled')
  const names = await findNames(tx, trackId)
  const moved = await makeMove(tx, track, 'go-on-without', to.value, rested(tx, open), { unit: names.unit })
  await tellFirmOfMove(tx, names, moved)
  return yes({ trackId })
}

/**
 * A request sent by mistake is taken back while the firm has not answered. It counts as never asked: no round is used, and the check goes on by
 * its own clock, so that no institution gains days by asking and taking back.
 */
export const withdrawSupplement = async (tx: Tx, by: By, trackId: string, reason: string): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, by)
  const open = track && (await findOpenSupplement(tx, trackId))
  if (!track || !open) return no({ code: 'not-found' })
  const to = withdrawRequest(track, reason)
  if (!to.ok) return to
  await saveSupplementWithdrawn(tx, open.id, reason)
  const names = await findNames(tx, trackId)
  const dueAt = open.checkDueAt === null ? null : new Date(open.checkDueAt)
  const detail = { round: open.round, parts: open.parts.map((one) => one.part) }
  await makeMove(tx, track, 'withdraw-request', to.value, dueAt, { unit: names.unit, reason, detail })
  await tellSupplementWithdrawn(tx, names, reason)
  return yes({ trackId })
}

const rested = (tx: Tx, open: { requestedAt: Date; checkDueAt: string | null }): Date | null =>
  afterRest(open.checkDueAt === null ? null : new Date(open.checkDueAt), restDays(dayOf(open.requestedAt), tx.today))

export interface PartAnswer {
  readonly part: string
  readonly text: string
  readonly files: readonly GoodFile[]
}

/**
 * The firm answers the request it has read (`read`: its id; without, whichever is open): for each part what it changed in that section of its dossier, the papers it uploads, and what it says. Only the parts
 * that were asked for travel; where nothing else has changed in the dossier, a new version is frozen as well.
 */
export const answerSupplement = async (
  tx: Tx,
  companyId: string,
  trackId: string,
  answers: readonly PartAnswer[],
  read?: string,
): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, { companyId })
  if (!track) return no({ code: 'not-found' })
  const open = await findOpenSupplement(tx, trackId)
  if (!open) return no({ code: 'request-over', how: read === undefined ? 'unanswered' : await findEnding(tx, trackId, read) })
  if (read !== undefined && read !== open.id) return no({ code: 'asked-anew' })
  const to = must(track.state, 'answer-supplement')
  if (!to.ok) return to
  const before = await changesOf(tx, track)
  const given = open.parts.map(({ part }) => ({
    part,
    text: '',
    files: [],
    ...answers.find((one) => one.part === part),
    changes: before.filter((change) => change.section.id === part).map(({ label, before: old, after }) => ({ label, before: old, after })),
  }))
  const whole = answerFaults(given)
  if (!whole.ok) return whole
  const kept: SupplementAnswer[] = []
  for (const { part, text: said, files, changes } of given)
    kept.push({ part, text: said, changes, documents: await keepPapers(tx, track, part, files) })
  const version = await freezeIfOnlyAsked(tx, track, open.parts)
  const days = restDays(dayOf(open.requestedAt), tx.today)
  await saveSupplementAnswer(tx, open.id, kept, version, days)
  const names = await findNames(tx, trackId)
  const dueAt = rested(tx, open)
  await makeMove(tx, track, 'answer-supplement', to.value, dueAt, { unit: names.companyKo, detail: { round: open.round, rested: days } })
  await tellDesk(
    tx,
    names,
    'supplement.answered',
    text(`보완 회신이 왔습니다: ${names.titleKo} (${names.companyKo})`, `The supplement is here: ${names.titleEn} (${names.companyEn})`),
    text(
      `${names.receiptNumber} · 기관의 처리 기한이 ${days}영업일 늦춰졌습니다.${dueAt ? ` ${untilWords(dueAt).ko} 확인해 주세요.` : ''}`,
      `${names.receiptNumber} · your clock rested for ${days} business days.${dueAt ? ` Check it ${untilWords(dueAt).en}.` : ''}`,
    ),
  )
  return yes({ trackId })
}

const keepPapers = async (tx: Tx, track: Track, part: string, files: readonly GoodFile[]): Promise<SupplementAnswer['documents']> => {
  const kind = part.startsWith('documents.') ? part.slice('documents.'.length) : 'OTHER'
  const kept: { fileId: string; name: string; kind: string; bytes: number; sha256: string }[] = []
  for (const file of files) {
    const { fileId } = await addDocument(tx, { technologyId: track.technologyId, companyId: track.companyId, kind, file })
    kept.push({ fileId, name: file.name, kind, bytes: file.bytes, sha256: file.sha256 })
  }
  return kept
}

/** What has changed in the dossier since the version the institution holds. */
export const changesOf = async (tx: Reader, track: Pick<Track, 'id' | 'technologyId'>, number?: number): Promise<Change[]> => {
  const base = await findVersion(tx, track.technologyId, number ?? (await findBaseVersion(tx, track.id)))
  const present = await findTechnology(tx, track.technologyId)
  return base && present ? changesBetween(wholeOf(base), wholeOf(present), await findTechnologyNames(tx)) : []
}
const wholeOf = ({ content, documents, pictures }: WholeTechnology): WholeTechnology => ({ content, documents, pictures })

const freezeIfOnlyAsked = async (tx: Tx, track: Track, parts: readonly SupplementPart[]): Promise<number | null> => {
  const changes = await changesOf(tx, track)
  const isAsked = (change: Change) => parts.some(({ part }) => part === change.section.id) || change.section.own === 'documents'
  return changes.length > 0 && changes.every(isAsked) ? (await freezeVersion(tx, track.technologyId, 'supplement')).number : null
}
