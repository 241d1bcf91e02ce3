import { withOffset } from '../../kernel/dates.ts'
import { speak } from '../../kernel/text.ts'
import type { Lang } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { notFound } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { addressOf, feedAddress, queryFrom, queryFromAddress } from '../address.ts'
import { engineOf } from '../index-search.ts'
import { findSavedSearch } from '../kept-queries.ts'
import { isLinkSecret } from '../saved-search.ts'
import type { CatalogueQuery, Hit } from '../search-port.ts'
import { inXml } from './xml.ts'

const mostEntries = 50

interface Feed {
  readonly title: string
  readonly self: string
  readonly page: string
  readonly lang: Lang
  /** Since when there is this feed: what it says of its age while it has no entry. */
  readonly since: Date
}
/** Anybody may ask for the feed of any search: it was always there. */
const always = new Date(0)

const entry = (base: string, lang: Lang, hit: Hit): string => {
  const t = speak(lang)
  const address = inXml(`${base}${lang === 'en' ? '/en' : ''}/catalogue/${hit.id}`)
  return `<entry><id>${inXml(`${base}/catalogue/${hit.id}`)}</id><title>${inXml(t(hit.titleKo, hit.titleEn || hit.titleKo))}</title><link href="${address}"/><published>${withOffset(hit.listedAt)}</published><updated>${withOffset(hit.listedAt)}</updated><author><name>${inXml(t(hit.companyKo, hit.companyEn ?? hit.companyKo))}</name></author><summary>${inXml(t(hit.summaryKo, hit.summaryEn || hit.summaryKo))}</summary></entry>`
}

/** RFC 4287: the newest listings of a search; those that answer only a part of it are left out. */
const sendFeed = async (visit: Visit, query: CatalogueQuery, feed: Feed): Promise<Reply> => {
  const t = speak(feed.lang)
  const base = visit.app.publicUrl
  const { hits } = await engineOf(visit.app).search(visit.read, {
    ...query,
    sort: 'newest',
    page: 1,
    perPage: mostEntries,
    wholeOnly: true,
  })
  const [newest] = hits
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.lang}"><id>${inXml(`${base}${feed.self}`)}</id><title>${inXml(visit.app.market.isDemonstration ? `${t('[시연용]', '[Demonstration]')} ${feed.title}` : feed.title)}</title><updated>${withOffset(newest?.listedAt ?? feed.since)}</updated>
<link rel="self" href="${inXml(`${base}${feed.self}`)}"/><link rel="alternate" href="${inXml(`${base}${feed.page}`)}"/>
${hits.map((hit) => entry(base, feed.lang, hit)).join('\n')}
</feed>
`
  return { kind: 'bytes', type: 'application/atom+xml; charset=utf-8', body: Buffer.from(body), tagged: true }
}

const langOf = (visit: Visit): Lang => (visit.query('lang') === 'en' ? 'en' : 'ko')
const pageOf = (lang: Lang, address: string): string => `${lang === 'en' ? '/en' : ''}/catalogue${address}`

/** The feed of any search, for everybody. */
export const sendCatalogueFeed = (visit: Visit): Promise<Reply> => {
  const lang = langOf(visit)
  const query = queryFrom({ one: visit.query, all: visit.queries })
  const address = addressOf(query)
  const title =
    query.words === ''
      ? speak(lang)('기술마켓: 새로 등록된 기술', 'Techmarket: newly listed')
      : speak(lang)(`기술마켓: ‘${query.words}’ 새 기술`, `Techmarket: new for “${query.words}”`)
  return sendFeed(visit, query, { title, self: feedAddress(address, lang), page: pageOf(lang, address), lang, since: always })
}

/** The feed of a saved search, for whoever has its address. */
export const sendSearchFeed = async (visit: Visit): Promise<Reply> => {
  const search = await findSavedSearch(visit.read, visit.params['search'] ?? '')
  const token = visit.params['token'] ?? ''
  if (!search || !isLinkSecret(token, visit.app.secret, 'feed', search)) return notFound
  const lang = langOf(visit)
  return sendFeed(visit, queryFromAddress(search.asked), {
    title: search.name,
    self: `/feeds/searches/${search.id}/${token}?lang=${lang}`,
    page: pageOf(lang, search.asked),
    lang,
    since: search.createdAt,
  })
}
