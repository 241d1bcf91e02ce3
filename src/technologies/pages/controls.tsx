import type { Visit } from '../../people/index.ts'
import { Choice, DateField, Field, Select, TextArea, Tick } from '../../ui/index.ts'
import { linesIn } from '../answers.ts'
import type { Typed } from '../answers.ts'
import type { TechnologyNames } from '../queries.ts'
import type { FieldSpec, Reference, RowsSpec } from '../sections/section.ts'
import { drawnFirstOf, firstOf } from './posted.ts'

interface ControlProps {
  readonly visit: Visit
  readonly field: FieldSpec
  readonly name: string
  readonly value: string
  readonly error?: string | undefined
  readonly names: TechnologyNames
  /** The question of the page: drawn large, with the page's help as its hint. */
  readonly question?: { readonly label: string; readonly hint?: string | undefined } | undefined
}

/** One question, by what kind of answer it takes. */
export const Control = ({ visit, field, name, value, error, names, question }: ControlProps) => {
  const { t, lang } = visit
  const asked = {
    lang,
    name,
    value,
    error,
    required: field.needed !== undefined,
    label: question?.label ?? t(field.label),
    hint: hintOf(visit, field, question?.hint),
    asHeading: question !== undefined,
  }
  switch (field.as) {
    case 'line':
      return <Field {...asked} width={field.width ?? 'full'} />
    case 'area':
      return <TextArea {...asked} max={field.max} rows={field.rows} />
    case 'choice':
      return (
        <Choice
          {...asked}
          inline={field.inline}
          options={field.options.map((option) => ({ value: option.value, label: t(option.label), hint: option.hint && t(option.hint) }))}
        />
      )
    case 'select':
      return <Select {...asked} none={t('고르지 않음', 'Not chosen')} options={optionsOf(visit, field.options, names)} />
    case 'boxes':
      return <Boxes visit={visit} field={field} asked={asked} names={names} />
    case 'money':
      return <Field {...asked} type="money" />
    case 'number':
      return <Field {...asked} type="number" unit={t(field.unit) || undefined} />
    case 'day':
      return <DateField {...asked} />
    case 'tick':
      return <Tick lang={lang} name={name} label={t(field.label)} checked={value === 'yes'} error={error} />
    case 'keywords':
      return <Field {...asked} />
    case 'owners':
      return <TextArea {...asked} rows={3} />
  }
}

interface BoxesProps extends Pick<ControlProps, 'visit' | 'names'> {
  readonly field: Extract<FieldSpec, { as: 'boxes' }>
  readonly asked: Omit<Parameters<typeof Choice>[0], 'options' | 'value'> & { readonly value: string }
}

/** Several answers, and which of them is the main one. */
const Boxes = ({ visit, field, asked, names }: BoxesProps) => {
  const { t, lang } = visit
  const options = optionsOf(visit, field.options, names)
  const codes = asked.value.split(',')
  return (
    <>
      <Choice {...asked} kind="checkbox" value={codes} options={options} />
      {field.first && (
        <>
          <input type="hidden" name={drawnFirstOf(asked.name)} value={codes[0]} />
          <Select
            lang={lang}
            name={firstOf(asked.name)}
            label={t(field.first.label)}
            hint={t(field.first.hint)}
            none={t('고르지 않음', 'Not chosen')}
            value={codes[0]}
            options={options}
          />
        </>
      )}
    </>
  )
}

const hintOf = (visit: Visit, field: FieldSpec, help: string | undefined): string | undefined =>
  [help, field.hint && visit.t(field.hint)].filter(Boolean).join(' ') || undefined

const optionsOf = (
  visit: Visit,
  options: Extract<FieldSpec, { as: 'select' }>['options'],
  names: TechnologyNames,
): { value: string; label: string }[] =>
  typeof options === 'string'
    ? referenceOptions(visit, options, names)
    : options.map((option) => ({ value: option.value, label: visit.t(option.label) }))

const referenceOptions = (visit: Visit, reference: Reference, names: TechnologyNames) => {
  if (reference !== 'fields') return names[reference].map((one) => ({ value: one.code, label: visit.t(one) }))
  const parents = new Map(names.fields.filter((field) => field.parent === null).map((field) => [field.code, visit.t(field)]))
  const isHeading = new Set(names.fields.map((field) => field.parent))
  return names.fields
    .filter((field) => !isHeading.has(field.code))
    .map((field) => ({ value: field.code, label: [parents.get(field.parent ?? ''), visit.t(field)].filter(Boolean).join(' · ') }))
}

interface RowsProps {
  readonly visit: Visit
  readonly rows: RowsSpec
  readonly typed: Typed
  readonly errors: Readonly<Record<string, string>>
  readonly names: TechnologyNames
  /** Empty lines offered after those that hold something. */ readonly blanks: number
}

/** A list of like things: what is there, room for more, and, where it may be so, the answer that there are none. */
export const Rows = ({ visit, rows, typed, errors, names, blanks }: RowsProps) => {
  const { t, lang } = visit
  const filled = linesIn(rows, typed)
  const first = (filled.at(-1) ?? -1) + 1
  const shown = [...filled, ...Array.from({ length: Math.max(filled.length === 0 ? 1 : 0, blanks) }, (_, at) => first + at)].slice(
    0,
    rows.most,
  )
  return (
    <>
      {shown.map((at, order) => (
        <fieldset key={at} class="line">
          <legend>
            {t(rows.one)} {order + 1}
          </legend>
          {rows.fields.map((field) => {
            const name = `${rows.name}.${at}.${field.name}`
            return (
              <Control key={name} visit={visit} field={field} name={name} value={typed[name] ?? ''} error={errors[name]} names={names} />
            )
          })}
          {filled.includes(at) && (
            <Tick lang={lang} name={`${rows.name}.${at}.remove`} label={t('저장할 때 이 칸 지우기', 'Remove this when saving')} />
          )}
        </fieldset>
      ))}
      {rows.declarable && filled.length === 0 && (
        <Tick
          lang={lang}
          name={`${rows.name}.none`}
          label={t('해당 없음', 'We have none')}
          checked={typed[`${rows.name}.none`] === 'yes'}
          hint={t(
            '비워 두면 ‘확인되지 않음’으로 봅니다. 없으면 없다고 알려 주세요.',
            'An empty list counts as not known. If there are none, say so.',
          )}
        />
      )}
    </>
  )
}
