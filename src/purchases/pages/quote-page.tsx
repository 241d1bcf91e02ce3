import type { ComponentChildren } from 'preact'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { showContact } from '../../institutions/index.ts'
import { dayOf } from '../../kernel/dates.ts'
import { readDay } from '../../kernel/day-words.ts'
import { readAmount, vatOn } from '../../kernel/money.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { readCount } from '../../kernel/whole.ts'
import { textWithin } from '../../platform/http/text-within.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Day, Due, ErrorSummary, Lines, Link, Notice, SplitView, StatusTag, SummaryList, Timeline, Won } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { acceptQuote, endRequest, sendQuote } from '../actions/quotes.ts'
import { endedBy, findReasons, findRequest } from '../queries.ts'
import type { RequestPage } from '../queries.ts'
import { acceptedWords, boughtWords, dueWords, explain, numberWords, stateWords } from '../words.ts'
import { isOver, longest, mostDeliveryDays, validityProblem } from '../workflow.ts'
import type { EndMove, Refusal } from '../workflow.ts'
import { certificateToday } from './certificate-fact.tsx'
import { stateOf, toneOf } from './quote-list.tsx'
import { baseOf, BuyerMoves, endingOf, FirmMoves } from './quote-moves.tsx'
import type { Side } from './quote-moves.tsx'
import { Questions, sendAnswer, sendQuestion, sentWords } from './quote-questions.tsx'

const whose = (visit: Visit, side: Side) =>
  side === 'buyer' ? { institutionId: visit.params['institution'] } : { companyId: visit.params['company'] }

export const drawQuote = (side: Side) => (visit: Visit) => draw(visit, side, {})

const draw = async (visit: Visit, side: Side, errors: FieldErrors, status = 200, general?: string) => {
  const { t, lang } = visit
  const request = await findRequest(visit.read, visit.params['request'] ?? '', whose(visit, side))
  if (!request) return notFound
  const [last] = request.quotes
  const isStale = status === 409 && visit.form.has('quote') && visit.form.text('quote') !== (last?.id ?? '')
  const may = visit.actor.hat === 'institution' || visit.actor.hat === 'company'
  const ending = endingOf(request, side)
  const due = dueWords[request.state]
  const reasons = may && ending ? await findReasons(visit.read, endedBy[ending]) : []
  return page({
    title: t('견적', 'Quote'),
    density: side === 'buyer' ? 'staff' : 'public',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(`${baseOf(visit, side)}/quotes`)} label={t('견적 목록', 'Quotes')} />
        <h1>{t(request.titleKo, request.titleEn || request.titleKo)}</h1>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <p class="row">
          <StatusTag tone={toneOf(request)} word={t(stateOf(request, side))} />
          {request.dueAt && due && (
            <span>
              {t(due[side])} <Due lang={lang} at={request.dueAt} now={visit.now} form="sentence" />
            </span>
          )}
        </p>
        {(request.reason ?? request.reasonKo) && (
          <Notice tone="info" title={t('사유', 'Reason')}>
            <p>{reasonOf(visit, request)}</p>
          </Notice>
        )}
        <Facts visit={visit} side={side} request={request} />
        {isStale && last ? (
          <BothQuotes visit={visit} request={request} seenId={visit.form.text('quote')} last={last} />
        ) : (
          last && (
            <section>
              <h2>{side === 'buyer' ? t('받은 견적', 'The quote') : t('보낸 견적', 'The quote you sent')}</h2>
              <QuoteFacts visit={visit} request={request} quote={last} />
            </section>
          )
        )}
        {may && side === 'buyer' && <BuyerMoves visit={visit} request={request} reasons={reasons} errors={errors} isShownAnew={isStale} />}
        {/* A firm asks before it prices. */}
        <Questions visit={visit} side={side} request={request} errors={errors} mayWrite={may} />
        {may && side === 'firm' && <FirmMoves visit={visit} request={request} reasons={reasons} errors={errors} />}
        <History visit={visit} side={side} request={request} />
      </div>
    ),
  })
}

const reasonOf = ({ t }: Visit, request: RequestPage): string =>
  [request.reasonKo && t(request.reasonKo, request.reasonEn ?? ''), request.reason].filter(Boolean).join(' ')

interface Part {
  readonly visit: Visit
  readonly side: Side
  readonly request: RequestPage
}

