import { Fragment, isValidElement } from 'preact'
import type { ComponentChildren, VNode } from 'preact'
import { plain } from '../kernel/text.ts'

/** The bytes of a page: its document type and its markup. Give it a `<PageFrame>`. */
export const draw = (page: VNode): string => `<!doctype html>${markup(page)}`

/**
 * The markup of a node. Our pages are functions of their props and nothing more: no state, no hooks, no context, no raw HTML. So one walk
 * draws them, at a third of what a renderer costs that has to be ready for all of these. What it writes is what `preact-render-to-string` writes.
 */
export const markup = (node: ComponentChildren): string => children(node, false, undefined)

type Props = Readonly<Record<string, unknown>>

/** `chosen` is the value of the select around, if there is one. */
const children = (node: unknown, inSvg: boolean, chosen: unknown): string => {
  if (typeof node === 'string') return escaped(node)
  if (typeof node === 'number' || typeof node === 'bigint') return String(node)
  if (Array.isArray(node)) {
    let drawn = ''
    for (const child of node) drawn += children(child, inSvg, chosen)
    return drawn
  }
  // What only looks like a node (JSON somebody sent) is not one.
  if (!isValidElement(node)) return ''
  const { type, props } = node as VNode<Props>
  if (typeof type === 'string') return element(type, props, inSvg, chosen)
  return children(type === Fragment ? props['children'] : (type as (props: Props) => unknown)(props), inSvg, chosen)
}

const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

const element = (type: string, props: Props, inSvg: boolean, chosen: unknown): string => {
  let open = `<${type}`
  let inside = props['children']
  let within = chosen
  for (const name in props) {
    if (name === 'children') continue
    const value = props[name]
    if (name === 'value' && type === 'textarea') inside = value
    else if (name === 'value' && type === 'select') within = value
    else {
      if (name === 'value' && type === 'option' && isSame(chosen, value) && !('selected' in props)) open += ' selected'
      open += attribute(name, value, inSvg || type === 'svg')
    }
  }
  const drawn = children(inside, inSvg || type === 'svg', within)
  return drawn === '' && empty.has(type) ? `${open}/>` : `${open}>${drawn}</${type}>`
}

/** The number of an option is the word of its select. */
const isSame = (chosen: unknown, value: unknown): boolean => chosen !== undefined && chosen !== null && plain(chosen) === plain(value)

const attribute = (name: string, value: unknown, inSvg: boolean): string => {
  if (value === undefined || value === null) return ''
  const written = nameOf(name, inSvg)
  if (typeof value === 'boolean' && !isSpelled(name)) return value ? ` ${written}` : ''
  if (typeof value === 'object' || typeof value === 'function') throw new Error(`${name} is not a word`)
  const words = String(value as string | number | boolean | bigint)
  return words === '' ? ` ${written}` : ` ${written}="${escaped(words)}"`
}

/** aria-…, data-… and two more say true and false in words. */
const isSpelled = (name: string): boolean => name.charAt(4) === '-' || name === 'spellcheck' || name === 'draggable'

const names = [new Map<string, string>(), new Map<string, string>()] as const
/** HTML writes its names small (tabIndex), SVG as they are (viewBox). */
const nameOf = (name: string, inSvg: boolean): string => {
  const known = names[inSvg ? 1 : 0]
  const found = known.get(name)
  if (found !== undefined) return found
  if (!/^[a-z][a-z0-9:_-]*$/i.test(name) || name === 'dangerouslySetInnerHTML') throw new Error(`${name} is no attribute`)
  const written = inSvg ? name : name.toLowerCase()
  known.set(name, written)
  return written
}

const special = /["&<]/
const entities: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;' }
const escaped = (words: string): string => (special.test(words) ? words.replace(/["&<]/g, (letter) => entities[letter] ?? letter) : words)
