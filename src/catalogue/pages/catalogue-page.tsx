import { dayOf } from '../../kernel/dates.ts'
import { standing, standingWords } from '../../certificates/index.ts'
import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { technologyKindWords } from '../../technologies/index.ts'
import { Button, Cover, Day, Disclosure, Field, Form, Link, Num, Pagination, StatusTag, Won } from '../../ui/index.ts'
import { addressOf, perPage, queryFrom } from '../address.ts'
import { motifOf } from '../listing.ts'
import { engineOf } from '../index-search.ts'
import type { Hit, HitCertificate } from '../search-port.ts'
import { HowRead, Marked, Reasons } from './found-parts.tsx'
import { ChosenFilters, Filters, NothingFound, SortLinks } from './search-parts.tsx'

export const standingTone = { valid: 'success', expired: 'neutral', suspended: 'warning', revoked: 'danger' } as const
export const queryOf = (visit: Visit) => queryFrom({ one: visit.query, all: visit.queries })

export const drawCatalogue = async (visit: Visit): Promise<Reply> => {
  const { t, lang } = visit
  const query = queryOf(visit)
  const found = await engineOf(visit.app).search(visit.read, query)
  const title = query.words === '' ? t('기술 찾기', 'Find technology') : t(`‘${query.words}’ 찾은 결과`, `Results for “${query.words}”`)
  return page({
    title, noIndex: addressOf(query, query.page) !== '', wide: true,
    description: t('공공기관이 인증한 중소기업 기술을 분야, 기관, 가격, 공급 실적으로 찾습니다.', 'Technologies of small firms that public institutions have certified, by field, institution, price and supply record.'),
    body: (
      <>
        <h1>{title}</h1>
        <Form lang={lang} action={visit.href('/catalogue')} method="get" class="no-print">
          <Field lang={lang} name="q" type="search" label={t('찾을 기술', 'What do you need?')} value={query.words} optionalWord="" hint={t('예: 누수 감지, 태양광 모듈, 인증번호', 'For example: leak detection, solar module, a certificate number')} />
          <Button>{t('기술 찾기', 'Search')}</Button>
        </Form>
        <HowRead visit={visit} query={query} found={found} />
        <ChosenFilters visit={visit} query={query} found={found} />
        <div class="with-aside">
          <Filters visit={visit} query={query} found={found} />
          <section class="stack" aria-label={t('찾은 기술', 'Results')}>
            <p role="status" class="strong"><Num lang={lang} value={found.total} unit={t('건', ' found')} /></p>
            {found.total === 0 ? <NothingFound visit={visit} query={query} found={found} /> : (
              <>
                <SortLinks visit={visit} query={query} />
                <ul class="plain-list">{found.hits.map((hit) => <Item key={hit.id} visit={visit} hit={hit} terms={found.terms} marks={found.marks ?? found.terms} />)}</ul>
                <Pagination lang={lang} page={query.page} pages={Math.ceil(found.total / perPage)} href={(number) => visit.href(`/catalogue${addressOf(query, number)}`)} />
                <p class="row no-print"><span class="quiet">{t('이 결과 내려받기', 'Download these')}</span> <Link href={visit.href(`/catalogue/export.csv${addressOf(query)}`)} download>CSV</Link> <Link href={visit.href(`/catalogue/export.xlsx${addressOf(query)}`)} download>XLSX</Link></p>
              </>
            )}
          </section>
        </div>
      </>
    ),
  })
}

/** An institution's mark with what its certificate is worth today. */
export const CertificateMark = ({ visit, held }: { visit: Visit; held: HitCertificate }) => {
  const { t, lang } = visit
  const worth = standing(held, dayOf(visit.now))
  return (
    <span class="row">
      <StatusTag tone={standingTone[worth]} word={`${t(held.ko, held.en)} · ${t(standingWords[worth])}`} />
      {worth === 'valid' && held.validTo < '9999' && <span class="quiet"><Day lang={lang} value={held.validTo} form="table" />{t('까지', ' last day')}</span>}
    </span>
  )
}

const Item = ({ visit, hit, terms, marks }: { visit: Visit; hit: Hit; terms: readonly string[]; marks: readonly string[] }) => {
  const { t, lang } = visit
  const supplies = Number(hit.dossierSupplies) + Number(hit.purchases)
  return (
    <li class="row">
      {hit.pictureFileId ? <img class="cover row" src={`/files/pictures/${hit.pictureFileId}`} alt="" loading="lazy" width={120} height={80} /> : <Cover motif={motifOf(hit.fieldCodes)} code={hit.id} />}
      <div class="grow">
        <p class="strong"><Link href={visit.href(`/catalogue/${hit.id}`)}><Marked text={t(hit.titleKo, hit.titleEn || hit.titleKo)} marks={marks} /></Link></p>
        <p><Marked text={t(hit.summaryKo, hit.summaryEn || hit.summaryKo)} marks={marks} /></p>
        <p class="row">{hit.certificates.slice(0, 3).map((held) => <CertificateMark key={held.id} visit={visit} held={held} />)}{hit.certificates.length > 3 && <span class="quiet">{t(`외 ${hit.certificates.length - 3}개 기관`, `and ${hit.certificates.length - 3} more`)}</span>}</p>
        <p class="quiet">
          {t(hit.companyKo, hit.companyEn || hit.companyKo)}
          {' · '}{t(technologyKindWords[hit.kind as keyof typeof technologyKindWords] ?? { ko: hit.kind, en: hit.kind })}
          {hit.trl !== null && ` · TRL ${hit.trl}`}{hit.regionKo && ` · ${t(hit.regionKo, hit.regionEn ?? hit.regionKo)}`}
          {' · '}{hit.priceFromWon === null ? t('가격 확인되지 않음', 'price not known') : <><Won lang={lang} amount={hit.priceFromWon} />{hit.priceToWon !== null && hit.priceToWon !== hit.priceFromWon && <>~<Won lang={lang} amount={hit.priceToWon} /></>}</>}
          {' · '}{t(`공급 실적 ${supplies}건`, `supplied ${supplies} time(s)`)}
        </p>
        {terms.length > 0 && <Disclosure summary={t('이 결과가 나온 까닭', 'Why this result')}>{hit.why === undefined ? <ul>{terms.map((term) => <li key={term}>{whereFound(visit, hit, term)}</li>)}</ul> : <Reasons visit={visit} why={hit.why} partly={hit.partly ?? false} />}</Disclosure>}
      </div>
    </li>
  )
}

const whereFound = (visit: Visit, hit: Hit, term: string): string => {
  const { t } = visit
  const has = (...words: readonly (string | null)[]) => words.some((word) => word?.toLowerCase().includes(term))
  if (has(hit.titleKo, hit.titleEn)) return t(`‘${term}’: 기술 이름에 있습니다.`, `“${term}” stands in the name.`)
  if (has(hit.summaryKo, hit.summaryEn)) return t(`‘${term}’: 한 줄 소개에 있습니다.`, `“${term}” stands in the summary.`)
  if (has(...hit.keywords)) return t(`‘${term}’: 검색어에 있습니다.`, `“${term}” is a keyword.`)
  if (has(hit.companyKo, hit.companyEn)) return t(`‘${term}’: 기업 이름에 있습니다.`, `“${term}” is in the name of the firm.`)
  if (hit.certificates.some((held) => has(held.number, held.ko, held.en))) return t(`‘${term}’: 인증서에 있습니다.`, `“${term}” stands on a certificate.`)
  return t(`‘${term}’: 기술 소개 본문에 있습니다.`, `“${term}” stands in the description.`)
}
