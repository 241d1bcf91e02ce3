import type { JSX } from 'preact'
import { oneOf } from '../../kernel/text.ts'
import type { Lang, Say } from '../../kernel/text.ts'
import { Button, Buttons, Field, fieldId, Select, TextArea, Tick } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { longestText } from '../conditions.ts'
import type { Ask, RowsAsk } from '../editing/asks.ts'
import { rowsAt } from '../editing/typed.ts'
import type { Typed } from '../editing/typed.ts'
import { ConditionFields } from './condition-fields.tsx'

/** An editor form as it is being filled in. `href` is where it posts. */
export interface FormInHand {
  readonly lang: Lang
  readonly t: Say
  readonly typed: Typed
  readonly errors: FieldErrors
  readonly href: string
  readonly stages: readonly { readonly value: string; readonly label: string }[]
  readonly papers: readonly { readonly value: string; readonly label: string }[]
}

/** The fields of a section, by what it asks. */
export const AskedFields = ({ form, asks, path = '' }: { form: FormInHand; asks: readonly Ask[]; path?: string }): JSX.Element => (
  <>
    {asks.map((ask) => (
      <AskedField key={ask.key} form={form} ask={ask} name={path === '' ? ask.key : `${path}.${ask.key}`} />
    ))}
  </>
)

const AskedField = ({ form, ask, name }: { form: FormInHand; ask: Ask; name: string }): JSX.Element => {
  const { t, lang, typed, errors } = form
  const hint = ask.hint ? t(ask.hint) : undefined
  const asked = { lang, name, label: t(ask.label), hint, value: typed[name] ?? '', error: errors[name], required: ask.optional !== true }
  switch (ask.as) {
    case 'words':
      return <WordsField form={form} ask={ask} name={name} />
    case 'line':
      return <Field {...asked} />
    case 'points':
      return <Field {...asked} type="number" unit={t('점', 'points')} inputmode="decimal" />
    case 'number':
      return <Field {...asked} type="number" unit={ask.unit ? t(ask.unit) : undefined} />
    case 'numbers':
      return <Field {...asked} value={(typed[name] ?? '').replaceAll(',', ', ')} width="medium" />
    case 'choice':
      return (
        <Select
          {...asked}
          {...(ask.optional && { none: t('해당 없음', 'None') })}
          options={Object.entries(ask.options).map(([value, words]) => ({ value, label: t(words) }))}
        />
      )
    case 'stage':
      return <Select {...asked} options={form.stages} />
    case 'paper':
      return <Select {...asked} options={form.papers} />
    case 'tick':
      return (
        <Tick lang={lang} name={name} label={t(ask.label)} value="true" checked={typed[name] === 'true'} hint={hint} error={errors[name]} />
      )
    case 'period':
      return <PeriodField form={form} ask={ask} name={name} />
    case 'condition':
      return <ConditionFields form={form} path={name} label={t(ask.label)} optional={ask.optional === true} hint={hint} />
    case 'group':
      return (
        <fieldset class="stack" id={fieldId(name)}>
          <legend>{t(ask.label)}</legend>
          <AskedFields form={form} asks={ask.of} path={name} />
        </fieldset>
      )
    case 'rows':
      return <RowsField form={form} ask={ask} name={name} />
  }
}

const WordsField = ({ form, ask, name }: { form: FormInHand; ask: Extract<Ask, { as: 'words' }>; name: string }) => {
  const { t, lang, typed, errors } = form
  const of = (tongue: 'ko' | 'en') => ({
    lang,
    name: `${name}.${tongue}`,
    value: typed[`${name}.${tongue}`] ?? '',
    error: errors[`${name}.${tongue}`],
    required: ask.optional !== true,
    label:
      tongue === 'ko'
        ? t(`${ask.label.ko}(한국어)`, `${ask.label.en} in Korean`)
        : t(`${ask.label.ko}(영어)`, `${ask.label.en} in English`),
  })
  return ask.long ? (
    <div class="stack">
      <TextArea {...of('ko')} rows={3} max={longestText} />
      <TextArea {...of('en')} rows={3} max={longestText} />
    </div>
  ) : (
    <div class="stack">
      <Field {...of('ko')} />
      <Field {...of('en')} />
    </div>
  )
}

const PeriodField = ({ form, ask, name }: { form: FormInHand; ask: Ask; name: string }) => {
  const { t, lang, typed, errors } = form
  const of = (key: string, label: string) => ({
    lang,
    label,
    name: `${name}.${key}`,
    value: typed[`${name}.${key}`],
    error: errors[`${name}.${key}`],
    optionalWord: '',
  })
  return (
    <fieldset id={fieldId(name)}>
      <legend>{t(ask.label)}</legend>
      <div class="row">
        <Field {...of('days', t('일수', 'Days'))} type="number" unit={t('일', 'days')} />
        <Select
          {...of('unit', t('세는 방법', 'Counted in'))}
          options={[
            { value: 'business', label: t('영업일', 'Business days') },
            { value: 'calendar', label: t('달력일', 'Calendar days') },
          ]}
        />
        <Select
          {...of('firstDay', t('첫날', 'First day'))}
          options={[
            { value: 'next-day', label: t('다음 날부터', 'The next day') },
            { value: 'same-day', label: t('당일부터', 'The same day') },
          ]}
        />
      </div>
    </fieldset>
  )
}

/** Rows with their own buttons; a press draws the form again with everything typed and saves nothing. */
const RowsField = ({ form, ask, name }: { form: FormInHand; ask: RowsAsk; name: string }): JSX.Element => {
  const { t, typed } = form
  const at = `${form.href}#${fieldId(name)}`
  return (
    <fieldset class="stack" id={fieldId(name)}>
      <legend>{t(ask.label)}</legend>
      {form.errors[name] && <p class="field-error">{form.errors[name]}</p>}
      {rowsAt(typed, name).map((row, place) => {
        const here = `${name}.${row}`
        const called = t(`${ask.one.ko} ${place + 1}`, `${ask.one.en} ${place + 1}`)
        return (
          <fieldset key={here} class="panel stack" id={fieldId(here)}>
            <legend>{called}</legend>
            {ask.hasId && <input type="hidden" name={`${here}.id`} value={typed[`${here}.id`] ?? ''} />}
            <AskedFields form={form} asks={ask.of} path={here} />
            <Buttons>
              {place > 0 && (
                <Button kind="text" small name="do" value={`up:${here}`} action={at}>
                  {t(`${called} 위로 옮기기`, `Move ${called} up`)}
                </Button>
              )}
              <Button kind="text" small name="do" value={`remove:${here}`} action={at}>
                {t(`${called} 빼기`, `Remove ${called}`)}
              </Button>
            </Buttons>
          </fieldset>
        )
      })}
      <Button kind="secondary" small name="do" value={`add:${name}`} action={at}>
        {t(`${ask.one.ko} 더하기`, `Add ${oneOf(ask.one.en)}`)}
      </Button>
    </fieldset>
  )
}
