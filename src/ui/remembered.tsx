import type { JSX, VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

/** A drawing that is always the same for its name: written once, then given as it was written. Only for few names, and never for what people wrote. */
export const remembered = <Name extends string>(drawing: (name: Name) => VNode): ((name: Name) => JSX.Element) => {
  const written = new Map<Name, string>()
  return (name) => {
    const markup = written.get(name) ?? renderToString(drawing(name))
    written.set(name, markup)
    return jsxTemplate([markup])
  }
}

/**
 * What is drawn again and again from the same facts, as the rows of a list are: written once, then given as it was written for as long
 * as it `says` the same. That holds everything the drawing is made from, so nothing older and nobody else's can come of it; of one `name`
 * the last is kept. The longest kept make room for new ones.
 */
export const rememberedBy = (most: number) => {
  const kept = new Map<string, { readonly says: unknown; readonly markup: string }>()
  return (name: string, says: unknown, drawing: () => VNode): JSX.Element => {
    const known = kept.get(name)
    if (known !== undefined && isSame(known.says, says)) return jsxTemplate([known.markup])
    const markup = renderToString(drawing())
    const [oldest] = known !== undefined || kept.size < most ? [] : kept.keys()
    if (oldest !== undefined) kept.delete(oldest)
    kept.set(name, { says, markup })
    return jsxTemplate([markup])
  }
}

/** Whether two pieces of plain data (lists, records, days, texts, numbers) are alike throughout. */
export const isSame = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (one instanceof Date || other instanceof Date) return one instanceof Date && other instanceof Date && one.getTime() === other.getTime()
  if (Array.isArray(one) || Array.isArray(other))
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((part, at) => isSame(part, other[at]))
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
  )
}
