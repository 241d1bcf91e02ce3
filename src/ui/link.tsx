import { safeHref } from './address.ts'
import { speak } from '../kernel/text.ts'
import type { ComponentChildren, Examples, Lang } from './types.ts'

export type LinkProps = {
  href: string
  children: ComponentChildren
  /** Said to screen readers after the visible words, e.g. “기술 이름” behind “바꾸기”. */
  hidden?: string | undefined
  current?: boolean | 'page' | 'step' | 'true' | undefined
  lang?: Lang | undefined
  /** Offers the file for saving; a string names it. */
  download?: boolean | string | undefined
  rel?: string | undefined
  class?: string | undefined
  describedBy?: string | undefined
  id?: string | undefined
}

/** The only way to draw an anchor: whatever is not http(s), mailto, tel or our own address leads nowhere. */
export const Link = ({ href, children, hidden, ...more }: LinkProps) => (
  <a href={safeHref(href)} {...attributesOf(href, more)}>
    {children}
    {hidden && <span class="sr-only"> {hidden}</span>}
  </a>
)

/** Nothing for a link that only leads somewhere, as most do: writing out what is not there takes longer than the link. */
const attributesOf = (href: string, more: Omit<LinkProps, 'href' | 'children' | 'hidden'>) => {
  const isOutside = /^https?:/i.test(href)
  if (!isOutside && Object.keys(more).length === 0) return undefined
  const { current, lang, download, rel, class: name, describedBy, id } = more
  return {
    class: name,
    id,
    hreflang: lang,
    lang,
    download,
    rel: rel ?? (isOutside ? 'noopener noreferrer' : undefined),
    'aria-current': current === true ? ('page' as const) : current || undefined,
    'aria-describedby': describedBy,
  }
}

/** Between two addresses, not within the brackets of one: ‘시행령.md (decree 36728, 2026-09-29)’ is one source. */
const apart = /[,;] (?![^(]*\))/
/** 'owner/name:path', as the sources of law are kept: a file of a public repository, without what is said in brackets behind. */
const inRepository = /^([\w.-]+\/[\w.-]+):(\S+)/
/** 'site.kr idxno=123': the site, and what to look for there. */
const atSite = /^([\w.-]+\.[a-z]{2,}(?:\/\S*)?) (.+)$/i
const leadsThere = (address: string) => /^https?:|^[\w.-]+\.[a-z]{2,}(\/|$)/i.test(address) && !address.includes(' ')

/** Where facts were read, one below the other. */
export const Sources = ({
  sources,
}: {
  sources: readonly { readonly id: string; readonly title: string | null; readonly address: string | null }[]
}) => (
  <>
    {sources.map(({ id, title, address }) =>
      address === null ? (
        <span key={id} class="block">
          {title ?? id}
        </span>
      ) : (
        <Source key={id} title={title} address={address} />
      ),
    )}
  </>
)

/** Where a fact was read. Some sources are known by site and article number only: the site opens, and the number to look for stands beside it. */
export const Source = ({ title, address }: { title?: string | null | undefined; address: string }) => (
  <>
    {[...new Set(address.split(apart))].map((one) => {
      const { href, words, rest } = placeOf(one)
      return (
        <span key={one} class="block">
          {href === undefined ? (title ?? words) : <Link href={href}>{title ?? words}</Link>}
          {rest !== undefined && <span class="quiet"> {rest}</span>}
          {title && href === undefined && <span class="quiet"> {words}</span>}
        </span>
      )
    })}
  </>
)

/** Where an address leads, in words people read: a law by the name in its path, an article by its site and number. */
const placeOf = (address: string): { href?: string; words: string; rest?: string } => {
  if (leadsThere(address)) return { href: address.includes('://') ? address : `https://${address}`, words: address }
  const [, repository, path] = inRepository.exec(address) ?? []
  if (repository !== undefined && path !== undefined)
    return {
      href: `https://github.com/${repository}/blob/HEAD/${encodeURI(path)}`,
      words: path.replace(/^kr\//, '').replace(/\.md$/, '').replaceAll('/', ' '),
    }
  const [, site, rest] = atSite.exec(address) ?? []
  if (site !== undefined && rest !== undefined)
    return { href: `https://${site}`, words: site, rest: rest.replaceAll(/\b[A-Za-z]+=/g, 'No. ') }
  return { words: address }
}

/**
 * Takes a list away as a file: `base` is its address, `asked` what it is narrowed by ('?view=mine'), `what` its name where the page holds more than
 * one.
 */
export const Downloads = ({ lang, base, asked = '', what }: { lang: Lang; base: string; asked?: string; what?: string }) => (
  <p class="row no-print">
    <span class="quiet">
      {what === undefined ? speak(lang)('이 목록 내려받기', 'Download this list') : speak(lang)(`${what} 내려받기`, `Download: ${what}`)}
    </span>{' '}
    <Link href={`${base}/export.csv${asked}`} download hidden={what}>
      CSV
    </Link>{' '}
    <Link href={`${base}/export.xlsx${asked}`} download hidden={what}>
      XLSX
    </Link>
  </p>
)

export const examples: Examples = (lang) => ({
  Link: {
    plain: <Link href="/calls">열린 공모 보기</Link>,
    'with hidden words': (
      <Link href="/x" hidden="기술 이름">
        바꾸기
      </Link>
    ),
    'a refused address leads nowhere': <Link href="javascript:alert(1)">열리지 않는 링크</Link>,
  },
  Source: {
    'with and without a way there': (
      <p>
        <Source address="news1.kr/amp/economy/trend/5294024, energy-news.co.kr idxno=92536" />
        <Source address="legalize-kr/legalize-kr:kr/법/시행령.md (decree 36728, 2026-09-29)" />
      </p>
    ),
  },
  Sources: {
    'with and without an address': (
      <p>
        <Sources
          sources={[
            { id: 'a', title: '조달사업법 시행령', address: null },
            { id: 'b', title: null, address: 'news1.kr/amp/economy/trend/5294024' },
          ]}
        />
      </p>
    ),
  },
  Downloads: {
    'of a list': <Downloads lang={lang} base="/desk/kra/queue" asked="?view=mine" />,
    'of one list among several': <Downloads lang={lang} base="/figures/background" what={speak(lang)('배경 수치', 'background')} />,
  },
})
