import { dayOf } from '../../kernel/dates.ts'
import { text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect, versionTyped } from '../../platform/http/visit.ts'
import { BackLink, BothVersions, Button, Buttons, Disclosure, ErrorSummary, Form, Link, Select, SummaryList } from '../../ui/index.ts'
import { discardDraft, saveDraft } from '../actions/draft.ts'
import { choiceKey, declarations, findStanding, standingMissing, standings, standingHint, standingWords } from '../application.ts'
import type { Answers, Standing } from '../application.ts'
import { findOpenOffers } from '../fact-queries.ts'
import type { Offer } from '../fact-queries.ts'
import { judgeDraft } from '../judge.ts'
import { findApplication } from '../queries.ts'
import type { ApplicationPage } from '../queries.ts'
import { drawSubmitted } from './application-page.tsx'
import { Choosing, choicesOf } from './choosing.tsx'
import { baseOf } from './marks.tsx'
import { Missing, Obstacles } from './missing.tsx'
import { answerInWords, answerName, QuestionField, readAnswers } from './question-field.tsx'

/** An application: what is left to write while it is a draft, and all its tracks once it is submitted. */
export const drawApplication = async (visit: Visit) => {
  const { companyId } = actingAs(visit, 'company')
  const application = await findApplication(visit.read, companyId, visit.params['application'] ?? '')
  if (!application) return notFound
  return application.state === 'submitted' ? drawSubmitted(visit, application) : drawForm(visit, application, {})
}

interface Drawing {
  errors?: Record<string, string>
  status?: number
  typed?: { standing: Standing | undefined; answers: Answers; chosen: readonly string[] } | undefined
}

const drawForm = async (visit: Visit, application: ApplicationPage, { errors = {}, status = 200, typed }: Drawing) => {
  const { t, lang } = visit
  const judged = judgeDraft(application, dayOf(visit.now), declarations)
  const open = await findOpenOffers(visit.read)
  const offers = [...application.offers, ...open.filter((offer) => !application.offers.some((one) => choiceKey(one) === choiceKey(offer)))]
  const chosen = (offer: Offer) =>
    typed ? typed.chosen.includes(choiceKey(offer)) : application.offers.some((one) => choiceKey(one) === choiceKey(offer))
  const standing = typed ? typed.standing : application.standing
  const answers = typed?.answers ?? application.answers
  return page({
    title: t(`신청서: ${application.titleKo}`, `Application: ${application.titleEn}`),
    status,
    hasErrors: status >= 400,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(`/company/${application.companyId}/applications`)} label={t('신청 목록', 'Applications')} />
        <ErrorSummary lang={lang} errors={errors} />
        <h1>{t('신청서', 'Application')}</h1>
        {status === 409 && <Stale visit={visit} application={application} standing={standing ?? application.standing} answers={answers} />}
        <Facts visit={visit} application={application} />
        <Obstacles visit={visit} application={application} judged={judged} />
        <Missing visit={visit} application={application} judged={judged} />
        <Form
          lang={lang}
          csrf={visit.csrf}
          action={visit.href(baseOf(application))}
          hidden={{ version: versionTyped(visit, application.version, status) }}
        >
          <Select
            lang={lang}
            name="standing"
            label={t('신청인의 지위', 'You apply as')}
            required
            value={standing}
            error={errors['standing']}
            hint={t(standingHint)}
            options={standings.map((one) => ({ value: one, label: t(standingWords[one]) }))}
          />
          <Questions visit={visit} application={application} answers={answers} errors={errors} />
          <Disclosure
            summary={t('신청할 기관 바꾸기', 'Change the institutions')}
            open={errors['choice'] !== undefined || application.offers.length === 0}
          >
            <Choosing visit={visit} offers={offers} chosen={chosen} error={errors['choice']} />
          </Disclosure>
          <Saving visit={visit} />
        </Form>
        <Discarding visit={visit} application={application} />
      </div>
    ),
  })
}

interface Part {
  readonly visit: Visit
  readonly application: ApplicationPage
}

const Facts = ({ visit, application }: Part) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        {
          label: t('기술', 'Technology'),
          value: (
            <Link href={visit.href(`/company/${application.companyId}/technologies/${application.technologyId}`)}>
              {t(application.titleKo, application.titleEn) || t('(이름 없음)', '(untitled)')}
            </Link>
          ),
        },
        { label: t('신청 기관', 'Institutions'), value: addressees(visit, application) },
        ...(application.technologyVersion === null
          ? []
          : [
              {
                label: t('고정된 내용', 'Frozen content'),
                value: t(
                  `이미 제출한 제${application.technologyVersion}판을 그대로 보냅니다.`,
                  `Version ${application.technologyVersion}, as it was submitted before.`,
                ),
              },
            ]),
      ]}
    />
  )
}

/** Whom it goes to; with the call where one institution has several of them. */
const addressees = ({ t }: Visit, { offers }: ApplicationPage): string => {
  const hasSeveral = ({ institutionId }: { institutionId: string }) =>
    offers.filter((one) => one.institutionId === institutionId).length > 1
  return offers
    .map((offer) => (hasSeveral(offer) ? t(`${offer.ko}(${offer.titleKo})`, `${offer.en} (${offer.titleEn})`) : t(offer.ko, offer.en)))
    .join(', ')
}

