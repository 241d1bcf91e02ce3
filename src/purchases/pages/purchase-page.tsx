import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { readDay } from '../../kernel/day-words.ts'
import { lawWords } from '../../kernel/law.ts'
import { showNumber } from '../../kernel/show.ts'
import { text } from '../../kernel/text.ts'
import { download, notFound, page, redirect } from '../../platform/http/visit.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  DateField,
  Day,
  DayTime,
  ErrorSummary,
  Form,
  Lines,
  Link,
  Notice,
  ReasonForm,
  Sources,
  SummaryList,
  Won,
} from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { counterPurchase, recordDelivery } from '../actions/record-purchase.ts'
import { evidencePdfOf } from '../evidence-pdf-of.ts'
import { needsNoArticle } from '../grounds.ts'
import { findPurchase } from '../queries.ts'
import type { PurchasePage, RecordedConfirmation } from '../queries.ts'
import { explain } from '../words.ts'
import { certificateOfContract } from './certificate-fact.tsx'
import { CompareLink } from './compare-link.tsx'
import { longest } from '../workflow.ts'

export const drawPurchase = (visit: Visit) => draw(visit, {})

const draw = async (visit: Visit, errors: FieldErrors) => {
  const { t, lang } = visit
  const institutionId = visit.params['institution'] ?? ''
  const one = await findPurchase(visit.read, visit.params['purchase'] ?? '', institutionId)
  if (!one) return notFound
  const base = visit.href(`/buying/${institutionId}/purchases`)
  return page({
    title: t('구매 기록', 'Purchase'),
    density: 'staff',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    hasErrors: Object.keys(errors).length > 0,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={base} label={t('구매 기록 목록', 'Purchases')} />
        <h1>{t(one.titleKo, one.titleEn || one.titleKo)}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        <Counters visit={visit} one={one} base={base} />
        <Facts visit={visit} one={one} />
        <GroundOfPurchase visit={visit} one={one} />
        <Buttons>
          <ButtonLink kind="secondary" href={`/buying/${institutionId}/purchases/${one.id}/evidence.pdf`} download>
            {t('구매 기록 확인서 내려받기(PDF)', 'Download the record for an audit (PDF)')}
          </ButtonLink>
        </Buttons>
        {one.kind === 'purchase' && !one.counteredBy && visit.actor.hat === 'institution' && (
          <>
            {one.deliveredOn === null && <Delivery visit={visit} one={one} base={base} error={errors['deliveredOn']} />}
            <Countering visit={visit} one={one} base={base} error={errors['reason']} />
          </>
        )}
      </div>
    ),
  })
}

/** The same on paper, for the file of the contract. */
export const sendEvidence = async (visit: Visit) => {
  const one = await findPurchase(visit.read, visit.params['purchase'] ?? '', visit.params['institution'] ?? '')
  if (!one) return notFound
  const { app, now } = visit
  const made = { at: now, publicUrl: app.publicUrl, isDemonstration: app.market.isDemonstration }
  return download(
    await evidencePdfOf(app.pdf, one, made),
    'application/pdf',
    `${visit.t('구매기록확인서', 'purchase-record')}-${one.contractedOn}-${one.id}.pdf`,
  )
}

interface Part {
  readonly visit: Visit
  readonly one: PurchasePage
}

/** That this record counters another, or is countered. */
const Counters = ({ visit, one, base }: Part & { base: string }) => {
  const { t } = visit
  return (
    <>
      {one.kind === 'counter' && (
        <Notice tone="warning" title={t('앞선 기록을 정정한 기록입니다.', 'This record counters an earlier one.')}>
          <Lines words={one.counterReason ?? ''} />
          <p>
            <Link href={`${base}/${one.countersId ?? ''}`}>{t('정정한 기록 보기', 'See the earlier record')}</Link>
          </p>
          {one.requestId !== null && (
            <p>
              {t(
                '구매를 다시 기록하거나 구매하지 않고 끝내려면 아래의 견적을 열어 주세요.',
                'To record the purchase again, or to end without one, open the quote below.',
              )}
            </p>
          )}
        </Notice>
      )}
      {one.counteredBy && (
        <Notice
          tone="warning"
          title={t('정정된 기록입니다. 통계에서는 서로 지워집니다.', 'This record was countered; in the figures the two cancel out.')}
        >
          <p>
            <Link href={`${base}/${one.counteredBy}`}>{t('정정 기록 보기', 'See the counter-record')}</Link>
          </p>
        </Notice>
      )}
    </>
  )
}

