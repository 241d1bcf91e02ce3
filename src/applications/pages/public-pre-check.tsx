import { dayOf } from '../../kernel/dates.ts'
import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { assessEligibility, mendForVisitor } from '../../rulesets/index.ts'
import type { AssessedRule, Assessment } from '../../rulesets/index.ts'
import { fieldFactsOf } from '../../technologies/index.ts'
import { Button, ButtonLink, Buttons, Choice, Empty, Form, Link, ReasonList, Select, StatusTag } from '../../ui/index.ts'
import { choiceKey } from '../application.ts'
import { findOpenOffers } from '../fact-queries.ts'
import type { Offer } from '../fact-queries.ts'
import { groupOf } from '../pre-check.ts'
import { factsFromAnswers, publicQuestions, stillAsks } from '../public-questions.ts'
import { ClosingClock, HeldAgainst, JudgedByOfficer, reasonOf } from './marks.tsx'

/** Ten questions for anybody: which open calls could a firm like yours apply to? The answers stand in the address, nothing is kept. */
export const drawPublicPreCheck = async (visit: Visit) => {
  const { t, lang } = visit
  const answers = Object.fromEntries(publicQuestions.map(({ name }) => [name, visit.query(name)]))
  // Whoever leaves everything open has asked, too: every answer is then 'more must be known'.
  const sent = new URLSearchParams(visit.search)
  const asked = publicQuestions.some(({ name }) => sent.has(name))
  const firm = visit.signedIn?.hats.find((hat) => hat.key.startsWith('company:'))
  return page({
    title: t('신청할 수 있는 공모 찾기', 'Which calls could you apply to?'),
    description: t(
      '열 가지 질문에 답하면 지금 열린 공모 가운데 신청할 수 있는 곳을 알려 드립니다.',
      'Answer ten questions and see which open calls fit.',
    ),
    body: (
      <>
        <h1>{t('신청할 수 있는 공모 찾기', 'Which calls could you apply to?')}</h1>
        <p class="lead">
          {t(
            '열 가지 질문에 답하면 지금 열린 공모마다 신청 자격을 확인해 드립니다. 모르는 것은 비워 두세요. 답은 저장하지 않습니다.',
            'Ten questions, one answer for each open call. Leave out what you do not know. Nothing is stored.',
          )}
        </p>
        {firm && (
          <p>
            <Link href={visit.href(`${firm.path}/pre-check`)}>
              {t('등록한 기술로 바로 확인하기', 'Check with a technology you have registered')}
            </Link>
          </p>
        )}
        {asked && <Results visit={visit} answers={answers} offers={await findOpenOffers(visit.read)} />}
        <Form lang={lang} method="get" action={visit.href('/pre-check')} class="reading">
          {publicQuestions.map((question) =>
            question.options.length > 6 ? (
              <Select
                key={question.name}
                lang={lang}
                name={question.name}
                label={t(question.label)}
                hint={question.hint && t(question.hint)}
                optionalWord=""
                none={t('골라 주세요', 'Choose')}
                value={answers[question.name]}
                options={question.options.filter((one) => one.value !== '').map((one) => ({ value: one.value, label: t(one.label) }))}
              />
            ) : (
              <Choice
                key={question.name}
                lang={lang}
                name={question.name}
                label={t(question.label)}
                hint={question.hint && t(question.hint)}
                optionalWord=""
                inline
                value={answers[question.name] === '' ? undefined : answers[question.name]}
                options={question.options.filter((one) => one.value !== '').map((one) => ({ value: one.value, label: t(one.label) }))}
              />
            ),
          )}
          <Buttons>
            <Button>{t('신청 자격 확인하기', 'Check')}</Button>
            {asked && (
              <ButtonLink kind="secondary" href={visit.href('/pre-check')}>
                {t('처음부터 다시 하기', 'Start again')}
              </ButtonLink>
            )}
          </Buttons>
        </Form>
      </>
    ),
  })
}

