import { ButtonLink } from './button.tsx'
import { speak } from '../kernel/text.ts'
import type { ComponentChildren, Examples } from './types.ts'

export type EmptyProps = { title: string; reason?: ComponentChildren | undefined; action?: { label: string; href: string } | undefined }

/** An empty list says why, and one way on. */
export const Empty = ({ title, reason, action }: EmptyProps) => (
  <div class="empty">
    <p class="strong">{title}</p>
    {reason && <p>{reason}</p>}
    {action && (
      <p>
        <ButtonLink href={action.href} kind="secondary">
          {action.label}
        </ButtonLink>
      </p>
    )}
  </div>
)

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    Empty: {
      plain: (
        <Empty
          title={t('아직 신청한 공모가 없습니다.', 'No applications yet.')}
          reason={t('사전 확인에서 신청할 수 있는 공모를 찾아보세요.', 'See which calls you qualify for.')}
          action={{ label: t('사전 확인하기', 'Check which calls fit'), href: '/pre-check' }}
        />
      ),
    },
  }
}
