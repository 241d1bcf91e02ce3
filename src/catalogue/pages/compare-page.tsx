import { dayOf } from '../../kernel/dates.ts'
import type { Visit } from '../../people/index.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { findTechnologyNames } from '../../technologies/index.ts'
import { Button, DayTime, Empty, Form, Link, Notice } from '../../ui/index.ts'
import { compare, hasKoreanFigures } from '../comparison.ts'
import { compareAddress, listingIds, mostCompared } from '../comparing.ts'
import { engineOf } from '../index-search.ts'
import { findListings } from '../queries.ts'
import type { ListingPage } from '../queries.ts'
import type { SimilarListing } from '../search-port.ts'
import { allowsWords, notShownWords } from '../words.ts'
import { CompareTable } from './compare-table.tsx'
import { HitFacts } from './hits.tsx'
import { trayOf } from './tray.tsx'

/** Only on English pages. */
const koreanFigures = 'Names and figures that stand in Korean were given by the firms in Korean only.'

/** Up to four technologies side by side. The address is the comparison; what a browser put aside is only the way to it. */
export const drawCompare = async (visit: Visit): Promise<Reply> => {
  const { t, lang } = visit
  const given = visit.queries('items')
  const asked = listingIds(...given)
  if (given.length === 0 && trayOf(visit).length > 0) return redirect(compareAddress(trayOf(visit)))
  if (given.length > 1) return redirect(compareAddress(asked))
  const shown = asked.slice(0, mostCompared)
  const known = shown.length === 0 ? [] : await findListings(visit.read, shown)
  const items = known.filter((one) => one.state === 'listed')
  const title = t('기술 비교', 'Compare technologies')
  const [first] = items
  const [names, similar] = await Promise.all([
    items.length === 0 ? undefined : findTechnologyNames(visit.read),
    first !== undefined && items.length === 1 ? engineOf(visit.app).similar(visit.read, first, 3) : [],
  ])
  const groups = names === undefined ? [] : compare(items, { lang, today: dayOf(visit.now), names })
  const onlyDifferences = visit.query('only') === 'differences' && items.length > 1
  return page({
    title,
    noIndex: true,
    wide: true,
    breadcrumb: [{ label: t('기술 찾기', 'Find technology'), href: visit.href('/catalogue') }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <Missing visit={visit} asked={asked} known={known} />
        {names === undefined ? (
          <NothingToCompare visit={visit} />
        ) : (
          <>
            <p class="quiet">
              {t('기준 시각', 'As of')} <DayTime lang={lang} value={visit.now} form="table" />
              {visit.app.market.isDemonstration &&
                t(' · 시연용: 꾸며낸 회사와 기술입니다.', ' · Demonstration: firms and technologies are invented.')}
            </p>
            <CompareTable visit={visit} items={items} groups={groups} onlyDifferences={onlyDifferences} />
            {lang === 'en' && hasKoreanFigures(groups) && <p class="quiet">{koreanFigures}</p>}
            <p>
              <span class="strong">{t(allowsWords.notAlone)}</span>{' '}
              {t(
                '계약 근거와 인증의 유효기간은 계약하기 전에 원본으로 확인해 주세요.',
                'Check grounds and validity against the originals before a contract.',
              )}
            </p>
            {items.length > 1 && <KeepComparison visit={visit} items={items} />}
            {items.length === 1 && <OneMore visit={visit} items={items} similar={similar} />}
            {items.length > 1 && items.length < mostCompared && (
              <p class="no-print">
                <Link href={visit.href('/catalogue')}>{t('비교할 기술 더 찾기', 'Find another to compare')}</Link>
              </p>
            )}
          </>
        )}
      </>
    ),
  })
}

