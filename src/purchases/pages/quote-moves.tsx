import { showNumber } from '../../kernel/show.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { Button, ButtonLink, Buttons, Choice, DateField, Disclosure, Field, FileField, Form, TextArea, Tick } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { isInForce } from '../certificate-queries.ts'
import type { Reason, RequestPage } from '../queries.ts'
import { moveWords } from '../words.ts'
import type { Side } from '../questions.ts'
import { isOver, longest, mayMove, mayRecord } from '../workflow.ts'
import type { ReasonedMove, RequestState } from '../workflow.ts'

export type { Side } from '../questions.ts'
export const baseOf = (visit: Visit, side: Side) =>
  side === 'buyer' ? `/buying/${visit.params['institution']}` : `/company/${visit.params['company']}`

/** How each side may end a request where it stands, or take back its quote; with a purchase of it nobody does, and nobody in the name of a closed firm. */
const endings: Readonly<Record<Side, Partial<Record<RequestState, ReasonedMove>>>> = {
  buyer: { requested: 'withdraw', quoted: 'refuse', accepted: 'forgo' },
  firm: { requested: 'decline', quoted: 'take-back', accepted: 'retract' },
}
export const endingOf = ({ state, purchaseId, isFirmClosed }: RequestPage, side: Side): ReasonedMove | undefined =>
  purchaseId !== null || (side === 'firm' && isFirmClosed) ? undefined : endings[side][state]
/** The newest quote, unless it was taken back: what a buyer decides on, and a firm takes back. */
export const standingQuote = ({ quotes: [last] }: RequestPage) => (last?.takenBackAt === null ? last : undefined)
/** What is to be known before an accepted quote ends, or one is taken back. */
const endHints: Partial<Record<ReasonedMove, Text>> = {
  'take-back': text(
    '기관이 답하기 전까지 철회할 수 있습니다. 사유를 기관에 알립니다. 철회한 뒤에는 새 견적을 보내거나 견적을 내지 않겠다고 알려 주세요. 고친 견적이 바로 있으면 철회하지 않고 다시 보내면 됩니다.',
    'Possible until the buyer answers; the buyer reads why. Afterwards send another quote, or decline. If the corrected one is at hand, send it right away: it replaces this one.',
  ),
  forgo: text(
    '계약에 이르지 못했을 때 끝냅니다. 사유를 기업에 알리고, 이 견적의 구매를 더 기다리지 않습니다. 필요하면 새 견적을 요청할 수 있습니다.',
    'For a quote that came to no contract. The firm reads why, and no purchase is awaited any more. You can ask for another quote.',
  ),
  retract: text(
    '계약하지 못하게 되었을 때 알립니다. 사유를 기관에 알리고, 이 견적은 판매 없이 끝납니다. 그래도 기관과 계약했다면 기관이 구매를 기록할 수 있습니다.',
    'For when you cannot contract. The institution reads why, and the quote ends without a sale. Should there be a contract all the same, the institution can record it.',
  ),
}

/** The quote that is decided on goes with the form: the one that was on the page, until both were shown (409). */
const quoteSeen = (visit: Visit, request: RequestPage, isShownAnew: boolean): string =>
  !isShownAnew && visit.form.has('quote') ? visit.form.text('quote') : (standingQuote(request)?.id ?? '')

interface MovesProps {
  readonly visit: Visit
  readonly request: RequestPage
  readonly reasons: readonly Reason[]
  readonly errors: FieldErrors
  /** What stands now is shown beside what was seen: the next decision is about the former. */ readonly isShownAnew: boolean
}
interface EndProps extends MovesProps {
  readonly side: Side
}

/** How a quote ends without a contract: one reason of the list, and a word more. */
const End = ({ visit, side, request, reasons, errors, isShownAnew }: EndProps) => {
  const { t, lang } = visit
  const move = endingOf(request, side)
  if (move === undefined) return null
  const hint = endHints[move]
  return (
    <Disclosure
      summary={t(moveWords[move])}
      open={errors['reasonCode'] !== undefined || errors['reason'] !== undefined || visit.form.text('reasonCode') !== ''}
    >
      {hint && <p>{t(hint)}</p>}
      <Form
        lang={lang}
        csrf={visit.csrf}
        action={visit.href(`${baseOf(visit, side)}/quotes/${request.id}/${move}`)}
        hidden={{ quote: quoteSeen(visit, request, isShownAnew) }}
      >
        <Choice
          lang={lang}
          name="reasonCode"
          label={t('사유', 'Reason')}
          required
          error={errors['reasonCode']}
          value={visit.form.text('reasonCode')}
          options={reasons.map((one) => ({
            value: one.code,
            label: t(one.ko, one.en),
            hint: one.needsNote ? t('‘덧붙일 말’에 어떤 까닭인지 적어 주세요.', 'Say what it is in “A word more”.') : undefined,
          }))}
        />
        <TextArea
          lang={lang}
          name="reason"
          label={t('덧붙일 말', 'A word more')}
          rows={3}
          max={longest.reason}
          error={errors['reason']}
          value={visit.form.text('reason')}
        />
        <Button kind="secondary">{t(moveWords[move])}</Button>
      </Form>
    </Disclosure>
  )
}

