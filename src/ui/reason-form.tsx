import { Button } from './button.tsx'
import { Disclosure } from './disclosure.tsx'
import { Form, OnlyRead } from './form.tsx'
import type { FormProps } from './form.tsx'
import { TextArea } from './text-area.tsx'
import type { TextAreaProps } from './text-area.tsx'
import { speak } from '../kernel/text.ts'
import type { ComponentChildren, Examples } from './types.ts'

export type ReasonFormProps = Pick<FormProps, 'lang' | 'action' | 'csrf' | 'hidden' | 'files' | 'evenOnlyRead'> &
  Omit<TextAreaProps, 'name' | 'readonly' | 'asHeading' | 'optionalWord'> & {
    /** Of the text; `reason` if not said. */
    name?: string | undefined
    /** Folded under these words until it is asked for or something was refused. */
    summary?: string | undefined
    /** Unfolded though nothing is wrong with the text. */
    open?: boolean | undefined
    /** What is good to know before writing. */
    about?: ComponentChildren
    /** The act, with its verb. */
    button: ComponentChildren
    /** What more is asked, below the text. */
    children?: ComponentChildren
  }

/** An act that says why: a text with its limit, and the button. What was refused stands there again, with the sentence at the text. */
export const ReasonForm = ({ summary, open, ...props }: ReasonFormProps) =>
  summary === undefined ? (
    <Asking {...props} />
  ) : (
    <OnlyRead.Consumer>
      {(onlyRead) =>
        onlyRead && !props.evenOnlyRead ? null : (
          <Disclosure summary={summary} open={open === true || props.error !== undefined}>
            <Asking {...props} />
          </Disclosure>
        )
      }
    </OnlyRead.Consumer>
  )

const Asking = ({
  lang,
  action,
  csrf,
  hidden,
  files,
  evenOnlyRead,
  about,
  button,
  children,
  name = 'reason',
  rows = 3,
  required = true,
  ...text
}: Omit<ReasonFormProps, 'summary' | 'open'>) => (
  <Form lang={lang} action={action} csrf={csrf} hidden={hidden} files={files} evenOnlyRead={evenOnlyRead}>
    {about !== undefined && <p>{about}</p>}
    <TextArea lang={lang} name={name} rows={rows} required={required} {...text} />
    {children}
    {button}
  </Form>
)

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    ReasonForm: {
      folded: (
        <ReasonForm
          lang={lang}
          action="/parts"
          name="why-returned"
          summary={t('반려하기', 'Return it')}
          label={t('반려 사유', 'Reasons')}
          max={1000}
          hint={t('기업이 그대로 읽습니다.', 'The firm reads it as it is.')}
          button={<Button kind="danger">{t('반려하기', 'Return it')}</Button>}
        />
      ),
      'with an error': (
        <ReasonForm
          lang={lang}
          action="/parts"
          name="why-withdrawn"
          summary={t('취하하기', 'Withdraw')}
          about={t('취하하면 되돌릴 수 없습니다.', 'This cannot be undone.')}
          label={t('취하 사유', 'Why you withdraw')}
          max={1000}
          error={t('취하 사유를 입력해 주세요.', 'Say why you withdraw.')}
          button={<Button kind="danger">{t('취하하기', 'Withdraw')}</Button>}
        />
      ),
    },
  }
}
