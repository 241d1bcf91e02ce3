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
