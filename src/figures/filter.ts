import type { Visit } from '../people/index.ts'
import type { FigureFilter } from './queries.ts'

const code = /^[A-Za-z0-9-]{1,40}$/
const read = (visit: Visit, name: string) => (code.test(visit.query(name)) ? visit.query(name) : undefined)

/** What the address narrows the figures by; anything that could be no code is left out. */
export const filterOf = (visit: Visit): FigureFilter => ({
  councilId: read(visit, 'council'),
  institutionId: read(visit, 'institution'),
  year: /^20\d\d$/.test(visit.query('year')) ? Number(visit.query('year')) : undefined,
})

/** The same as the end of an address: '' or '?council=SOC&institution=kra&year=2026'. */
export const addressOf = (filter: FigureFilter, page = 1): string => {
  const query = new URLSearchParams()
  if (filter.councilId !== undefined) query.set('council', filter.councilId)
  if (filter.institutionId !== undefined) query.set('institution', filter.institutionId)
  if (filter.year !== undefined) query.set('year', String(filter.year))
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '' : `?${query.toString()}`
}