export const BuyerMoves = ({ visit, request, reasons, errors, isShownAnew }: MovesProps) => {
  const { t, lang } = visit
  const base = visit.href(`${baseOf(visit, 'buyer')}`)
  return (
    <Buttons>
      {mayMove(request.state, 'accept') && (
        <Form
          lang={lang}
          csrf={visit.csrf}
          action={`${base}/quotes/${request.id}/accept`}
          hidden={{ quote: quoteSeen(visit, request, isShownAnew) }}
        >
          {!isInForce(request.certificate) && (
            <Tick
              lang={lang}
              name="knowsOfCertificate"
              required
              error={errors['knowsOfCertificate']}
              checked={visit.form.text('knowsOfCertificate') === 'yes'}
              label={t(
                '지금 유효한 인증서가 없는 것을 알고 수락합니다.',
                'I know that no certificate is in force today, and accept all the same.',
              )}
              hint={t(
                '인증서는 계약 근거가 아닙니다. 이 표시는 감사 기록에 남습니다.',
                'A certificate is no contract ground. That you ticked this stays in the audit log.',
              )}
            />
          )}
          <p class="hint">
            {t(
              '수락하면 기업에 알립니다. 수락은 계약이 아닙니다. 계약한 뒤 구매를 기록하고, 계약하지 않게 되면 사유를 적어 끝냅니다.',
              'The firm is told. Accepting is not the contract: record the purchase once it is made, or end the request with a reason if it is not.',
            )}
          </p>
          <Button>{t(moveWords.accept)}</Button>
        </Form>
      )}
      {request.state === 'accepted' && request.purchaseId === null && (
        <ButtonLink href={`${base}/purchases/new?request=${request.id}`}>{t('구매 기록하기', 'Record the purchase')}</ButtonLink>
      )}
      {request.purchaseId !== null && (
        <ButtonLink kind="secondary" href={`${base}/purchases/${request.purchaseId}`}>
          {t('구매 기록 보기', 'See the record')}
        </ButtonLink>
      )}
      {isOver(request.state) && isInForce(request.certificate) && (
        <ButtonLink kind="secondary" href={`${base}/quotes/new?listing=${request.listingId}`}>
          {t('새 견적 요청하기', 'Ask for another quote')}
        </ButtonLink>
      )}
      {isOver(request.state) && mayRecord(request.state) && (
        <ButtonLink kind="secondary" href={`${base}/purchases/new?request=${request.id}`}>
          {t('그래도 계약했다면 구매 기록하기', 'Contracted all the same? Record the purchase')}
        </ButtonLink>
      )}
      <End visit={visit} side="buyer" request={request} reasons={reasons} errors={errors} isShownAnew={isShownAnew} />
    </Buttons>
  )
}

export const FirmMoves = (props: MovesProps) => (
  <>
    {mayMove(props.request.state, 'quote') && <Offer {...props} />}
    <End {...props} side="firm" />
  </>
)

const Offer = ({ visit, request, errors }: MovesProps) => {
  const { t, lang } = visit
  const last = request.quotes[0]
  const field = (name: string, otherwise = '') => ({
    lang,
    name,
    value: visit.form.has(name) ? visit.form.text(name) : otherwise,
    error: errors[name],
  })
  return (
    <section>
      <h2>{last ? t('견적 다시 보내기', 'Send a new quote') : t('견적 보내기', 'Send a quote')}</h2>
      {standingQuote(request) && (
        <p class="hint">
          {t(
            '새 견적이 앞선 견적을 대신합니다. 견적서 파일이 있으면 다시 올려 주세요.',
            'The new quote replaces the one before. If there is a file, upload it again.',
          )}
        </p>
      )}
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`${baseOf(visit, 'firm')}/quotes/${request.id}/quote`)} files>
        <Field
          {...field('supplyWon', last ? String(last.supplyWon) : '')}
          type="money"
          label={t('공급가액(부가세 별도)', 'Supply amount without VAT')}
          hint={t(
            `수량 ${showNumber(request.quantity)}${request.unit} 전체의 금액입니다.`,
            `For all of it: ${showNumber(request.quantity)} ${request.unit}.`,
          )}
          required
        />
        <Choice
          {...field('vat', last?.vatWon === 0 ? 'exempt' : 'taxed')}
          label={t('부가세', 'VAT')}
          inline
          options={[
            { value: 'taxed', label: t('10% 더하기', 'Add 10 %') },
            { value: 'exempt', label: t('면세', 'Exempt') },
          ]}
        />
        <DateField {...field('validUntil', last?.validUntil ?? '')} label={t('견적 유효기간', 'Valid until')} required ahead={visit.now} />
        <Field
          {...field('deliveryDays', last ? String(last.deliveryDays) : '')}
          type="number"
          unit={t('일', 'days')}
          label={t('계약 후 납기', 'Delivery after contract')}
          required
          width="short"
        />
        <TextArea {...field('terms', last?.terms ?? '')} label={t('조건', 'Terms')} rows={5} max={longest.terms} />
        <FileField lang={lang} name="file" label={t('견적서 파일', 'The quote as a file')} error={errors['file']} />
        <Button pending={t('보내고 있습니다', 'Sending')}>{t(moveWords.quote)}</Button>
      </Form>
    </section>
  )
}
