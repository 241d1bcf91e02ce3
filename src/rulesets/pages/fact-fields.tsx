import { Choice, Field, Select } from '../../ui/index.ts'
import { factsFitting } from '../editing/condition-form.ts'
import { factPaths } from '../fact-paths.ts'
import { describe } from '../show-fact.ts'
import type { FormInHand } from './asked-fields.tsx'

export interface FactPlace {
  readonly form: FormInHand
  readonly path: string
  readonly list?: string | undefined
}
const factAt = ({ form, path, list }: FactPlace) => describe(factPaths, form.typed[`${path}.fact`] ?? '', list)
export const unitOf = (form: FormInHand, path: string, list: string | undefined): string | undefined => {
  const fact = factAt({ form, path, list })
  return fact.type === 'number' ? form.t(fact.unit) || undefined : undefined
}

export const FactSelect = ({ form, path, name, list, kind }: FactPlace & { name: string; kind: string }) => {
  const { t, lang, typed, errors } = form
  const value = typed[`${path}.${name}`] ?? ''
  const fitting = factsFitting(kind, factPaths, list)
  // What stands there already is offered even where it does not fit, so that nothing is lost unseen.
  const options = fitting
    .map((one) => ({ value: one.path, label: t(one.fact.label) }))
    .concat(value === '' || fitting.some((one) => one.path === value) ? [] : [{ value, label: t(describe(factPaths, value, list).label) }])
  return (
    <Select
      lang={lang}
      name={`${path}.${name}`}
      label={t('볼 항목', 'Fact')}
      required
      value={value}
      error={errors[`${path}.${name}`]}
      options={options}
    />
  )
}

export const ValueField = ({ form, path, list }: FactPlace) => {
  const { t, lang, typed, errors } = form
  const fact = factAt({ form, path, list })
  const name = `${path}.value`
  const asked = { lang, name, label: t('값', 'Value'), value: typed[name] ?? '', error: errors[name], required: true }
  if (fact.type === 'choice')
    return <Select {...asked} options={Object.entries(fact.choices).map(([value, words]) => ({ value, label: t(words) }))} />
  if (fact.type === 'flag')
    return (
      <Select
        {...asked}
        options={[
          { value: 'true', label: t('예', 'Yes') },
          { value: 'false', label: t('아니요', 'No') },
        ]}
      />
    )
  return fact.type === 'number' ? (
    <Field {...asked} type="number" unit={t(fact.unit) || undefined} />
  ) : (
    <Field {...asked} hint={fact.type === 'day' ? t('예: 2026-11-30', 'Like 2026-11-30') : undefined} />
  )
}

export const ValuesField = ({ form, path, list }: FactPlace) => {
  const { t, lang, typed, errors } = form
  const fact = factAt({ form, path, list })
  const name = `${path}.values`
  const asked = { lang, name, label: t('값', 'Values'), error: errors[name], required: true }
  return 'choices' in fact ? (
    <Choice
      {...asked}
      kind="checkbox"
      inline
      value={(typed[name] ?? '').split(',')}
      options={Object.entries(fact.choices).map(([value, words]) => ({ value, label: t(words) }))}
    />
  ) : (
    <Field {...asked} value={typed[name] ?? ''} hint={t('쉼표로 나누어 적어 주세요.', 'Divide by commas.')} />
  )
}