/** A visitor has nothing registered that could be corrected, and no field to type a fact into but the ten questions. */
const forVisitor = (visit: Visit, { rule, evaluation, explanation }: AssessedRule, answers: Readonly<Record<string, string>>) => {
  const { mend: _, ...said } = explanation
  const mend = mendForVisitor(evaluation, stillAsks(answers))
  return reasonOf(visit, { rule, evaluation, explanation: { ...said, ...(mend && { mend }) } })
}

interface ToldProps {
  readonly visit: Visit
  readonly group: 'yes' | 'unknown' | 'no'
  readonly assessment: Assessment
  readonly answers: Readonly<Record<string, string>>
}
/** What stands in the way or is not known, and folded all the rest. */
const Told = ({ visit, group, assessment, answers }: ToldProps) => {
  const talked = { yes: [], unknown: assessment.unanswered, no: assessment.failing }[group]
  const reason = (one: AssessedRule) => forVisitor(visit, one, answers)
  return (
    <>
      {talked.length > 0 && <ReasonList lang={visit.lang} reasons={talked.map(reason)} />}
      <JudgedByOfficer visit={visit} row={{ group, assessment }} />
      <HeldAgainst visit={visit} rules={assessment.rules} talked={talked} reason={reason} />
    </>
  )
}

const Results = ({ visit, answers, offers }: { visit: Visit; answers: Readonly<Record<string, string>>; offers: readonly Offer[] }) => {
  const { t } = visit
  const today = dayOf(visit.now)
  const rows = offers.flatMap((offer) => {
    if (offer.rules === null) return []
    const institutionFields = fieldFactsOf(offer.fieldCodes)
    const assessment = assessEligibility(
      offer.rules,
      factsFromAnswers(
        answers,
        { institutionId: offer.institutionId, institutionFields, noticeDay: offer.publishedAt ? dayOf(offer.publishedAt) : undefined },
        today,
      ),
    )
    return [{ offer, assessment, group: groupOf(assessment) }]
  })
  if (rows.length === 0)
    return (
      <Empty
        title={t('지금 접수 중인 공모가 없습니다.', 'No call is open now.')}
        action={{ label: t('예정된 공모 보기', 'See upcoming calls'), href: visit.href('/calls?state=upcoming') }}
      />
    )
  const words = {
    yes: t('신청할 수 있습니다', 'You could apply'),
    unknown: t('더 알아야 합니다', 'More must be known'),
    no: t('지금은 어렵습니다', 'Not as it is'),
  }
  const tones = { yes: 'success', unknown: 'warning', no: 'danger' } as const
  return (
    <section id="answer" class="panel">
      <h2>
        {t(
          `공모와 기관 ${rows.length}곳 중 ${rows.filter((row) => row.group === 'yes').length}곳에 신청할 수 있습니다`,
          `You could apply to ${rows.filter((row) => row.group === 'yes').length} of ${rows.length}`,
        )}
      </h2>
      {(['yes', 'unknown', 'no'] as const).map((group) => (
        <ul key={group} class="rows">
          {rows
            .filter((row) => row.group === group)
            .map(({ offer, assessment }) => (
              <li key={choiceKey(offer)} class="row-item">
                <p class="row-title">
                  <Link href={visit.href(`/calls/${offer.callId}`)}>
                    {t(offer.ko, offer.en)} · {t(offer.titleKo, offer.titleEn)}
                  </Link>
                </p>
                <p class="row">
                  <StatusTag tone={tones[group]} word={words[group]} /> <ClosingClock visit={visit} closesAt={offer.closesAt} />
                </p>
                <Told visit={visit} group={group} assessment={assessment} answers={answers} />
              </li>
            ))}
        </ul>
      ))}
      <Buttons>
        {visit.signedIn === undefined ? (
          <>
            <ButtonLink href={visit.href('/sign-up')}>{t('가입하고 기술 등록하기', 'Sign up and register your technology')}</ButtonLink>
            <ButtonLink kind="secondary" href={visit.href('/calls')}>
              {t('공모 보기', 'See the calls')}
            </ButtonLink>
          </>
        ) : (
          <ButtonLink kind="secondary" href={visit.href('/calls')}>
            {t('공모 보기', 'See the calls')}
          </ButtonLink>
        )}
      </Buttons>
    </section>
  )
}
