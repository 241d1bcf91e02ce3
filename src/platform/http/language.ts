import type { Lang } from '../../kernel/text.ts'

/** An address without its language, and what it asks. Korean stands alone, English under /en. */
export const pathOf = (url: string): { bare: string; lang: Lang; search: string } => {
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  const search = at < 0 ? '' : url.slice(at)
  if (path === '/en' || path.startsWith('/en/')) return { bare: path.slice(3) || '/', lang: 'en', search }
  return { bare: path, lang: 'ko', search }
}

/**
 * The most letters of an address somebody is led back to: a Korean reason of 200 letters stands in it with nine signs each. A longer one is led back to
 * without what it asks.
 */
export const longestWayBack = 2400

/** Without what it asks. */
export const pathOnly = (url: string): string => url.split('?')[0] ?? url

export const withLanguage = (path: string, lang: Lang): string => (lang === 'ko' ? path : path === '/' ? '/en' : `/en${path}`)
