import { renderToString } from 'preact-render-to-string'
import type { VNode } from 'preact'
import { markKorean } from './korean-in-english.ts'

/** The bytes of a page: its document type and its markup. Give it a `<PageFrame>`. */
export const draw = (page: VNode): string => {
  const html = renderToString(page)
  return `<!doctype html>${html.startsWith('<html lang="en"') ? markKorean(html) : html}`
}
