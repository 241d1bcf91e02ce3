import type { Visit } from '../../people/index.ts'
import { findRegions } from '../../institutions/index.ts'
import { dayOf } from '../../kernel/dates.ts'
import { parseBusinessNumber } from '../../kernel/korean-identifiers.ts'
import { text, tooLongWords } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { Button, DayTime, Disclosure, Empty, ErrorSummary, Field, Form, Link, TextArea } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { askToJoin, withdrawJoin } from '../actions/members.ts'
import { registerCompany } from '../actions/register.ts'
import { longest, readCompany } from '../company.ts'
import { findJoinable } from '../queries.ts'
import type { JoinableFirm } from '../queries.ts'
import { CompanyFields, sentences } from './company-form.tsx'
import type { Typed } from './company-form.tsx'

export const drawRegister = (visit: Visit) => drawForm(visit, {}, {})

const drawForm = async (visit: Visit, typed: Typed, errors: FieldErrors) => {
  const { t, lang } = visit
  return page({
    title: t('회사 등록', 'Register a firm'),
    status: Object.keys(errors).length > 0 ? 422 : 200,
    hasErrors: Object.keys(errors).length > 0,
    body: (
      <div class="reading">
        <h1>{t('회사 등록', 'Register a firm')}</h1>
        <p class="lead">{t('한 번 등록하면 모든 기관에 같은 정보로 신청합니다.', 'Registered once, used with every institution.')}</p>
        <ErrorSummary lang={lang} errors={errors} />
        <Disclosure summary={t('우리 회사가 이미 등록되어 있나요?', 'Is your firm here already?')}>
          <p>
            <a href={visit.href('/companies/join')}>
              {t('사업자등록번호로 찾아 참여 요청하기', 'Find it by its business number and join')}
            </a>
          </p>
        </Disclosure>
        <Form lang={lang} csrf={visit.csrf} action={visit.href('/companies/new')}>
          <CompanyFields visit={visit} typed={typed} errors={errors} regions={await findRegions(visit.read)} registering />
          <Button>{t('회사 등록하기', 'Register the firm')}</Button>
        </Form>
      </div>
    ),
  })
}

export const register = async (visit: Visit) => {
  const { facts, errors } = readCompany(visit.form.values, dayOf(visit.now))
  if (Object.keys(errors).length > 0) return drawForm(visit, visit.form.values, sentences(visit, errors))
  const made = await registerCompany(visit.app, visit.actor, facts)
  if (!made.ok) return notFound
  return redirect(
    `/company/${made.value.id}`,
    made.value.claim === 'there'
      ? text('이미 등록하신 회사입니다. 그 회사로 왔습니다.', 'You have registered this firm before: here it is.')
      : made.value.claim === 'disputed'
        ? text(
            '회사를 등록했습니다. 같은 번호의 회사가 이미 있어 운영자가 확인합니다. 사업자등록증을 올려 주세요.',
            'Registered. The number is already here, so the operator will check: please upload your registration certificate.',
          )
        : text('회사를 등록했습니다. 이제 기술을 적어 보세요.', 'Registered. Now write your technology down.'),
  )
}

export const drawJoin = (visit: Visit) => drawJoinForm(visit)