/** Whoever buys for an institution keeps all of them at once, as what was looked at before a purchase. */
const KeepComparison = ({ visit, items }: { visit: Visit; items: readonly ListingPage[] }) => {
  const { t, lang } = visit
  const buying = visit.signedIn?.hats.filter((hat) => hat.key.startsWith('buying:')) ?? []
  if (buying.length === 0) return null
  return (
    <section class="no-print stack">
      <p class="quiet">
        {t(
          '남겨 두면 구매 화면의 구매 후보에 90일 동안 보이고, 구매를 기록할 때 ‘함께 비교한 기술’로 고를 수 있습니다.',
          'Once on record they stand among the candidates of your buying page for 90 days, and can be named as compared when you record a purchase.',
        )}
      </p>
      {buying.map((hat) => (
        <Form
          key={hat.key}
          lang={lang}
          csrf={visit.csrf}
          action={visit.href(`/buying/${hat.key.slice('buying:'.length)}/comparisons`)}
          hidden={{ items: items.map((item) => item.id).join(',') }}
        >
          <Button kind="secondary">
            {buying.length > 1
              ? t(`${hat.label.ko}: 비교 기록으로 남기기`, `${hat.label.en}: keep this comparison on record`)
              : t('비교 기록으로 남기기', 'Keep this comparison on record')}
          </Button>
        </Form>
      ))}
    </section>
  )
}

/** What was asked for and does not stand in the table, and why. */
const Missing = ({ visit, asked, known }: { visit: Visit; asked: readonly string[]; known: readonly ListingPage[] }) => {
  const { t } = visit
  const hidden = known.filter((one) => one.state === 'hidden')
  const unknown = asked.slice(0, mostCompared).filter((id) => !known.some((one) => one.id === id))
  const left = hidden.length + unknown.length
  const tooMany = asked.length - mostCompared
  return (
    <>
      {left > 0 && (
        <Notice
          tone="warning"
          title={t(
            `주소에 있는 기술 ${left}건은 없거나 지금 보이지 않아 뺐습니다.`,
            `${left} in the address do not exist or are not shown at present.`,
          )}
        >
          <ul>
            {hidden.map((one) => (
              <li key={one.id}>
                <Link href={visit.href(`/catalogue/${one.id}`)}>{t(one.titleKo, one.titleEn || one.titleKo)}</Link>{' '}
                <span class="quiet">({t(notShownWords)})</span>
              </li>
            ))}
            {unknown.map((id) => (
              <li key={id}>
                <span class="id">{id}</span> <span class="quiet">({t('없는 번호', 'no such technology')})</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {tooMany > 0 && (
        <Notice
          title={t(
            `네 건까지 비교할 수 있습니다. 뒤의 ${tooMany}건은 뺐습니다.`,
            `Up to four can be compared; the last ${tooMany} are left out.`,
          )}
        />
      )}
    </>
  )
}

const NothingToCompare = ({ visit }: { visit: Visit }) => (
  <Empty
    title={visit.t('비교할 기술을 아직 고르지 않았습니다.', 'Nothing is chosen to compare yet.')}
    reason={visit.t(
      '기술 찾기에서 ‘비교에 담기’를 누르시면 네 건까지 나란히 볼 수 있습니다.',
      'Press “Add to comparison” in the catalogue; up to four stand side by side.',
    )}
    action={{ label: visit.t('기술 찾기', 'Find technology'), href: visit.href('/catalogue') }}
  />
)

/** One alone says little: three like it. */
const OneMore = ({ visit, items, similar }: { visit: Visit; items: readonly ListingPage[]; similar: readonly SimilarListing[] }) => {
  const { t } = visit
  if (similar.length === 0)
    return (
      <p class="no-print">
        <Link href={visit.href('/catalogue')}>{t('비교할 기술 찾기', 'Find another to compare')}</Link>
      </p>
    )
  return (
    <section class="no-print">
      <h2>{t('이런 기술과 비교해 보세요', 'Compare it with these')}</h2>
      <ul class="plain-list">
        {similar.map((one) => (
          <li key={one.id}>
            <HitFacts visit={visit} hit={one}>
              <p>
                <Link
                  href={visit.href(compareAddress([...items.map((item) => item.id), one.id]))}
                  hidden={t(one.titleKo, one.titleEn || one.titleKo)}
                >
                  {t('나란히 비교하기', 'Compare side by side')}
                </Link>
              </p>
            </HitFacts>
          </li>
        ))}
      </ul>
    </section>
  )
}
