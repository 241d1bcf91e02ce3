import { fieldId } from './address.ts'
import { describedBy, FieldError, Hint, NeedWord, Question } from './asked.tsx'
import type { Asked } from './asked.tsx'
import { speak } from '../kernel/text.ts'
import { classes } from './types.ts'
import type { ComponentChildren, Examples, Lang } from './types.ts'

export type Option = {
  value: string
  label: string
  hint?: string | undefined
  /** Why it cannot be chosen now. */
  blocked?: string | undefined
}
export type ChoiceProps = Asked & {
  kind?: 'radio' | 'checkbox' | undefined
  options: readonly Option[]
  value?: string | readonly string[] | undefined
  /** Short options beside each other. */
  inline?: boolean | undefined
}

const isChosen = (value: ChoiceProps['value'], option: string) =>
  typeof value === 'string' ? value === option : (value?.includes(option) ?? false)

/** Up to seven answers to see at once. The summary's link lands on the first box. */
export const Choice = (props: ChoiceProps) => {
  const id = fieldId(props.name)
  // A radio that is set can only be set otherwise: nobody may leave it empty.
  const isSet = props.kind !== 'checkbox' && props.options.some((option) => isChosen(props.value, option.value))
  const legend = (
    <>
      {props.label}
      <NeedWord lang={props.lang} required={props.required} optionalWord={isSet ? '' : props.optionalWord} />
    </>
  )
  return (
    <fieldset class={classes('field', props.error && 'wrong')} aria-describedby={describedBy(props)}>
      <legend>{props.asHeading ? <h1 class="question">{legend}</h1> : legend}</legend>
      <Hint name={props.name} hint={props.hint} />
      <FieldError lang={props.lang} name={props.name} error={props.error} />
      <div class={classes('choices', props.inline && 'inline')}>
        {props.options.map((option, at) => {
          const own = at === 0 ? id : `${id}-${at + 1}`
          const note = option.blocked ?? option.hint
          return (
            <div class="choice" key={option.value}>
              <input
                type={props.kind ?? 'radio'}
                id={own}
                name={props.name}
                value={option.value}
                checked={isChosen(props.value, option.value)}
                disabled={Boolean(option.blocked)}
                aria-describedby={note ? `${own}-note` : undefined}
              />
              <label for={own}>{option.label}</label>
              {note && (
                <p class="hint" id={`${own}-note`}>
                  {note}
                </p>
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

export type TickProps = {
  lang: Lang
  name: string
  label: ComponentChildren
  value?: string | undefined
  checked?: boolean | undefined
  error?: string | undefined
  required?: boolean | undefined
  hint?: string | undefined
}

/** One box that is ticked or not: a declaration, a consent. That one may leave it is plain; that one must not is said. */
export const Tick = ({ lang, name, label, value = 'yes', checked, error, required, hint }: TickProps) => (
  <div class={classes('field', error && 'wrong')}>
    <FieldError lang={lang} name={name} error={error} />
    <div class="choice">
      <input
        type="checkbox"
        id={fieldId(name)}
        name={name}
        value={value}
        checked={checked}
        required={required}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy({ name, hint, error })}
      />
      <label for={fieldId(name)}>
        {label}
        <NeedWord lang={lang} required={required} optionalWord="" />
      </label>
      <Hint name={name} hint={hint} />
    </div>
  </div>
)

export type SelectProps = Asked & {
  options: readonly { value: string; label: string; group?: string | undefined }[]
  value?: string | undefined
  /** The line for no answer; leave out when there must be one. */
  none?: string | undefined
}

/** Eight to twenty answers; the browser's own list. */
export const Select = (props: SelectProps) => (
  <Question asked={props.none === undefined && !props.required ? { ...props, optionalWord: '' } : props}>
    <select
      class="krds-input"
      id={fieldId(props.name)}
      name={props.name}
      required={props.required}
      aria-invalid={props.error ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    >
      {(props.none !== undefined || props.required) && (
        <option value="" selected={!props.value}>
          {props.none ?? speak(props.lang)('골라 주세요', 'Choose one')}
        </option>
      )}
      {props.options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === props.value}>
          {option.label}
        </option>
      ))}
    </select>
  </Question>
)

export const examples: Examples = (lang) => {
  const t = speak(lang)
  const sizes = [
    { value: 'small', label: t('소기업', 'Small firm') },
    { value: 'medium', label: t('중기업', 'Medium firm') },
  ]
  return {
    Choice: {
      radio: (
        <Choice
          lang={lang}
          name="size"
          label={t('기업 규모', 'Size of the firm')}
          options={[
            ...sizes,
            {
              value: 'large',
              label: t('중견기업', 'Mid-sized firm'),
              blocked: t('이 공모는 중소기업만 신청할 수 있습니다.', 'This call is for small and medium firms only.'),
            },
          ]}
          value="small"
          required
        />
      ),
      'checkbox with an error': (
        <Choice
          lang={lang}
          kind="checkbox"
          name="papers"
          label={t('가지고 있는 확인서', 'Confirmations you hold')}
          options={sizes}
          error={t('확인서를 하나 이상 골라 주세요.', 'Choose at least one.')}
          required
        />
      ),
      inline: (
        <Choice
          lang={lang}
          name="vat"
          inline
          label={t('부가가치세', 'VAT')}
          options={[
            { value: 'in', label: t('포함', 'Included') },
            { value: 'out', label: t('별도', 'Not included') },
          ]}
          value={['out']}
        />
      ),
    },
    Tick: {
      plain: <Tick lang={lang} name="true" label={t('입력한 내용이 사실과 같음을 확인합니다.', 'What I entered is true.')} required />,
    },
    Select: {
      plain: (
        <Select
          lang={lang}
          name="region"
          label={t('지역', 'Region')}
          none={t('전체', 'All')}
          options={[
            { value: '11', label: t('서울특별시', 'Seoul') },
            { value: '50', label: t('제주특별자치도', 'Jeju') },
          ]}
          value="50"
        />
      ),
    },
  }
}
