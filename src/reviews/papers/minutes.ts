import { canonicalJson } from '../../kernel/canonical-json.ts'
import { dayOf } from '../../kernel/dates.ts'
import { sha256Hex } from '../../kernel/id.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { PdfMaker } from '../../platform/pdf/pdf.ts'
import { criteriaOf } from '../../rulesets/index.ts'
import { computeResult, memberSheets } from '../meeting.ts'
import { drawMinutesPdf } from '../pdf/minutes-pdf.ts'
import type { ReviewDetail, SeatRow, StageRow, VerdictRow } from '../queries.ts'
import type { SheetRow } from '../sheet-queries.ts'
import { gatePassedWords, kindWords, resultWords, trimmingWords } from '../words.ts'
import { drawTableOf } from './draw-record.ts'
import { momentOf, numberOf, paperOf, points } from './paper.ts'
import type { Signing } from './paper.ts'

const scoresOf = (review: ReviewDetail, sheets: readonly SheetRow[]) => {
  const computed = computeResult(review, sheets, review.verdict?.computed.given ?? [])
  if (!computed.ok) return null
  const members = memberSheets(review, sheets).toSorted((one, other) => (one.member < other.member ? -1 : 1))
  const criteria = criteriaOf(review.rules)
  const results = computed.value.sections.flatMap((section) => section.criteria)
  return {
    members: members.map((one) => one.member),
    criteria: criteria.map((criterion) => {
      const result = results.find((one) => one.criterion === criterion.id)
      const isLeftOut = (member: string) => result?.scores.some((one) => one.member === member && one.counts !== 'counted') ?? false
      return {
        name: criterion.name,
        max: points(criterion.max),
        scores: members.map((one) => {
          const score = one.scores[criterion.id]
          return score === undefined ? null : points(score)
        }),
        leftOut: members.flatMap((one, place) => (isLeftOut(one.member) ? [place] : [])),
        mean: points(result?.shown ?? 0),
      }
    }),
    totals: members.map((one) =>
      Object.keys(one.scores).length === 0 ? null : points(Object.values(one.scores).reduce((sum, score) => sum + score, 0)),
    ),
    mean: points(computed.value.total),
    of: points(computed.value.maximum),
    pass: points(computed.value.passMark),
    rule: trimmingWords(review.rules, members.length),
  }
}

/** How the members answered where a criterion has no points. */
const gatesOf = (review: ReviewDetail, { computed }: VerdictRow) =>
  computed.gates.map(({ gate, passed, pass, fail }) => ({
    name: review.rules.gates.find((one) => one.id === gate)?.name ?? text(gate, gate),
    pass,
    fail,
    passed: gatePassedWords(passed),
  }))

const roleOf = (review: ReviewDetail, { personId, isExternal }: SeatRow): Text => {
  const side = isExternal ? text('외부위원', 'External') : text('내부위원', 'Internal')
  return personId === review.chairPersonId ? text(`위원장(${side.ko})`, `Chair (${side.en.toLowerCase()})`) : side
}

/** What the approver put their name to: result, scores, reasons, conditions and dissent, as canonical JSON. */
const digestOf = (reviewId: string, { result, computed, reasons, conditions, dissent, differsReason }: VerdictRow): string =>
  sha256Hex(canonicalJson({ reviewId, result, computed, reasons, conditions, dissent, differsReason }))

const stageName = (review: ReviewDetail, stage: StageRow): Text => review.rules.stages[stage.sort]?.name ?? text(stage.kind, stage.kind)

/** Each member signed by sealing their sheets: who, of which stage, when, and the digest of what was sealed. */
const sealsOf = (review: ReviewDetail, sheets: readonly SheetRow[]) =>
  review.stages.flatMap((stage) =>
    sheets.flatMap(({ stageId, personId, letter, sealedAt, sha256 }) =>
      stageId === stage.id && sealedAt !== null && sha256 !== null
        ? [
            {
              member: letter,
              name: review.seats.find((seat) => seat.personId === personId)?.name ?? '',
              stage: stageName(review, stage),
              sealedAt: momentOf(sealedAt),
              digest: sha256,
            },
          ]
        : [],
    ),
  )

