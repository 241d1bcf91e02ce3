import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { findRegions } from '../../institutions/index.ts'
import { dayOf } from '../../kernel/dates.ts'
import { readAmount } from '../../kernel/money.ts'
import { showDate } from '../../kernel/show.ts'
import { text } from '../../kernel/text.ts'
import { readCount } from '../../kernel/whole.ts'
import { notFound, page, redirect, versionTyped } from '../../platform/http/visit.ts'
import { Button, ErrorSummary, Form, Id, Link, SummaryList } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { withdrawClaim } from '../actions/claims.ts'
import { correctKind } from '../actions/kind.ts'
import { addConfirmation, addRegistration, dropConfirmation, editCompany, enterYear } from '../actions/papers.ts'
import { kindWords, readCompany, readConfirmation, readKindCorrection, showNumbers } from '../company.ts'
import { findCompany } from '../queries.ts'
import type { CompanyPage } from '../queries.ts'
import { claimWords, confirmationIsHere, explainClaim, kindIsConfirmed, registrationWords } from '../words.ts'
import { Confirmations } from './confirmations.tsx'
import { changedMeanwhile, CompanyFields, Theirs, sentences } from './company-form.tsx'
import type { Typed } from './company-form.tsx'
import { Kind } from './kind.tsx'
import { Registration } from './registration.tsx'
import { Years } from './years.tsx'

export const drawProfile = (visit: Visit) => draw(visit, {})

interface Again {
  errors?: FieldErrors
  typed?: Typed
  part?: 'facts' | 'kind' | 'confirmation' | 'registration' | 'year'
  status?: number
  general?: string
}

