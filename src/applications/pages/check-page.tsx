import { dayOf } from '../../kernel/dates.ts'
import { newId } from '../../kernel/id.ts'
import { several, text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { dossierInWords, findTechnologyNames, groupWords } from '../../technologies/index.ts'
import type { TechnologyNames } from '../../technologies/index.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  Day,
  Disclosure,
  ErrorSummary,
  Form,
  Link,
  ReasonList,
  SummaryList,
  Tick,
} from '../../ui/index.ts'
import { submit } from '../actions/submit.ts'
import { choiceKey, declarations, declarationWords, standingWords } from '../application.ts'
import type { Declaration } from '../application.ts'
import { isComplete, judgeDraft } from '../judge.ts'
import type { Judged } from '../judge.ts'
import { findApplication } from '../queries.ts'
import type { ApplicationPage } from '../queries.ts'
import { choicesOf } from './choosing.tsx'
import { mendLink, reasonOf } from './marks.tsx'
import { Missing, Obstacles } from './missing.tsx'
import { answerInWords } from './question-field.tsx'

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
const baseOf = (application: ApplicationPage) => `/company/${application.companyId}/applications/${application.id}`

/** Everything once more before it is sent: warnings first, then what goes out, then what is declared. */
const draw = async (
  visit: Visit,
  application: ApplicationPage,
  { errors = {}, general, status = 200, key = newId(24), declared = [] }: Drawing,
) => {
  const { t, lang } = visit
  const names = await findTechnologyNames(visit.read)
  const judged = judgeDraft(application, dayOf(visit.now), declarations)
  const sendable = judged.offers.filter((one) => !one.obstacle)
  const base = baseOf(application)
  return page({
    title: t('제출 전 확인', 'Check before sending'),
    status,
    hasErrors: status >= 400,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(base)} label={t('신청서', 'Application')} />
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <h1>{t('제출 전 확인', 'Check before sending')}</h1>
        <Obstacles visit={visit} application={application} judged={judged} />
        <Missing visit={visit} application={application} judged={judged} />
        <Institutions visit={visit} application={application} judged={judged} />
        <Papers visit={visit} application={application} names={names} />
        <Dossier visit={visit} application={application} names={names} />
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
              {judged.offers.length === sendable.length
                ? t(`${sendable.length}개 기관에 제출하기`, `Submit to ${several(sendable.length, 'institution')}`)
                : t(`나머지 ${sendable.length}개 기관에 제출하기`, `Submit to the other ${sendable.length}`)}
            </Button>
            <ButtonLink kind="secondary" href={visit.href(base)}>
              {t('신청서로 돌아가기', 'Back to the application')}
            </ButtonLink>
          </Buttons>
        </Form>
      </div>
    ),
  })
}

const whyBlocked = (visit: Visit, judged: Judged, sendable: number): string | undefined =>
  sendable === 0
    ? visit.t('지금 제출할 수 있는 기관이 없습니다.', 'There is no institution it can go to now.')
    : isComplete(judged)
      ? undefined
      : visit.t('위에 적힌 것을 채우면 제출할 수 있습니다.', 'Complete what is listed above first.')

const Institutions = ({ visit, application, judged }: { visit: Visit; application: ApplicationPage; judged: Judged }) => {
  const { t, lang } = visit
  return (
    <section>
      <h2>{t('신청 기관', 'Institutions')}</h2>
      <SummaryList
        lang={lang}
        facts={[
          {
            label: t('신청인의 지위', 'You apply as'),
            value: t(standingWords[application.standing]),
            change: { href: visit.href(baseOf(application)) },
          },
        ]}
      />
      {judged.offers
        .filter((one) => !one.obstacle)
        .map(({ offer, assessment }) => (
          <section key={choiceKey(offer)}>
            <h3>
              {t(offer.ko, offer.en)} <span class="quiet">{t(offer.titleKo, offer.titleEn)}</span>
            </h3>
            <SummaryList
              lang={lang}
              facts={offer.questions.map((question) => ({
                label: t(question.label),
                value:
                  answerInWords(
                    visit,
                    question,
                    application.answers[offer.institutionId]?.[question.id] ?? '',
                    application.subject.documents,
                  ) || t('아직 답하지 않았습니다', 'Not answered yet'),
                change: {
                  href: visit.href(`${baseOf(application)}#answer-${offer.institutionId}-${question.id}`),
                  what: t(question.label),
                },
              }))}
            />
            {assessment && assessment.unanswered.length > 0 && (
              <Disclosure
                summary={t(
                  `담당자가 판단할 조건 ${assessment.unanswered.length}개`,
                  `${several(assessment.unanswered.length, 'condition')} an officer judges`,
                )}
              >
                <ReasonList
                  lang={lang}
                  reasons={assessment.unanswered.map((one) =>
                    reasonOf(visit, one, mendLink(visit, one.explanation.mendAt[0], application.companyId, application.technologyId)),
                  )}
                />
              </Disclosure>
            )}
          </section>
        ))}
    </section>
  )
}

