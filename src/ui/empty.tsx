import { ButtonLink } from './button.tsx'
import { speak } from '../kernel/text.ts'
import type { ComponentChildren, Examples, Lang } from './types.ts'

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

/** Past the last page of a list that is not empty: it must not read as if nothing were there. */
export const NoSuchPage = ({ lang, page, reason, href }: { lang: Lang; page: number; reason?: string; href: string }) => {
  const t = speak(lang)
  return (
    <Empty
      title={t(`${page}쪽은 없습니다.`, `There is no page ${page}.`)}
      reason={reason}
      action={{ label: t('첫 쪽 보기', 'See the first page'), href }}
    />
  )
}

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
    NoSuchPage: { plain: <NoSuchPage lang={lang} page={99} href="/figures/purchases" /> },
  }
}
