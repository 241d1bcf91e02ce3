import type { CatalogueQuery, FilterName } from './search-port.ts'

/** Fields are a tree: 'SOC.ROAD' lies within 'SOC'. */
export const isWithin = (inner: string, outer: string): boolean => inner.startsWith(`${outer}.`)

/** Values are alternatives, so what lies within another that is chosen asks for nothing more: SOC and SOC.ROAD find what SOC finds. */
export const widest = (values: readonly string[]): string[] => values.filter((value) => !values.some((other) => isWithin(value, other)))
/** Without those that others of them lie within: a wide one says nothing that its parts do not. */
export const innermost = (values: readonly string[]): string[] => values.filter((value) => !values.some((other) => isWithin(other, value)))

/**
 * The search after a press on a value: without it where it was chosen, else with it in place of what lies around it and of what lies
 * within it. So a press narrows SOC to SOC.ROAD, another widens it again, and both find what their counts promise.
 */
export const pressed = (query: CatalogueQuery, name: FilterName, value: string): CatalogueQuery => {
  const chosen = query.filters[name]
  const values = chosen.includes(value)
    ? chosen.filter((one) => one !== value)
    : [...chosen.filter((one) => name !== 'field' || !(isWithin(value, one) || isWithin(one, value))), value]
  return { ...query, filters: { ...query.filters, [name]: values } }
}
