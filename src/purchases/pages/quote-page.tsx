import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { dayOf } from '../../kernel/dates.ts'
import { dayAhead, readDay } from '../../kernel/day-words.ts'
import { readAmount, vatOn } from '../../kernel/money.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { readCount } from '../../kernel/whole.ts'
import { textWithin } from '../../platform/http/text-within.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Due, ErrorSummary, Notice, StatusTag } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { acceptQuote, endRequest, sendQuote } from '../actions/quotes.ts'
import { takeQuoteBack } from '../actions/take-back.ts'
import { endedBy, findReasons, findRequest } from '../queries.ts'
import type { RequestPage } from '../queries.ts'
import { dueWords, explain, numberWords } from '../words.ts'
import { longest, mostDeliveryDays, validityProblem } from '../workflow.ts'
import type { EndMove, Refusal } from '../workflow.ts'
import { stateOf, toneOf } from './quote-list.tsx'
import { backReason, BothQuotes, Facts, History, QuoteFacts } from './quote-parts.tsx'
import { baseOf, BuyerMoves, endingOf, FirmMoves, standingQuote } from './quote-moves.tsx'
import type { Side } from './quote-moves.tsx'
import { Questions, sendAnswer, sendQuestion, sentWords } from './quote-questions.tsx'

const whose = (visit: Visit, side: Side) =>
  side === 'buyer' ? { institutionId: visit.params['institution'] } : { companyId: visit.params['company'] }

export const drawQuote = (side: Side) => (visit: Visit) => draw(visit, side, {})

const draw = async (visit: Visit, side: Side, errors: FieldErrors, status = 200, general?: string) => {
  const { t, lang } = visit
  const request = await findRequest(visit.read, visit.params['request'] ?? '', whose(visit, side))
  if (!request) return notFound
  const last = standingQuote(request)
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
        {request.state === 'requested' && request.quotes[0] && (
          <Notice
            tone="info"
            title={
              side === 'buyer'
                ? t('기업이 견적을 철회했습니다.', 'The firm took its quote back.')
                : t('보낸 견적을 철회했습니다.', 'You took your quote back.')
            }
          >
            <p>{backReason(visit, request.quotes[0])}</p>
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
        {may && side === 'firm' && <FirmMoves visit={visit} request={request} reasons={reasons} errors={errors} isShownAnew={isStale} />}
        <History visit={visit} side={side} request={request} />
      </div>
    ),
  })
}

const reasonOf = ({ t }: Visit, request: RequestPage): string =>
  [request.reasonKo && t(request.reasonKo, request.reasonEn ?? ''), request.reason].filter(Boolean).join(' ')

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
    ['wrong-state', 'stale', 'taken-back', 'bought', 'thread-over', 'already-answered'].includes(done.refusal.code) ? 409 : 422,
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
  withdraw: text('요청을 철회했습니다.', 'Withdrawn.'),
  decline: text('견적을 내지 않는다고 알렸습니다.', 'Declined.'),
  forgo: text('구매하지 않고 끝냈습니다. 사유를 기업에 알렸습니다.', 'Ended without a purchase. The firm is told why.'),
  retract: text('계약하지 못한다고 기관에 알렸습니다.', 'The institution is told that you cannot contract.'),
}
const reasonWanted = text('사유를 골라 주세요.', 'Choose the reason.')
export const postEnd = (side: Side, move: EndMove) => async (visit: Visit) => {
  const reason = (await findReasons(visit.read, endedBy[move])).find((one) => one.code === visit.form.text('reasonCode'))
  const long: Record<string, string> = {}
  textWithin(visit, long, 'reason', longest.reason)
  if (!reason) return draw(visit, side, { reasonCode: visit.t(reasonWanted), ...long }, 422)
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

export const postTakeBack = async (visit: Visit) => {
  const { form } = visit
  const long: Record<string, string> = {}
  textWithin(visit, long, 'reason', longest.reason)
  if (form.text('reasonCode') === '') return draw(visit, 'firm', { reasonCode: visit.t(reasonWanted), ...long }, 422)
  return after(
    visit,
    'firm',
    await takeQuoteBack(
      visit.app,
      actingAs(visit, 'company'),
      visit.params['request'] ?? '',
      form.text('reasonCode'),
      form.text('reason'),
      form.text('quote'),
    ),
    text('견적을 철회했습니다. 기관에 알렸습니다.', 'The quote is taken back. The buyer is told.'),
  )
}

export const postQuote = async (visit: Visit) => {
  const { t, form } = visit
  const errors: Record<string, string> = {}
  const supplyWon = readAmount(form.text('supplyWon'), 1)
  if (supplyWon === undefined) errors['supplyWon'] = t(numberWords.supplyWon)
  const until = readDay(text('견적 유효기간', 'Valid until'), form.text('validUntil'), dayAhead(visit.now))
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
