import { compareAddress, listingIds, mostCompared } from '../../catalogue/index.ts'
import { Waiting, actingAs, findWaiting, heldHats } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { dayOf } from '../../kernel/dates.ts'
import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { ButtonLink, Figures, Link, Num, Won } from '../../ui/index.ts'
import { keepForComparison } from '../actions/record-purchase.ts'
import { purchasesWaiting } from '../home.ts'
import { findBuyingOverview } from '../queries.ts'
import type { BuyingOverview } from '../queries.ts'
import { keptWords } from '../words.ts'
import { CompareLink } from './compare-link.tsx'

export const drawBuying = async (visit: Visit) => {
  const { t } = visit
  const institutionId = visit.params['institution'] ?? ''
  const seen = await findBuyingOverview(visit.read, institutionId, visit.actor.personId ?? '')
  const isBuyer = visit.actor.hat === 'institution'
  const waiting = isBuyer
    ? await findWaiting(visit.read, visit.actor.personId ?? '', { ...heldHats(undefined), buyingIds: [institutionId] }, [purchasesWaiting])
    : []
  const base = visit.href(`/buying/${institutionId}`)
  return page({
    title: t('구매', 'Buying'),
    density: 'staff',
    body: (
      <>
        <h1>{t('구매', 'Buying')}</h1>
        <YearSoFar visit={visit} seen={seen} base={base} isBuyer={isBuyer} />
        {isBuyer && (
          <Waiting
            visit={visit}
            queues={waiting}
            elsewhere={t('견적이 오거나 기록할 구매가 생기면 여기에 보입니다.', 'Quotes that come, and purchases to record, show here.')}
          />
        )}
        <h2>{t('구매 후보', 'Candidates')}</h2>
        <Viewed visit={visit} seen={seen} base={base} />
        <p class="buttons">
          <ButtonLink href={visit.href('/catalogue')}>{t('기술 찾기', 'Find technology')}</ButtonLink>
          <ButtonLink kind="secondary" href={visit.href('/match')}>
            {t('필요로 찾기', 'Find by need')}
          </ButtonLink>
        </p>
      </>
    ),
  })
}

interface Part {
  readonly visit: Visit
  readonly seen: BuyingOverview
  readonly base: string
}
/** What waits for the buyer stands below with its names, so that it is told here only to who looks on. */
const YearSoFar = ({ visit: { t, lang, now }, seen, base, isBuyer }: Part & { readonly isBuyer: boolean }) => (
  <Figures
    items={[
      {
        label: t('견적을 기다리는 요청', 'Waiting for a quote'),
        value: <Num lang={lang} value={seen.requests} />,
        unit: t('건', ''),
        href: `${base}/quotes?view=requested`,
      },
      ...(isBuyer
        ? []
        : [
            {
              label: t('결정할 견적', 'Quotes to decide'),
              value: <Num lang={lang} value={seen.quoted} />,
              unit: t('건', ''),
              href: `${base}/quotes?view=quoted`,
            },
            {
              label: t('기록할 구매', 'Purchases to record'),
              value: <Num lang={lang} value={seen.accepted} />,
              unit: t('건', ''),
              href: `${base}/quotes?view=accepted`,
            },
          ]),
      {
        label: t('올해 구매', 'Purchases this year'),
        value: <Num lang={lang} value={seen.purchases} />,
        unit: t('건', ''),
        href: `${base}/purchases?year=${dayOf(now).slice(0, 4)}`,
      },
      {
        label: t('올해 금액', 'Amount this year'),
        value: <Won lang={lang} amount={seen.amountWon} prose />,
        href: `${base}/purchases?year=${dayOf(now).slice(0, 4)}`,
      },
    ]}
  />
)

const Viewed = ({ visit, visit: { t }, seen, base }: Part) => (
  <>
    <p class="quiet">{t(keptWords)}</p>
    {seen.viewed.length > 0 && (
      <>
        <ul class="targets">
          {seen.viewed.map((one) => (
            <li key={one.id}>
              <Link href={`${base}/listings/${one.id}`}>{t(one.ko, one.en || one.ko)}</Link>
            </li>
          ))}
        </ul>
        <CompareLink visit={visit} ids={seen.viewed.map((one) => one.id)} />
      </>
    )}
  </>
)

export const postKeep = async (visit: Visit) => {
  const listingId = visit.params['listing'] ?? ''
  const kept = await keepForComparison(visit.app, actingAs(visit, 'institution'), listingId)
  return kept.ok
    ? redirect(`/buying/${visit.params['institution']}/listings/${listingId}`, text('구매 후보로 담았습니다.', 'Kept as a candidate.'))
    : notFound
}

/** Everything that stood side by side is kept at once, and the comparison stays where it was. */
export const postComparison = async (visit: Visit) => {
  const asked = listingIds(visit.form.text('items')).slice(0, mostCompared)
  if (asked.length === 0) return redirect('/compare')
  const done = await keepForComparison(visit.app, actingAs(visit, 'institution'), ...asked)
  if (!done.ok) return notFound
  const { kept } = done.value
  return redirect(
    compareAddress(kept),
    text(
      `비교한 기술 ${kept.length}건을 구매 후보로 남겼습니다. 90일 안에 구매를 기록할 때 ‘함께 비교한 기술’에서 고를 수 있습니다.`,
      `The ${kept.length} technologies compared are kept as candidates. For 90 days you can name them as compared when you record a purchase.`,
    ),
  )
}
