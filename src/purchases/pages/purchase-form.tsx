import type { Visit } from '../../people/index.ts'
import { Button, Choice, DateField, Disclosure, Field, fieldId, Form, TextArea } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import type { assessGrounds, Assessed } from '../grounds.ts'
import type { findViewed } from '../queries.ts'
import { answerWords, explain, keptWords } from '../words.ts'
import { longest } from '../workflow.ts'
import { CompareLink } from './compare-link.tsx'
import { groundFacts, Grounds } from './grounds.tsx'
import type { Subject } from './purchase-subject.ts'

interface Part {
  readonly visit: Visit
  readonly errors: FieldErrors
}
type AllGrounds = ReturnType<typeof assessGrounds>
type Viewed = Awaited<ReturnType<typeof findViewed>>

interface FormProps extends Part {
  readonly subject: Subject
  readonly grounds: AllGrounds
  readonly viewed: Viewed
  /** The key of this press. */ readonly pressed: string
}

const fieldIn =
  ({ visit, errors }: Part) =>
  (name: string, otherwise = '') => ({
    lang: visit.lang,
    name,
    value: visit.form.has(name) ? visit.form.text(name) : otherwise,
    error: errors[name],
  })

export const PurchaseForm = ({ visit, errors, subject, grounds, viewed, pressed }: FormProps) => {
  const { t, lang } = visit
  const { request, listing, accepted } = subject
  return (
    <Form
      lang={lang}
      csrf={visit.csrf}
      action={visit.href(`/buying/${visit.params['institution']}/purchases/new`)}
      hidden={{ key: pressed, ...(request ? { request: request.id, quote: accepted?.quoteId ?? '' } : { listing: listing.id }) }}
    >
      <Contract visit={visit} errors={errors} request={request} />
      <Ground visit={visit} errors={errors} grounds={grounds} />
      <Comparison visit={visit} errors={errors} viewed={viewed} listingId={listing.id} />
      <Button pending={t('기록하고 있습니다', 'Recording')}>{t('구매 기록하기', 'Record the purchase')}</Button>
    </Form>
  )
}

const Contract = ({ visit, errors, request }: Part & { request: Subject['request'] }) => {
  const { t } = visit
  const field = fieldIn({ visit, errors })
  return (
    <>
      <Field
        {...field('amountWon', request?.totalWon ? String(request.totalWon) : '')}
        type="money"
        label={t('계약 금액(부가세 포함)', 'Contract amount incl. VAT')}
        required
      />
      <Field
        {...field('estimatedWon')}
        type="money"
        label={t('추정가격(부가세 제외)', 'Estimated price without VAT')}
        hint={t(
          '예정가격을 정하기 전에 어림한 값입니다. 금액으로 정해진 근거를 고르면 이 값으로 따집니다.',
          'What was expected before the price was set. Grounds that depend on an amount are judged by it.',
        )}
      />
      <p>
        <Button
          kind="secondary"
          small
          name="do"
          value="check"
          action={`${visit.href(`/buying/${visit.params['institution']}/purchases/new`)}#${fieldId('groundCode')}`}
        >
          {t('근거 다시 확인하기', 'Check the grounds again')}
        </Button>
      </p>
      {(errors['estimateNote'] ?? visit.form.text('estimateNote')) && (
        <TextArea
          {...field('estimateNote')}
          label={t('계약 금액이 추정가격보다 큰 까닭', 'Why the contract is above the estimated price')}
          rows={3}
          max={longest.estimateNote}
          hint={t(
            '추정가격은 부가세를 뺀 값, 계약 금액은 부가세를 더한 값으로 견줍니다.',
            'The estimated price is without VAT and the contract with it; they are compared so.',
          )}
        />
      )}
      <DateField {...field('contractedOn')} label={t('계약일', 'Contracted on')} required />
      <DateField
        {...field('deliveredOn')}
        label={t('납품일', 'Delivered on')}
        hint={t(
          '예: 2026-11-20. 아직 납품되지 않았으면 비워 두고, 납품된 뒤 구매 기록에 적어 주세요.',
          'Like 2026-11-20. Leave it empty until it is delivered, then enter it on the record.',
        )}
      />
      <Field
        {...field('quantity', String(request?.quantity ?? 1))}
        type="number"
        unit={request?.unit}
        label={t('수량', 'Quantity')}
        required
        width="short"
      />
      {request && (
        <TextArea
          {...field('differsReason')}
          label={t('견적과 다른 까닭', 'Why it differs from the quote')}
          rows={3}
          max={longest.differsReason}
          hint={t(
            '계약 금액이나 수량이 수락한 견적과 다르면 적어 주세요. 기록에 남습니다.',
            'Only where amount or quantity are not those of the accepted quote. It stays in the record.',
          )}
        />
      )}
    </>
  )
}

