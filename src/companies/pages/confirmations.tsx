import type { Visit } from '../../people/index.ts'
import { dayOf } from '../../kernel/dates.ts'
import { Button, Choice, DateField, Day, Disclosure, Field, FileField, Form, Id, Link, StatusTag } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { isPossible, sizeClasses, sizeWords } from '../company.ts'
import type { CompanyPage } from '../queries.ts'
import type { Typed } from './company-form.tsx'

interface Part {
  readonly visit: Visit
  readonly company: CompanyPage
  readonly errors: FieldErrors
  readonly typed: Typed | undefined
}

export const Confirmations = ({ visit, company, errors, typed }: Part) => {
  const { t } = visit
  return (
    <section id="confirmations">
      <h2>{t('중소기업확인서', 'SME confirmations')}</h2>
      {company.confirmations.length === 0 && <p class="quiet">{t('아직 올린 확인서가 없습니다.', 'None yet.')}</p>}
      <ul class="rows">
        {company.confirmations.map((one) => (
          <Confirmation key={one.id} visit={visit} company={company} one={one} />
        ))}
      </ul>
      <Disclosure summary={t('확인서 추가하기', 'Add a confirmation')} open={typed !== undefined || company.confirmations.length === 0}>
        <ConfirmationForm visit={visit} company={company} errors={errors} typed={typed} />
      </Disclosure>
    </section>
  )
}

interface One {
  readonly visit: Visit
  readonly one: CompanyPage['confirmations'][number]
}

const Confirmation = ({ visit, company, one }: One & { company: CompanyPage }) => {
  const { t, lang } = visit
  return (
    <li class="row-item row">
      <span class="grow">
        <ValidityTag visit={visit} one={one} /> {t(sizeWords[one.sizeClass])} · <Id>{one.number}</Id> ·{' '}
        <span class="nowrap">
          <Day lang={lang} value={one.validFrom} form="table" /> ~ <Day lang={lang} value={one.validTo} form="table" />
        </span>{' '}
        {one.fileId && (
          <Link href={`/files/companies/${company.id}/${one.fileId}`} download>
            {one.fileName ?? ''}
          </Link>
        )}
      </span>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`/company/${company.id}/profile/confirmations/${one.id}/remove`)}>
        <Button kind="text" small hidden={one.number}>
          {t('빼기', 'Remove')}
        </Button>
      </Form>
    </li>
  )
}

const ValidityTag = ({ visit: { t, now }, one }: One) => {
  const today = dayOf(now)
  if (!isPossible(one)) return <StatusTag tone="danger" word={t('기간이 맞지 않음', 'Impossible period')} />
  if (one.validTo < today) return <StatusTag tone="danger" word={t('만료', 'Expired')} />
  return one.validFrom > today ? (
    <StatusTag tone="info" word={t('아직 시작 전', 'Not yet')} />
  ) : (
    <StatusTag tone="success" word={t('유효', 'Valid')} />
  )
}

const ConfirmationForm = ({ visit, company, errors, typed }: Part) => {
  const { t, lang } = visit
  const field = (name: string) => ({ lang, name, value: typed?.[name] ?? '', error: errors[name] })
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(`/company/${company.id}/profile/confirmations`)} files>
      <Field
        {...field('number')}
        label={t('확인서 번호', 'Number')}
        required
        width="medium"
        hint={t(
          '확인서에 적힌 발급번호를 숫자와 기호까지 그대로 입력해 주세요.',
          'As it stands on the confirmation, with its digits and signs.',
        )}
      />
      <Choice
        {...field('sizeClass')}
        label={t('기업 규모', 'Size')}
        required
        inline
        options={sizeClasses.map((one) => ({ value: one, label: t(sizeWords[one]) }))}
      />
      <DateField {...field('validFrom')} label={t('유효기간 시작', 'Valid from')} required />
      <DateField
        {...field('validTo')}
        label={t('유효기간 끝', 'Valid to')}
        required
        hint={t('확인서에 적힌 날짜를 그대로 적어 주세요.', 'Copy the dates from the paper.')}
      />
      <FileField lang={lang} name="file" label={t('확인서 파일', 'The paper')} error={errors['file']} />
      <Button kind="secondary">{t('확인서 추가하기', 'Add the confirmation')}</Button>
    </Form>
  )
}
