import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { dayOf, parseDay } from '../../kernel/dates.ts'
import { readAmount } from '../../kernel/money.ts'
import { text } from '../../kernel/text.ts'
import { readCount } from '../../kernel/whole.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import {
  BackLink,
  Button,
  Choice,
  DateField,
  Disclosure,
  ErrorSummary,
  Field,
  Form,
  ReasonList,
  SummaryList,
  TextArea,
  Won,
} from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { recordPurchase } from '../actions/record-purchase.ts'
import { assessGrounds } from '../grounds.ts'
import type { Assessed, Item } from '../grounds.ts'
import { findGrounds, findListingFace, findRequest, findViewed } from '../queries.ts'
import { answerWords, explain, numberWords } from '../words.ts'
import { mostQuantity, purchaseProblems } from '../workflow.ts'
import type { PurchaseInput } from '../workflow.ts'

export const drawNewPurchase = (visit: Visit) => draw(visit, {})

const subjectOf = async (visit: Visit) => {
  const requestId = visit.form.text('request') || visit.query('request')
  const request = requestId === '' ? undefined : await findRequest(visit.read, requestId, { institutionId: visit.params['institution'] })
  if (requestId !== '' && request?.state !== 'accepted') return undefined
  const listing = await findListingFace(visit.read, request?.listingId ?? (visit.form.text('listing') || visit.query('listing')))
  return listing && { request, listing }
}

const draw = async (visit: Visit, errors: FieldErrors, status = 200) => {
  const { t, lang } = visit
  const subject = await subjectOf(visit)
  if (!subject) return notFound
  const { request, listing } = subject
  const actor = actingAs(visit, 'institution')
  const contracted = parseDay(visit.form.text('contractedOn'))
  const item: Item = {
    estimatedWon: readAmount(visit.form.text('estimatedWon'), 1),
    certificates: listing.otherCertificates,
    contractedOn: contracted.ok ? contracted.value : undefined,
  }
  const grounds = assessGrounds(await findGrounds(visit.read, actor.institutionId), item)
  const viewed = await findViewed(visit.read, actor.institutionId, actor.personId, listing.id)
  const field = (name: string, otherwise = '') => ({
    lang,
    name,
    value: visit.form.has(name) ? visit.form.text(name) : otherwise,
    error: errors[name],
  })
  const option = (one: Assessed) => ({
    value: one.ground.code,
    label: `${t(answerWords[one.answer])} · ${t(one.ground.sentenceKo, one.ground.sentenceEn)}`,
    hint: groundFacts(visit, one),
    blocked: one.ground.confirmedBy !== null && one.ground.confirmedBy === actor.personId ? t(explain({ code: 'own-ground' })) : undefined,
  })
  const base = `/buying/${actor.institutionId}`
  return page({
    title: t('구매 기록', 'Record a purchase'),
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="reading">
        <BackLink
          lang={lang}
          href={visit.href(request ? `${base}/quotes/${request.id}` : `/catalogue/${listing.id}`)}
          label={request ? t('이 견적으로 돌아가기', 'Back to the quote') : t('기술 페이지로 돌아가기', 'Back to the technology')}
        />
        <h1>{t('구매 기록', 'Record a purchase')}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        <SummaryList
          lang={lang}
          facts={[
            { label: t('기술', 'Technology'), value: t(listing.titleKo, listing.titleEn || listing.titleKo) },
            { label: t('기업', 'Firm'), value: t(listing.companyKo, listing.companyEn ?? listing.companyKo) },
            ...(request?.totalWon
              ? [{ label: t('수락한 견적(부가세 포함)', 'Accepted quote incl. VAT'), value: <Won lang={lang} amount={request.totalWon} /> }]
              : []),
          ]}
        />
        <p class="strong">
          {t(
            '기술마켓 인증만으로는 수의계약 근거가 되지 않습니다. 아래에서 이 계약의 근거를 골라 주세요.',
            'A market certificate alone is no ground for a negotiated contract. Choose the ground of this contract below.',
          )}
        </p>
        <Form
          lang={lang}
          csrf={visit.csrf}
          action={visit.href(`${base}/purchases/new`)}
          hidden={request ? { request: request.id } : { listing: listing.id }}
        >
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
          <DateField
            {...field('contractedOn')}
            label={t('계약일', 'Contracted on')}
            required
            hint={t('예: 2026-11-20', 'Like 2026-11-20')}
          />
          <DateField {...field('deliveredOn')} label={t('납품일', 'Delivered on')} />
          <Field
            {...field('quantity', String(request?.quantity ?? 1))}
            type="number"
            unit={request?.unit}
            label={t('수량', 'Quantity')}
            required
            width="short"
          />
          <Choice
            {...field('groundCode')}
            label={t('계약 근거', 'Contract ground')}
            required
            hint={t('계약일과 추정가격을 기준으로 따집니다.', 'Judged by the day of the contract and the estimated price.')}
            options={[
              ...grounds.applies,
              ...grounds.could,
              ...grounds['does-not'].filter((one) => one.ground.code === visit.form.text('groundCode')),
            ].map(option)}
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
            max={1000}
            hint={t('해당 호·목, 확인한 서류를 적어 주세요.', 'The item and sub-item, and the papers seen.')}
          />
          {viewed.length > 0 && (
            <Choice
              lang={lang}
              kind="checkbox"
              name="alternatives"
              label={t('함께 비교한 기술', 'Alternatives compared')}
              value={visit.form.texts('alternatives')}
              options={viewed.map((one) => ({ value: one.id, label: t(one.ko, one.en || one.ko) }))}
            />
          )}
          <TextArea
            {...field('chosenReason')}
            label={t('이 기술을 고른 까닭', 'Why this one')}
            required
            rows={5}
            max={2000}
            hint={t(
              '비교한 기준과 결과를 적어 두면 감사에 답하기 쉽습니다.',
              'The criteria and result of the comparison: what an auditor asks for.',
            )}
          />
          <Button pending={t('기록하고 있습니다', 'Recording')}>{t('구매 기록하기', 'Record the purchase')}</Button>
        </Form>
      </div>
    ),
  })
}