const Facts = ({ visit, one }: Part) => {
  const { t, lang } = visit
  return (
    <>
      <SummaryList
        lang={lang}
        large
        facts={[
          { label: t('계약 금액(부가세 포함)', 'Amount incl. VAT'), value: <Won lang={lang} amount={one.amountWon} /> },
          { label: t('계약일', 'Contracted on'), value: <Day lang={lang} value={one.contractedOn} /> },
        ]}
      />
      <SummaryList
        lang={lang}
        facts={[
          ...(one.estimatedWon === null
            ? []
            : [
                {
                  label: t('추정가격(부가세 제외)', 'Estimated price without VAT'),
                  value: <Won lang={lang} amount={one.estimatedWon} />,
                },
              ]),
          ...(one.estimateNote === null
            ? []
            : [
                {
                  label: t('계약 금액이 추정가격보다 큰 까닭', 'Why the contract is above the estimated price'),
                  value: <Lines words={one.estimateNote} />,
                },
              ]),
          {
            label: t('기술', 'Technology'),
            value: <Link href={visit.href(`/catalogue/${one.listingId}`)}>{t('기술 페이지 보기', 'See the technology')}</Link>,
          },
          ...(one.requestId === null
            ? []
            : [
                {
                  label: t('견적', 'Quote'),
                  value: (
                    <Link href={visit.href(`/buying/${one.institutionId}/quotes/${one.requestId}`)}>
                      {t('수락한 견적 보기', 'See the accepted quote')}
                    </Link>
                  ),
                },
              ]),
          { label: t('구매 기관', 'Buyer'), value: t(one.institutionKo, one.institutionEn) },
          { label: t('기업', 'Firm'), value: t(one.companyKo, one.companyEn ?? one.companyKo) },
          certificateOfContract(visit, one.certificate),
          { label: t('수량', 'Quantity'), value: `${showNumber(one.quantity)}${one.unit}` },
          ...(one.quotedWon === null
            ? []
            : [
                { label: t('수락한 견적(부가세 포함)', 'Accepted quote incl. VAT'), value: <Won lang={lang} amount={one.quotedWon} /> },
                { label: t('견적 수량', 'Quantity of the quote'), value: `${showNumber(one.quotedQuantity ?? 0)}${one.unit}` },
              ]),
          ...(one.differsReason === null
            ? []
            : [{ label: t('견적과 다른 까닭', 'Why it differs from the quote'), value: <Lines words={one.differsReason} /> }]),
          {
            label: t('납품일', 'Delivered on'),
            value: one.deliveredOn ? <Day lang={lang} value={one.deliveredOn} /> : t('아직 적지 않음', 'Not entered yet'),
          },
          { label: t('고른 까닭', 'Why this one'), value: <Lines words={one.chosenReason} /> },
          {
            label: t('함께 비교한 기술', 'Alternatives'),
            value:
              one.alternatives.length === 0 ? (
                t('기록하지 않음', 'None recorded')
              ) : (
                <>
                  {one.alternatives.map((other) => t(other.titleKo, other.titleEn || other.titleKo)).join(', ')}
                  <CompareLink visit={visit} ids={[one.listingId, ...one.alternatives.map((other) => other.id)]} />
                </>
              ),
          },
          {
            label: t('기록', 'Recorded'),
            value: (
              <>
                <DayTime lang={lang} value={one.recordedAt} /> {one.recorderName}
              </>
            ),
          },
        ]}
      />
    </>
  )
}

/** The ground as it stood when the purchase was recorded: the law, the text and its date, where that was read, and whose word it stood on here. */
const GroundOfPurchase = ({ visit, one }: Part) => {
  const { t, lang } = visit
  const { ground, confirmation } = one
  const needsNone = needsNoArticle(ground) && !confirmation
  return (
    <>
      <h2>{t('계약 근거', 'Ground of the contract')}</h2>
      <SummaryList
        lang={lang}
        facts={[
          { label: t('근거', 'Ground'), value: t(ground.sentenceKo, ground.sentenceEn) },
          ...(needsNone
            ? []
            : [
                { label: t('법령과 조문', 'Law and article'), value: t(lawWords(ground)) },
                { label: t('조문 날짜', 'Date of the text'), value: ground.textAsOf ?? undefined },
                {
                  label: t('출처', 'Sources'),
                  value: one.groundSources.length === 0 ? undefined : <Sources sources={one.groundSources} />,
                },
              ]),
          ...(ground.noteKo
            ? [{ label: t('근거에 딸린 설명', 'What is known of the ground'), value: t(ground.noteKo, ground.noteEn ?? '') }]
            : []),
          {
            label: t('기록할 때 우리 기관의 확인', 'Confirmation by this institution when recorded'),
            value: confirmation ? (
              <ConfirmedBy visit={visit} confirmation={confirmation} />
            ) : needsNone ? (
              t('입찰로 맺은 계약이라 확인이 필요하지 않습니다.', 'A contract by tender needs none.')
            ) : (
              t('확인하지 않은 근거로 기록했습니다.', 'Recorded by a ground that was not confirmed.')
            ),
          },
          { label: t('근거 메모', 'Note'), value: one.groundNote === '' ? t('없음', 'None') : <Lines words={one.groundNote} /> },
        ]}
      />
    </>
  )
}

