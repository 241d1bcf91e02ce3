import { text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { findTechnologyChoices } from '../../technologies/index.ts'
import { BackLink, Button, Empty, ErrorSummary, Form, Link, Notice, Select } from '../../ui/index.ts'
import { addInstitutions, startDraft } from '../actions/draft.ts'
import { choiceKey, findStanding, readStanding, standingMissing, standings, standingHint, standingWords } from '../application.ts'
import { findOpenOffers } from '../fact-queries.ts'
import { findApplication, findDraftFor } from '../queries.ts'
import { Choosing, choicesOf } from './choosing.tsx'

export const drawNew = (visit: Visit) => draw(visit, {})

/** Which technology, in what standing, to whom: the three things an application begins with. */
const draw = async (visit: Visit, errors: Record<string, string>) => {
  const { t, lang } = visit
  const { companyId } = actingAs(visit, 'company')
  const technologies = await findTechnologyChoices(visit.read, companyId)
  const offers = await findOpenOffers(visit.read)
  const technologyId = visit.form.text('technology') || visit.query('technology') || (technologies[0]?.id ?? '')
  const posted = visit.form.texts('choice')
  const asked = [...visit.queries('call')]
  const draft = technologyId === '' ? undefined : await findDraftFor(visit.read, companyId, technologyId)
  const base = `/company/${companyId}`
  return page({
    title: t('새 신청', 'New application'),
    status: Object.keys(errors).length > 0 ? 422 : 200,
    hasErrors: Object.keys(errors).length > 0,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(`${base}/applications`)} label={t('신청 목록', 'Applications')} />
        <h1>{t('새 신청', 'New application')}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        {draft && (
          <Notice title={t('이 기술로 쓰던 신청이 있습니다.', 'There is a draft for this technology.')}>
            <p>
              <Link href={visit.href(`${base}/applications/${draft.id}`)}>{t('쓰던 신청 계속하기', 'Go on with it')}</Link>
            </p>
          </Notice>
        )}
        {technologies.length === 0 ? (
          <Empty
            title={t('먼저 기술을 등록해 주세요.', 'Register a technology first.')}
            reason={t('한 번 적은 기술 소개로 여러 기관에 신청합니다.', 'Write it down once and apply to many institutions.')}
            action={{ label: t('기술 등록하기', 'Add a technology'), href: visit.href(`${base}/technologies/new`) }}
          />
        ) : offers.length === 0 ? (
          <Empty
            title={t('지금 접수 중인 공모가 없습니다.', 'No call is open now.')}
            action={{ label: t('예정된 공모 보기', 'See upcoming calls'), href: visit.href('/calls?state=upcoming') }}
          />
        ) : (
          <Form lang={lang} csrf={visit.csrf} action={visit.href(`${base}/applications/new`)}>
            <Select
              lang={lang}
              name="technology"
              label={t('기술', 'Technology')}
              required
              value={technologyId}
              error={errors['technology']}
              options={technologies.map((one) => ({ value: one.id, label: t(one.titleKo, one.titleEn) || t('(이름 없음)', '(untitled)') }))}
            />
            <Select
              lang={lang}
              name="standing"
              label={t('신청인의 지위', 'You apply as')}
              required
              value={visit.form.has('standing') ? visit.form.text('standing') : readStanding('')}
              error={errors['standing']}
              hint={t(standingHint)}
              options={standings.map((one) => ({ value: one, label: t(standingWords[one]) }))}
            />
            <Choosing
              visit={visit}
              offers={offers}
              error={errors['choice']}
              chosen={(offer) => posted.includes(choiceKey(offer)) || (posted.length === 0 && asked.includes(offer.callId))}
            />
            <Button>{t('신청서 쓰기 시작하기', 'Begin the application')}</Button>
          </Form>
        )}
      </div>
    ),
  })
}

const noChoice = (visit: Visit) => visit.t('신청할 기관을 하나 이상 골라 주세요.', 'Choose at least one institution.')

export const postNew = async (visit: Visit) => {
  const actor = actingAs(visit, 'company')
  const choices = choicesOf(visit)
  const standing = findStanding(visit.form.text('standing'))
  if (!standing || choices.length === 0)
    return draw(visit, {
      ...(!standing && { standing: visit.t(standingMissing) }),
      ...(choices.length === 0 && { choice: noChoice(visit) }),
    })
  const started = await startDraft(visit.app, actor, visit.form.text('technology'), choices, standing)
  if (started.ok) return redirect(`/company/${actor.companyId}/applications/${started.value.id}`)
  return started.refusal.code === 'not-found'
    ? draw(visit, { technology: visit.t('신청할 기술을 골라 주세요.', 'Choose a technology.') })
    : draw(visit, { choice: noChoice(visit) })
}

export const drawAdd = (visit: Visit) => drawMore(visit, {})

/** More institutions on the version that was submitted: nothing has to be written again. */
const drawMore = async (visit: Visit, errors: Record<string, string>) => {
  const { t, lang } = visit
  const { companyId } = actingAs(visit, 'company')
  const application = await findApplication(visit.read, companyId, visit.params['application'] ?? '')
  if (application?.state !== 'submitted') return notFound
  const offers = (await findOpenOffers(visit.read)).filter((offer) => !application.live.some((one) => choiceKey(one) === choiceKey(offer)))
  const back = `/company/${companyId}/applications/${application.id}`
  return page({
    title: t('기관 더하기', 'Add institutions'),
    status: Object.keys(errors).length > 0 ? 422 : 200,
    hasErrors: Object.keys(errors).length > 0,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(back)} label={t(application.titleKo, application.titleEn)} />
        <h1>{t('기관 더하기', 'Add institutions')}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        <p class="lead">
          {t(
            `제출한 내용(제${application.technologyVersion ?? 1}판)을 그대로 다른 기관에도 보냅니다. 기관마다 다른 질문에만 답하면 됩니다.`,
            `The same content (version ${application.technologyVersion ?? 1}) goes to more institutions. You only answer their own questions.`,
          )}
        </p>
        {offers.length === 0 ? (
          <Empty title={t('더 신청할 수 있는 공모가 지금은 없습니다.', 'No further call is open now.')} />
        ) : (
          <Form lang={lang} csrf={visit.csrf} action={visit.href(`${back}/add`)}>
            <Choosing visit={visit} offers={offers} error={errors['choice']} chosen={() => false} />
            <Button>{t('고른 기관 더하기', 'Add those chosen')}</Button>
          </Form>
        )}
      </div>
    ),
  })
}

export const postAdd = async (visit: Visit) => {
  const actor = actingAs(visit, 'company')
  const choices = choicesOf(visit)
  if (choices.length === 0) return drawMore(visit, { choice: noChoice(visit) })
  const added = await addInstitutions(visit.app, actor, visit.params['application'] ?? '', choices)
  if (added.ok)
    return redirect(
      `/company/${actor.companyId}/applications/${added.value.id}`,
      text('기관별 질문에 답하고 제출해 주세요.', 'Answer their questions and submit.'),
    )
  return added.refusal.code === 'not-found' ? notFound : drawMore(visit, { choice: noChoice(visit) })
}