/** `wrong`: what is wrong with the word to the owner of the firm that was chosen. */
const drawJoinForm = async (visit: Visit, wrongWord?: string) => {
  const { t, lang } = visit
  const typed = visit.form.text('businessNumber') || visit.query('number')
  const read = parseBusinessNumber(typed)
  const wrong =
    typed !== '' && !read.ok ? t('사업자등록번호 10자리를 확인해 주세요.', 'Check the 10 digits of the business number.') : undefined
  const errors = { ...(wrong !== undefined && { number: wrong }), ...(wrongWord !== undefined && { message: wrongWord }) }
  const isWrong = Object.keys(errors).length > 0
  const found = read.ok ? await findJoinable(visit.read, read.value, visit.signedIn?.personId ?? '') : []
  return page({
    title: t('기존 회사에 참여 요청하기', 'Join a firm'),
    status: isWrong ? 422 : 200,
    hasErrors: isWrong,
    body: (
      <div class="reading">
        <h1>{t('기존 회사에 참여 요청하기', 'Join a firm')}</h1>
        <p class="lead">
          {t('회사 소유자가 요청을 받아들이면 함께 일할 수 있습니다.', 'Once an owner accepts, you can act for the firm.')}
        </p>
        <ErrorSummary lang={lang} errors={errors} />
        <Form lang={lang} method="get" action={visit.href('/companies/join')}>
          <Field
            lang={lang}
            name="number"
            label={t('사업자등록번호', 'Business registration number')}
            value={typed}
            required
            error={wrong}
            width="medium"
          />
          <Button kind="secondary">{t('회사 찾기', 'Find the firm')}</Button>
        </Form>
        {read.ok && found.length === 0 && (
          <Empty
            title={t('이 번호로 등록된 회사가 없습니다.', 'No firm is registered under this number.')}
            action={{ label: t('회사 등록하기', 'Register the firm'), href: visit.href('/companies/new') }}
          />
        )}
        {found.map((company) => (
          <section key={company.id}>
            <h2>{company.nameKo}</h2>
            {company.mine === null ? (
              <Asking visit={visit} company={company} number={typed} wrongWord={wrongWord} />
            ) : (
              <Standing visit={visit} company={company} number={typed} />
            )}
          </section>
        ))}
      </div>
    ),
  })
}

interface Found {
  readonly visit: Visit
  readonly company: JoinableFirm
  readonly number: string
}
const Asking = ({ visit, company, number, wrongWord }: Found & { wrongWord: string | undefined }) => {
  const { t, lang } = visit
  const isAsked = company.id === visit.form.text('company')
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href('/companies/join')} hidden={{ company: company.id, businessNumber: number }}>
      <TextArea
        lang={lang}
        name="message"
        label={t('소유자에게 한마디', 'A word to the owner')}
        rows={3}
        max={longest.message}
        value={isAsked ? visit.form.text('message') : ''}
        error={isAsked ? wrongWord : undefined}
        hint={t('이름과 부서를 적으면 확인이 빨라집니다.', 'Your name and unit help.')}
      />
      <Button>{t('참여 요청 보내기', 'Ask to join')}</Button>
    </Form>
  )
}

/** What a person has asked, or is: nobody is asked twice. */
const Standing = ({ visit, company, number }: Found) => {
  const { t, lang } = visit
  if (company.mine === 'active')
    return (
      <p>
        {t('이미 소속된 회사입니다.', 'You belong to this firm already.')}{' '}
        <Link href={visit.href(`/company/${company.id}`)}>{t('회사로 가기', 'Go to it')}</Link>
      </p>
    )
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(`/companies/join/${company.id}/withdraw`)} hidden={{ businessNumber: number }}>
      <p>
        {t('참여를 요청했습니다. 회사 소유자가 정하면 알려 드립니다.', 'You asked to join. The owners decide, and we will tell you.')}{' '}
        {company.requestedAt && (
          <span class="quiet">
            {t('요청한 때', 'Asked on')} <DayTime lang={lang} value={company.requestedAt} />
          </span>
        )}
      </p>
      <Button kind="secondary">{t('요청 철회하기', 'Take it back')}</Button>
    </Form>
  )
}

const joinPath = (visit: Visit) => `/companies/join?number=${encodeURIComponent(visit.form.text('businessNumber'))}`

export const withdraw = async (visit: Visit) => {
  const withdrawn = await withdrawJoin(visit.app, visit.actor, visit.params['company'] ?? '')
  return redirect(
    joinPath(visit),
    withdrawn.ok
      ? text('참여 요청을 철회했습니다.', 'Your request is taken back.')
      : text('철회할 요청이 없습니다.', 'There is no request to take back.'),
  )
}

export const join = async (visit: Visit) => {
  const asked = await askToJoin(visit.app, visit.actor, visit.form.text('company'), visit.form.text('message'))
  if (asked.ok)
    return redirect(
      '/home',
      text('요청을 보냈습니다. 소유자가 답하면 알려 드립니다.', 'Your request was sent. We will tell you when the owner answers.'),
    )
  if (asked.refusal.code === 'asked-already')
    return redirect(joinPath(visit), text('이미 요청하셨거나 소속된 회사입니다.', 'You have asked, or belong to it, already.'))
  return asked.refusal.code === 'not-found' ? notFound : drawJoinForm(visit, visit.t(tooLongWords(longest.message)))
}
