import { differsWords } from '../../applications/index.ts'
import { dayOf, lastDayOf } from '../../kernel/dates.ts'
import { text } from '../../kernel/text.ts'
import type { PdfMaker } from '../../platform/pdf/pdf.ts'
import { drawResultLetterPdf } from '../pdf/result-letter-pdf.ts'
import type { ReviewDetail, VerdictRow } from '../queries.ts'
import { resultForFirm } from '../words.ts'
import { paperOf, points } from './paper.ts'
import type { Signing } from './paper.ts'

/** What the firm reads of the verdict: why it leaves the scores where it does, then the reasons of every section. */
export const reasonsForFirm = (
  review: Pick<ReviewDetail, 'rules'>,
  { differsReason, reasons }: Pick<VerdictRow, 'differsReason' | 'reasons'>,
): string[] => [
  ...(differsReason ? [`${differsWords.ko}: ${differsReason}`] : []),
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
