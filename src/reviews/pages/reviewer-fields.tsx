import { formatBusinessNumber, parseBusinessNumber } from '../../kernel/korean-identifiers.ts'
import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import type { FieldRow } from '../../institutions/index.ts'
import { textWithin } from '../../platform/http/text-within.ts'
import { BothVersions, Choice, Field, TextArea } from '../../ui/index.ts'
import { longest } from '../longest.ts'
import type { ReviewerContent } from '../reviewer.ts'
import type { ReviewerRow } from '../pool-queries.ts'

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
export const businessNumber = (visit: Visit, name: string, errors: Errors): string | null => {
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
      affiliation: textWithin(visit, errors, 'affiliation', longest.organisation),
      affiliationBusinessNumber: businessNumber(visit, 'businessNumber', errors),
      position: textWithin(visit, errors, 'position', longest.role) || null,
      homeInstitutionId: form.text('home') === 'here' ? (visit.params['institution'] ?? null) : null,
      fieldCodes,
      experience: textWithin(visit, errors, 'experience', longest.experience) || null,
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