const Papers = ({ visit, application, names }: { visit: Visit; application: ApplicationPage; names: TechnologyNames }) => {
  const { t, lang } = visit
  const { documents } = application.subject
  return (
    <section>
      <h2>{t(`서류 ${documents.length}건`, several(documents.length, 'paper'))}</h2>
      <ul class="plain-list">
        {documents.map((one) => (
          <li key={one.id}>
            <Link href={`/files/technologies/${application.technologyId}/${one.fileId}`} download>
              {one.name}
            </Link>{' '}
            <span class="quiet">
              {t(names.documentKinds.find((kind) => kind.code === one.kind) ?? text(one.kind, one.kind))}
              {one.validTo !== null && (
                <>
                  {' '}
                  · {t('유효기간', 'Valid until')} <Day lang={lang} value={one.validTo} form="table" />
                </>
              )}{' '}
              · SHA-256 {one.sha256.slice(0, 8)}
            </span>
          </li>
        ))}
      </ul>
      {application.technologyVersion === null && (
        <p>
          <Link href={visit.href(`/company/${application.companyId}/technologies/${application.technologyId}/documents`)}>
            {t('서류 바꾸기', 'Change the papers')}
          </Link>
        </p>
      )}
    </section>
  )
}

const Dossier = ({ visit, application, names }: { visit: Visit; application: ApplicationPage; names: TechnologyNames }) => {
  const { t, lang } = visit
  const { content, documents } = application.subject
  const lines = dossierInWords({ content, documents, pictures: [] }, lang, names).filter((line) => !line.section.own)
  const groups = [...new Set(lines.map((line) => line.section.group))]
  return (
    <section>
      <h2>{t('기술 내용', 'The technology')}</h2>
      {groups.map((group) => (
        <section key={group}>
          <h3>{t(groupWords[group])}</h3>
          <SummaryList
            lang={lang}
            facts={lines
              .filter((line) => line.section.group === group && (line.text !== '' || !line.section.optional))
              .map((line) => ({
                label: line.label,
                value: line.text === '' ? undefined : <span class="prose">{line.text}</span>,
                ...(application.technologyVersion === null && {
                  change: {
                    href: visit.href(`/company/${application.companyId}/technologies/${application.technologyId}/${line.section.id}`),
                    what: line.label,
                  },
                }),
              }))}
          />
        </section>
      ))}
    </section>
  )
}

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
  const general = {
    'no-choice': visit.t('신청할 기관을 하나 이상 골라 주세요.', 'Choose at least one institution.'),
    stale: visit.t(
      '그사이 내용이 바뀌었습니다. 아래 내용을 다시 확인하고 제출해 주세요. 아무 기관에도 보내지 않았습니다.',
      'Something changed meanwhile. Look again and submit. Nothing was sent.',
    ),
    'other-request': visit.t(
      '같은 화면에서 다른 내용이 이미 제출되었습니다. 아래 내용을 다시 확인해 주세요.',
      'Something else was sent from this page already. Please look again.',
    ),
    incomplete: visit.t('아직 채울 것이 있어 아무 기관에도 보내지 않았습니다.', 'Something is missing; nothing was sent.'),
    hindered: visit.t(
      '보낼 수 없는 기관이 있어 아무 기관에도 보내지 않았습니다. 나머지 기관에만 제출할 수 있습니다.',
      'Some institutions cannot be reached, so nothing was sent. You can submit to the rest.',
    ),
  }[sent.refusal.code]
  return draw(visit, again, {
    status: sent.refusal.code === 'stale' || sent.refusal.code === 'other-request' ? 409 : 422,
    general,
    declared,
    key: sent.refusal.code === 'other-request' ? newId(24) : key,
  })
}
