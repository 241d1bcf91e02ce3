/** What the papers of a review say: draw record, minutes, letter. Days and moments are Korean time. */
import { canonicalJson } from '../kernel/canonical-json.ts'
import { dayOf, lastDayOf, timeOf } from '../kernel/dates.ts'
import { sha256Hex } from '../kernel/id.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { PdfMaker } from '../platform/pdf/pdf.ts'
import { criteriaOf } from '../rulesets/index.ts'
import { readList } from './candidates.ts'
import type { Drawn } from './draw.ts'
import { computeResult, memberSheets } from './meeting.ts'
import { drawDrawRecordPdf } from './pdf/draw-record-pdf.ts'
import { drawMinutesPdf } from './pdf/minutes-pdf.ts'
import { drawResultLetterPdf } from './pdf/result-letter-pdf.ts'
import type { ReviewDetail, SheetRow, VerdictRow } from './queries.ts'
import { causeWords, exclusionWords, kindWords, resultForFirm, resultWords, trimmingWords } from './words.ts'

const momentOf = (when: Date | string) => {
  const at = new Date(when)
  return `${dayOf(at)}T${timeOf(at)}`
}
/** The paper's number: the year, and the beginning of the review's own id. */
export const numberOf = (review: Pick<ReviewDetail, 'id' | 'openedAt'>): string =>
  `심의-${dayOf(review.openedAt).slice(0, 4)}-${review.id.slice(0, 6).toUpperCase()}`

const paperOf = (review: ReviewDetail, issuedOn: string, isDemonstration: boolean) => ({
  institution: text(review.leadKo, review.leadEn),
  head: text(review.leadKo, review.leadEn),
  number: numberOf(review),
  issuedOn,
  technology: text(review.titleKo, review.titleEn),
  company: text(review.companyKo, review.companyEn),
  demonstration: isDemonstration,
})

const method = text(
  '후보를 HMAC-SHA256(시드, 위원 식별자)의 작은 순서로 늘어놓고, 외부위원 비율과 분야 규칙을 지킬 수 있는 한 앞에서부터 뽑았습니다(techmarket-draw-1).',
  'Candidates in the order of HMAC-SHA256(seed, person id); taken from the front as long as external share and fields can still be kept (techmarket-draw-1).',
)

/** Member, or substitute for whom and why. */
const roleInDraw = (review: ReviewDetail, seat: ReviewDetail['seats'][number]): Text => {
  const draw = review.draws.find((one) => one.number === seat.drawNumber)
  if (!draw?.cause) return text('위원', 'Member')
  const gone = review.seats.find((one) => one.personId === draw.replacesPersonId)?.name ?? ''
  return text(`대체 위원(${gone} ${causeWords[draw.cause].ko})`, `Substitute (${causeWords[draw.cause].en})`)
}

const drawTableOf = (review: ReviewDetail) => {
  const first = review.draws[0]
  if (!first || !review.list) return null
  const list = readList(review.list.content)
  const codeOf = (personId: string) => list.members.find((one) => one.personId === personId)
  const { reserve } = JSON.parse(first.result) as Drawn
  return {
    drawnAt: momentOf(first.drawnAt),
    method,
    seed: first.seed,
    commitment: null,
    poolSha256: first.listSha256,
    poolSize: list.members.length,
    drawn: [
      ...review.seats.map((seat, place) => ({
        order: place + 1,
        code: codeOf(seat.personId)?.code ?? '',
        name: seat.name,
        affiliation: seat.affiliation,
        role: roleInDraw(review, seat),
      })),
      ...reserve
        .filter((id) => !review.seats.some((seat) => seat.personId === id))
        .map((id, place) => ({
          order: review.seats.length + place + 1,
          code: codeOf(id)?.code ?? '',
          name: '–',
          affiliation: codeOf(id)?.affiliation ?? '',
          role: text('예비', 'Reserve'),
        })),
    ],
  }
}

