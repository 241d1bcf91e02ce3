import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { Button, Day, Disclosure, Downloads, ErrorSummary, Field, Form, ReasonForm, Sources, StatusTag } from '../../ui/index.ts'
import { confirmGroundHere, withdrawConfirmationHere } from '../actions/confirm-ground.ts'
import { assessGrounds, choosable } from '../grounds.ts'
import type { Assessed } from '../grounds.ts'
import { findSourcedGrounds } from '../queries.ts'
import type { SourcedGround } from '../queries.ts'
import { explain } from '../words.ts'
import { longest } from '../workflow.ts'
import type { Refusal } from '../workflow.ts'
import { plainFacts } from './grounds.tsx'

/** The grounds stand where buyers buy and on the desk: an institution of one buyer needs somebody else to confirm them. */
const groundsPlace = (visit: Visit): string =>
  `${visit.path.startsWith('/desk/') ? '/desk' : '/buying'}/${visit.params['institution']}/grounds`

export const drawGrounds = (visit: Visit) => drawGroundsWith(visit, {})
const drawGroundsWith = async (
  visit: Visit,
  errors: Readonly<Record<string, string>>,
  { status = 200, general }: { status?: number; general?: string } = {},
) => {
  const { t, lang } = visit
  const institutionId = visit.params['institution'] ?? ''
  const grounds = await findSourcedGrounds(visit.read, institutionId)
  const chosen = grounds.filter((one) => choosable(one.kind))
  const confirmed = chosen.filter((one) => one.confirmedAt !== null).length
  const assessed = new Map(
    Object.values(assessGrounds(grounds, { estimatedWon: undefined, certificates: [], contractedOn: undefined }))
      .flat()
      .map((one) => [one.ground.code, one]),
  )
  return page({
    title: t('계약 근거', 'Contract grounds'),
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="reading">
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <h1>{t('계약 근거', 'Contract grounds')}</h1>
        <p class="lead">
          {t(
            '출처와 조문 날짜가 적힌 목록입니다. 현행 조문을 확인한 뒤 우리 기관에서 쓰는 근거로 표시해 주세요. 확인한 분은 그 근거로 구매를 기록할 수 없고, 다른 담당자가 기록합니다.',
            'A list with sources and dates of text. Check the text in force, then confirm what holds at your institution. Who confirms a ground records no purchase by it: a colleague does.',
          )}
        </p>
        <p>
          {t(
            `계약 근거 ${chosen.length}개 가운데 우리 기관이 확인한 것은 ${confirmed}개입니다.`,
            `${confirmed} of ${chosen.length} grounds are confirmed by this institution.`,
          )}
        </p>
        <ul class="rows">
          {grounds.map((ground) => (
            <GroundItem
              key={ground.code}
              visit={visit}
              ground={ground}
              assessed={assessed.get(ground.code)}
              error={errors[`note-${ground.code}`]}
              reasonError={errors[`reason-${ground.code}`]}
            />
          ))}
        </ul>
        <Downloads lang={lang} base={visit.href(groundsPlace(visit))} />
      </div>
    ),
  })
}

interface Item {
  readonly visit: Visit
  readonly ground: SourcedGround
  readonly error: string | undefined
  readonly reasonError: string | undefined
}
const GroundItem = ({ visit, ground, assessed, error, reasonError }: Item & { readonly assessed: Assessed | undefined }) => {
  const { t } = visit
  return (
    <li class="row-item" id={ground.code}>
      <p class="row-title">{t(ground.sentenceKo, ground.sentenceEn)}</p>
      <p class="quiet">{assessed ? plainFacts(visit, { ...assessed, because: [] }).join(' · ') : ''}</p>
      {ground.sources.length > 0 && (
        <Disclosure summary={t('출처', 'Sources')}>
          <div class="targets">
            <Sources sources={ground.sources} />
          </div>
        </Disclosure>
      )}
      {(ground.noteKo ?? ground.noteEn) && <p>{t(ground.noteKo ?? '', ground.noteEn ?? '')}</p>}
      <Confirmation visit={visit} ground={ground} error={error} reasonError={reasonError} />
    </li>
  )
}

/** Whether this institution confirmed it, with which words; a path, a rule or a bar is none that could be. */
const Confirmation = ({ visit, ground, error, reasonError }: Item) => {
  const { t, lang } = visit
  const may = visit.actor.hat === 'institution'
  return (
    <>
      {ground.confirmedAt ? (
        <p class="row">
          <StatusTag tone="success" word={t('우리 기관에서 확인함', 'Confirmed by this institution')} />
          <span class="quiet">
            <Day lang={lang} value={ground.confirmedAt} /> {ground.confirmerName}
          </span>
          <span>
            {ground.confirmationNote
              ? t(`확인한 조문과 날짜: ${ground.confirmationNote}`, `Text and date checked: ${ground.confirmationNote}`)
              : t('확인한 조문과 날짜를 적지 않았습니다.', 'Which text and date were checked was not said.')}
          </span>
        </p>
      ) : choosable(ground.kind) ? (
        <StatusTag tone="warning" word={t('우리 기관에서 확인하지 않음', 'Not confirmed by this institution')} />
      ) : (
        <StatusTag tone="neutral" word={t('계약 근거 아님', 'No ground of contract')} />
      )}
      {ground.withdrawn.length > 0 && <Withdrawals visit={visit} ground={ground} />}
      {may && !ground.confirmedAt && choosable(ground.kind) && <Confirm visit={visit} ground={ground} error={error} />}
      {may && ground.confirmedAt && <Withdraw visit={visit} ground={ground} error={reasonError} />}
    </>
  )
}

