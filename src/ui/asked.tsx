import { fieldId } from './address.ts'
import { speak } from '../kernel/text.ts'
import { classes } from './types.ts'
import type { ComponentChildren, Lang } from './types.ts'

/** What every question has. `required` is said in words; what is not required says 선택 (or `optionalWord`, '' for none). */
export type Asked = {
  lang: Lang
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
  optionalWord?: string | undefined
  /** The label is the page's question: drawn large, as its h1. */
  asHeading?: boolean | undefined
}

export const NeedWord = ({ lang, required, optionalWord }: Pick<Asked, 'lang' | 'required' | 'optionalWord'>) => {
  const word = required ? speak(lang)('필수', 'required') : (optionalWord ?? speak(lang)('선택', 'optional'))
  return word ? <span class={classes('need', required && 'must')}> ({word})</span> : null
}

/** Ids of what describes a control: its hint, its error, and anything more. */
export const describedBy = (asked: Pick<Asked, 'name' | 'hint' | 'error'>, ...more: string[]): string | undefined => {
  const id = fieldId(asked.name)
  return classes(asked.hint && `${id}-hint`, asked.error && `${id}-error`, ...more) || undefined
}

export const Hint = ({ name, hint }: Pick<Asked, 'name' | 'hint'>) =>
  hint ? (
    <p class="hint" id={`${fieldId(name)}-hint`}>
      {hint}
    </p>
  ) : null

export const FieldError = ({ lang, name, error }: Pick<Asked, 'lang' | 'name' | 'error'>) =>
  error ? (
    <p class="field-error" id={`${fieldId(name)}-error`}>
      <span class="sr-only">{speak(lang)('오류: ', 'Error: ')}</span>
      {error}
    </p>
  ) : null

/** Label, hint, error and control of one question, in the order they are read. */
export const Question = ({ asked, children }: { asked: Asked; children: ComponentChildren }) => {
  const label = (
    <label for={fieldId(asked.name)}>
      {asked.label}
      <NeedWord lang={asked.lang} required={asked.required} optionalWord={asked.optionalWord} />
    </label>
  )
  return (
    <div class={classes('field', asked.error && 'wrong')}>
      {asked.asHeading ? <h1 class="question">{label}</h1> : label}
      <Hint name={asked.name} hint={asked.hint} />
      <FieldError lang={asked.lang} name={asked.name} error={asked.error} />
      {children}
    </div>
  )
}
