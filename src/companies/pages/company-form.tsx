import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import type { Named } from '../../institutions/index.ts'
import { BothVersions, Choice, DateField, Field, Select } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { companyKinds, kindWords } from '../company.ts'
import type { Errors } from '../company.ts'

export type Typed = Readonly<Record<string, string>>
export const sentences = (visit: Visit, errors: Errors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([name, words]) => [name, visit.t(words)]))

export const factWords = {
  nameKo: text('회사 이름', 'Name of the firm'),
  nameEn: text('영문 이름', 'Name in English'),
  representative: text('대표자', 'Representative'),
  foundedOn: text('설립일', 'Founded on'),
  regionCode: text('지역', 'Region'),
  address: text('주소', 'Address'),
  ksic: text('업종 코드', 'Industry code (KSIC)'),
  phone: text('전화', 'Phone'),
  email: text('대표 이메일', 'E-mail of the firm'),
  website: text('누리집', 'Website'),
} as const

/** The fields of a firm; kind and numbers only while registering, since a firm that changes them registers anew; a kind chosen wrongly has its own form (kind.tsx). */
export const CompanyFields = ({
  visit,
  typed,
  errors,
  regions,
  registering,
}: {
  visit: Visit
  typed: Typed
  errors: FieldErrors
  regions: readonly Named[]
  registering: boolean
}) => {
  const { t, lang } = visit
  const field = (name: string) => ({ lang, name, value: typed[name] ?? '', error: errors[name] })
  return (
    <>
      {registering && (
        <>
          <Choice
            {...field('kind')}
            label={t('기업 형태', 'Kind of firm')}
            required
            options={companyKinds.map((kind) => ({ value: kind, label: t(kindWords[kind]) }))}
          />
          <Field
            {...field('businessNumber')}
            label={t('사업자등록번호', 'Business registration number')}
            optionalWord={t('개인은 비워 두세요', 'leave empty for an individual')}
            inputmode="numeric"
            width="medium"
            hint={t('예: 123-45-67891', 'Like 123-45-67891')}
          />
          <Field
            {...field('corporateNumber')}
            label={t('법인등록번호', 'Corporate registration number')}
            optionalWord={t('법인만', 'corporations only')}
            inputmode="numeric"
            width="medium"
            hint={t('예: 110111-0062432', 'Like 110111-0062432')}
          />
        </>
      )}
      <Field {...field('nameKo')} label={t(factWords.nameKo)} required autocomplete="organization" />
      <Field
        {...field('nameEn')}
        label={t(factWords.nameEn)}
        hint={t('인증서에 함께 적힙니다.', 'Stands on the certificate beside the Korean name.')}
      />
      <Field {...field('representative')} label={t(factWords.representative)} required />
      <DateField {...field('foundedOn')} label={t(factWords.foundedOn)} hint={t('예: 2015-03-02', 'Like 2015-03-02')} />
      <Select
        {...field('regionCode')}
        label={t(factWords.regionCode)}
        none={t('고르지 않음', 'Not given')}
        options={regions.map((one) => ({ value: one.code, label: t(one.ko, one.en) }))}
      />
      <Field {...field('address')} label={t(factWords.address)} />
      <Field {...field('ksic')} label={t(factWords.ksic)} width="short" hint={t('한국표준산업분류, 예: C28119', 'Like C28119')} />
      <Field {...field('phone')} type="tel" label={t(factWords.phone)} width="medium" autocomplete="tel" />
      <Field {...field('email')} type="email" label={t(factWords.email)} />
      <Field {...field('website')} type="url" label={t(factWords.website)} hint={t('예: https://company.kr', 'Like https://company.kr')} />
    </>
  )
}

export const changedMeanwhile = text(
  '그사이 다른 창에서, 또는 같은 회사의 다른 분이 이 내용을 고쳤습니다. 아래 칸은 지금 입력하신 내용이며, 저장하면 그 내용으로 바뀝니다.',
  'This was changed meanwhile, in another window or by a colleague. The fields below hold what you typed; saving keeps yours.',
)

/** A stale edit: what stands there now beside what was typed, field by field where they differ. */
export const Theirs = ({ visit, saved, typed, regions }: { visit: Visit; saved: Typed; typed: Typed; regions: readonly Named[] }) => {
  const { t, lang } = visit
  const inWords = (name: string, value: string) => {
    const region = name === 'regionCode' ? regions.find((one) => one.code === value) : undefined
    return region ? t(region.ko, region.en) : value === '' ? t('(비어 있음)', '(empty)') : value
  }
  return (
    <BothVersions
      lang={lang}
      title={t('지금 저장된 것과 입력하신 것', 'What is stored now, and what you typed')}
      facts={Object.entries(factWords).map(([name, words]) => ({
        label: t(words),
        stored: inWords(name, saved[name] ?? ''),
        typed: inWords(name, typed[name] ?? ''),
      }))}
    />
  )
}
