import { fieldId } from './address.ts'
import { Button } from './button.tsx'
import { Form } from './form.tsx'
import { Icon } from './icon.tsx'
import { speak } from '../kernel/text.ts'
import { classes } from './types.ts'
import type { ComponentChildren, Examples, FieldErrors, Lang, Tone } from './types.ts'

export type ErrorSummaryProps = {
  lang: Lang
  errors: FieldErrors
  /** What is wrong with no field in particular. */
  /** May lead to what it speaks of. */
  general?: ComponentChildren | undefined
}

/** Stands first in `main` after a failed post, takes the focus, and leads to each field. Draws nothing when all is well. */
export const ErrorSummary = ({ lang, errors, general }: ErrorSummaryProps) => {
  const t = speak(lang)
  const each = Object.entries(errors)
  if (each.length === 0 && !general) return null
  return (
    <section class="summary-of-errors" tabIndex={-1} data-focus="" aria-labelledby="error-summary" id="errors">
      <div role="alert">
        <h2 id="error-summary">
          {each.length > 0
            ? t(
                `확인이 필요한 항목이 ${each.length}개 있습니다.`,
                each.length === 1 ? 'There is 1 thing to check.' : `There are ${each.length} things to check.`,
              )
            : t('처리하지 못했습니다.', 'This did not go through.')}
        </h2>
        {general && <p>{general}</p>}
        {each.length > 0 && (
          <ul>
            {each.map(([name, sentence]) => (
              <li key={name}>
                <a href={`#${fieldId(name)}`}>{sentence}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

export type NoticeProps = {
  tone?: Tone | undefined
  title: string
  children?: ComponentChildren | undefined
  /** Told aloud when it arrives later than the page (after a redirect, from script). */
  live?: boolean | undefined
}
const noticeIcon = { neutral: 'info', info: 'info', success: 'check', warning: 'warning', danger: 'cross' } as const

/** A fact that concerns the whole page. */
export const Notice = ({ tone = 'info', title, children, live }: NoticeProps) => (
  <div class={classes('notice', tone)} role={live ? 'status' : undefined}>
    <Icon name={noticeIcon[tone]} size={24} />
    <div class="grow">
      <p class="strong">{title}</p>
      {children}
    </div>
  </div>
)

export type UndoBarProps = {
  lang: Lang
  text: string
  action: string
  csrf: string
  hidden?: Readonly<Record<string, string>> | undefined
  label?: string | undefined
}

/** Undoes a small act; stays until the next page. Never for results. */
export const UndoBar = ({ lang, text, action, csrf, hidden, label }: UndoBarProps) => (
  <div class="undo" role="status">
    <p class="grow">{text}</p>
    <Form lang={lang} action={action} csrf={csrf} hidden={hidden}>
      <Button kind="secondary" small>
        {label ?? speak(lang)('되돌리기', 'Undo')}
      </Button>
    </Form>
  </div>
)

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    ErrorSummary: {
      two: (
        <ErrorSummary
          lang={lang}
          errors={{
            bizno: t(
              '사업자등록번호 123-45-67890의 마지막 숫자가 맞지 않습니다. 등록증을 보고 다시 입력해 주세요.',
              'The last digit of 123-45-67890 does not fit. Check it against your registration.',
            ),
            effect: t('기대 효과를 입력해 주세요.', 'Enter the expected effect.'),
          }}
        />
      ),
    },
    Notice: {
      tones: (
        <>
          <Notice tone="info" title={t('이 공모는 공고가 한 번 바뀌었습니다.', 'This call has one addendum.')}>
            <p>{t('11월 20일: 제출 서류에서 법인등기부등본을 뺐습니다.', '20 Nov: the company register extract is no longer needed.')}</p>
          </Notice>
          <Notice tone="success" title={t('저장했습니다.', 'Saved.')} />
          <Notice tone="warning" title={t('중소기업확인서가 12월 31일에 끝납니다.', 'Your SME confirmation ends on 31 Dec.')} />
          <Notice tone="danger" title={t('연결이 끊겼습니다.', 'You are offline.')} />
        </>
      ),
    },
    UndoBar: {
      plain: (
        <UndoBar
          lang={lang}
          text={t('3건을 김담당 님에게 배정했습니다.', '3 applications assigned to Kim.')}
          action="/undo"
          csrf="example"
        />
      ),
    },
  }
}
