import { dayOf } from '../../kernel/dates.ts'
import { showWonRange } from '../../kernel/show.ts'
import { standing, standingWords } from '../../certificates/index.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { technologyKindWords, unitIn } from '../../technologies/index.ts'
import { JudgeLink } from '../../vocabulary/index.ts'
import { Cover, Disclosure, Link, StatusTag, Until, rememberedBy } from '../../ui/index.ts'
import type { ComponentChildren } from '../../ui/index.ts'
import { motifOf } from '../listing.ts'
import type { CatalogueQuery, Found, Hit, HitCertificate } from '../search-port.ts'
import { noneInForceWords, supplyWords } from '../words.ts'
import { Marked, Passage, Reasons } from './found-parts.tsx'
import { TrayButton } from './tray.tsx'

export const standingTone = { valid: 'success', expired: 'neutral', suspended: 'warning', revoked: 'danger' } as const

/** Who looks round sees the same listings as others do; who searches, what was found by the own words. */
const written = rememberedBy(2_000)

/** The hits; where only those follow that answer a part, a line says so. One that stands before others that answer all says it itself. */
export const List = ({ visit, query, found, tray }: { visit: Visit; query: CatalogueQuery; found: Found; tray: readonly string[] }) => {
  const lastWhole = found.hits.findLastIndex((hit) => hit.partly !== true)
  const firstPartly = query.sort === 'relevance' && lastWhole + 1 < found.hits.length ? lastWhole + 1 : -1
  const items = (hits: readonly Hit[]) =>
    hits.map((hit) => {
      const at = found.hits.indexOf(hit)
      const drawing = () => (
        <Item
          key={hit.id}
          visit={visit}
          hit={hit}
          words={query.words}
          terms={found.terms}
          marks={found.marks ?? found.terms}
          tray={tray}
          isMarkedPartly={hit.partly === true && (query.sort !== 'relevance' || at <= lastWhole)}
        />
      )
      return found.terms.length > 0
        ? drawing()
        : written(`${visit.lang} ${hit.id}`, [dayOf(visit.now), tray.includes(hit.id), hit], drawing)
    })
  if (firstPartly < 0) return <ul class="plain-list">{items(found.hits)}</ul>
  return (
    <>
      {firstPartly > 0 && <ul class="plain-list">{items(found.hits.slice(0, firstPartly))}</ul>}
      <p class="found-divider strong">{visit.t('찾는 낱말이 일부만 있는 기술', 'With only some of the words')}</p>
      <ul class="plain-list">{items(found.hits.slice(firstPartly))}</ul>
    </>
  )
}

/** An institution's mark with what its certificate is worth today. */
export const CertificateMark = ({ visit, held }: { visit: Visit; held: HitCertificate }) => {
  const { t, lang } = visit
  const worth = standing(held, dayOf(visit.now))
  return (
    <span class="row certificate-mark">
      <StatusTag tone={standingTone[worth]} word={`${t(held.ko, held.en)} · ${t(standingWords[worth])}`} />
      {worth === 'valid' && held.validTo < '9999' && <Until lang={lang} day={held.validTo} quiet />}
    </span>
  )
}

const Item = ({
  visit,
  hit,
  words,
  terms,
  marks,
  tray,
  isMarkedPartly,
}: {
  visit: Visit
  hit: Hit
  words: string
  terms: readonly string[]
  marks: readonly string[]
  tray: readonly string[]
  /** Where no line parts it from what answers all. */
  isMarkedPartly: boolean
}) => (
  <li id={`listing-${hit.id}`}>
    <HitFacts visit={visit} hit={hit} marks={marks} heading="h2">
      {isMarkedPartly && (
        <p class="row">
          <StatusTag tone="neutral" word={visit.t('낱말 일부만 일치', 'Only some of the words')} />
        </p>
      )}
      {terms.length > 0 && <Passage visit={visit} hit={hit} marks={marks} />}
      {terms.length > 0 && (
        <Disclosure summary={visit.t('이 결과가 나온 까닭', 'Why this result')}>
          {hit.why === undefined ? (
            <ul>
              {terms.map((term) => (
                <li key={term}>{whereFound(visit, hit, term)}</li>
              ))}
            </ul>
          ) : (
            <Reasons visit={visit} why={hit.why} partly={hit.partly ?? false} />
          )}
          <JudgeLink visit={visit} words={words} listingId={hit.id} title={visit.t(hit.titleKo, hit.titleEn || hit.titleKo)} />
        </Disclosure>
      )}
      <p>
        <TrayButton visit={visit} tray={tray} listing={hit} />
      </p>
    </HitFacts>
  </li>
)

