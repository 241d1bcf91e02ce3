import { dayOf } from '../../kernel/dates.ts'
import { newId } from '../../kernel/id.ts'
import { several, text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { findTechnology, findTechnologyNames, findVersion } from '../../technologies/index.ts'
import { BackLink, Button, ButtonLink, Buttons, ErrorSummary, Form, Tick } from '../../ui/index.ts'
import { submit } from '../actions/submit.ts'
import { choiceKey, declarations, declarationWords } from '../application.ts'
import type { Declaration } from '../application.ts'
import { isComplete, judgeDraft } from '../judge.ts'
import type { Judged } from '../judge.ts'
import { findApplication } from '../queries.ts'
import type { ApplicationPage } from '../queries.ts'
import { Dossier, Institutions, Papers } from './check-content.tsx'
import { Firm, Pictures } from './check-firm.tsx'
import { reachWords } from '../words.ts'
import { choicesOf } from './choosing.tsx'
import { baseOf } from './marks.tsx'
import { Missing, Obstacles } from './missing.tsx'

const tickName = (one: Declaration) => `declare-${one}`
interface Drawing {
  errors?: Record<string, string>
  general?: string | undefined
  status?: number
  key?: string
  declared?: readonly Declaration[]
}

export const drawCheck = async (visit: Visit) => {
  const application = await findApplication(visit.read, actingAs(visit, 'company').companyId, visit.params['application'] ?? '')
  if (!application) return notFound
  return application.state === 'submitted' ? redirect(`${baseOf(application)}/receipt`) : draw(visit, application, {})
}

/** What institutions added later read is what was frozen for the first ones. */
const findPictures = async ({ read }: Visit, { technologyId, companyId, technologyVersion }: ApplicationPage) =>
  (technologyVersion === null
    ? await findTechnology(read, technologyId, companyId)
    : await findVersion(read, technologyId, technologyVersion)
  )?.pictures ?? []

/** Everything once more before it is sent: warnings first, then what goes out, then what is declared. */
const draw = async (
  visit: Visit,
  application: ApplicationPage,
  { errors = {}, general, status = 200, key = newId(24), declared = [] }: Drawing,
) => {
  const { t, lang } = visit
  const names = await findTechnologyNames(visit.read)
  const pictures = await findPictures(visit, application)
  const judged = judgeDraft(application, dayOf(visit.now), declarations)
  return page({
    title: t('제출 전 확인', 'Check before sending'),
    status,
    hasErrors: status >= 400,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(baseOf(application))} label={t('신청서', 'Application')} />
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <h1>{t('제출 전 확인', 'Check before sending')}</h1>
        <Obstacles visit={visit} application={application} judged={judged} />
        <Missing visit={visit} application={application} judged={judged} />
        <Institutions visit={visit} application={application} judged={judged} />
        <Firm visit={visit} application={application} />
        <Papers visit={visit} application={application} names={names} />
        <Pictures visit={visit} application={application} pictures={pictures} />
        <Dossier visit={visit} application={application} names={names} />
        <Sending visit={visit} application={application} judged={judged} errors={errors} sent={{ key, declared }} />
      </div>
    ),
  })
}

interface SendingProps {
  readonly visit: Visit
  readonly application: ApplicationPage
  readonly judged: Judged
  readonly errors: Record<string, string>
  readonly sent: { readonly key: string; readonly declared: readonly Declaration[] }
}

/** What is declared, and the one press that sends it. */
const Sending = ({ visit, application, judged, errors, sent: { key, declared } }: SendingProps) => {
  const { t, lang } = visit
  const base = baseOf(application)
  const sendable = judged.offers.filter((one) => !one.obstacle)
  return (
    <Form
      lang={lang}
      csrf={visit.csrf}
      action={visit.href(`${base}/submit`)}
      hidden={{ key, version: application.version, edit: application.technologyEdit }}
    >
      {sendable.map(({ offer }) => (
        <input key={choiceKey(offer)} type="hidden" name="choice" value={choiceKey(offer)} />
      ))}
      <h2>{t('확약', 'Declarations')}</h2>
      {declarations.map((one) => (
        <Tick
          key={one}
          lang={lang}
          name={tickName(one)}
          required
          label={t(declarationWords[one])}
          checked={declared.includes(one)}
          error={errors[tickName(one)]}
        />
      ))}
      <p>
        {t(
          '제출하면 이 내용이 그대로 고정됩니다. 이후 기술 정보를 고쳐도 제출본은 바뀌지 않습니다.',
          'Submitting freezes this content. Editing the technology later does not change what was sent.',
        )}
      </p>
      <Buttons>
        <Button pending={t('제출하고 있습니다', 'Sending')} blocked={whyBlocked(visit, judged, sendable.length)}>
          {t(sendWords(judged))}
        </Button>
        <ButtonLink kind="secondary" href={visit.href(base)}>
          {t('신청서로 돌아가기', 'Back to the application')}
        </ButtonLink>
      </Buttons>
    </Form>
  )
}

