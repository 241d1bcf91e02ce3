import { text } from '../../kernel/text.ts'
import { pathOf } from './language.ts'
import { pageAsked } from './visit.ts'
import type { PageParts, Reply } from './visit.ts'

type Redirect = Extract<Reply, { kind: 'redirect' }>

/**
 * Past the last page of a list one is led to the last that there is, and reads so: its end moves, under whoever handled the last row of a page, and under a
 * bookmark. A form that was refused stays where it was sent.
 */
export const lastInstead = (url: string, { pages, status = 200 }: PageParts): Redirect | undefined => {
  if (pages === undefined || status !== 200) return undefined
  const { bare, search } = pathOf(url)
  const query = new URLSearchParams(search)
  const asked = pageAsked({ query: (name) => query.get(name) ?? '' })
  if (asked <= Math.max(1, pages)) return undefined
  if (pages > 1) query.set('page', String(pages))
  else query.delete('page')
  return {
    kind: 'redirect',
    to: query.size === 0 ? bare : `${bare}?${query.toString()}`,
    flash: text(`${asked}쪽은 없어 마지막 쪽을 보여 드립니다.`, `There is no page ${asked}: this is the last.`),
  }
}

interface Counted {
  /** How many rows there are in all. */ readonly total: number
}
/** How many rows a list has whose rows each say so; where the page asked for has none, its first row is asked. */
export const rowsInAll = async (rows: readonly Counted[], at: number, findFirst: () => Promise<readonly Counted[]>): Promise<number> =>
  Number((rows[0] ?? (at > 1 ? (await findFirst())[0] : undefined))?.total ?? 0)