/** A listing as it stands in any list: what it is, whose, what its certificates are worth today. */
export const HitFacts = ({
  visit,
  hit,
  marks = [],
  heading: Heading = 'h3',
  children,
}: {
  visit: Visit
  hit: Hit
  marks?: readonly string[]
  heading?: 'h2' | 'h3'
  children?: ComponentChildren
}) => {
  const { t, lang } = visit
  return (
    <div class="hit">
      {hit.pictureFileId ? (
        <img class="cover row" src={`/files/pictures/${hit.pictureFileId}`} alt="" loading="lazy" width={120} height={80} />
      ) : (
        <Cover motif={motifOf(hit.fieldCodes)} code={hit.id} />
      )}
      <div class="grow">
        <Heading>
          <Link href={visit.href(`/catalogue/${hit.id}`)}>
            <Marked text={t(hit.titleKo, hit.titleEn || hit.titleKo)} marks={marks} />
          </Link>
        </Heading>
        <p>
          <Marked text={t(hit.summaryKo, hit.summaryEn || hit.summaryKo)} marks={marks} />
        </p>
        <p class="row">
          {hit.certificates.slice(0, 3).map((held) => (
            <CertificateMark key={held.id} visit={visit} held={held} />
          ))}
          {hit.certificates.length > 3 && (
            <span class="quiet">{t(`외 ${hit.certificates.length - 3}개 기관`, `and ${hit.certificates.length - 3} more`)}</span>
          )}
          {hit.certificates.every((held) => standing(held, dayOf(visit.now)) !== 'valid') && (
            <StatusTag tone="warning" word={t(noneInForceWords)} />
          )}
        </p>
        <p class="quiet">
          {t(hit.companyKo, hit.companyEn || hit.companyKo)}
          {' · '}
          {t(technologyKindWords[hit.kind as keyof typeof technologyKindWords] ?? { ko: hit.kind, en: hit.kind })}
          {hit.trl !== null && ` · TRL ${hit.trl}`}
          {hit.regionKo && ` · ${t(hit.regionKo, hit.regionEn ?? hit.regionKo)}`}
          {' · '}
          {hit.priceFromWon === null ? (
            t('가격 확인되지 않음', 'price not known')
          ) : (
            <span class="num">
              {showWonRange(Number(hit.priceFromWon), hit.priceToWon === null ? null : Number(hit.priceToWon), lang)}
              {hit.priceUnit !== '' && ` / ${unitIn(hit.priceUnit, lang, false)}`}
            </span>
          )}
          {suppliesOf(hit).map(([words, count]) => ` · ${t(`${words.ko} ${count}건`, `${words.en}: ${count}`)}`)}
        </p>
        {children}
      </div>
    </div>
  )
}

/** What was supplied before, and by whose word; what never was is not said of each. */
const suppliesOf = ({ dossierSupplies, purchases }: Hit): (readonly [Text, number])[] =>
  (
    [
      [supplyWords.said, dossierSupplies],
      [supplyWords.recorded, purchases],
    ] as const
  ).filter(([, count]) => Number(count) > 0)

const whereFound = (visit: Visit, hit: Hit, term: string): string => {
  const { t } = visit
  const has = (...words: readonly (string | null)[]) => words.some((word) => word?.toLowerCase().includes(term))
  if (has(hit.titleKo, hit.titleEn)) return t(`‘${term}’: 기술 이름에 있습니다.`, `“${term}” stands in the name.`)
  if (has(hit.summaryKo, hit.summaryEn)) return t(`‘${term}’: 한 줄 소개에 있습니다.`, `“${term}” stands in the summary.`)
  if (has(...hit.keywords)) return t(`‘${term}’: 검색어에 있습니다.`, `“${term}” is a keyword.`)
  if (has(hit.companyKo, hit.companyEn)) return t(`‘${term}’: 기업 이름에 있습니다.`, `“${term}” is in the name of the firm.`)
  if (hit.certificates.some((held) => has(held.number, held.ko, held.en)))
    return t(`‘${term}’: 인증서에 있습니다.`, `“${term}” stands on a certificate.`)
  return t(`‘${term}’: 기술 소개 본문에 있습니다.`, `“${term}” stands in the description.`)
}