const ConfirmedBy = ({ visit, confirmation }: { visit: Visit; confirmation: RecordedConfirmation }) => {
  const { t, lang } = visit
  return (
    <>
      <DayTime lang={lang} value={new Date(confirmation.at)} /> {confirmation.by}
      {confirmation.note ? (
        <Lines words={confirmation.note} />
      ) : (
        <span class="quiet block">{t('확인한 조문과 날짜를 적지 않았습니다.', 'Which text and date were checked was not said.')}</span>
      )}
      {confirmation.withdrawnAt !== null && (
        <span class="block">
          {t('그 뒤 확인을 철회함:', 'Withdrawn since:')} <Day lang={lang} value={new Date(confirmation.withdrawnAt)} />{' '}
          {confirmation.withdrawnReason}
        </span>
      )}
    </>
  )
}

/** A purchase is recorded at its contract; the delivery is added to it, once. */
const Delivery = ({ visit, one, base, error }: Part & { base: string; error: string | undefined }) => {
  const { t, lang } = visit
  return (
    <Form
      lang={lang}
      csrf={visit.csrf}
      action={`${base}/${one.id}/delivery`}
      class="no-print"
      label={t('납품일 적기', 'Enter the day of delivery')}
    >
      <DateField
        lang={lang}
        name="deliveredOn"
        label={t('납품일', 'Delivered on')}
        required
        error={error}
        value={visit.form.text('deliveredOn')}
        hint={t('예: 2026-11-20. 한 번 적으면 고칠 수 없습니다.', 'Like 2026-11-20. Once entered it stays.')}
      />
      <Button kind="secondary">{t('납품일 적기', 'Enter the day of delivery')}</Button>
    </Form>
  )
}

const Countering = ({ visit, one, base, error }: Part & { base: string; error: string | undefined }) => {
  const { t, lang } = visit
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={`${base}/${one.id}/counter`}
      summary={t('기록이 잘못되었나요?', 'Is this record wrong?')}
      about={
        <>
          {t(
            '기록은 고치지 않습니다. 사유를 적으면 같은 금액을 빼는 정정 기록이 더해집니다.',
            'A record is never edited. Say why, and a counter-record with the amount below zero is added.',
          )}{' '}
          {one.requestId !== null &&
            t(
              '그 뒤 견적 화면에서 구매를 다시 기록하거나, 구매하지 않고 끝낼 수 있습니다.',
              'Then record the purchase again from its quote, or end the request without one.',
            )}
        </>
      }
      label={t('정정 사유', 'Reason')}
      max={longest.reason}
      error={error}
      value={visit.form.text('reason')}
      button={<Button kind="danger">{t('정정 기록 더하기', 'Add the counter-record')}</Button>}
    />
  )
}

export const postCounter = async (visit: Visit) => {
  const actor = actingAs(visit, 'institution')
  const countered = await counterPurchase(visit.app, actor, visit.params['purchase'] ?? '', visit.form.text('reason'))
  if (countered.ok)
    return redirect(
      `/buying/${actor.institutionId}/purchases/${countered.value.id}`,
      text('정정 기록을 더했습니다.', 'The counter-record is added.'),
    )
  return countered.refusal.code === 'not-found' ? notFound : draw(visit, { reason: visit.t(explain(countered.refusal)) })
}

export const postDelivery = async (visit: Visit) => {
  const actor = actingAs(visit, 'institution')
  const day = readDay(text('납품일', 'Delivered on'), visit.form.text('deliveredOn'), '2026-11-20')
  if (!day.ok) return draw(visit, { deliveredOn: visit.t(day.refusal) })
  const noted = await recordDelivery(visit.app, actor, visit.params['purchase'] ?? '', day.value)
  if (noted.ok)
    return redirect(
      `/buying/${actor.institutionId}/purchases/${noted.value.id}`,
      text('납품일을 적었습니다.', 'The day of delivery is entered.'),
    )
  return noted.refusal.code === 'not-found' ? notFound : draw(visit, { deliveredOn: visit.t(explain(noted.refusal)) })
}
