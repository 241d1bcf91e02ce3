import type { Visit } from '../../people/index.ts'
import type { Named } from '../../institutions/index.ts'
import { Choice, DateField, Field, Select } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { companyKinds, kindWords } from '../company.ts'
import type { Errors } from '../company.ts'

export type Typed = Readonly<Record<string, string>>
export const sentences = (visit: Visit, errors: Errors): FieldErrors => Object.fromEntries(Object.entries(errors).map(([name, words]) => [name, visit.t(words)]))

/** The fields of a firm; kind and numbers only while registering, since a firm that changes them registers anew. */
export const CompanyFields = ({ visit, typed, errors, regions, registering }: { visit: Visit; typed: Typed; errors: FieldErrors; regions: readonly Named[]; registering: boolean }) => {
  const { t, lang } = visit
  const field = (name: string) => ({ lang, name, value: typed[name] ?? '', error: errors[name] })
  return (
    <>
      {registering && (
        <>
          <Choice {...field('kind')} label={t('기업 형태', 'Kind of firm')} required options={companyKinds.map((kind) => ({ value: kind, label: t(kindWords[kind]) }))} />
          <Field {...field('businessNumber')} label={t('사업자등록번호', 'Business registration number')} optionalWord={t('개인은 비워 두세요', 'leave empty for an individual')} inputmode="numeric" width="medium" hint={t('예: 123-45-67891', 'Like 123-45-67891')} />
          <Field {...field('corporateNumber')} label={t('법인등록번호', 'Corporate registration number')} optionalWord={t('법인만', 'corporations only')} inputmode="numeric" width="medium" hint={t('예: 110111-0062432', 'Like 110111-0062432')} />
        </>
      )}
      <Field {...field('nameKo')} label={t('회사 이름', 'Name of the firm')} required autocomplete="organization" />
      <Field {...field('nameEn')} label={t('영문 이름', 'Name in English')} hint={t('인증서에 함께 적힙니다.', 'Stands on the certificate beside the Korean name.')} />
      <Field {...field('representative')} label={t('대표자', 'Representative')} required />
      <DateField {...field('foundedOn')} label={t('설립일', 'Founded on')} hint={t('예: 2015-03-02', 'Like 2015-03-02')} />
      <Select {...field('regionCode')} label={t('지역', 'Region')} none={t('고르지 않음', 'Not given')} options={regions.map((one) => ({ value: one.code, label: t(one.ko, one.en) }))} />
      <Field {...field('address')} label={t('주소', 'Address')} />
      <Field {...field('ksic')} label={t('업종 코드', 'Industry code (KSIC)')} width="short" hint={t('한국표준산업분류, 예: C28119', 'Like C28119')} />
      <Field {...field('phone')} type="tel" label={t('전화', 'Phone')} width="medium" autocomplete="tel" />
      <Field {...field('email')} type="email" label={t('대표 이메일', 'E-mail of the firm')} />
      <Field {...field('website')} type="url" label={t('누리집', 'Website')} hint={t('예: https://company.kr', 'Like https://company.kr')} />
    </>
  )
}
