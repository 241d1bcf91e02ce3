import { noEnd, standingWords } from '../certificates/index.ts'
import type { SourceFace } from '../institutions/index.ts'
import { dayOf, timeOf } from '../kernel/dates.ts'
import { lawWords } from '../kernel/law.ts'
import { showDay, showDayTime, showNumber, showWon } from '../kernel/show.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { PdfMaker } from '../platform/pdf/pdf.ts'
import { needsNoArticle } from './grounds.ts'
import { drawEvidencePdf } from './pdf/evidence-pdf.ts'
import type { EvidenceRow } from './pdf/evidence-pdf.ts'
import type { PurchasePage, RecordedConfirmation } from './queries.ts'

const row = (ko: string, en: string, value: Text): EvidenceRow => ({ label: text(ko, en), value })
/** What people wrote stands as they wrote it. */
const written = (words: string): Text => text(words, '')
const won = (amount: number): Text => text(showWon(amount, 'ko'), showWon(amount, 'en'))
const day = (on: string): Text => text(showDay(on, 'ko'), showDay(on, 'en'))
const moment = (at: Date): Text => text(showDayTime(at, 'ko'), showDayTime(at, 'en'))

/** A row only where there is something to say. */
const given = <Value>(value: Value | null, make: (value: Value) => EvidenceRow): EvidenceRow[] => (value === null ? [] : [make(value)])

const contractOf = (one: PurchasePage): EvidenceRow[] => [
  row('구매 기관', 'Buyer', text(one.institutionKo, one.institutionEn)),
  row('기업', 'Firm', text(one.companyKo, one.companyEn ?? '')),
  row('기술', 'Technology', text(one.titleKo, one.titleEn)),
  row('계약 금액(부가세 포함)', 'Amount incl. VAT', won(one.amountWon)),
  ...given(one.estimatedWon, (amount) => row('추정가격(부가세 제외)', 'Estimated price without VAT', won(amount))),
  ...given(one.estimateNote, (why) => row('추정가격보다 큰 까닭', 'Why it is above the estimate', written(why))),
  row('계약일', 'Contracted on', day(one.contractedOn)),
  row('수량', 'Quantity', written(`${showNumber(one.quantity)}${one.unit}`)),
  row('납품일', 'Delivered on', one.deliveredOn === null ? text('아직 적지 않음', 'Not entered yet') : day(one.deliveredOn)),
  row('기록한 사람과 때', 'Recorded by, on', text(`${one.recorderName} · ${moment(one.recordedAt).ko}`, moment(one.recordedAt).en)),
]

const quoteOf = (one: PurchasePage): EvidenceRow[] => [
  ...given(one.quotedWon, (amount) => row('수락한 견적(부가세 포함)', 'Accepted quote incl. VAT', won(amount))),
  ...given(one.quotedQuantity, (many) => row('견적 수량', 'Quantity of the quote', written(`${showNumber(many)}${one.unit}`))),
  ...given(one.differsReason, (why) => row('견적과 다른 까닭', 'Why it differs', written(why))),
  row('고른 까닭', 'Why this one', written(one.chosenReason)),
  row(
    '함께 비교한 기술',
    'Alternatives compared',
    one.alternatives.length === 0
      ? text('기록하지 않음', 'None recorded')
      : text(
          one.alternatives.map((other) => other.titleKo).join(', '),
          one.alternatives.map((other) => other.titleEn || other.titleKo).join(', '),
        ),
  ),
]

const certificateOf = ({ certificate }: PurchasePage): EvidenceRow[] => [
  row(
    '계약일의 상태',
    'On the day of the contract',
    certificate ? standingWords[certificate.standing] : text('인증서 없음', 'No certificate'),
  ),
  ...given(certificate, (held) => row('인증번호', 'Number', written(held.number))),
  ...given(certificate, (held) => row('발급 기관', 'Issued by', text(held.issuerKo, held.issuerEn))),
  ...given(certificate, (held) =>
    row('유효기간 끝', 'Valid until', held.validTo === noEnd ? text('기한 없음', 'No end') : day(held.validTo)),
  ),
]

