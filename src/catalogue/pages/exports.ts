import { dayOf, withOffset } from '../../kernel/dates.ts'
import { standing, standingWords } from '../../certificates/index.ts'
import type { Visit } from '../../people/index.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { sheetReply } from '../../platform/sheets/reply.ts'
import type { Sheet } from '../../platform/sheets/sheet.ts'
import { technologyKindWords, unitIn } from '../../technologies/index.ts'
import { engineOf } from '../index-search.ts'
import type { Hit } from '../search-port.ts'
import { findAddresses } from '../queries.ts'
import { queryOf } from './catalogue-page.tsx'
import { supplyWords } from '../words.ts'
import { inXml } from './xml.ts'

const mostRows = 10_000

/** The search result as a list, 10,000 rows at most. */
export const exportCatalogue =
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const { hits } = await engineOf(visit.app).search(visit.read, { ...queryOf(visit), page: 1, perPage: mostRows, withoutReasons: true })
    const sheet: Sheet = {
      name: t('기술', 'Technologies'),
      columns: [
        { header: t('기술', 'Technology'), type: 'text', width: 40 },
        { header: t('영문 이름', 'English name'), type: 'text', width: 40 },
        { header: t('한 줄 소개', 'Summary'), type: 'text', width: 60 },
        { header: t('기업', 'Firm'), type: 'text' },
        { header: t('종류', 'Kind'), type: 'text' },
        { header: 'TRL', type: 'number' },
        { header: t('지역', 'Region'), type: 'text' },
        { header: t('가격 부터(원)', 'Price from (KRW)'), type: 'won' },
        { header: t('가격 까지(원)', 'Price to (KRW)'), type: 'won' },
        { header: t('가격 단위', 'Price is for'), type: 'text' },
        { header: t('인증', 'Certificates'), type: 'text', width: 40 },
        { header: t(supplyWords.said), type: 'number' },
        { header: t(supplyWords.recorded), type: 'number' },
        { header: t('주소', 'Address'), type: 'text', width: 40 },
      ],
      rows: hits.map((hit) => cells(visit, hit)),
    }
    return sheetReply(visit, format, `${t('기술 찾기', 'catalogue')} ${dayOf(visit.now)}`, sheet)
  }

const cells = (visit: Visit, hit: Hit) => {
  const { t } = visit
  const today = dayOf(visit.now)
  return [
    hit.titleKo,
    hit.titleEn,
    t(hit.summaryKo, hit.summaryEn || hit.summaryKo),
    t(hit.companyKo, hit.companyEn || hit.companyKo),
    t(technologyKindWords[hit.kind as keyof typeof technologyKindWords] ?? { ko: hit.kind, en: hit.kind }),
    hit.trl,
    hit.regionKo === null ? null : t(hit.regionKo, hit.regionEn ?? hit.regionKo),
    hit.priceFromWon,
    hit.priceToWon,
    hit.priceUnit === '' ? null : unitIn(hit.priceUnit, visit.lang, false),
    hit.certificates
      .map((held) => `${t(held.ko, held.en)} ${held.number} (${t(standingWords[standing(held, today)])}, ${held.validTo})`)
      .join('; '),
    Number(hit.dossierSupplies),
    Number(hit.purchases),
    `${visit.app.publicUrl}/catalogue/${hit.id}`,
  ]
}

const mostAddresses = 20_000
const standingPages = [
  '/',
  '/catalogue',
  '/calls',
  '/certificates',
  '/institutions',
  '/figures',
  '/pre-check',
  '/help',
  '/open-data',
  '/accessibility',
  '/privacy',
  '/terms',
]

/** Addresses for search engines, each in Korean and English. */
export const sendSitemap = async (visit: Visit): Promise<Reply> => {
  const found = await findAddresses(visit.read, mostAddresses)
  const base = visit.app.publicUrl
  const entry = (path: string, changed: Date | null) => {
    const ko = inXml(`${base}${path}`)
    const en = inXml(`${base}${path === '/' ? '/en' : `/en${path}`}`)
    const alternates = `<xhtml:link rel="alternate" hreflang="ko" href="${ko}"/><xhtml:link rel="alternate" hreflang="en" href="${en}"/>`
    const lastmod = changed === null ? '' : `<lastmod>${withOffset(changed)}</lastmod>`
    return `<url><loc>${ko}</loc>${lastmod}${alternates}</url>\n<url><loc>${en}</loc>${lastmod}${alternates}</url>`
  }
  const body = [...standingPages.map((path) => entry(path, null)), ...found.map((one) => entry(one.path, one.changed))].join('\n')
  const note = visit.app.market.isDemonstration ? '<!-- 시연용 Demonstration: not valid -->\n' : ''
  return {
    kind: 'bytes',
    type: 'application/xml; charset=utf-8',
    body: Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>\n${note}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${body}\n</urlset>\n`,
    ),
  }
}
