import { safeNext } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { filterNames } from '../search-port.ts'
import type { CatalogueQuery } from '../search-port.ts'

/** Where on the page of a search one is told of what comes. */
export const alertsId = 'alerts'

/** Whether there is anything to be told of: an order alone asks for nothing. */
export const asksForSomething = (query: CatalogueQuery): boolean =>
  query.words !== '' || filterNames.some((name) => query.filters[name].length > 0)

/** Sign-in, and back to the search: to all of it, or where that is longer than a way back may be, to the catalogue. */
export const signInForAlerts = (visit: Visit, asked: string): string =>
  visit.href(`/sign-in?next=${encodeURIComponent(safeNext(visit.href(`/catalogue${asked}`), visit.href('/catalogue')))}`)