const draw = async (visit: Visit, { errors = {}, typed, part, status, general }: Again) => {
  const { t, lang } = visit
  const { companyId, role } = actingAs(visit, 'company')
  const company = await findCompany(visit.read, companyId)
  if (!company) return notFound
  const base = visit.href(`/company/${companyId}/profile`)
  const saved: Typed = Object.fromEntries(
    Object.entries(company).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const values: Typed = part === 'facts' && typed ? typed : saved
  const regions = await findRegions(visit.read)
  /** What was being edited then comes first, under the sentence about it. */
  const isStale = part === 'facts' && status === 409
  const edit = (
    <section id="facts">
      <h2>{t('기본 정보 고치기', 'Edit the facts')}</h2>
      {isStale && <Theirs visit={visit} saved={saved} typed={values} regions={regions} />}
      <Form lang={lang} csrf={visit.csrf} action={base} hidden={{ version: versionTyped(visit, company.version, status) }}>
        <CompanyFields visit={visit} typed={values} errors={part === 'facts' ? errors : {}} regions={regions} registering={false} />
        <Button>{t('회사 정보 저장하기', 'Save')}</Button>
      </Form>
    </section>
  )
  return page({
    title: t('회사 정보', 'Company'),
    status: status ?? (part ? 422 : 200),
    hasErrors: part !== undefined,
    body: (
      <div class="reading">
        <h1>{t('회사 정보', 'Company')}</h1>
        <ErrorSummary lang={lang} errors={errors} general={isStale ? t(changedMeanwhile) : general} />
        {isStale && edit}
        <Facts visit={visit} company={company} />
        <Kind visit={visit} company={company} errors={part === 'kind' ? errors : {}} typed={part === 'kind' ? typed : undefined} />
        <p>
          <Link href={visit.href(`/company/${companyId}/people`)}>{t('함께 일하는 사람', 'People of the firm')}</Link>
        </p>
        <Confirmations
          visit={visit}
          company={company}
          errors={part === 'confirmation' ? errors : {}}
          typed={part === 'confirmation' ? typed : undefined}
        />
        <Registration visit={visit} company={company} error={part === 'registration' ? errors['registration'] : undefined} />
        <Years visit={visit} company={company} errors={part === 'year' ? errors : {}} typed={part === 'year' ? typed : undefined} />
        {!isStale && edit}
        {role === 'owner' && (
          <p>
            <Link href={visit.href(`/company/${companyId}/close`)}>{t('폐업했거나 이용을 마쳤다면 회사 닫기', 'Close the firm')}</Link>
          </p>
        )}
      </div>
    ),
  })
}

const Facts = ({ visit, company }: { visit: Visit; company: CompanyPage }) => {
  const { t, lang } = visit
  const numbers = showNumbers(company)
  return (
    <SummaryList
      lang={lang}
      facts={[
        { label: t('기업 형태', 'Kind'), value: t(kindWords[company.kind]) },
        ...(numbers.business ? [{ label: t('사업자등록번호', 'Business number'), value: <Id>{numbers.business}</Id> }] : []),
        ...(numbers.corporate ? [{ label: t('법인등록번호', 'Corporate number'), value: <Id>{numbers.corporate}</Id> }] : []),
        { label: t('회사 확인', 'Claim'), value: company.claim ? t(claimWords[company.claim]) : undefined },
      ]}
    />
  )
}

const to = (visit: Visit, anchor = '') => `/company/${visit.params['company']}/profile${anchor}`

export const saveProfile = async (visit: Visit) => {
  const actor = actingAs(visit, 'company')
  const { facts, errors } = readCompany({ ...visit.form.values, kind: 'individual' }, dayOf(visit.now))
  if (Object.keys(errors).length > 0) return draw(visit, { errors: sentences(visit, errors), typed: visit.form.values, part: 'facts' })
  const saved = await editCompany(visit.app, actor, visit.form.whole('version'), facts)
  return saved.ok
    ? redirect(to(visit), text('회사 정보를 저장했습니다.', 'Saved.'))
    : draw(visit, { typed: visit.form.values, part: 'facts', status: 409 })
}
export const saveKindOf = async (visit: Visit) => {
  const { correction, errors } = readKindCorrection(visit.form.values)
  const again = (found: FieldErrors, general?: string) =>
    draw(visit, { errors: found, typed: visit.form.values, part: 'kind', ...(general !== undefined && { general }) })
  if (Object.keys(errors).length > 0) return again(sentences(visit, errors))
  const saved = await correctKind(visit.app, actingAs(visit, 'company'), correction)
  if (saved.ok) return redirect(to(visit, '#kind'), text('기업 형태를 고쳤습니다.', 'The kind of firm is corrected.'))
  return saved.refusal.code === 'not-found' ? notFound : again({}, visit.t(kindIsConfirmed))
}
/** A past paper may be kept, but that it proves nothing today is said at once. */
const addedWords = (validTo: string, today: string) =>
  validTo >= today
    ? text('중소기업확인서를 추가했습니다.', 'The confirmation is added.')
    : text(
        `중소기업확인서를 추가했습니다. 다만 ${showDate(validTo, 'ko')}에 유효기간이 끝난 확인서입니다. 지금 유효한 확인서도 올려 주세요.`,
        `The confirmation is added, but it ended on ${showDate(validTo, 'en')}: please add one that is valid today too.`,
      )
export const saveConfirmation = async (visit: Visit) => {
  const { confirmation, errors } = readConfirmation(visit.form.values, dayOf(visit.now))
  const file = visit.form.file('file')
  const found = { ...sentences(visit, errors), ...(file && !file.ok ? { file: visit.t(file.sentence) } : {}) }
  if (Object.keys(found).length > 0) return draw(visit, { errors: found, typed: visit.form.values, part: 'confirmation' })
  const added = await addConfirmation(visit.app, actingAs(visit, 'company'), confirmation, file?.ok ? file : undefined)
  if (!added.ok) return draw(visit, { errors: { number: visit.t(confirmationIsHere) }, typed: visit.form.values, part: 'confirmation' })
  return redirect(to(visit, '#confirmations'), addedWords(confirmation.validTo, dayOf(visit.now)))
}
export const removeConfirmationFrom = async (visit: Visit) => {
  const removed = await dropConfirmation(visit.app, actingAs(visit, 'company'), visit.params['confirmation'] ?? '')
  return removed.ok ? redirect(to(visit, '#confirmations'), text('확인서를 뺐습니다.', 'The confirmation is removed.')) : notFound
}
export const saveRegistration = async (visit: Visit) => {
  const actor = actingAs(visit, 'company')
  const file = visit.form.file('registration')
  if (file?.ok === false) return draw(visit, { errors: { registration: visit.t(file.sentence) }, part: 'registration' })
  const added = await addRegistration(visit.app, actor, file)
  if (!added.ok) {
    const { code } = added.refusal
    if (code === 'not-found') return notFound
    const sentence = visit.t(registrationWords[code])
    return code === 'file-missing'
      ? draw(visit, { errors: { registration: sentence }, part: 'registration' })
      : draw(visit, { part: 'registration', status: 409, general: sentence })
  }
  return redirect(
    to(visit, '#registration'),
    file
      ? text('사업자등록증을 올렸습니다. 확인되면 알려 드립니다.', 'Uploaded. We will tell you once it is confirmed.')
      : text('다시 확인을 요청했습니다. 확인되면 알려 드립니다.', 'Asked again. We will tell you once it is confirmed.'),
  )
}
export const postWithdrawClaim = async (visit: Visit) => {
  const done = await withdrawClaim(visit.app, actingAs(visit, 'company'), visit.params['claim'] ?? '')
  if (done.ok) return redirect(to(visit, '#registration'), text('확인 요청을 철회했습니다.', 'The claim is withdrawn.'))
  return done.refusal.code === 'not-found'
    ? notFound
    : draw(visit, {
        part: 'registration',
        status: 409,
        general: visit.t(explainClaim(done.refusal)),
      })
}
export const saveYearOf = async (visit: Visit) => {
  const { t, form } = visit
  const errors: Record<string, string> = {}
  const year = Number(form.text('year'))
  if (!Number.isInteger(year) || year < 2000 || year > visit.now.getFullYear())
    errors['year'] = t('연도를 2025처럼 입력해 주세요. 올해보다 뒤일 수 없습니다.', 'Enter a year, like 2025, not later than this one.')
  const read = (name: string, count: (typed: string) => number | undefined, sentence: string) => {
    const number = form.text(name) === '' ? null : count(form.text(name))
    if (number === undefined) errors[name] = sentence
    return number ?? null
  }
  const salesWon = read(
    'salesWon',
    readAmount,
    t('매출을 원 단위 숫자로, 100조 원까지 입력해 주세요.', 'Enter the sales in won, up to 100 trillion.'),
  )
  const exportsUsd = read(
    'exportsUsd',
    (typed) => readCount(typed, 0, 100_000_000_000),
    t('수출액을 달러 단위 숫자로, 1,000억 달러까지 입력해 주세요.', 'Enter the exports in US dollars, up to 100 billion.'),
  )
  const employees = read(
    'employees',
    (typed) => readCount(typed, 0, 1_000_000),
    t('직원 수를 0부터 1,000,000까지의 숫자로 입력해 주세요.', 'Enter the number of employees, from 0 to 1,000,000.'),
  )
  if (Object.keys(errors).length > 0) return draw(visit, { errors, typed: form.values, part: 'year' })
  await enterYear(visit.app, actingAs(visit, 'company'), { year, salesWon, exportsUsd, employees })
  return redirect(to(visit, '#years'), text(`${year}년을 저장했습니다.`, `${year} is saved.`))
}
