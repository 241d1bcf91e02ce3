import { parseDay } from '../../kernel/dates.ts'
import { formatBusinessNumber, parseBusinessNumber } from '../../kernel/korean-identifiers.ts'
import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import type { FieldRow } from '../../institutions/index.ts'
import { BothVersions, Button, Choice, DateField, Day, Disclosure, Field, Form, Select, TextArea } from '../../ui/index.ts'
import { relationKinds } from '../candidates.ts'
import type { RelationKind } from '../candidates.ts'
import { longest } from '../longest.ts'
import type { NewAffiliation, NewRelation, ReviewerContent } from '../reviewer.ts'
import type { ReviewerRow } from '../pool-queries.ts'
import { relationWords } from '../words.ts'

export type Errors = Record<string, string>
type Typed = Readonly<Record<string, string>>

const labels = {
  affiliation: text('지금 소속', 'Affiliation now'),
  businessNumber: text('소속의 사업자등록번호', 'Its business number'),
  position: text('직위', 'Position'),
  home: text('내부·외부', 'Internal or external'),
  state: text('활동', 'Activity'),
  fields: text('전문 분야', 'Fields'),
  experience: text('경력', 'Experience'),
} as const
const homeWords = { external: text('외부위원', 'External'), here: text('우리 기관 직원', 'Of this institution') } as const
export const activityWords = { active: text('활동', 'Active'), resting: text('쉼', 'Resting') } as const

/** A business number where one is given; a wrong one is an error at the field, none is fine. */
const businessNumber = (visit: Visit, name: string, errors: Errors): string | null => {
  const typed = visit.form.text(name)
  if (typed === '') return null
  const read = parseBusinessNumber(typed)
  if (read.ok) return read.value
  errors[name] = visit.t('사업자등록번호 열 자리를 확인해 주세요.', 'Check the ten digits of the business number.')
  return null
}

/** Reads the form of a reviewer. Nothing is saved while an error stands. */
export const readReviewer = (visit: Visit, known: readonly FieldRow[]): { content: ReviewerContent; errors: Errors } => {
  const { form, t } = visit
  const errors: Errors = {}
  const fieldCodes = form.texts('fields').filter((code) => known.some((field) => field.code === code))
  if (form.text('affiliation') === '') errors['affiliation'] = t('지금 소속을 입력해 주세요.', 'Enter the present affiliation.')
  if (fieldCodes.length === 0) errors['fields'] = t('전문 분야를 하나 이상 골라 주세요.', 'Choose at least one field.')
  return {
    errors,
    content: {
      affiliation: form.text('affiliation').slice(0, longest.organisation),
      affiliationBusinessNumber: businessNumber(visit, 'businessNumber', errors),
      position: form.text('position').slice(0, longest.role) || null,
      homeInstitutionId: form.text('home') === 'here' ? (visit.params['institution'] ?? null) : null,
      fieldCodes,
      experience: form.text('experience').slice(0, longest.experience) || null,
      state: form.text('state') === 'resting' ? 'resting' : 'active',
    },
  }
}

/** A colleague, or the reviewer, was faster: what is stored now beside what was typed. */
export const StaleReviewer = ({
  visit,
  row,
  fields,
  staff,
}: {
  visit: Visit
  row: ReviewerRow
  fields: readonly FieldRow[]
  staff: boolean
}) => {
  const { t, lang, form } = visit
  const stored = typedFrom(row, visit.params['institution'])
  const named = (codes: readonly string[]) =>
    fields
      .filter((one) => codes.includes(one.code))
      .map((one) => t(one.ko, one.en))
      .join(', ')
  const typedAs = (name: string, label: string, words: (value: string) => string = (value) => value) => ({
    label,
    stored: words(stored[name] ?? ''),
    typed: words(form.text(name)),
  })
  return (
    <BothVersions
      lang={lang}
      title={t(
        '그사이 다른 창에서, 또는 다른 분이 이 내용을 고쳤습니다. 아래 칸은 지금 입력하신 내용이며, 저장하면 그 내용으로 바뀝니다.',
        'This was changed meanwhile, in another window or by somebody else. The fields below hold what you typed; saving keeps yours.',
      )}
      facts={[
        typedAs('affiliation', t(labels.affiliation)),
        typedAs('businessNumber', t(labels.businessNumber)),
        typedAs('position', t(labels.position)),
        ...(staff
          ? [
              typedAs('home', t(labels.home), (value) => t(homeWords[value === 'here' ? 'here' : 'external'])),
              typedAs('state', t(labels.state), (value) => t(activityWords[value === 'resting' ? 'resting' : 'active'])),
            ]
          : []),
        { label: t(labels.fields), stored: named(row.fieldCodes), typed: named(form.texts('fields')) },
        typedAs('experience', t(labels.experience)),
      ]}
    />
  )
}

export const typedFrom = (row: ReviewerRow, institution: string | undefined): Typed => ({
  affiliation: row.affiliation,
  businessNumber: row.affiliationBusinessNumber ? formatBusinessNumber(row.affiliationBusinessNumber) : '',
  position: row.position ?? '',
  experience: row.experience ?? '',
  home: row.homeInstitutionId !== null && row.homeInstitutionId === institution ? 'here' : 'external',
  state: row.state,
  version: String(row.version),
})