/** The confirmations that were taken back, and why: they stay. */
const Withdrawals = ({ visit, ground }: Pick<Item, 'visit' | 'ground'>) => {
  const { t, lang } = visit
  return (
    <Disclosure summary={t(`철회한 확인 ${ground.withdrawn.length}건`, `Withdrawn: ${ground.withdrawn.length}`)}>
      <ul>
        {ground.withdrawn.map((one) => (
          <li key={one.number}>
            {t('확인', 'Confirmed')} <Day lang={lang} value={new Date(one.confirmedAt)} /> {one.confirmerName}
            {one.note && ` · ${one.note}`}
            <br />
            {t('철회', 'Withdrawn')} <Day lang={lang} value={new Date(one.withdrawnAt)} /> {one.withdrawerName} · {one.reason}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

const Withdraw = ({ visit, ground, error }: Pick<Item, 'visit' | 'ground' | 'error'>) => {
  const { t, lang } = visit
  const name = `reason-${ground.code}`
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={visit.href(`${groundsPlace(visit)}/${ground.code}/withdraw`)}
      summary={t('확인 철회하기', 'Withdraw the confirmation')}
      about={t(
        '확인과 철회 사유가 모두 남습니다. 이미 기록한 구매는 그때의 확인을 그대로 보여 줍니다.',
        'The confirmation stays with the reason. Purchases recorded by it keep showing it.',
      )}
      name={name}
      label={t('철회 사유', 'Why it is withdrawn')}
      max={longest.reason}
      value={visit.form.text(name)}
      error={error}
      button={
        <Button kind="secondary" small hidden={t(ground.sentenceKo, ground.sentenceEn)}>
          {t('확인 철회하기', 'Withdraw the confirmation')}
        </Button>
      }
    />
  )
}

const Confirm = ({ visit, ground, error }: Pick<Item, 'visit' | 'ground' | 'error'>) => {
  const { t, lang } = visit
  return (
    <Disclosure summary={t('확인했다고 표시하기', 'Confirm')} open={error !== undefined}>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`${groundsPlace(visit)}/${ground.code}`)}>
        <Field
          lang={lang}
          name={`note-${ground.code}`}
          label={t('확인한 조문과 날짜', 'Text and date checked')}
          value={visit.form.text(`note-${ground.code}`)}
          error={error}
        />
        <Button kind="secondary" small hidden={t(ground.sentenceKo, ground.sentenceEn)}>
          {t('우리 기관의 근거로 확인하기', 'Confirm it for this institution')}
        </Button>
      </Form>
    </Disclosure>
  )
}

export const postConfirmGround = async (visit: Visit) => {
  const actor = actingAs(visit, 'institution')
  const code = visit.params['ground'] ?? ''
  const confirmed = await confirmGroundHere(visit.app, actor, code, visit.form.text(`note-${code}`))
  if (confirmed.ok)
    return redirect(`${groundsPlace(visit)}#${code}`, text('우리 기관에서 확인한 근거로 표시했습니다.', 'Confirmed for this institution.'))
  return refused(visit, `note-${code}`, confirmed.refusal)
}

export const postWithdrawConfirmation = async (visit: Visit) => {
  const code = visit.params['ground'] ?? ''
  const withdrawn = await withdrawConfirmationHere(visit.app, actingAs(visit, 'institution'), code, visit.form.text(`reason-${code}`))
  return withdrawn.ok
    ? redirect(`${groundsPlace(visit)}#${code}`, text('확인을 철회했습니다.', 'The confirmation is withdrawn.'))
    : refused(visit, `reason-${code}`, withdrawn.refusal)
}

/** What is wrong with the words stands at their field; what has no form any more is said for the page. */
const refused = (visit: Visit, field: string, refusal: Refusal) => {
  const sentence = visit.t(explain(refusal))
  switch (refusal.code) {
    case 'not-found':
      return notFound
    case 'not-a-ground':
    case 'already-confirmed':
    case 'not-confirmed':
      return drawGroundsWith(visit, {}, { status: 409, general: sentence })
    default:
      return drawGroundsWith(visit, { [field]: sentence }, { status: 422 })
  }
}