const Facts = ({ visit, side, request }: Part) => {
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

const History = ({ visit, side, request }: Part) => {
  const { t, lang } = visit
  return (
    <>
      <h2>{t('지나온 일', 'History')}</h2>
      <Timeline
        lang={lang}
        entries={[
          ...(isOver(request.state) ? [{ id: 'end', at: request.stateSince, title: t(stateWords[request.state][side]) }] : []),
          ...(request.purchase ? [{ id: 'bought', at: request.purchase.recordedAt, title: t(boughtWords[side]) }] : []),
          ...(request.acceptedAt ? [{ id: 'accepted', at: request.acceptedAt, title: t(acceptedWords[side]) }] : []),
          ...request.quotes.map((one) => ({
            id: one.id,
            at: one.sentAt,
            title: t(`견적 ${one.number}`, `Quote ${one.number}`),
            by: t(request.companyKo, request.companyEn ?? request.companyKo),
            detail: <Won lang={lang} amount={one.supplyWon + one.vatWon} />,
          })),
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
const BothQuotes = ({ visit, request, seenId, last }: { visit: Visit; request: RequestPage; seenId: string; last: QuoteOf }) => {
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

const QuoteFacts = ({ visit, request, quote }: { visit: Visit; request: RequestPage; quote: QuoteOf }): ComponentChildren => {
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

type Done = { ok: true } | { ok: false; refusal: Refusal }
const after = (visit: Visit, side: Side, done: Done, flash: Text, asked?: string) => {
  if (done.ok) return redirect(`${baseOf(visit, side)}/quotes/${visit.params['request']}`, flash)
  if (done.refusal.code === 'not-found') return notFound
  const sentence = visit.t(explain(done.refusal, side))
  if (asked !== undefined && ['question-missing', 'answer-missing', 'too-long'].includes(done.refusal.code))
    return draw(visit, side, { [asked]: sentence }, 422)
  if (done.refusal.code === 'reason-missing') return draw(visit, side, { reasonCode: sentence }, 422)
  if (done.refusal.code === 'note-missing' || done.refusal.code === 'too-long') return draw(visit, side, { reason: sentence }, 422)
  if (done.refusal.code === 'past-validity' || done.refusal.code === 'late-validity')
    return draw(visit, side, { validUntil: sentence }, 422)
  if (done.refusal.code === 'certificate-not-in-force') return draw(visit, side, { knowsOfCertificate: sentence }, 422)
  return draw(
    visit,
    side,
    {},
    ['wrong-state', 'stale', 'bought', 'thread-over', 'already-answered'].includes(done.refusal.code) ? 409 : 422,
    sentence,
  )
}

export const postAccept = async (visit: Visit) =>
  after(
    visit,
    'buyer',
    await acceptQuote(visit.app, actingAs(visit, 'institution'), visit.params['request'] ?? '', {
      seenQuoteId: visit.form.text('quote'),
      knowsOfCertificate: visit.form.text('knowsOfCertificate') === 'yes',
    }),
    text('견적을 수락했습니다. 계약한 뒤 구매를 기록해 주세요.', 'Accepted. Record the purchase once the contract is made.'),
  )

export const postQuestion = (side: Side) => async (visit: Visit) =>
  after(visit, side, await sendQuestion(visit, side), sentWords.question, 'question')
export const postAnswer = (side: Side) => async (visit: Visit) => {
  const { field, done } = await sendAnswer(visit, side)
  return after(visit, side, done, sentWords.answer, field)
}

const ends: Readonly<Record<EndMove, Text>> = {
  refuse: text('견적을 거절했습니다.', 'Refused.'),
  withdraw: text('요청을 거두었습니다.', 'Withdrawn.'),
  decline: text('견적을 내지 않는다고 알렸습니다.', 'Declined.'),
  forgo: text('구매하지 않고 끝냈습니다. 사유를 기업에 알렸습니다.', 'Ended without a purchase. The firm is told why.'),
  retract: text('계약하지 못한다고 기관에 알렸습니다.', 'The institution is told that you cannot contract.'),
}
export const postEnd = (side: Side, move: EndMove) => async (visit: Visit) => {
  const reason = (await findReasons(visit.read, endedBy[move])).find((one) => one.code === visit.form.text('reasonCode'))
  const long: Record<string, string> = {}
  textWithin(visit, long, 'reason', longest.reason)
  if (!reason) return draw(visit, side, { reasonCode: visit.t('사유를 골라 주세요.', 'Choose the reason.'), ...long }, 422)
  const actor = side === 'buyer' ? actingAs(visit, 'institution') : actingAs(visit, 'company')
  return after(
    visit,
    side,
    await endRequest(
      visit.app,
      actor,
      visit.params['request'] ?? '',
      move,
      reason.code,
      visit.form.text('reason'),
      visit.form.text('quote'),
    ),
    ends[move],
  )
}

export const postQuote = async (visit: Visit) => {
  const { t, form } = visit
  const errors: Record<string, string> = {}
  const supplyWon = readAmount(form.text('supplyWon'), 1)
  if (supplyWon === undefined) errors['supplyWon'] = t(numberWords.supplyWon)
  const until = readDay(text('견적 유효기간', 'Valid until'), form.text('validUntil'), '2026-12-31')
  if (!until.ok) errors['validUntil'] = t(until.refusal)
  else {
    const problem = validityProblem(until.value, dayOf(visit.now))
    if (problem) errors['validUntil'] = t(explain(problem))
  }
  const deliveryDays = readCount(form.text('deliveryDays'), 0, mostDeliveryDays)
  if (deliveryDays === undefined) errors['deliveryDays'] = t(numberWords.deliveryDays)
  const terms = textWithin(visit, errors, 'terms', longest.terms)
  const file = form.file('file')
  if (file && !file.ok) errors['file'] = t(file.sentence)
  if (Object.keys(errors).length > 0 || supplyWon === undefined || deliveryDays === undefined || !until.ok)
    return draw(visit, 'firm', errors, 422)
  const offered = {
    supplyWon,
    vatWon: form.text('vat') === 'exempt' ? 0 : vatOn(supplyWon),
    validUntil: until.value,
    deliveryDays,
    terms,
  }
  return after(
    visit,
    'firm',
    await sendQuote(visit.app, actingAs(visit, 'company'), visit.params['request'] ?? '', offered, file?.ok ? file : undefined),
    text('견적을 보냈습니다.', 'The quote is sent.'),
  )
}