/** What the calls ask beside the technology, institution by institution. */
const Questions = ({ visit, application, answers, errors }: Part & { answers: Answers; errors: Record<string, string> }) => (
  <>
    {application.offers
      .filter((offer) => offer.questions.length > 0)
      .map((offer) => (
        <fieldset key={choiceKey(offer)}>
          <legend>{visit.t(`${offer.ko}의 질문`, `Questions of ${offer.en}`)}</legend>
          {offer.questions.map((question) => (
            <div key={question.id} id={`answer-${offer.institutionId}-${question.id}`}>
              <QuestionField
                visit={visit}
                offer={offer}
                question={question}
                value={answers[offer.institutionId]?.[question.id] ?? ''}
                error={errors[answerName(offer.institutionId, question.id)]}
                papers={application.subject.documents}
              />
            </div>
          ))}
        </fieldset>
      ))}
  </>
)

const Saving = ({ visit: { t } }: { visit: Visit }) => (
  <Buttons>
    <Button name="do" value="check">
      {t('저장하고 제출 전에 확인하기', 'Save and check before sending')}
    </Button>
    <Button kind="secondary" name="do" value="later">
      {t('저장하고 나중에 하기', 'Save and come back later')}
    </Button>
  </Buttons>
)

const Discarding = ({ visit, application }: Part) => {
  const { t, lang } = visit
  return (
    <Disclosure summary={t('이 신청 지우기', 'Discard this draft')}>
      <p>
        {t('신청서만 지워집니다. 기술 정보와 서류는 그대로 남습니다.', 'Only the application goes. The technology and its papers stay.')}
      </p>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`${baseOf(application)}/discard`)}>
        <Button kind="danger">{t('신청서 지우기', 'Discard the draft')}</Button>
      </Form>
    </Disclosure>
  )
}

const Stale = ({ visit, application, standing, answers }: Part & { standing: Standing; answers: Answers }) => (
  <BothVersions
    lang={visit.lang}
    title={visit.t(
      '그사이 다른 창에서, 또는 같은 회사의 다른 분이 이 신청서를 고쳤습니다. 아래 칸은 지금 입력하신 내용이며, 저장하면 그 내용으로 바뀝니다.',
      'This application was changed meanwhile, in another window or by a colleague. The fields below hold what you typed; saving keeps yours.',
    )}
    facts={[
      {
        label: visit.t('신청인의 지위', 'Standing'),
        stored: visit.t(standingWords[application.standing]),
        typed: visit.t(standingWords[standing]),
      },
      ...application.offers.flatMap((offer) =>
        offer.questions.map((question) => {
          const inWords = (all: Answers) =>
            answerInWords(visit, question, all[offer.institutionId]?.[question.id] ?? '', application.subject.documents)
          return { label: visit.t(question.label), stored: inWords(application.answers), typed: inWords(answers) }
        }),
      ),
    ]}
  />
)

export const postDraft = async (visit: Visit) => {
  const actor = actingAs(visit, 'company')
  const application = await findApplication(visit.read, actor.companyId, visit.params['application'] ?? '')
  if (!application) return notFound
  const base = baseOf(application)
  if (application.state === 'submitted') return redirect(`${base}/receipt`)
  const { answers, errors } = readAnswers(visit, application.offers)
  const choices = choicesOf(visit)
  const standing = findStanding(visit.form.text('standing'))
  const typed = { standing, answers: { ...application.answers, ...answers }, chosen: choices.map(choiceKey) }
  const wrong: Record<string, string> = Object.fromEntries(Object.entries(errors).map(([name, words]) => [name, visit.t(words)]))
  if (!standing) wrong['standing'] = visit.t(standingMissing)
  if (choices.length === 0) wrong['choice'] = visit.t('신청할 기관을 하나 이상 골라 주세요.', 'Choose at least one institution.')
  if (!standing || Object.keys(wrong).length > 0) return drawForm(visit, application, { errors: wrong, status: 422, typed })
  const saved = await saveDraft(visit.app, actor, application.id, {
    version: visit.form.whole('version'),
    standing,
    answers: typed.answers,
    choices,
  })
  if (saved.ok)
    return redirect(visit.form.text('do') === 'check' ? `${base}/check` : base, text('신청서를 저장했습니다.', 'The application is saved.'))
  if (saved.refusal.code === 'stale') return drawForm(visit, application, { status: 409, typed })
  return saved.refusal.code === 'submitted' ? redirect(`${base}/receipt`) : notFound
}

export const postDiscard = async (visit: Visit) => {
  const actor = actingAs(visit, 'company')
  const discarded = await discardDraft(visit.app, actor, visit.params['application'] ?? '')
  if (discarded.ok) return redirect(`/company/${actor.companyId}/applications`, text('신청서를 지웠습니다.', 'The draft is discarded.'))
  return discarded.refusal.code === 'submitted'
    ? redirect(`/company/${actor.companyId}/applications/${visit.params['application'] ?? ''}/receipt`)
    : notFound
}
