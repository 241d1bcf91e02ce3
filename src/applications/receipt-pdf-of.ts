import { dayOf, lastDayOf, timeOf } from '../kernel/dates.ts'
import { formatBusinessNumber } from '../kernel/korean-identifiers.ts'
import { showDay } from '../kernel/show.ts'
import { text } from '../kernel/text.ts'
import type { PdfMaker } from '../platform/pdf/pdf.ts'
import { nameOf } from '../technologies/index.ts'
import type { TechnologyNames } from '../technologies/index.ts'
import { standingWords } from './application.ts'
import { drawReceiptPdf } from './pdf/receipt-pdf.ts'
import type { ApplicationPage } from './queries.ts'

/** The receipt of a submitted application as PDF: numbers, answers, files with their SHA-256, and that of the manifest. */
export const receiptPdfOf = (
  pdf: PdfMaker,
  application: ApplicationPage,
  names: TechnologyNames,
  house: { readonly publicUrl: string; readonly isDemonstration: boolean },
): Promise<Uint8Array> => {
  const at = application.submittedAt ?? application.updatedAt
  const { subject } = application
  const field = subject.content.fieldCodes[0]
  const [first, ...others] = [...new Map(application.tracks.map((track) => [track.callId, track])).values()]
  const dues = application.tracks.flatMap((track) => (track.firstDueAt ? lastDayOf(track.firstDueAt) : [])).sort()
  return drawReceiptPdf(pdf, {
    issuer: text('기술마켓', 'Technology Market'),
    number: application.id.toUpperCase(),
    submittedAt: `${dayOf(at)}T${timeOf(at)}`,
    call: text(
      (first?.callKo ?? '–') + (others.length > 0 ? ` 외 ${others.length}건` : ''),
      (first?.callEn ?? '–') + (others.length > 0 ? ` and ${others.length} more` : ''),
    ),
    company: text(subject.company.nameKo, application.companyEn ?? subject.company.nameKo),
    businessNumber: application.businessNumber === null ? '–' : formatBusinessNumber(application.businessNumber),
    technology: text(application.titleKo || '–', application.titleEn),
    field: field === undefined ? text('–', '–') : text(nameOf(names.fields, field).ko, nameOf(names.fields, field).en),
    submittedBy: application.submitterName ?? '–',
    tracks: application.tracks.map((track) => ({
      receiptNumber: track.receiptNumber,
      institution: text(track.ko, track.en),
      unit: text(track.unit ?? '기술마켓 담당', track.unit ?? 'Technology market desk'),
      call: text(track.callKo, track.callEn),
      nextDue: track.firstDueAt && lastDayOf(track.firstDueAt),
    })),
    answers: [
      { label: text('신청인의 지위', 'Standing'), value: standingWords[application.standing].ko },
      { label: text('한 줄 소개', 'Summary'), value: subject.content.summaryKo },
      ...application.offers.flatMap((offer) =>
        offer.questions.map((question) => ({
          label: text(`${offer.ko}: ${question.label.ko}`, `${offer.en}: ${question.label.en}`),
          value: application.answers[offer.institutionId]?.[question.id] ?? '',
        })),
      ),
    ].filter((one) => one.value !== ''),
    files: subject.documents.map((one) => ({
      kind: text(nameOf(names.documentKinds, one.kind).ko, nameOf(names.documentKinds, one.kind).en),
      name: one.name,
      bytes: one.bytes,
      sha256: one.sha256,
    })),
    manifestSha256: application.manifestSha256 ?? '',
    nextSteps:
      dues[0] === undefined
        ? []
        : [
            {
              on: dues[0],
              what: text('기관이 신청을 접수하고 담당자를 정합니다.', `The institutions receive it (until ${showDay(dues[0], 'en')}).`),
            },
          ],
    checkUrl: `${house.publicUrl}/company/${application.companyId}/applications/${application.id}/receipt`,
    demonstration: house.isDemonstration,
  })
}