const sourceWords = ({ id, title, address }: SourceFace): string => [title, address].filter((part) => part !== null).join(' ') || id
const confirmationWords = ({ at, by, note, withdrawnAt, withdrawnReason }: RecordedConfirmation): Text => {
  const on = moment(new Date(at))
  const since = withdrawnAt === null ? undefined : moment(new Date(withdrawnAt))
  return text(
    [
      `${on.ko} ${by ?? ''}`.trim(),
      note ?? '확인한 조문과 날짜를 적지 않음',
      ...(since ? [`그 뒤 확인을 철회함: ${since.ko} ${withdrawnReason ?? ''}`] : []),
    ].join('\n'),
    [on.en, ...(since ? [`withdrawn since: ${since.en}`] : [])].join(', '),
  )
}

const articleOf = ({ ground, groundSources }: PurchasePage): EvidenceRow[] => [
  row('법령과 조문', 'Law and article', lawWords(ground)),
  row('조문 날짜', 'Date of the text', written(ground.textAsOf ?? '–')),
  row('출처', 'Sources', written(groundSources.length === 0 ? '–' : groundSources.map(sourceWords).join('\n'))),
]

const confirmedOf = ({ ground, confirmation }: PurchasePage): Text => {
  if (confirmation) return confirmationWords(confirmation)
  return needsNoArticle(ground)
    ? text('입찰로 맺은 계약이라 확인이 필요하지 않음', 'A contract by tender needs none')
    : text('확인하지 않은 근거로 기록함', 'Recorded by a ground that was not confirmed')
}

const groundOf = (one: PurchasePage): EvidenceRow[] => [
  row('근거', 'Ground', text(one.ground.sentenceKo, one.ground.sentenceEn)),
  ...(needsNoArticle(one.ground) && !one.confirmation ? [] : articleOf(one)),
  ...given(one.ground.noteKo, (note) => row('근거에 딸린 설명', 'What is known of the ground', text(note, one.ground.noteEn ?? ''))),
  row('기록할 때 기관의 확인', 'Confirmed by the institution when recorded', confirmedOf(one)),
  ...(one.groundNote === '' ? [] : [row('근거 메모', 'Note', written(one.groundNote))]),
]

const warningOf = ({ kind, counteredBy, counterReason }: PurchasePage): Text | null =>
  kind === 'counter'
    ? text(`앞선 기록을 정정한 기록입니다. 사유: ${counterReason ?? ''}`, 'This record counters an earlier one.')
    : counteredBy === null
      ? null
      : text('정정된 기록입니다. 통계에서는 서로 지워집니다.', 'This record was countered; in the figures the two cancel out.')

/** What a purchase has to show an audit, on paper: the contract, why this one, what its certificate was worth then, and the ground with its sources and confirmation. */
export const evidencePdfOf = (
  pdf: PdfMaker,
  one: PurchasePage,
  made: { readonly at: Date; readonly publicUrl: string; readonly isDemonstration: boolean },
): Promise<Uint8Array> =>
  drawEvidencePdf(pdf, {
    number: one.id.toUpperCase(),
    institution: text(one.institutionKo, one.institutionEn),
    madeAt: `${dayOf(made.at)}T${timeOf(made.at)}`,
    warning: warningOf(one),
    sections: [
      { name: text('계약', 'Contract'), rows: contractOf(one) },
      { name: text('견적과 비교', 'Quote and comparison'), rows: quoteOf(one) },
      { name: text('기술마켓 인증', 'Certificate of the technology market'), rows: certificateOf(one) },
      { name: text('계약 근거', 'Ground of the contract'), rows: groundOf(one) },
    ],
    checkUrl: one.certificate === null ? null : `${made.publicUrl}/certificates/${one.certificate.id}`,
    demonstration: made.isDemonstration,
  })