/** The record of the draws, complete enough for anybody with the list to repeat them. */
export const drawRecordOfReview = (pdf: PdfMaker, review: ReviewDetail, isDemonstration: boolean): Promise<Uint8Array> | undefined => {
  const draw = drawTableOf(review)
  if (!draw || !review.list) return undefined
  const { committee } = review.rules
  const rule = (ko: string, en: string, valueKo: string, valueEn: string) => ({ name: text(ko, en), value: text(valueKo, valueEn) })
  return drawDrawRecordPdf(pdf, {
    ...paperOf(review, draw.drawnAt.slice(0, 10), isDemonstration),
    draw,
    rules: [
      rule(
        '위원 수',
        'Members',
        `${committee.seats}명, 예비 ${committee.substitutes}명`,
        `${committee.seats} members, ${committee.substitutes} in reserve`,
      ),
      rule('외부위원', 'External members', `${committee.externalShareAtLeast}% 이상`, `at least ${committee.externalShareAtLeast}%`),
      rule('이해관계 기간', 'Conflicts within', `최근 ${committee.conflictYears}년`, `${committee.conflictYears} years`),
      ...committee.fields.map((one) =>
        rule('분야', 'Field', `${one.field} ${one.atLeast}명 이상`, `${one.field}: at least ${one.atLeast}`),
      ),
    ],
    leftOut: readList(review.list.content)
      .members.filter((one) => one.excluded.length > 0)
      .map((one) => ({
        code: one.code,
        affiliation: one.affiliation,
        because: text(
          one.excluded.map((each) => exclusionWords(each).ko).join(' '),
          one.excluded.map((each) => exclusionWords(each).en).join(' '),
        ),
      })),
    repeatSteps: [
      text('후보 명부의 SHA-256이 위의 값과 같은지 봅니다.', 'Check that SHA-256 of the list is the one above.'),
      text(
        '제외되지 않은 후보마다 HMAC-SHA256(시드, 위원 식별자)을 구해 작은 값부터 늘어놓습니다.',
        'For every candidate not left out compute HMAC-SHA256(seed, person id) and sort ascending.',
      ),
      text(
        '앞에서부터 뽑되, 뽑으면 남은 후보로 규칙을 지킬 수 없게 되는 후보는 건너뜁니다.',
        'Take from the front, passing over whoever would make the rules impossible to keep with those left.',
      ),
      text(
        '대체 위원은 같은 순서에서 아직 뽑히지 않은 다음 후보입니다.',
        'A substitute is the next in the same order who was not drawn before.',
      ),
    ],
  })
}

export interface Signing {
  readonly now: Date
  readonly signerName: string
  readonly isDemonstration: boolean
  readonly publicUrl: string
  readonly objectionUntil: Date | null
}
const points = (hundredths: number) => hundredths / 100

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

const roleOf = (review: ReviewDetail, personId: string, isExternal: boolean): Text => {
  const side = isExternal ? text('외부위원', 'External') : text('내부위원', 'Internal')
  return personId === review.chairPersonId ? text(`위원장(${side.ko})`, `Chair (${side.en.toLowerCase()})`) : side
}

/** What the approver put their name to: result, scores, reasons, conditions and dissent, as canonical JSON. */
const digestOf = (reviewId: string, { result, computed, reasons, conditions, dissent, differsReason }: VerdictRow): string =>
  sha256Hex(canonicalJson({ reviewId, result, computed, reasons, conditions, dissent, differsReason }))

