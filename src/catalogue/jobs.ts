import { timeOf } from '../kernel/dates.ts'
import { text } from '../kernel/text.ts'
import { theSystem } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import type { App } from '../platform/services.ts'
import { queryFromAddress } from './address.ts'
import { engineOf } from './index-search.ts'
import { findDue, findDueForUpdate, saveChecked, saveTold } from './kept-store.ts'
import type { SavedSearchRow } from './kept-store.ts'
import { linkSecret } from './saved-search.ts'
import type { CatalogueQuery, Hit } from './search-port.ts'

const mostSearchesARun = 1000
const mostTold = 1000
const pageful = 200
const named = 10
/** A listing may become visible some time after the instant it bears; what was told is kept, so looking back is safe. */
const lookBackMs = 3 * 86_400_000
const morning = '08:00'

class NotReady extends Error {}

/** Nobody is written to at night. Asked every hour: a search that could not be looked through is, an hour later. */
export const tellByDay = async (app: App): Promise<number> => (timeOf(app.clock.now()) < morning ? 0 : tellOfNews(app))

/** Tells of what is new in saved searches, each at most once a day, each listing once; answers how many searches told something. */
export const tellOfNews = async (app: App): Promise<number> => {
  const due = await findDue(app.db.reader(), mostSearchesARun)
  let told = 0
  const faults: unknown[] = []
  for (const { id } of due) {
    // One that fails keeps nobody behind it from hearing.
    try {
      if ((await tellOfOne(app, id)) > 0) told += 1
    } catch (fault) {
      faults.push(fault)
    }
  }
  if (faults.length > 0) throw faults[0]
  return told
}

/** One search in one transaction: what is told, that it was told, and the mail. A crash leaves all of it or nothing. */
const tellOfOne = async (app: App, id: string): Promise<number> => {
  try {
    return await inTransaction(app.db, theSystem, async (tx) => {
      const search = await findDueForUpdate(tx, id)
      if (!search) return 0
      const news = await findNews(app, search)
      const fresh = await saveTold(
        tx,
        id,
        news.map((one) => one.id),
      )
      await saveChecked(tx, id)
      const told = news.filter((one) => fresh.has(one.id))
      if (told.length === 0) return 0
      await tx.record({ action: 'search.told', kind: 'saved-search', id, detail: { listings: told.map((one) => one.id) } })
      await tellPerson(tx, app, search, told)
      return told.length
    })
  } catch (error) {
    // The index is being made: the next hour asks again.
    if (error instanceof NotReady) return 0
    throw error
  }
}

/** Listings that answer the whole search and were listed since alerts began, newest first. */
const findNews = async (app: App, search: SavedSearchRow): Promise<Hit[]> => {
  const since = Math.max(search.alertSince?.getTime() ?? 0, search.checkedAt === null ? 0 : search.checkedAt.getTime() - lookBackMs)
  const query: CatalogueQuery = {
    ...queryFromAddress(search.asked),
    sort: 'newest',
    perPage: pageful,
    wholeOnly: true,
    withoutReasons: true,
  }
  const news: Hit[] = []
  for (let page = 1; news.length < mostTold; page += 1) {
    const found = await engineOf(app).search(app.db.reader(), { ...query, page })
    if (found.simplified === true) throw new NotReady()
    const late = found.hits.filter((hit) => hit.listedAt.getTime() >= since)
    news.push(...late)
    if (late.length < pageful) break
  }
  return news
}

const tellPerson = (tx: Tx, app: App, search: SavedSearchRow, told: readonly Hit[]): Promise<void> => {
  const stopPath = `/searches/${search.id}/stop/${linkSecret(app.secret, 'stop', search)}`
  const more = told.length - named
  const lines = (line: (hit: Hit) => string) =>
    told
      .slice(0, named)
      .map((hit) => `· ${line(hit)}`)
      .join('\n')
  return tell(tx, [search.personId], {
    kind: 'search.told',
    link: `/catalogue${search.asked}${search.asked.includes('sort=') ? '' : '&sort=newest'}`,
    subject: text(`저장한 검색 ‘${search.name}’에 새 기술 ${told.length}건`, `${told.length} new in your saved search “${search.name}”`),
    body: text(
      `${lines((hit) => `${hit.titleKo} (${hit.companyKo})`)}${more > 0 ? `\n외 ${more}건` : ''}`,
      `${lines((hit) => `${hit.titleEn || hit.titleKo} (${hit.companyEn ?? hit.companyKo})`)}${more > 0 ? `\nand ${more} more` : ''}`,
    ),
    stopPath,
    mailEnd: text(
      `이 검색의 알림을 그만 받으시려면: {address}${stopPath}`,
      `To get no more alerts of this search: {address}/en${stopPath}`,
    ),
  })
}