const wasAbsent = (review: ReviewDetail, stage: StageRow, personId: string) =>
  review.attendance.some((one) => one.stageId === stage.id && one.personId === personId && !one.attended)

const stagesOf = (review: ReviewDetail, members: readonly SeatRow[], verdict: VerdictRow) =>
  review.stages.map((stage) => ({
    name: stageName(review, stage),
    heldAt: momentOf(stage.heldAt ?? verdict.draftedAt),
    place: text(stage.place ?? '서면', stage.place ?? 'in writing'),
    present: members.filter((seat) => !wasAbsent(review, stage, seat.personId)).length,
    members: members.length,
  }))

const attendanceOf = (review: ReviewDetail, members: readonly SeatRow[]) =>
  members.map((seat) => ({
    label: seat.letter,
    name: seat.name,
    affiliation: seat.affiliation,
    role: roleOf(review, seat),
    present: !review.stages.every((stage) => wasAbsent(review, stage, seat.personId)),
  }))

const recusalsOf = (review: ReviewDetail) =>
  review.seats
    .filter((seat) => seat.state === 'recused')
    .map((seat) => ({
      name: seat.name,
      because: text(seat.reason ?? '', seat.reason ?? ''),
      on: dayOf(new Date(seat.answeredAt ?? seat.invitedAt)),
    }))
    .filter((one) => one.because.ko !== '')

const verdictWords = ({ result, differsReason }: VerdictRow): Text =>
  differsReason
    ? text(
        `${resultWords[result].ko}. 계산 결과와 다르게 의결한 이유: ${differsReason}`,
        `${resultWords[result].en}. Why it differs from the computed result: ${differsReason}`,
      )
    : resultWords[result]

const signaturesOf = (reviewId: string, verdict: VerdictRow, signing: Signing) => [
  {
    role: text('작성', 'Drafted by'),
    name: verdict.drafterName ?? '',
    signedAt: momentOf(verdict.draftedAt),
    method: text('2단계 인증 뒤 작성', 'Drafted after two-factor sign-in'),
    digest: null,
  },
  {
    role: text('승인', 'Approved by'),
    name: signing.signerName,
    signedAt: momentOf(signing.now),
    method: text('2단계 인증 뒤 서명', 'Signed after two-factor sign-in'),
    digest: digestOf(reviewId, verdict),
  },
]

/** The full minutes (심의의결서), with names: for institution and auditor only. */
export const minutesOfReview = (
  pdf: PdfMaker,
  review: ReviewDetail,
  sheets: readonly SheetRow[],
  signing: Signing,
): Promise<Uint8Array> => {
  const { verdict } = review
  if (!verdict) throw new Error('Minutes are written of a verdict')
  const members = review.seats.filter((seat) => seat.state === 'accepted')
  return drawMinutesPdf(pdf, {
    ...paperOf(review, dayOf(signing.now), signing.isDemonstration),
    committee: text(`${kindWords[review.kind].ko} ${numberOf(review)}`, `${kindWords[review.kind].en} ${numberOf(review)}`),
    agenda: review.tracks.map((track, place) => ({
      number: place + 1,
      title: text(`${review.titleKo} (${track.ko}, ${track.receiptNumber})`, `${review.titleEn} (${track.en}, ${track.receiptNumber})`),
    })),
    stages: stagesOf(review, members, verdict),
    attendance: attendanceOf(review, members),
    recusals: recusalsOf(review),
    draw: drawTableOf(review),
    scores: scoresOf(review, sheets),
    gates: gatesOf(review, verdict),
    verdict: { kind: verdict.result, words: verdictWords(verdict), decidedOn: dayOf(signing.now) },
    reasons: review.rules.sections.map((section) => ({ section: section.name, why: verdict.reasons[section.id] ?? '' })),
    conditions: verdict.conditions.map((one) => ({ what: one.ko, dueOn: one.dueOn })),
    dissent: verdict.dissent === '' ? [] : [verdict.dissent],
    seals: sealsOf(review, sheets),
    signatures: signaturesOf(review.id, verdict, signing),
  })
}