/** Each member signed by sealing their sheets: who, of which stage, when, and the digest of what was sealed. */
const sealsOf = (review: ReviewDetail, sheets: readonly SheetRow[], nameOf: (stage: ReviewDetail['stages'][number]) => Text) =>
  review.stages.flatMap((stage) =>
    sheets.flatMap(({ stageId, personId, letter, sealedAt, sha256 }) =>
      stageId === stage.id && sealedAt !== null && sha256 !== null
        ? [
            {
              member: letter,
              name: review.seats.find((seat) => seat.personId === personId)?.name ?? '',
              stage: nameOf(stage),
              sealedAt: momentOf(sealedAt),
              digest: sha256,
            },
          ]
        : [],
    ),
  )

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
  const wasAbsent = (stageId: string, personId: string) =>
    review.attendance.some((one) => one.stageId === stageId && one.personId === personId && !one.attended)
  const nameOf = (stage: ReviewDetail['stages'][number]) => review.rules.stages[stage.sort]?.name ?? text(stage.kind, stage.kind)
  return drawMinutesPdf(pdf, {
    ...paperOf(review, dayOf(signing.now), signing.isDemonstration),
    committee: text(`${kindWords[review.kind].ko} ${numberOf(review)}`, `${kindWords[review.kind].en} ${numberOf(review)}`),
    agenda: review.tracks.map((track, place) => ({
      number: place + 1,
      title: text(`${review.titleKo} (${track.ko}, ${track.receiptNumber})`, `${review.titleEn} (${track.en}, ${track.receiptNumber})`),
    })),
    stages: review.stages.map((stage) => ({
      name: nameOf(stage),
      heldAt: momentOf(stage.heldAt ?? verdict.draftedAt),
      place: text(stage.place ?? '서면', stage.place ?? 'in writing'),
      present: members.filter((seat) => !wasAbsent(stage.id, seat.personId)).length,
      members: members.length,
    })),
    attendance: members.map((seat) => ({
      label: seat.letter,
      name: seat.name,
      affiliation: seat.affiliation,
      role: roleOf(review, seat.personId, seat.isExternal),
      present: !review.stages.every((stage) => wasAbsent(stage.id, seat.personId)),
    })),
    recusals: review.seats
      .filter((seat) => seat.state === 'recused')
      .map((seat) => ({
        name: seat.name,
        because: text(seat.reason ?? '', seat.reason ?? ''),
        on: dayOf(new Date(seat.answeredAt ?? seat.invitedAt)),
      }))
      .filter((one) => one.because.ko !== ''),
    draw: drawTableOf(review),
    scores: scoresOf(review, sheets),
    verdict: {
      kind: verdict.result,
      words: verdict.differsReason
        ? text(
            `${resultWords[verdict.result].ko}. 계산 결과와 다르게 의결한 이유: ${verdict.differsReason}`,
            `${resultWords[verdict.result].en}. Why it differs from the computed result: ${verdict.differsReason}`,
          )
        : resultWords[verdict.result],
      decidedOn: dayOf(signing.now),
    },
    reasons: review.rules.sections.map((section) => ({ section: section.name, why: verdict.reasons[section.id] ?? '' })),
    conditions: verdict.conditions.map((one) => ({ what: one.ko, dueOn: one.dueOn })),
    dissent: verdict.dissent === '' ? [] : [verdict.dissent],
    seals: sealsOf(review, sheets, nameOf),
    signatures: [
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
        digest: digestOf(review.id, verdict),
      },
    ],
  })
}

/** What the firm reads of the verdict: why it leaves the scores where it does, then the reasons of every section. */
export const reasonsForFirm = (
  review: Pick<ReviewDetail, 'rules'>,
  { differsReason, reasons }: Pick<VerdictRow, 'differsReason' | 'reasons'>,
): string[] => [
  ...(differsReason ? [`점수로 계산한 결과와 다르게 의결한 이유: ${differsReason}`] : []),
  ...review.rules.sections.flatMap((section) => {
    const why = reasons[section.id]
    return why ? [`${section.name.ko}: ${why}`] : []
  }),
]

/** The letter to the firm (심의결과 통지): scores and reasons by section, conditions, the last day to object. No reviewer in text or metadata. */
export const letterOfReview = (pdf: PdfMaker, review: ReviewDetail, signing: Signing): Promise<Uint8Array> => {
  const { verdict } = review
  if (!verdict) throw new Error('A letter is written of a verdict')
  const more = review.tracks.length - 1
  const { head, ...paper } = paperOf(review, dayOf(signing.now), signing.isDemonstration)
  const last = signing.objectionUntil && lastDayOf(signing.objectionUntil)
  return drawResultLetterPdf(pdf, {
    ...paper,
    head: more > 0 ? text(`${head.ko} 외 ${more}개 기관 공동심의위원회`, `${head.en} and ${more} more, jointly`) : head,
    receiptNumber: review.tracks.map((track) => track.receiptNumber).join(', '),
    decidedOn: dayOf(signing.now),
    verdict: verdict.result,
    verdictWords: resultForFirm[verdict.result],
    score: { mean: points(verdict.computed.total), of: points(verdict.computed.maximum), pass: points(verdict.computed.passMark) },
    sections: verdict.computed.sections.map((section) => ({
      name: review.rules.sections.find((one) => one.id === section.section)?.name ?? text(section.section, section.section),
      max: points(section.max),
      score: points(section.shown),
    })),
    comments: reasonsForFirm(review, verdict),
    conditions: verdict.conditions.map((one) => ({ what: one.ko, dueOn: one.dueOn })),
    objection: last
      ? {
          until: last,
          how: text(
            '신청 화면의 ‘이의신청하기’에서 이유와 근거 자료를 올려 주세요.',
            'Use “Object” on the page of the application and attach your grounds.',
          ),
          url: `${signing.publicUrl}/company/${review.companyId}/tracks/${review.tracks[0]?.id ?? ''}`,
        }
      : null,
    isFinal: review.kind === 'objection',
    contact: {
      unit: text(review.contactUnit ?? review.leadKo, review.contactUnit ?? review.leadEn),
      phone: review.phone ?? '',
      mail: review.email ?? '',
    },
  })
}
