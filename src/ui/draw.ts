import { renderToString } from 'preact-render-to-string'
import type { VNode } from 'preact'

/** The bytes of a page: its document type and its markup. Give it a `<PageFrame>`. */
export const draw = (page: VNode): string => `<!doctype html>${renderToString(page)}`
