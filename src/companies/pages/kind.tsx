import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { Button, Choice, Disclosure, Field, Form, Link } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { correctableKinds, kindWords, needsBusinessNumber } from '../company.ts'
import type { CompanyPage } from '../queries.ts'
import type { Typed } from './company-form.tsx'

interface Part {
  readonly visit: Visit
  readonly company: CompanyPage
  readonly errors: FieldErrors
  readonly typed: Typed | undefined
}

/** What can be done about the kind of a firm: corrected while nobody has confirmed it; a firm with another number is another firm. */
export const Kind = (part: Part) => {
  const { visit, company } = part
  const { t } = visit
  const isOwner = actingAs(visit, 'company').role === 'owner'
  const isOpen = needsBusinessNumber(company.kind) && !company.claims.some((one) => one.state === 'confirmed')
  const contact = visit.app.operator?.contact ? ` ${visit.app.operator.contact}` : ''
  return (
    <section id="kind">
      <h2>{t('기업 형태가 다른가요?', 'Is the kind of firm wrong?')}</h2>
      {isOpen && isOwner && <Correction {...part} />}
      {isOpen && !isOwner && (
        <p>
          {t(
            '잘못 골랐으면 회사 소유자가 이 자리에서 고칠 수 있습니다.',
            'If it was chosen wrongly, an owner of the firm can correct it here.',
          )}
        </p>
      )}
      {!isOpen && needsBusinessNumber(company.kind) && (
        <p>
          {t(
            `사업자등록증으로 확인한 내용이라 여기서는 바꿀 수 없습니다. 잘못 확인되었으면 운영자에게 알려 주세요.${contact}`,
            `It was confirmed by the registration certificate and is not changed here. If that was a mistake, tell the operator.${contact}`,
          )}
        </p>
      )}
      <p>
        {t(
          '법인으로 전환하거나 사업자등록을 새로 해서 번호가 달라졌으면 다른 회사로 등록합니다.',
          'If you became a corporation, or registered anew and have another number, that is another firm.',
        )}{' '}
        <Link href={visit.href('/companies/new')}>{t('새 회사로 등록하기', 'Register it as a new firm')}</Link>
      </p>
    </section>
  )
}

const Correction = ({ visit, company, errors, typed }: Part) => {
  const { t, lang } = visit
  return (
    <Disclosure summary={t('기업 형태 고치기', 'Correct the kind of firm')} open={typed !== undefined}>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`/company/${company.id}/profile/kind`)}>
        <Choice
          lang={lang}
          name="kind"
          label={t('기업 형태', 'Kind of firm')}
          required
          value={typed?.['kind'] ?? company.kind}
          error={errors['kind']}
          options={correctableKinds.map((kind) => ({ value: kind, label: t(kindWords[kind]) }))}
        />
        <Field
          lang={lang}
          name="corporateNumber"
          label={t('법인등록번호', 'Corporate registration number')}
          optionalWord={t('법인만', 'corporations only')}
          inputmode="numeric"
          width="medium"
          value={typed?.['corporateNumber'] ?? company.corporateNumber ?? ''}
          error={errors['corporateNumber']}
          hint={t('예: 110111-0062432. 사업자등록번호는 그대로입니다.', 'Like 110111-0062432. The business number stays.')}
        />
        <Button kind="secondary">{t('기업 형태 고치기', 'Correct it')}</Button>
      </Form>
    </Disclosure>
  )
}
