import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { speak } from '../kernel/text.ts'
import type { Examples, Lang, LinkItem } from './types.ts'

/** Where this page lies; the last item is the page itself and needs no address. */
export const Breadcrumb = ({ lang, items }: { lang: Lang; items: readonly { label: string; href?: string | undefined }[] }) => (
  <nav class="krds-breadcrumb" aria-label={speak(lang)('현재 위치', 'You are here')}>
    <ol>
      {items.map((item, at) => (
        <li key={item.label}>
          {item.href && at < items.length - 1 ? <Link href={item.href}>{item.label}</Link> : <span aria-current="page">{item.label}</span>}
        </li>
      ))}
    </ol>
  </nav>
)

export const BackLink = ({ lang, href, label }: { lang: Lang; href: string; label?: string | undefined }) => (
  <p class="back">
    <Link href={href}>
      <Icon name="left" />
      {label ?? speak(lang)('뒤로', 'Back')}
    </Link>
  </p>
)

/** Parts of a long page. Give each target the id named here and `tabindex="-1"`. */
export const InPageNav = ({
  lang,
  items,
  label,
}: {
  lang: Lang
  items: readonly { id: string; label: string }[]
  label?: string | undefined
}) => (
  <nav class="in-page" aria-label={label ?? speak(lang)('이 페이지의 내용', 'On this page')}>
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <a href={`#${item.id}`}>{item.label}</a>
        </li>
      ))}
    </ul>
  </nav>
)

/** Equal views of one thing, each with its own address. */
export const Tabs = ({ label, items }: { label: string; items: readonly LinkItem[] }) => (
  <nav class="krds-tabs" aria-label={label}>
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <Link href={item.href} current={item.current}>
            {item.label}
            {item.count !== undefined && <span class="tally"> {item.count.toLocaleString('ko-KR')}</span>}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)

export type PaginationProps = { lang: Lang; page: number; pages: number; href: (page: number) => string; label?: string | undefined }

/** Pages of a list: first, around the present one, last. Draws nothing for a single page. */
export const Pagination = ({ lang, page, pages, href, label }: PaginationProps) => {
  if (pages < 2) return null
  const t = speak(lang)
  const near = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])]
    .filter((each) => each >= 1 && each <= pages)
    .sort((a, b) => a - b)
  return (
    <nav class="krds-pages" aria-label={label ?? t('쪽 이동', 'Pages')}>
      <ul>
        {page > 1 && (
          <li>
            <Link href={href(page - 1)} rel="prev">
              <Icon name="left" />
              {t('이전', 'Previous')}
            </Link>
          </li>
        )}
        {near.map((each, at) => (
          <li key={each} class={at > 0 && each - (near[at - 1] ?? 0) > 1 ? 'gap' : undefined}>
            <Link href={href(each)} current={each === page}>
              {each}
              <span class="sr-only">{t('쪽', ' (page)')}</span>
            </Link>
          </li>
        ))}
        {page < pages && (
          <li>
            <Link href={href(page + 1)} rel="next">
              {t('다음', 'Next')}
              <Icon name="right" />
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    Breadcrumb: {
      plain: (
        <Breadcrumb
          lang={lang}
          items={[
            { label: t('처음', 'Home'), href: '/' },
            { label: t('공모', 'Calls'), href: '/calls' },
            { label: t('2027년 상반기 혁신기술 공모', 'Innovation call, first half of 2027') },
          ]}
        />
      ),
    },
    BackLink: { plain: <BackLink lang={lang} href="/calls" label={t('공모 목록으로', 'Back to the calls')} /> },
    InPageNav: {
      plain: (
        <InPageNav
          lang={lang}
          items={[
            { id: 'who', label: t('신청 자격', 'Who may apply') },
            { id: 'papers', label: t('제출 서류', 'Papers') },
            { id: 'dates', label: t('일정', 'Dates') },
          ]}
        />
      ),
    },
    Tabs: {
      plain: (
        <Tabs
          label={t('공모 상태', 'State of the call')}
          items={[
            { label: t('접수 중', 'Open'), href: '/calls', current: true, count: 14 },
            { label: t('예정', 'Coming'), href: '/calls?state=coming', count: 3 },
            { label: t('마감', 'Closed'), href: '/calls?state=closed', count: 128 },
          ]}
        />
      ),
    },
    Pagination: {
      middle: <Pagination lang={lang} page={6} pages={24} href={(page) => `/catalogue?page=${page}`} />,
      first: (
        <Pagination
          label={t('짧은 목록의 쪽 이동', 'Pages of a short list')}
          lang={lang}
          page={1}
          pages={3}
          href={(page) => `/catalogue?page=${page}`}
        />
      ),
    },
  }
}
