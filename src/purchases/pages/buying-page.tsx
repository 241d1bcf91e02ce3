import { Waiting, actingAs, findWaiting, heldHats } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import {
  Button,
  ButtonLink,
  Day,
  Disclosure,
  ErrorSummary,
  Field,
  Figures,
  Form,
  Link,
  Num,
  Sources,
  StatusTag,
  Won,
} from '../../ui/index.ts'
import { confirmGroundHere, keepForComparison } from '../actions/record-purchase.ts'
import { assessGrounds } from '../grounds.ts'
import { purchasesWaiting } from '../home.ts'
import { findBuyingOverview, findSourcedGrounds } from '../queries.ts'
import { explain, keptWords } from '../words.ts'
import { groundFacts } from './grounds.tsx'

export const drawBuying = async (visit: Visit) => {
  const { t, lang } = visit
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
        <Figures
          items={[
            {
              label: t('견적을 기다리는 요청', 'Waiting for a quote'),
              value: <Num lang={lang} value={seen.requests} />,
              unit: t('건', ''),
              href: `${base}/quotes`,
            },
            {
              label: t('답할 견적', 'Quotes to answer'),
              value: <Num lang={lang} value={seen.quoted} />,
              unit: t('건', ''),
              href: `${base}/quotes`,
            },
            {
              label: t('올해 구매', 'Purchases this year'),
              value: <Num lang={lang} value={seen.purchases} />,
              unit: t('건', ''),
              href: `${base}/purchases`,
            },
            {
              label: t('올해 금액', 'Amount this year'),
              value: <Won lang={lang} amount={seen.amountWon} prose />,
              href: `${base}/purchases`,
            },
          ]}
        />
        {isBuyer && (
          <Waiting
            visit={visit}
            queues={waiting}
            elsewhere={t('견적이 오거나 기록할 구매가 생기면 여기에 보입니다.', 'Quotes that come, and purchases to record, show here.')}
          />
        )}
        <h2>{t('비교하려고 담은 기술', 'Kept for comparison')}</h2>
        <p class="quiet">{t(keptWords)}</p>
        {seen.viewed.length > 0 && (
          <ul>
            {seen.viewed.map((one) => (
              <li key={one.id}>
                <Link href={`${base}/listings/${one.id}`}>{t(one.ko, one.en || one.ko)}</Link>
              </li>
            ))}
          </ul>
        )}
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

/** The grounds stand where buyers buy and on the desk: an institution of one buyer needs somebody else to confirm them. */
const groundsPlace = (visit: Visit): string =>
  `${visit.path.startsWith('/desk/') ? '/desk' : '/buying'}/${visit.params['institution']}/grounds`

export const drawGrounds = (visit: Visit) => drawGroundsWith(visit, {})
const drawGroundsWith = async (visit: Visit, errors: Readonly<Record<string, string>>) => {
  const { t, lang } = visit
  const institutionId = visit.params['institution'] ?? ''
  const grounds = await findSourcedGrounds(visit.read, institutionId)
  const assessed = new Map(
    Object.values(assessGrounds(grounds, { estimatedWon: undefined, certificates: [], contractedOn: undefined }))
      .flat()
      .map((one) => [one.ground.code, one]),
  )
  const mayConfirm = visit.actor.hat === 'institution'
  return page({
    title: t('계약 근거', 'Contract grounds'),
    density: 'staff',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    hasErrors: Object.keys(errors).length > 0,
    body: (
      <div class="reading">
        <ErrorSummary lang={lang} errors={errors} />
        <h1>{t('계약 근거', 'Contract grounds')}</h1>
        <p class="lead">
          {t(
            '출처와 조문 날짜가 적힌 목록입니다. 현행 조문을 확인한 뒤 우리 기관에서 쓰는 근거로 표시해 주세요. 확인한 분은 그 근거로 구매를 기록할 수 없고, 다른 담당자가 기록합니다.',
            'A list with sources and dates of text. Check the text in force, then confirm what holds at your institution. Who confirms a ground records no purchase by it: a colleague does.',
          )}
        </p>
        <ul class="rows">
          {grounds.map((ground) => {
            const one = assessed.get(ground.code)
            return (
              <li key={ground.code} class="row-item" id={ground.code}>
                <p class="row-title">{t(ground.sentenceKo, ground.sentenceEn)}</p>
                <p class="quiet">{one ? groundFacts(visit, { ...one, because: [] }) : ''}</p>
                {ground.sources.length > 0 && (
                  <Disclosure summary={t('출처', 'Sources')}>
                    <div class="targets">
                      <Sources sources={ground.sources} />
                    </div>
                  </Disclosure>
                )}
                {(ground.noteKo ?? ground.noteEn) && <p>{t(ground.noteKo ?? '', ground.noteEn ?? '')}</p>}
                {ground.confirmedAt ? (
                  <p class="row">
                    <StatusTag tone="success" word={t('우리 기관에서 확인함', 'Confirmed by this institution')} />
                    <span class="quiet">
                      <Day lang={lang} value={ground.confirmedAt} /> {ground.confirmerName}
                    </span>
                  </p>
                ) : (
                  <StatusTag tone="warning" word={t('우리 기관에서 확인하지 않음', 'Not confirmed by this institution')} />
                )}
                {mayConfirm && !ground.confirmedAt && (
                  <Disclosure summary={t('확인했다고 표시하기', 'Confirm')} open={errors[`note-${ground.code}`] !== undefined}>
                    <Form lang={lang} csrf={visit.csrf} action={visit.href(`${groundsPlace(visit)}/${ground.code}`)}>
                      <Field
                        lang={lang}
                        name={`note-${ground.code}`}
                        label={t('확인한 조문과 날짜', 'Text and date checked')}
                        value={visit.form.text(`note-${ground.code}`)}
                        error={errors[`note-${ground.code}`]}
                      />
                      <Button kind="secondary" small hidden={t(ground.sentenceKo, ground.sentenceEn)}>
                        {t('우리 기관의 근거로 확인하기', 'Confirm it for this institution')}
                      </Button>
                    </Form>
                  </Disclosure>
                )}
              </li>
            )
          })}
        </ul>
      </div>
    ),
  })
}

export const postConfirmGround = async (visit: Visit) => {
  const actor = actingAs(visit, 'institution')
  const code = visit.params['ground'] ?? ''
  const confirmed = await confirmGroundHere(visit.app, actor, code, visit.form.text(`note-${code}`))
  if (confirmed.ok)
    return redirect(`${groundsPlace(visit)}#${code}`, text('우리 기관에서 확인한 근거로 표시했습니다.', 'Confirmed for this institution.'))
  return confirmed.refusal.code === 'not-found'
    ? notFound
    : drawGroundsWith(visit, { [`note-${code}`]: visit.t(explain(confirmed.refusal)) })
}
export const postKeep = async (visit: Visit) => {
  const listingId = visit.params['listing'] ?? ''
  const kept = await keepForComparison(visit.app, actingAs(visit, 'institution'), listingId)
  return kept.ok
    ? redirect(`/buying/${visit.params['institution']}/listings/${listingId}`, text('비교할 기술로 담았습니다.', 'Kept for comparison.'))
    : notFound
}