export const groundFacts = ({ t }: Visit, { ground, because }: Assessed): string =>
  [
    t(ground.lawKo, ground.lawEn) + (ground.article ? ` ${ground.article}` : ''),
    ground.textAsOf
      ? t(`${ground.textAsOf} 현재 조문`, `text as of ${ground.textAsOf}`)
      : t('조문 날짜 확인되지 않음', 'date of the text not known'),
    ground.immunityKo
      ? t(`면책: ${ground.immunityKo}`, `Immunity: ${ground.immunityEn ?? ''}`)
      : t('면책 조문: 해당 없음', 'Immunity: none'),
    ...because.map((one) => t(one)),
  ].join(' · ')

export const Grounds = ({ visit, grounds }: { visit: Visit; grounds: readonly Assessed[] }) => (
  <ReasonList
    lang={visit.lang}
    reasons={grounds.map((one) => ({
      id: one.ground.code,
      answer:
        one.ground.kind === 'rule' || one.ground.kind === 'path' || one.ground.kind === 'bar'
          ? ('note' as const)
          : one.answer === 'applies'
            ? ('yes' as const)
            : one.answer === 'could'
              ? ('unknown' as const)
              : ('no' as const),
      rule: visit.t(one.ground.sentenceKo, one.ground.sentenceEn),
      fact: groundFacts(visit, one),
    }))}
  />
)

/** As they stand on the page. */
const parts = ['amountWon', 'estimatedWon', 'contractedOn', 'deliveredOn', 'quantity', 'groundCode', 'groundNote', 'chosenReason']
const tooShort = text('이 기술을 고른 까닭을 다섯 글자 이상 적어 주세요.', 'Say why this one, in five letters or more.')

export const postNewPurchase = async (visit: Visit) => {
  const { t, form } = visit
  const actor = actingAs(visit, 'institution')
  const subject = await subjectOf(visit)
  if (!subject) return notFound
  const errors: Record<string, string> = {}
  const amountWon = readAmount(form.text('amountWon'), 1)
  if (amountWon === undefined) errors['amountWon'] = t(numberWords.amountWon)
  const estimatedWon = form.text('estimatedWon') === '' ? null : readAmount(form.text('estimatedWon'), 1)
  if (estimatedWon === undefined) errors['estimatedWon'] = t(numberWords.estimatedWon)
  const contracted = parseDay(form.text('contractedOn'))
  if (!contracted.ok)
    errors['contractedOn'] = t('계약일을 2026-11-20처럼 입력해 주세요.', 'Enter the day of the contract, like 2026-11-20.')
  const delivered = form.text('deliveredOn') === '' ? undefined : parseDay(form.text('deliveredOn'))
  if (delivered && !delivered.ok)
    errors['deliveredOn'] = t('납품일을 2026-11-20처럼 입력해 주세요.', 'Enter the day of delivery, like 2026-11-20.')
  const quantity = readCount(form.text('quantity'), 1, mostQuantity)
  if (quantity === undefined) errors['quantity'] = t(numberWords.quantity)
  const ground = (await findGrounds(visit.read, actor.institutionId)).find((one) => one.code === form.text('groundCode'))
  const draft = {
    estimatedWon,
    contractedOn: contracted.ok ? contracted.value : undefined,
    deliveredOn: delivered?.ok ? delivered.value : undefined,
    groundNote: form.text('groundNote'),
    chosenReason: form.text('chosenReason'),
  }
  const judged = { ground, certificates: subject.listing.otherCertificates, today: dayOf(visit.now), personId: actor.personId }
  for (const [part, problem] of Object.entries(purchaseProblems(draft, judged)))
    errors[part] ??= t(problem.code === 'reason-missing' ? tooShort : explain(problem))
  if (Object.keys(errors).length > 0 || amountWon === undefined || estimatedWon === undefined || quantity === undefined || !contracted.ok)
    return draw(visit, Object.fromEntries(parts.flatMap((part) => (errors[part] === undefined ? [] : [[part, errors[part]]]))), 422)
  const input: PurchaseInput = {
    listingId: subject.listing.id,
    groundCode: form.text('groundCode'),
    groundNote: form.text('groundNote').slice(0, 1000),
    amountWon,
    estimatedWon,
    contractedOn: contracted.value,
    deliveredOn: delivered?.ok ? delivered.value : null,
    quantity,
    alternatives: form.texts('alternatives'),
    chosenReason: form.text('chosenReason').slice(0, 2000),
    quoteId: null,
  }
  const recorded = await recordPurchase(visit.app, actor, subject.request?.id ?? null, input)
  if (recorded.ok)
    return redirect(
      `/buying/${actor.institutionId}/purchases/${recorded.value.id}`,
      text('구매를 기록했습니다. 기술 페이지와 통계에 반영됩니다.', 'The purchase is recorded and shows in the listing and the figures.'),
    )
  if (recorded.refusal.code === 'not-found') return notFound
  return draw(visit, { [recorded.refusal.code === 'own-ground' ? 'groundCode' : 'amountWon']: t(explain(recorded.refusal)) }, 422)
}
