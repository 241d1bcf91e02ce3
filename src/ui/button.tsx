import { safeHref } from './address.ts'
import { speak } from '../kernel/text.ts'
import { classes } from './types.ts'
import type { ComponentChildren, Examples } from './types.ts'

export type ButtonKind = 'primary' | 'secondary' | 'text' | 'danger'
export type ButtonProps = {
  /** A verb with its object: 신청서 제출하기. */
  children: ComponentChildren
  kind?: ButtonKind | undefined
  type?: 'submit' | 'button' | undefined
  name?: string | undefined
  value?: string | undefined
  /** Sends the form elsewhere than its own action. */
  action?: string | undefined
  /** Why it cannot be pressed now. The reason is shown; the button stays focusable and sends nothing. */
  blocked?: string | undefined
  /** What it says while waiting, e.g. 제출하고 있습니다. */
  pending?: string | undefined
  small?: boolean | undefined
  /** Said to screen readers after the visible words. */
  hidden?: string | undefined
  /** The form it belongs to, when it stands outside. */
  form?: string | undefined
  id?: string | undefined
}
const look = (kind: ButtonKind, small: boolean | undefined) => classes('krds-btn', kind, small && 'small')

export const Button = ({
  children,
  kind = 'primary',
  type = 'submit',
  name,
  value,
  action,
  blocked,
  pending,
  small,
  hidden,
  form,
  id,
}: ButtonProps) => (
  <>
    <button
      type={blocked ? 'button' : type}
      class={look(kind, small)}
      id={id}
      name={name}
      value={value}
      form={form}
      formaction={action ? safeHref(action) : undefined}
      data-pending={pending}
      aria-disabled={blocked ? 'true' : undefined}
    >
      {children}
      {hidden && <span class="sr-only"> {hidden}</span>}
      {blocked && <span class="sr-only">. {blocked}</span>}
    </button>
    {blocked && (
      <span class="why" aria-hidden="true">
        {blocked}
      </span>
    )}
  </>
)

export type ButtonLinkProps = {
  href: string
  children: ComponentChildren
  kind?: ButtonKind | undefined
  small?: boolean | undefined
  hidden?: string | undefined
  download?: boolean | string | undefined
}

/** Looks like a button, goes somewhere. Acts are buttons in forms, never links. */
export const ButtonLink = ({ href, children, kind = 'primary', small, hidden, download }: ButtonLinkProps) => (
  <a href={safeHref(href)} class={look(kind, small)} download={download}>
    {children}
    {hidden && <span class="sr-only"> {hidden}</span>}
  </a>
)

/** Buttons of one place in a row, full width one under the other on a phone. The main act comes first. */
export const Buttons = ({ children }: { children: ComponentChildren }) => <div class="buttons">{children}</div>

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    Button: {
      kinds: (
        <Buttons>
          <Button>{t('신청서 제출하기', 'Submit the application')}</Button>
          <Button kind="secondary">{t('저장하고 나중에 하기', 'Save and come back later')}</Button>
          <Button kind="danger">{t('인증 취소하기', 'Revoke the certificate')}</Button>
          <Button kind="text">{t('건너뛰기', 'Skip')}</Button>
        </Buttons>
      ),
      'blocked with its reason': (
        <Button blocked={t('증빙 2건이 모자라 아직 제출할 수 없습니다.', 'Two papers are missing.')}>{t('제출하기', 'Submit')}</Button>
      ),
      small: (
        <Button small kind="secondary" hidden={t('한빛 태양광 모듈', 'Hanbit solar module')}>
          {t('담기', 'Add')}
        </Button>
      ),
    },
    ButtonLink: { plain: <ButtonLink href="/calls">{t('열린 공모 보기', 'See open calls')}</ButtonLink> },
  }
}