const sendWords = ({ offers }: Judged): Text => {
  const sendable = offers.flatMap((one) => (one.obstacle ? [] : [one.offer]))
  const reach = reachWords(sendable)
  if (sendable.length === offers.length) return text(`${reach.ko}에 제출하기`, `Submit to ${reach.en}`)
  return offers.some((one) => one.obstacle && sendable.some((rest) => rest.institutionId === one.offer.institutionId))
    ? text(`나머지 신청 ${sendable.length}건 제출하기`, `Submit the other ${several(sendable.length, 'application')}`)
    : text(`나머지 ${reach.ko}에 제출하기`, `Submit to the other ${reach.en}`)
}

const whyBlocked = (visit: Visit, judged: Judged, sendable: number): string | undefined =>
  sendable === 0
    ? visit.t('지금 제출할 수 있는 기관이 없습니다.', 'There is no institution it can go to now.')
    : isComplete(judged)
      ? undefined
      : visit.t('위에 적힌 것을 채우면 제출할 수 있습니다.', 'Complete what is listed above first.')

const explainUnsent = ({ t }: Visit, code: 'no-choice' | 'stale' | 'other-request' | 'incomplete' | 'hindered'): string =>
  ({
    'no-choice': t('신청할 기관을 하나 이상 골라 주세요.', 'Choose at least one institution.'),
    stale: t(
      '그사이 내용이 바뀌었습니다. 아래 내용을 다시 확인하고 제출해 주세요. 아무 기관에도 보내지 않았습니다.',
      'Something changed meanwhile. Look again and submit. Nothing was sent.',
    ),
    'other-request': t(
      '같은 화면에서 다른 내용이 이미 제출되었습니다. 아래 내용을 다시 확인해 주세요.',
      'Something else was sent from this page already. Please look again.',
    ),
    incomplete: t('아직 채울 것이 있어 아무 기관에도 보내지 않았습니다.', 'Something is missing; nothing was sent.'),
    hindered: t(
      '보낼 수 없는 기관이 있어 아무 기관에도 보내지 않았습니다. 나머지 기관에만 제출할 수 있습니다.',
      'Some institutions cannot be reached, so nothing was sent. You can submit to the rest.',
    ),
  })[code]

/** Sends it: all institutions or none. Whatever hinders is named, and the rest can be sent with one more press. */
export const postSubmit = async (visit: Visit) => {
  const actor = actingAs(visit, 'company')
  const id = visit.params['application'] ?? ''
  const declared = declarations.filter((one) => visit.form.has(tickName(one)))
  const key = visit.form.text('key') || newId(24)
  const application = await findApplication(visit.read, actor.companyId, id)
  if (!application) return notFound
  const receipt = `/company/${actor.companyId}/applications/${id}/receipt`
  const open = declarations.filter((one) => !declared.includes(one))
  if (application.state === 'draft' && open.length > 0) {
    return draw(visit, application, {
      status: 422,
      key,
      declared,
      errors: Object.fromEntries(
        open.map((one) => [
          tickName(one),
          visit.t(`확인하고 표시해 주세요: ${declarationWords[one].ko}`, `Please read and tick: ${declarationWords[one].en}`),
        ]),
      ),
    })
  }
  const sent = await submit(visit.app, actor, id, key, {
    choices: choicesOf(visit),
    declarations: declared,
    seen: { version: visit.form.whole('version'), technologyEdit: visit.form.whole('edit') },
  })
  if (sent.ok)
    return redirect(
      receipt,
      sent.value.again
        ? text('이미 제출된 신청입니다. 그때 받은 접수증을 보여 드립니다.', 'Already submitted. This is the receipt you got then.')
        : undefined,
    )
  const again = await findApplication(visit.app.db.reader(), actor.companyId, id)
  if (sent.refusal.code === 'not-found' || !again) return notFound
  return draw(visit, again, {
    status: sent.refusal.code === 'stale' || sent.refusal.code === 'other-request' ? 409 : 422,
    general: explainUnsent(visit, sent.refusal.code),
    declared,
    key: sent.refusal.code === 'other-request' ? newId(24) : key,
  })
}
