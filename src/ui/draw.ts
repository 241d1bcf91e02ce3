import { renderToString } from 'preact-render-to-string'
import { nameErrors } from './named-errors.ts'
import type { VNode } from 'preact'
import type { Lang } from '../kernel/text.ts'
import { markEnglish } from './english-in-korean.ts'
import { markKorean } from './korean-in-english.ts'

/** The bytes of a page: its document type and its markup. Give it a `<PageFrame>`. */
export const draw = (page: VNode<{ lang?: Lang }>): string => {
  const html = nameErrors(`<!doctype html>${renderToString(page)}`)
  return page.props.lang === 'en' ? markKorean(html) : markEnglish(html)
}
