import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { dayOf, parseDay } from '../../kernel/dates.ts'
import { readDay } from '../../kernel/day-words.ts'
import { readAmount } from '../../kernel/money.ts'
import { showNumber } from '../../kernel/show.ts'
import { text } from '../../kernel/text.ts'
import { readCount } from '../../kernel/whole.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Day, ErrorSummary, Link, Notice, SummaryList, Won } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { recordPurchase } from '../actions/record-purchase.ts'
import { assessGrounds } from '../grounds.ts'
import type { Item } from '../grounds.ts'
import { findGrounds, findViewed } from '../queries.ts'
import { explain, numberWords } from '../words.ts'
import { mostQuantity, purchaseProblems } from '../workflow.ts'
import type { PurchaseInput } from '../workflow.ts'
import { certificateToday } from './certificate-today.tsx'
import { PurchaseForm } from './purchase-form.tsx'
import { subjectOf } from './purchase-subject.ts'
import type { Subject } from './purchase-subject.ts'

export const drawNewPurchase = (visit: Visit) => draw(visit, {})

const draw = async (visit: Visit, errors: FieldErrors, status = 200, general?: string) => {
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
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <Facts visit={visit} subject={subject} />
        {request?.purchaseId && (
          <Notice
            tone="warning"
            title={t(
              '이 견적의 구매는 이미 기록되어 있어 다시 기록할 수 없습니다.',
              'The purchase of this quote is recorded already and is not recorded twice.',
            )}
          >
            <p>
              <Link href={visit.href(`${base}/purchases/${request.purchaseId}`)}>{t('구매 기록 보기', 'See the record')}</Link>
            </p>
          </Notice>
        )}
        <p class="strong">
          {t(
            '기술마켓 인증만으로는 수의계약 근거가 되지 않습니다. 아래에서 이 계약의 근거를 골라 주세요.',
            'A market certificate alone is no ground for a negotiated contract. Choose the ground of this contract below.',
          )}
        </p>
        {(!request?.purchaseId || status >= 400) && (
          <PurchaseForm visit={visit} subject={subject} grounds={grounds} viewed={viewed} errors={errors} />
        )}
      </div>
    ),
  })
}

const Facts = ({ visit, subject: { accepted, request, listing } }: { visit: Visit; subject: Subject }) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        { label: t('기술', 'Technology'), value: t(listing.titleKo, listing.titleEn || listing.titleKo) },
        { label: t('기업', 'Firm'), value: t(listing.companyKo, listing.companyEn ?? listing.companyKo) },
        certificateToday(visit, listing.certificate),
        ...(accepted
          ? [
              { label: t('수락한 견적(부가세 포함)', 'Accepted quote incl. VAT'), value: <Won lang={lang} amount={accepted.totalWon} /> },
              { label: t('견적 수량', 'Quantity of the quote'), value: `${showNumber(accepted.quantity)}${request?.unit ?? ''}` },
              { label: t('수락한 날', 'Accepted on'), value: <Day lang={lang} value={accepted.on} /> },
            ]
          : []),
      ]}
    />
  )
}

/** As they stand on the page. */
const parts = [
  'amountWon',
  'estimatedWon',
  'contractedOn',
  'deliveredOn',
  'quantity',
  'differsReason',
  'groundCode',
  'groundNote',
  'chosenReason',
]
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
  const contracted = readDay(text('계약일', 'Contracted on'), form.text('contractedOn'), '2026-11-20')
  if (!contracted.ok) errors['contractedOn'] = t(contracted.refusal)
  const delivered =
    form.text('deliveredOn') === '' ? undefined : readDay(text('납품일', 'Delivered on'), form.text('deliveredOn'), '2026-11-20')
  if (delivered && !delivered.ok) errors['deliveredOn'] = t(delivered.refusal)
  const quantity = readCount(form.text('quantity'), 1, mostQuantity)
  if (quantity === undefined) errors['quantity'] = t(numberWords.quantity)
  const ground = (await findGrounds(visit.read, actor.institutionId)).find((one) => one.code === form.text('groundCode'))
  const draft = {
    amountWon,
    quantity,
    differsReason: form.text('differsReason'),
    estimatedWon,
    contractedOn: contracted.ok ? contracted.value : undefined,
    deliveredOn: delivered?.ok ? delivered.value : undefined,
    groundNote: form.text('groundNote'),
    chosenReason: form.text('chosenReason'),
  }
  const judged = {
    ground,
    certificates: subject.listing.otherCertificates,
    today: dayOf(visit.now),
    personId: actor.personId,
    accepted: subject.accepted,
  }
  for (const [part, problem] of Object.entries(purchaseProblems(draft, judged)))
    errors[part] ??= t(problem.code === 'reason-missing' ? tooShort : explain(problem))
  if (Object.keys(errors).length > 0 || amountWon === undefined || estimatedWon === undefined || quantity === undefined || !contracted.ok)
    return draw(visit, Object.fromEntries(parts.flatMap((part) => (errors[part] === undefined ? [] : [[part, errors[part]]]))), 422)
  const input: PurchaseInput = {
    listingId: subject.listing.id,
    groundCode: form.text('groundCode'),
    groundNote: draft.groundNote,
    amountWon,
    estimatedWon,
    contractedOn: contracted.value,
    deliveredOn: delivered?.ok ? delivered.value : null,
    quantity,
    alternatives: form.texts('alternatives'),
    chosenReason: draft.chosenReason,
    quoteId: subject.request ? form.text('quote') : null,
    differsReason: draft.differsReason,
  }
  const recorded = await recordPurchase(visit.app, actor, subject.request?.id ?? null, input)
  if (recorded.ok)
    return redirect(
      `/buying/${actor.institutionId}/purchases/${recorded.value.id}`,
      text('구매를 기록했습니다. 기술 페이지와 통계에 반영됩니다.', 'The purchase is recorded and shows in the listing and the figures.'),
    )
  if (recorded.refusal.code === 'not-found') return notFound
  if (recorded.refusal.code === 'stale' || recorded.refusal.code === 'already-recorded')
    return draw(visit, {}, 409, t(explain(recorded.refusal)))
  return draw(visit, { [recorded.refusal.code === 'own-ground' ? 'groundCode' : 'amountWon']: t(explain(recorded.refusal)) }, 422)
}
