import { hasHangul } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { Empty, Link } from '../../ui/index.ts'
import { englishFor, wordsInEnglish } from '../../vocabulary/index.ts'
import type { EnglishWords } from '../../vocabulary/index.ts'
import { compareAddress } from '../comparing.ts'
import { engineOf } from '../index-search.ts'
import { findListing, findTitles } from '../queries.ts'
import type { SimilarListing } from '../search-port.ts'
import { HitFacts } from './hits.tsx'
import { Tray, TrayButton, TrayForm, trayOf } from './tray.tsx'

const mostShown = 12

/** Technologies like one, with the words they share. */
export const drawSimilar = async (visit: Visit): Promise<Reply> => {
  const { t } = visit
  const listing = await findListing(visit.read, visit.params['listing'] ?? '')
  if (!listing || listing.state !== 'listed') return notFound
  const tray = trayOf(visit)
  const [similar, trayed, english] = await Promise.all([
    engineOf(visit.app).similar(visit.read, listing, mostShown),
    tray.length === 0 ? [] : findTitles(visit.read, tray),
    englishFor(visit),
  ])
  const name = t(listing.titleKo, listing.titleEn || listing.titleKo)
  const title = t('비슷한 기술', 'Similar technologies')
  return page({
    title,
    noIndex: true,
    breadcrumb: [
      { label: t('기술 찾기', 'Find technology'), href: visit.href('/catalogue') },
      { label: name, href: visit.href(`/catalogue/${listing.id}`) },
      { label: title },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">
          {t(
            `‘${name}’의 소개와 같은 낱말이 많은 순서입니다. 성능이나 품질을 견준 것은 아닙니다.`,
            `By words shared with “${name}”. Nothing is said of performance or quality.`,
          )}
        </p>
        {similar.length === 0 ? (
          <Empty
            title={t('비슷한 기술이 아직 없습니다.', 'Nothing similar yet.')}
            action={{ label: t('기술 찾기', 'Find technology'), href: visit.href('/catalogue') }}
          />
        ) : (
          <TrayForm visit={visit}>
            <ul class="plain-list">
              {similar.map((one) => (
                <li key={one.id} id={`listing-${one.id}`}>
                  <HitFacts visit={visit} hit={one} heading="h2">
                    <Shared visit={visit} words={one.shared} english={english} />
                    <p class="row">
                      <TrayButton visit={visit} tray={tray} listing={one} />
                      <Link href={visit.href(compareAddress([listing.id, one.id]))} hidden={t(one.titleKo, one.titleEn || one.titleKo)}>
                        {t('둘을 나란히 비교하기', 'Compare the two')}
                      </Link>
                    </p>
                  </HitFacts>
                </li>
              ))}
            </ul>
          </TrayForm>
        )}
        <Tray visit={visit} listings={trayed} />
      </>
    ),
  })
}

const mostWords = 5
/** The words both use, in Korean; in English the English ones, and Korean ones by the English they are known by, or as they are where there is neither. */
const Shared = ({ visit, words, english }: { visit: Visit; words: readonly string[]; english: EnglishWords | undefined }) => {
  const own = words.filter((word) => hasHangul(word) === (visit.lang === 'ko'))
  const named = english === undefined ? own : wordsInEnglish(words, english)
  const shown = (named.length > 0 ? named : words).slice(0, mostWords)
  return shown.length === 0 ? null : (
    <p class="quiet">
      {visit.t('함께 쓰는 낱말: ', 'Words both use: ')}
      {shown.map((word, at) => (
        <span key={word}>
          {at > 0 && ', '}
          {visit.lang === 'en' && hasHangul(word) ? <span lang="ko">{word}</span> : word}
        </span>
      ))}
    </p>
  )
}

/** A few similar ones at the end of a listing. */
export const SimilarHere = ({
  visit,
  listingId,
  similar,
  english,
}: {
  visit: Visit
  listingId: string
  similar: readonly SimilarListing[]
  english: EnglishWords | undefined
}) => {
  const { t } = visit
  if (similar.length === 0) return null
  return (
    <section id="similar" class="no-print">
      <h2>{t('비슷한 기술', 'Similar technologies')}</h2>
      <ul class="plain-list">
        {similar.map((one) => (
          <li key={one.id}>
            <HitFacts visit={visit} hit={one}>
              <Shared visit={visit} words={one.shared} english={english} />
            </HitFacts>
          </li>
        ))}
      </ul>
      <p class="row">
        <Link href={visit.href(`/catalogue/${listingId}/similar`)}>{t('비슷한 기술 더 보기', 'More like this')}</Link>{' '}
        <Link href={visit.href(compareAddress([listingId, ...similar.map((one) => one.id)]))}>
          {t('함께 비교하기', 'Compare with these')}
        </Link>
      </p>
    </section>
  )
}
