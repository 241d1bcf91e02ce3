import type { Lang } from '../kernel/text.ts'

/** Korean pages stand bare, English ones under /en, the same path behind. `path` begins with a slash and may carry a query. */
export const at = (lang: Lang, path: string): string => (lang === 'ko' ? path : path === '/' ? '/en' : `/en${path}`)

const unseen = /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\ufeff]+/g

/** Lets through http(s), mailto, tel and addresses of our own; anything else (javascript:, data:, //host) becomes `#`. */
export const safeHref = (href: string): string => {
  const seen = href.replace(unseen, '')
  if (/^(https?:\/\/|mailto:|tel:)/i.test(seen)) return href.trim()
  if (/^[/\\]{2}/.test(seen) || /^[^/?#]*:/.test(seen)) return '#'
  return href.trim()
}

/** The id of the control that holds a field, which the error summary links to. */
export const fieldId = (name: string): string => `field-${name.replace(/[^\w-]+/g, '-')}`