const Ground = ({ visit, errors, grounds }: Part & { grounds: AllGrounds }) => {
  const { t } = visit
  const field = fieldIn({ visit, errors })
  const isChosen = (one: Assessed) => one.ground.code === visit.form.text('groundCode')
  return (
    <>
      <Choice
        {...field('groundCode')}
        label={t('계약 근거', 'Contract ground')}
        required
        hint={t(
          '계약일과 추정가격을 기준으로 따집니다. 두 값을 입력하고 ‘근거 다시 확인하기’를 누르면, 적은 것은 그대로 두고 이 목록을 다시 따집니다.',
          'Judged by the day of the contract and the estimated price. Enter both and press “Check the grounds again”: this list is judged anew, and all you typed stays.',
        )}
        options={[...grounds.applies, ...grounds.could, ...grounds['does-not'].filter(isChosen)].map((one) => optionOf(visit, one))}
      />
      {grounds['does-not'].length > 0 && (
        <Disclosure
          summary={t(
            `해당하지 않는 근거 ${grounds['does-not'].length}개와 까닭`,
            `${grounds['does-not'].length} grounds that do not apply, and why`,
          )}
        >
          <Grounds visit={visit} grounds={grounds['does-not']} />
        </Disclosure>
      )}
      {grounds.note.length > 0 && (
        <Disclosure summary={t('알아둘 규정', 'Rules to know')}>
          <Grounds visit={visit} grounds={grounds.note} />
        </Disclosure>
      )}
      <TextArea
        {...field('groundNote')}
        label={t('근거에 대한 메모', 'Note on the ground')}
        rows={3}
        max={longest.groundNote}
        hint={t('해당 호·목, 확인한 서류를 적어 주세요.', 'The item and sub-item, and the papers seen.')}
      />
    </>
  )
}

const optionOf = (visit: Visit, one: Assessed) => {
  const { t, actor } = visit
  const isOwn = one.ground.confirmedBy !== null && one.ground.confirmedBy === actor.personId
  return {
    value: one.ground.code,
    label: `${t(answerWords[one.answer])} · ${t(one.ground.sentenceKo, one.ground.sentenceEn)}`,
    hint: groundFacts(visit, one),
    blocked: isOwn ? t(explain({ code: 'own-ground' })) : undefined,
  }
}

const Comparison = ({ visit, errors, viewed, listingId }: Part & { viewed: Viewed; listingId: string }) => {
  const { t, lang } = visit
  const field = fieldIn({ visit, errors })
  return (
    <>
      {viewed.length === 0 ? (
        <p class="hint">{t(keptWords)}</p>
      ) : (
        <>
          <Choice
            lang={lang}
            kind="checkbox"
            name="alternatives"
            label={t('함께 비교한 기술', 'Alternatives compared')}
            hint={t(keptWords)}
            value={visit.form.texts('alternatives')}
            options={viewed.map((one) => ({ value: one.id, label: t(one.ko, one.en || one.ko) }))}
          />
          <CompareLink visit={visit} ids={[listingId, ...viewed.map((one) => one.id)]} />
        </>
      )}
      <TextArea
        {...field('chosenReason')}
        label={t('이 기술을 고른 까닭', 'Why this one')}
        required
        rows={5}
        max={longest.chosenReason}
        hint={t(
          '비교한 기준과 결과를 적어 두면 감사에 답하기 쉽습니다.',
          'The criteria and result of the comparison: what an auditor asks for.',
        )}
      />
    </>
  )
}
