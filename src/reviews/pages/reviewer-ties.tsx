import { readDay } from '../../kernel/day-words.ts'
import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { textWithin } from '../../platform/http/text-within.ts'
import { Button, DateField, Day, Disclosure, Field, Form, Select } from '../../ui/index.ts'
import { relationKinds } from '../candidates.ts'
import type { RelationKind } from '../candidates.ts'
import { longest } from '../longest.ts'
import type { ReviewerRow } from '../pool-queries.ts'
import type { NewAffiliation, NewRelation } from '../reviewer.ts'
import { relationWords } from '../words.ts'
import { businessNumber } from './reviewer-fields.tsx'
import type { Errors } from './reviewer-fields.tsx'

interface Ties {
  readonly visit: Visit
  readonly row: ReviewerRow
  /** Where the forms are posted to. */
  readonly base: string
  readonly errors: Errors
}

/** Former affiliations and known relations, with the forms that add to them. Nothing is taken away: what was known stays known. */
export const KnownTies = (ties: Ties) => (
  <>
    <Affiliations {...ties} />
    <Relations {...ties} />
  </>
)

const fieldsOf =
  ({ lang, form }: Visit, errors: Errors) =>
  (name: string) => ({ lang, name, value: form.text(name), error: errors[name] })

const Affiliations = ({ visit, row, base, errors }: Ties) => {
  const { t, lang } = visit
  const field = fieldsOf(visit, errors)
  return (
    <section class="stack">
      <h2>{t('지난 소속', 'Affiliations over time')}</h2>
      {row.affiliations.length === 0 ? (
        <p class="quiet">{t('적어 둔 지난 소속이 없습니다.', 'None entered.')}</p>
      ) : (
        <ul class="plain-list">
          {row.affiliations.map((one) => (
            <li key={one.id}>
              {one.organisation}
              {one.role && ` · ${one.role}`}{' '}
              <span class="quiet">
                <Day lang={lang} value={one.fromDay} form="table" /> ~{' '}
                {one.untilDay ? <Day lang={lang} value={one.untilDay} form="table" /> : t('현재', 'now')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Disclosure
        summary={t('소속 더하기', 'Add an affiliation')}
        open={['organisation', 'organisationNumber', 'role', 'fromDay', 'untilDay'].some((name) => errors[name])}
      >
        <Form lang={lang} csrf={visit.csrf} action={`${base}/affiliations`}>
          <Field {...field('organisation')} label={t('소속', 'Organisation')} required />
          <Field {...field('organisationNumber')} label={t('사업자등록번호', 'Business number')} width="medium" inputmode="numeric" />
          <Field {...field('role')} label={t('직위', 'Position')} width="medium" />
          <DateField {...field('fromDay')} label={t('시작일', 'First day')} required />
          <DateField
            {...field('untilDay')}
            label={t('마지막 날', 'Last day')}
            hint={t('지금도 소속이면 비워 주세요.', 'Leave empty if it still lasts.')}
          />
          <Button kind="secondary">{t('소속 더하기', 'Add the affiliation')}</Button>
        </Form>
      </Disclosure>
    </section>
  )
}

const Relations = ({ visit, row, base, errors }: Ties) => {
  const { t, lang } = visit
  const field = fieldsOf(visit, errors)
  return (
    <section class="stack">
      <h2>{t('알려진 이해관계', 'Known relations')}</h2>
      {row.relations.length === 0 ? (
        <p class="quiet">{t('알려진 이해관계가 없습니다.', 'None known.')}</p>
      ) : (
        <ul class="plain-list">
          {row.relations.map((one) => (
            <li key={one.id}>
              {t(relationWords[one.kind])}: {one.companyKo ?? one.organisation}
              {one.note && ` · ${one.note}`}{' '}
              <span class="quiet">{one.untilDay ? <Day lang={lang} value={one.untilDay} form="table" /> : t('계속', 'lasting')}</span>
            </li>
          ))}
        </ul>
      )}
      <Disclosure
        summary={t('이해관계 더하기', 'Add a relation')}
        open={['firm', 'firmNumber', 'relationUntil', 'note'].some((name) => errors[name])}
      >
        <Form lang={lang} csrf={visit.csrf} action={`${base}/relations`}>
          <Field {...field('firm')} label={t('기업', 'Firm')} required />
          <Field {...field('firmNumber')} label={t('기업의 사업자등록번호', 'Its business number')} width="medium" inputmode="numeric" />
          <Select
            {...field('kind')}
            label={t('관계', 'Relation')}
            required
            options={relationKinds.map((kind) => ({ value: kind, label: t(relationWords[kind]) }))}
          />
          <DateField
            {...field('relationUntil')}
            label={t('끝난 날', 'Ended on')}
            hint={t('이어지고 있으면 비워 주세요.', 'Leave empty if it lasts.')}
          />
          <Field {...field('note')} label={t('설명', 'Note')} />
          <Button kind="secondary">{t('이해관계 더하기', 'Add the relation')}</Button>
        </Form>
      </Disclosure>
    </section>
  )
}

/** Reads an affiliation of former years; the last day may be missing for one that still lasts. */
export const readAffiliation = (visit: Visit): { affiliation: NewAffiliation; errors: Errors } => {
  const { form, t } = visit
  const errors: Errors = {}
  const from = readDay(text('시작일', 'First day'), form.text('fromDay'))
  const until = form.text('untilDay') === '' ? undefined : readDay(text('마지막 날', 'Last day'), form.text('untilDay'))
  if (form.text('organisation') === '') errors['organisation'] = t('소속 이름을 입력해 주세요.', 'Enter the organisation.')
  if (!from.ok) errors['fromDay'] = t(from.refusal)
  if (until && !until.ok) errors['untilDay'] = t(until.refusal)
  else if (from.ok && until?.ok && until.value < from.value)
    errors['untilDay'] = t('마지막 날이 시작일보다 빠릅니다.', 'The last day is before the first.')
  return {
    errors,
    affiliation: {
      organisation: textWithin(visit, errors, 'organisation', longest.organisation),
      businessNumber: businessNumber(visit, 'organisationNumber', errors),
      role: textWithin(visit, errors, 'role', longest.role) || null,
      fromDay: from.ok ? from.value : '',
      untilDay: until?.ok ? until.value : null,
    },
  }
}

export const readRelation = (visit: Visit): { relation: Omit<NewRelation, 'companyId'>; businessNumber: string | null; errors: Errors } => {
  const { form, t } = visit
  const errors: Errors = {}
  const until = form.text('relationUntil') === '' ? undefined : readDay(text('끝난 날', 'Last day'), form.text('relationUntil'))
  if (form.text('firm') === '') errors['firm'] = t('기업 이름을 입력해 주세요.', 'Enter the firm.')
  if (until && !until.ok) errors['relationUntil'] = t(until.refusal)
  const kind: RelationKind = relationKinds.find((one) => one === form.text('kind')) ?? 'other'
  return {
    errors,
    businessNumber: businessNumber(visit, 'firmNumber', errors),
    relation: {
      organisation: textWithin(visit, errors, 'firm', longest.organisation),
      kind,
      untilDay: until?.ok ? until.value : null,
      note: textWithin(visit, errors, 'note', longest.reason) || null,
    },
  }
}
