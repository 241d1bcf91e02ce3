import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { dayOf, parseDay } from '../../kernel/dates.ts'
import { readDay } from '../../kernel/day-words.ts'
import { newId } from '../../kernel/id.ts'
import { readAmount } from '../../kernel/money.ts'
import { showNumber } from '../../kernel/show.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
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
import type { PurchaseDraft, PurchaseInput } from '../workflow.ts'
import { certificateToday } from './certificate-fact.tsx'
import { PurchaseForm } from './purchase-form.tsx'
import { subjectOf } from './purchase-subject.ts'
import type { Subject } from './purchase-subject.ts'

export const drawNewPurchase = (visit: Visit) => draw(visit)

interface Shown {
  readonly errors?: FieldErrors
  readonly status?: number
  readonly general?: string
  /** The record that stands where this one was not made. */ readonly recordedId?: string | null
  /** The press this form is: the same again answers the first receipt. */ readonly key?: string
}
const draw = async (visit: Visit, { errors = {}, status = 200, general, recordedId = null, key = newId(24) }: Shown = {}) => {
  const { t, lang } = visit
  const subject = await subjectOf(visit)
  if (!subject) return notFound
  const { request, listing } = subject
  const standing = request?.purchaseId ?? recordedId
  const actor = actingAs(visit, 'institution')
  const contracted = parseDay(visit.form.text('contractedOn'))
  const item: Item = {
    amountWon: readAmount(visit.form.text('amountWon'), 1),
    estimatedWon: readAmount(visit.form.text('estimatedWon'), 1),
    certificates: listing.heldCertificates,
    contractedOn: contracted.ok ? contracted.value : undefined,
    isQuoted: request !== undefined,
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
        {request && request.state !== 'accepted' && (
          <Notice
            tone="warning"
            title={t(
              '구매 없이 끝난 견적입니다. 그 뒤에 계약한 경우에만 기록해 주세요.',
              'This quote ended without a purchase. Record one only if it was contracted since.',
            )}
          >
            <p>{t('기록하면 수락한 견적으로 돌아가고, 기업에 알립니다.', 'It then counts as accepted again, and the firm is told.')}</p>
          </Notice>
        )}
        {standing && (
          <Notice
            tone="warning"
            title={
              request
                ? t(
                    '이 견적의 구매는 이미 기록되어 있어 다시 기록할 수 없습니다.',
                    'The purchase of this quote is recorded already and is not recorded twice.',
                  )
                : t(
                    '이 화면에서 이미 구매를 기록했습니다. 먼저 그 기록을 확인해 주세요.',
                    'A purchase was recorded from this page already. See that record first.',
                  )
            }
          >
            <p>
              <Link href={visit.href(`${base}/purchases/${standing}`)}>{t('구매 기록 보기', 'See the record')}</Link>
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
          <PurchaseForm visit={visit} subject={subject} grounds={grounds} viewed={viewed} errors={errors} pressed={key} />
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
  'estimateNote',
  'contractedOn',
  'deliveredOn',
  'quantity',
  'differsReason',
  'groundCode',
  'groundNote',
  'chosenReason',
]
/** What the grounds are judged by. */
const judgedBy = ['amountWon', 'estimatedWon', 'contractedOn']
const tooShort = text('이 기술을 고른 까닭을 다섯 글자 이상 적어 주세요.', 'Say why this one, in five letters or more.')

/** The purchase as far as it can be read, and what is wrong with what cannot. */
const readPurchase = ({ t, form }: Visit): { draft: PurchaseDraft; errors: Record<string, string> } => {
  const errors: Record<string, string> = {}
  const amountWon = readAmount(form.text('amountWon'), 1)
  if (amountWon === undefined) errors['amountWon'] = t(numberWords.amountWon)
  const estimatedWon = form.text('estimatedWon') === '' ? null : readAmount(form.text('estimatedWon'), 1)
  if (estimatedWon === undefined) errors['estimatedWon'] = t(numberWords.estimatedWon)
  const quantity = readCount(form.text('quantity'), 1, mostQuantity)
  if (quantity === undefined) errors['quantity'] = t(numberWords.quantity)
  const day = (name: 'contractedOn' | 'deliveredOn', label: Text) => {
    const read = readDay(label, form.text(name), '2026-11-20')
    if (read.ok) return read.value
    errors[name] = t(read.refusal)
    return undefined
  }
  return {
    draft: {
      amountWon,
      quantity,
      estimatedWon,
      contractedOn: day('contractedOn', text('계약일', 'Contracted on')),
      deliveredOn: form.text('deliveredOn') === '' ? null : day('deliveredOn', text('납품일', 'Delivered on')),
      differsReason: form.text('differsReason'),
      estimateNote: form.text('estimateNote'),
      groundNote: form.text('groundNote'),
      chosenReason: form.text('chosenReason'),
    },
    errors,
  }
}

export const postNewPurchase = async (visit: Visit) => {
  const { t, form } = visit
  const actor = actingAs(visit, 'institution')
  const subject = await subjectOf(visit)
  if (!subject) return notFound
  const key = form.text('key') || newId(24)
  const { draft, errors } = readPurchase(visit)
  if (form.text('do') === 'check') {
    // Nothing is recorded: the grounds are judged by what is typed so far, and only what is typed can be wrong.
    const wrong = judgedBy.filter((part) => form.text(part) !== '' && errors[part] !== undefined)
    return draw(visit, {
      errors: Object.fromEntries(wrong.map((part) => [part, errors[part] ?? ''])),
      status: wrong.length > 0 ? 422 : 200,
      key,
    })
  }
  const problems = purchaseProblems(draft, {
    ground: (await findGrounds(visit.read, actor.institutionId)).find((one) => one.code === form.text('groundCode')),
    certificates: subject.listing.heldCertificates,
    today: dayOf(visit.now),
    personId: actor.personId,
    accepted: subject.accepted,
  })
  for (const [part, problem] of Object.entries(problems))
    errors[part] ??= t(problem.code === 'reason-missing' ? tooShort : explain(problem))
  const { amountWon, estimatedWon, quantity, contractedOn, deliveredOn } = draft
  if (
    Object.keys(errors).length > 0 ||
    amountWon === undefined ||
    estimatedWon === undefined ||
    quantity === undefined ||
    contractedOn === undefined ||
    deliveredOn === undefined
  )
    return draw(visit, {
      errors: Object.fromEntries(parts.flatMap((part) => (errors[part] === undefined ? [] : [[part, errors[part]]]))),
      status: 422,
      key,
    })
  const input: PurchaseInput = {
    ...draft,
    amountWon,
    estimatedWon,
    quantity,
    contractedOn,
    deliveredOn,
    listingId: subject.listing.id,
    groundCode: form.text('groundCode'),
    alternatives: form.texts('alternatives'),
    quoteId: subject.request ? form.text('quote') : null,
  }
  return afterRecording(visit, await recordPurchase(visit.app, actor, subject.request?.id ?? null, input, key), key)
}

const afterRecording = (visit: Visit, recorded: Awaited<ReturnType<typeof recordPurchase>>, key: string) => {
  if (recorded.ok)
    return redirect(
      `/buying/${visit.params['institution']}/purchases/${recorded.value.id}`,
      recorded.value.again
        ? text('이미 기록한 구매입니다. 처음 기록을 보여 드립니다.', 'This purchase was recorded already: here is its record.')
        : text(
            '구매를 기록했습니다. 기술 페이지와 통계에 반영됩니다.',
            'The purchase is recorded and shows in the listing and the figures.',
          ),
    )
  const { refusal } = recorded
  if (refusal.code === 'not-found') return notFound
  const sentence = visit.t(explain(refusal))
  if (refusal.code === 'already-recorded') return draw(visit, { status: 409, general: sentence, recordedId: refusal.purchaseId })
  if (refusal.code === 'stale') return draw(visit, { status: 409, general: sentence, key })
  return draw(visit, { errors: { [refusal.code === 'own-ground' ? 'groundCode' : 'amountWon']: sentence }, status: 422, key })
}
