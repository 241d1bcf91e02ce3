import { fieldId } from './address.ts'
import { describedBy, Question } from './asked.tsx'
import type { Asked } from './asked.tsx'
import { speak } from '../kernel/text.ts'
import type { Examples } from './types.ts'

export type TextAreaProps = Asked & {
  value?: string | undefined
  rows?: 3 | 5 | 8 | 12 | 20 | undefined
  /** Letters allowed. Counted, never cut: the server says so if it is too long. */
  max?: number | undefined
  readonly?: boolean | undefined
}

/** Long text with its count. The count speaks politely after a pause when script runs. */
export const TextArea = (props: TextAreaProps) => {
  const t = speak(props.lang)
  const id = fieldId(props.name)
  const length = [...(props.value ?? '')].length
  return (
    <Question asked={props}>
      <textarea
        class="krds-input full"
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        required={props.required}
        readonly={props.readonly}
        data-count={props.max}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props, ...(props.max ? [`${id}-count`] : []))}
      >
        {props.value}
      </textarea>
      {props.max && (
        <p class="count" id={`${id}-count`}>
          {t(
            `${length.toLocaleString('ko-KR')} / ${props.max.toLocaleString('ko-KR')}자`,
            `${length.toLocaleString('en')} of ${props.max.toLocaleString('en')} letters`,
          )}
        </p>
      )}
    </Question>
  )
}

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    TextArea: {
      plain: (
        <TextArea
          lang={lang}
          name="difference"
          label={t('기존 기술과 무엇이 다릅니까?', 'What is different from existing technology?')}
          max={500}
          required
          value={t('날개 각도를 수위에 따라 바꾸어 소음을 12dB 줄였습니다.', 'The blades follow the water level: 12 dB quieter.')}
        />
      ),
      'with an error': (
        <TextArea
          lang={lang}
          name="effect"
          label={t('기대 효과', 'Expected effect')}
          max={300}
          rows={3}
          error={t('기대 효과를 입력해 주세요.', 'Enter the expected effect.')}
          required
        />
      ),
    },
  }
}