/** The fields of a reviewer; what only staff decides (home institution, resting) where `staff`. */
export const ReviewerFields = ({
  visit,
  typed,
  chosen,
  errors,
  fields,
  staff,
}: {
  visit: Visit
  typed: Typed
  chosen: readonly string[]
  errors: Errors
  fields: readonly FieldRow[]
  staff: boolean
}) => {
  const { t, lang } = visit
  const field = (name: string) => ({ lang, name, value: typed[name], error: errors[name] })
  return (
    <>
      <Field
        {...field('affiliation')}
        label={t(labels.affiliation)}
        required
        hint={t(
          '학교, 회사, 연구원의 정식 이름. 바꾸면 앞의 소속은 기간과 함께 남습니다.',
          'The full name. When it changes, the former one is kept with its dates.',
        )}
      />
      <Field {...field('businessNumber')} label={t(labels.businessNumber)} width="medium" inputmode="numeric" />
      <Field {...field('position')} label={t(labels.position)} width="medium" />
      {staff && (
        <Choice
          {...field('home')}
          value={typed['home'] ?? 'external'}
          label={t(labels.home)}
          inline
          options={(['external', 'here'] as const).map((value) => ({ value, label: t(homeWords[value]) }))}
        />
      )}
      {staff && (
        <Choice
          {...field('state')}
          value={typed['state'] ?? 'active'}
          label={t(labels.state)}
          inline
          options={(['active', 'resting'] as const).map((value) => ({ value, label: t(activityWords[value]) }))}
        />
      )}
      <Choice
        lang={lang}
        name="fields"
        kind="checkbox"
        label={t(labels.fields)}
        required
        inline
        error={errors['fields']}
        value={chosen}
        options={fields.filter((one) => one.parentCode !== null).map((one) => ({ value: one.code, label: t(one.ko, one.en) }))}
      />
      <TextArea {...field('experience')} label={t(labels.experience)} rows={5} max={longest.experience} />
    </>
  )
}

/** Reads an affiliation of former years; the last day may be missing for one that still lasts. */
export const readAffiliation = (visit: Visit): { affiliation: NewAffiliation; errors: Errors } => {
  const { form, t } = visit
  const errors: Errors = {}
  const from = parseDay(form.text('fromDay')),
    until = form.text('untilDay') === '' ? undefined : parseDay(form.text('untilDay'))
  if (form.text('organisation') === '') errors['organisation'] = t('소속 이름을 입력해 주세요.', 'Enter the organisation.')
  if (!from.ok) errors['fromDay'] = t('시작일을 2026-11-30처럼 입력해 주세요.', 'Enter the first day, like 2026-11-30.')
  if (until && !until.ok) errors['untilDay'] = t('마지막 날을 2026-11-30처럼 입력해 주세요.', 'Enter the last day, like 2026-11-30.')
  else if (from.ok && until?.ok && until.value < from.value)
    errors['untilDay'] = t('마지막 날이 시작일보다 빠릅니다.', 'The last day is before the first.')
  return {
    errors,
    affiliation: {
      organisation: form.text('organisation').slice(0, longest.organisation),
      businessNumber: businessNumber(visit, 'organisationNumber', errors),
      role: form.text('role').slice(0, longest.role) || null,
      fromDay: from.ok ? from.value : '',
      untilDay: until?.ok ? until.value : null,
    },
  }
}

export const readRelation = (visit: Visit): { relation: Omit<NewRelation, 'companyId'>; businessNumber: string | null; errors: Errors } => {
  const { form, t } = visit
  const errors: Errors = {}
  const until = form.text('relationUntil') === '' ? undefined : parseDay(form.text('relationUntil'))
  if (form.text('firm') === '') errors['firm'] = t('기업 이름을 입력해 주세요.', 'Enter the firm.')
  if (until && !until.ok) errors['relationUntil'] = t('끝난 날을 2026-11-30처럼 입력해 주세요.', 'Enter the last day, like 2026-11-30.')
  const kind: RelationKind = relationKinds.find((one) => one === form.text('kind')) ?? 'other'
  return {
    errors,
    businessNumber: businessNumber(visit, 'firmNumber', errors),
    relation: {
      organisation: form.text('firm').slice(0, longest.organisation),
      kind,
      untilDay: until?.ok ? until.value : null,
      note: form.text('note').slice(0, longest.reason) || null,
    },
  }
}

/** Former affiliations and known relations, with the forms that add to them. Nothing is taken away: what was known stays known. */
export const KnownTies = ({ visit, row, base, errors }: { visit: Visit; row: ReviewerRow; base: string; errors: Errors }) => {
  const { t, lang, form } = visit
  const field = (name: string) => ({ lang, name, value: form.text(name), error: errors[name] })
  return (
    <>
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
          open={['organisation', 'organisationNumber', 'fromDay', 'untilDay'].some((name) => errors[name])}
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
          open={['firm', 'firmNumber', 'relationUntil'].some((name) => errors[name])}
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
    </>
  )
}
