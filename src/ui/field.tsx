import { fieldId } from './address.ts'
import { describedBy, Question } from './asked.tsx'
import type { Asked } from './asked.tsx'
import { dayAhead } from '../kernel/day-words.ts'
import { speak } from '../kernel/text.ts'
import { classes } from './types.ts'
import type { JSX } from 'preact'
import type { Examples } from './types.ts'

type Autocomplete = NonNullable<JSX.IntrinsicElements['input']['autocomplete']>
export type FieldType = 'text' | 'email' | 'password' | 'number' | 'money' | 'tel' | 'url' | 'search'
export type FieldProps = Asked & {
  value?: string | number | undefined
  type?: FieldType | undefined
  /** Stands beside the box: %, 명, 개월. Money says 원 by itself. */
  unit?: string | undefined
  autocomplete?: Autocomplete | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search' | undefined
  /** How much is expected, as a width: short 8, medium 20 letters, whole line. */
  width?: 'short' | 'medium' | 'full' | undefined
  /** Values offered while typing; others may be typed. */
  suggestions?: readonly string[] | undefined
  readonly?: boolean | undefined
}

// The JSX types list the kinds one by one and cannot take a choice among them: 'text' stands for all.
const inputType = (type: FieldType) => (type === 'money' || type === 'number' ? 'text' : type) as 'text'
const modeFor = {
  money: 'numeric',
  number: 'decimal',
  tel: 'tel',
  email: 'email',
  url: 'url',
  search: 'search',
  text: undefined,
  password: undefined,
} as const

/** One value on one line. Numbers are text fields with a number keyboard: wheels and arrows must not change an amount. */
export const Field = (props: FieldProps) => {
  const { lang, name, type = 'text', value, suggestions } = props
  const id = fieldId(name)
  const unit = props.unit ?? (type === 'money' ? speak(lang)('원', 'KRW') : undefined)
  const numeric = type === 'money' || type === 'number'
  return (
    <Question asked={props}>
      <span class="control">
        <input
          class={classes('krds-input', props.width ?? (numeric ? 'short' : 'full'), numeric && 'numeric')}
          id={id}
          name={name}
          type={inputType(type)}
          value={value === undefined ? undefined : String(value)}
          inputmode={props.inputmode ?? modeFor[type]}
          autocomplete={props.autocomplete ?? (numeric ? 'off' : undefined)}
          list={suggestions ? `${id}-list` : undefined}
          required={props.required}
          readonly={props.readonly}
          spellcheck={type === 'email' || type === 'url' || numeric ? false : undefined}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={describedBy(props, ...(unit ? [`${id}-unit`] : []))}
        />
        {unit && (
          <span class="unit" id={`${id}-unit`}>
            {unit}
          </span>
        )}
      </span>
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </Question>
  )
}

export type DateFieldProps = Asked & {
  value?: string | undefined
  autocomplete?: Autocomplete | undefined
  /** Now, where a day to come is asked for: the example is one, too. */
  ahead?: Date | undefined
}

/** One day, typed: 20261130, 2026-11-30 or 2026.11.30 are all understood by the reader of the form. */
export const DateField = (props: DateFieldProps) => {
  const like = props.ahead ? dayAhead(props.ahead) : '2026-11-30'
  const short = like.replaceAll('-', '')
  const hint = props.hint ?? speak(props.lang)(`예: ${like} 또는 ${short}`, `For example ${like} or ${short}`)
  return (
    <Field
      lang={props.lang}
      name={props.name}
      label={props.label}
      hint={hint}
      error={props.error}
      required={props.required}
      optionalWord={props.optionalWord}
      asHeading={props.asHeading}
      value={props.value}
      width="short"
      inputmode="numeric"
      autocomplete={props.autocomplete ?? 'off'}
    />
  )
}

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    Field: {
      plain: (
        <Field
          lang={lang}
          name="title"
          label={t('기술 이름', 'Name of the technology')}
          hint={t('심의위원이 처음 보는 이름입니다.', 'The first thing reviewers read.')}
          required
          value={t('저소음 고효율 배수펌프', 'Quiet high-efficiency drainage pump')}
        />
      ),
      'with an error': (
        <Field
          lang={lang}
          name="bizno"
          label={t('사업자등록번호', 'Business number')}
          value="123-45-67890"
          width="medium"
          inputmode="numeric"
          required
          error={t(
            '사업자등록번호 123-45-67890의 마지막 숫자가 맞지 않습니다. 등록증을 보고 다시 입력해 주세요.',
            'The last digit of 123-45-67890 does not fit. Check it against your registration.',
          )}
        />
      ),
      money: <Field lang={lang} name="price" type="money" label={t('공급가(부가가치세 별도)', 'Price without VAT')} value="125,000,000" />,
      'number with unit': (
        <Field lang={lang} name="saving" type="number" unit="%" label={t('에너지 절감률', 'Energy saved')} value="23.5" />
      ),
      password: (
        <Field lang={lang} name="secret" type="password" label={t('비밀번호', 'Password')} autocomplete="current-password" required />
      ),
    },
    DateField: { plain: <DateField lang={lang} name="founded" label={t('설립일', 'Founded on')} value="2014-03-02" required /> },
  }
}
