import type { ComponentChildren } from 'preact'
import { showContact } from '../../institutions/index.ts'
import type { Visit } from '../../people/index.ts'
import { Day, Lines, Link, SplitView, SummaryList, Timeline, Won } from '../../ui/index.ts'
import type { RequestPage } from '../queries.ts'
import { acceptedWords, boughtWords, stateWords } from '../words.ts'
import { isOver } from '../workflow.ts'
import { certificateToday } from './certificate-fact.tsx'
import type { Side } from './quote-moves.tsx'

/** Why a quote was taken back. */
export const backReason = ({ t }: Visit, one: QuoteOf): string =>
  [one.takenBackKo && t(one.takenBackKo, one.takenBackEn ?? ''), one.takenBackNote].filter(Boolean).join(' ')

interface Part {
  readonly visit: Visit
  readonly side: Side
  readonly request: RequestPage
}

export const Facts = ({ visit, side, request }: Part) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        {
          label: side === 'buyer' ? t('기업', 'Firm') : t('기관', 'Institution'),
          value:
            side === 'buyer'
              ? t(request.companyKo, request.companyEn ?? request.companyKo) +
                (request.isFirmClosed ? t(' (문을 닫은 회사)', ' (closed)') : '')
              : t(request.institutionKo, request.institutionEn),
        },
        {
          label: t('연락처', 'Contact'),
          value:
            showContact(side === 'buyer' ? { ...request.firmContact, contactUnit: null } : request.institutionContact) ??
            t('공개한 연락처가 없습니다. 아래에서 질문할 수 있습니다.', 'No contact is made public. You can ask below.'),
        },
        { label: t('수량', 'Quantity'), value: `${request.quantity.toLocaleString('ko-KR')}${request.unit}` },
        { label: t('장소', 'Place'), value: request.place },
        {
          label: t('희망 납기', 'Wanted by'),
          value: request.wantedOn ? <Day lang={lang} value={request.wantedOn} /> : t('정하지 않음', 'Not set'),
        },
        { label: t('필요한 조건', 'Needs'), value: <Lines words={request.needs} /> },
        ...(request.fileId
          ? [{ label: t('첨부 문서', 'Paper'), value: <Paper request={request} fileId={request.fileId} fileName={request.fileName} /> }]
          : []),
        {
          label: t('기술', 'Technology'),
          value: <Link href={visit.href(`/catalogue/${request.listingId}`)}>{t('기술 페이지 보기', 'See the technology')}</Link>,
        },
        certificateToday(visit, request.certificate),
        ...(request.purchase
          ? [
              {
                label: t('기록된 구매(부가세 포함)', 'Recorded purchase incl. VAT'),
                value: (
                  <>
                    <Won lang={lang} amount={request.purchase.amountWon} /> · {t('계약일', 'contracted on')}{' '}
                    <Day lang={lang} value={request.purchase.contractedOn} />
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

export const History = ({ visit, side, request }: Part) => {
  const { t, lang } = visit
  const firm = t(request.companyKo, request.companyEn ?? request.companyKo)
  return (
    <>
      <h2>{t('지나온 일', 'History')}</h2>
      <Timeline
        lang={lang}
        entries={[
          ...(isOver(request.state) ? [{ id: 'end', at: request.stateSince, title: t(stateWords[request.state][side]) }] : []),
          ...(request.purchase ? [{ id: 'bought', at: request.purchase.recordedAt, title: t(boughtWords[side]) }] : []),
          ...(request.acceptedAt ? [{ id: 'accepted', at: request.acceptedAt, title: t(acceptedWords[side]) }] : []),
          ...request.quotes.flatMap((one) => [
            ...(one.takenBackAt
              ? [
                  {
                    id: `${one.id}-back`,
                    at: one.takenBackAt,
                    title: t(`견적 ${one.number} 철회`, `Quote ${one.number} taken back`),
                    by: firm,
                    detail: backReason(visit, one),
                  },
                ]
              : []),
            {
              id: one.id,
              at: one.sentAt,
              title: t(`견적 ${one.number}`, `Quote ${one.number}`),
              by: firm,
              detail: <Won lang={lang} amount={one.supplyWon + one.vatWon} />,
            },
          ]),
          {
            id: 'asked',
            at: request.requestedAt,
            title: t('견적 요청', 'Quote asked for'),
            by: t(request.institutionKo, request.institutionEn),
          },
        ]}
      />
    </>
  )
}

type QuoteOf = RequestPage['quotes'][number]

/** The quote that the buyer saw beside the one that the firm sent meanwhile. */
export const BothQuotes = ({ visit, request, seenId, last }: { visit: Visit; request: RequestPage; seenId: string; last: QuoteOf }) => {
  const { t } = visit
  const seen = request.quotes.find((one) => one.id === seenId)
  const [before, now] = [t('보신 견적', 'The quote you saw'), t('지금 견적', 'The quote that stands now')]
  return (
    <SplitView
      left={{
        label: before,
        children: (
          <>
            <h2>{before}</h2>
            {seen ? (
              <QuoteFacts visit={visit} request={request} quote={seen} />
            ) : (
              <p class="quiet">{t('그때는 견적이 없었습니다.', 'There was no quote then.')}</p>
            )}
          </>
        ),
      }}
      right={{
        label: now,
        children: (
          <>
            <h2>{now}</h2>
            <QuoteFacts visit={visit} request={request} quote={last} />
          </>
        ),
      }}
    />
  )
}

export const QuoteFacts = ({ visit, request, quote }: { visit: Visit; request: RequestPage; quote: QuoteOf }): ComponentChildren => {
  const { t, lang } = visit
  return (
    <>
      <SummaryList
        lang={lang}
        large
        facts={[
          { label: t('합계(부가세 포함)', 'Total incl. VAT'), value: <Won lang={lang} amount={quote.supplyWon + quote.vatWon} /> },
          { label: t('유효기한', 'Valid until'), value: <Day lang={lang} value={quote.validUntil} /> },
        ]}
      />
      <SummaryList
        lang={lang}
        facts={[
          { label: t('공급가액', 'Supply'), value: <Won lang={lang} amount={quote.supplyWon} /> },
          { label: t('부가세', 'VAT'), value: <Won lang={lang} amount={quote.vatWon} /> },
          { label: t('납기', 'Delivery'), value: t(`계약 후 ${quote.deliveryDays}일`, `${quote.deliveryDays} days after contract`) },
          { label: t('조건', 'Terms'), value: quote.terms === '' ? t('없음', 'None') : <Lines words={quote.terms} /> },
          ...(quote.fileId
            ? [
                {
                  label: t('견적서', 'Paper'),
                  value: <Paper request={request} fileId={quote.fileId} fileName={quote.fileName} />,
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

const Paper = ({ request, fileId, fileName }: { request: RequestPage; fileId: string; fileName: string | null }) => (
  <Link href={`/files/quotes/${request.id}/${fileId}`} download>
    {fileName ?? ''}
  </Link>
)
