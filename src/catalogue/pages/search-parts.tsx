import { endingIsKnown, pickJosa } from '../../kernel/josa.ts'
import { showNumber } from '../../kernel/show.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { technologyKindWords, trlName } from '../../technologies/index.ts'
import { Chips, FilterPanel, Link } from '../../ui/index.ts'
import type { FilterGroup } from '../../ui/index.ts'
import { addressOf, without } from '../address.ts'
import { isWithin, pressed } from '../choosing.ts'
import { filterNames, sorts } from '../search-port.ts'
import type { CatalogueQuery, Drop, FacetValue, FilterName, Found, NearField } from '../search-port.ts'
import { priceBands } from '../listing.ts'
import { alertsId, asksForSomething, signInForAlerts } from './alerts-address.ts'
import { filterWords, groundFilterWords, priceWords, sortWords, standingFilterWords, suppliedWords, unitsDiffer } from '../words.ts'

const yesWords: Partial<Record<FilterName, Record<string, Text>>> = {
  ground: groundFilterWords,
  supplied: suppliedWords,
  standing: standingFilterWords,
}

/** How a value of a filter is called; reference names where there are some, our own words elsewhere. */
export const valueName = (visit: Visit, name: FilterName, value: string, facet: readonly FacetValue[]): string => {
  const { t } = visit
  const known = facet.find((one) => one.value === value)
  if (known?.ko) return t(known.ko, known.en ?? known.ko)
  const words =
    name === 'price'
      ? priceWords[value as keyof typeof priceWords]
      : name === 'kind'
        ? technologyKindWords[value as keyof typeof technologyKindWords]
        : name === 'trl'
          ? /^[1-9]$/.test(value)
            ? trlName(Number(value))
            : undefined
          : yesWords[name]?.[value]
  return words === undefined ? value : t(words)
}

/** Two levels: the fields of a chosen parent stand under it. */
const fieldsShown = (facet: readonly FacetValue[], chosen: readonly string[]): FacetValue[] => {
  const open = new Set(chosen.map((code) => code.split('.')[0]))
  const parents = facet.filter((one) => !one.value.includes('.'))
  return parents.flatMap((parent) => [parent, ...(open.has(parent.value) ? facet.filter((one) => isWithin(one.value, parent.value)) : [])])
}

const sorted = (name: FilterName, facet: readonly FacetValue[], chosen: readonly string[]): readonly FacetValue[] => {
  if (name === 'field') return fieldsShown(facet, chosen)
  if (name === 'price') return priceBands.flatMap((band) => facet.find((one) => one.value === band) ?? [])
  if (name === 'trl') return [...facet].sort((a, b) => Number(b.value) - Number(a.value))
  return facet
}

/** Fields and councils are links, one press each; everything else is ticked and applied together. */
const asLinks: ReadonlySet<FilterName> = new Set(['field', 'council'])
const shownBeforeFolding = 5

export const Filters = ({ visit, query, found }: { visit: Visit; query: CatalogueQuery; found: Found }) => {
  const { t, lang } = visit
  const groups = filterNames
    .map((name): FilterGroup => {
      const chosen = query.filters[name]
      const shown = sorted(name, found.facets[name], chosen)
      const missing = chosen
        .filter((value) => !shown.some((one) => one.value === value))
        .map((value) => ({ value, ko: null, en: null, count: 0 }))
      const options = [...shown, ...missing].slice(0, 60).map((one) => ({
        value: one.value,
        count: Number(one.count),
        checked: chosen.includes(one.value),
        label: valueName(visit, name, one.value, found.facets[name]),
        inner: name === 'field' && one.value.includes('.'),
        href: asLinks.has(name) ? visit.href(`/catalogue${addressOf(pressed(query, name, one.value))}`) : undefined,
      }))
      return {
        name,
        legend: name === 'price' ? t('가격 (단위는 기술마다 다름)', 'Price (units differ)') : t(filterWords[name]),
        kind: asLinks.has(name) ? 'links' : 'checkbox',
        options,
        ...(name === 'field' ? {} : { fold: shownBeforeFolding, opened: visit.query('open') === name }),
      }
    })
    .filter((group) => group.options.length > 0)
  const hidden = {
    ...(query.words === '' ? {} : { q: query.words }),
    ...(query.sort === 'relevance' ? {} : { sort: query.sort }),
    ...(query.asTyped === true ? { as: 'typed' } : {}),
    ...Object.fromEntries([...asLinks].map((name) => [name, query.filters[name]])),
  }
  return (
    <FilterPanel
      lang={lang}
      action={visit.href('/catalogue')}
      groups={groups}
      clearHref={visit.href(`/catalogue${query.words === '' ? '' : `?q=${encodeURIComponent(query.words)}`}`)}
      hidden={hidden}
    />
  )
}

export const ChosenFilters = ({ visit, query, found }: { visit: Visit; query: CatalogueQuery; found: Found }) => (
  <Chips
    lang={visit.lang}
    clearHref={visit.href('/catalogue')}
    items={[
      ...(query.words === ''
        ? []
        : [{ label: `‘${query.words}’`, removeHref: visit.href(`/catalogue${addressOf({ ...query, words: '' })}`) }]),
      ...filterNames.flatMap((name) =>
        query.filters[name].map((value) => ({
          label: `${visit.t(filterWords[name])}: ${valueName(visit, name, value, found.facets[name])}`,
          removeHref: visit.href(`/catalogue${addressOf(without(query, name, value))}`),
        })),
      ),
    ]}
  />
)

export const SortLinks = ({ visit, query }: { visit: Visit; query: CatalogueQuery }) => (
  <nav class="row no-print" aria-label={visit.t('정렬', 'Sort')}>
    {sorts.map((sort) =>
      sort === query.sort ? (
        <span key={sort} class="strong" aria-current="true">
          {visit.t(sortWords[sort])}
        </span>
      ) : (
        <Link key={sort} href={visit.href(`/catalogue${addressOf({ ...query, sort })}`)}>
          {visit.t(sortWords[sort])}
        </Link>
      ),
    )}
    {query.sort === 'price' && <span class="quiet">{visit.t(unitsDiffer)}</span>}
  </nav>
)

/** Nothing found: what it may have meant, what to leave out, the nearest fields, and being told when there is something. */
export const NothingFound = ({ visit, query, found }: { visit: Visit; query: CatalogueQuery; found: Found }) => {
  const { t } = visit
  const named = endingIsKnown(query.words)
    ? t(`‘${query.words}’${pickJosa(query.words, '으로/로')} 찾은 기술이 없습니다.`, `Nothing found for “${query.words}”.`)
    : t(`‘${query.words}’: 찾은 기술이 없습니다.`, `Nothing found for “${query.words}”.`)
  const ways = waysOn(visit, query, found)
  return (
    <div class="empty">
      <p class="strong">
        {query.words === ''
          ? t('조건에 맞는 기술이 없습니다.', 'No technology fits these filters.')
          : (found.offered ?? []).length > 0
            ? t(
                '찾는 낱말 없이 조건만 있습니다. 위의 조건을 누르면 맞는 기술이 보입니다.',
                'Only conditions, and no word to look for: press one above to see what fits it.',
              )
            : named}
      </p>
      <p>{t('이렇게 찾아보실 수 있습니다.', 'You could look this way:')}</p>
      <ul class="plain-list">
        {ways.map(({ words, href }) => (
          <li key={href}>
            <Link href={visit.href(href)}>{words}</Link>
          </li>
        ))}
        <li>
          <Link href={visit.href(needAddress(query.words))}>{t('필요한 것을 문장으로 적어 찾기', 'Say what you need in a sentence')}</Link>
        </li>
        {asksForSomething(query) && (
          <li>
            <Link href={alertAddress(visit, query)}>
              {t('이런 기술이 새로 등록되면 메일로 알림 받기', 'Be told by mail when one like this is listed')}
            </Link>
          </li>
        )}
        <li>
          <Link href={visit.href('/catalogue')}>{t('전체 기술 보기', 'See all technologies')}</Link>
        </li>
      </ul>
    </div>
  )
}

const leastOfSentence = 15
const longestKeyword = 40
/** Where a need is said in a sentence, with what was looked for: as the need where it is as long as one, else as a key word of it. */
const needAddress = (words: string): string =>
  words === ''
    ? '/match'
    : words.length >= leastOfSentence && words.includes(' ')
      ? `/match?need=${encodeURIComponent(words)}`
      : `/match?k=${encodeURIComponent(words.slice(0, longestKeyword).toWellFormed())}`
/** To the alerts of this search: below on the page, by way of signing in for whoever is not. */
const alertAddress = (visit: Visit, query: CatalogueQuery): string =>
  visit.signedIn === undefined ? signInForAlerts(visit, addressOf(query)) : `#${alertsId}`

/** Where only parts were found: which word to leave out, so that all of the others are answered; and the nearest fields. */
export const WithoutAWord = ({ visit, query, found }: { visit: Visit; query: CatalogueQuery; found: Found }) => {
  const drops = found.drops.filter((drop) => drop.what === 'word').slice(0, mostDrops)
  const fields = found.nearFields ?? []
  return (
    <>
      {found.otherwise && (
        <p class="row no-print">
          <span>{visit.t('혹시 이것을 찾으셨나요?', 'Did you mean this?')}</span>{' '}
          <Link href={visit.href(otherwiseAddress(query, found.otherwise.words))}>
            {visit.t(
              `${found.otherwise.words} (모두 맞는 기술 ${found.otherwise.count}건)`,
              `${found.otherwise.words} (${found.otherwise.count} with all of the words)`,
            )}
          </Link>
        </p>
      )}
      {drops.length > 0 && (
        <p class="row no-print">
          <span>{visit.t('모든 낱말이 있는 기술은 없습니다.', 'No technology has all of the words.')}</span>{' '}
          {drops.map((drop) => (
            <Link key={drop.word} href={visit.href(`/catalogue${dropped(query, drop, found)}`)}>
              {dropName(visit, drop)}
            </Link>
          ))}
        </p>
      )}
      {fields.length > 0 && (
        <p class="row no-print">
          <span>{visit.t('가까운 분야에서 찾기:', 'Look in a field near to it:')}</span>{' '}
          {fields.map((field) => (
            <Link key={field.value} href={visit.href(fieldAddress(field))}>
              {visit.t(`${field.ko} (${showNumber(field.count)}건)`, `${field.en} (${showNumber(field.count)})`)}
            </Link>
          ))}
        </p>
      )}
    </>
  )
}
const fieldAddress = ({ value }: NearField): string => `/catalogue?field=${encodeURIComponent(value)}`

const mostDrops = 6
const waysOn = (visit: Visit, query: CatalogueQuery, found: Found): { words: string; href: string }[] => {
  const { t } = visit
  const { otherwise, nearWords = [], nearFields = [] } = found
  return [
    ...(otherwise
      ? [
          {
            words: t(`‘${otherwise.words}’ 결과 ${otherwise.count}건 보기`, `Show ${otherwise.count} for “${otherwise.words}”`),
            href: otherwiseAddress(query, otherwise.words),
          },
        ]
      : []),
    ...nearWords.map((near) => ({
      words: t(
        `비슷한 말 ‘${near.words}’ 결과 ${showNumber(near.count)}건 보기`,
        `Show ${showNumber(near.count)} for the similar word “${near.words}”`,
      ),
      href: `/catalogue${addressOf({ ...query, words: near.words, asTyped: false })}`,
    })),
    ...found.drops.slice(0, mostDrops).map((drop) => ({ words: dropName(visit, drop), href: `/catalogue${dropped(query, drop, found)}` })),
    ...nearFields.map((field) => ({
      words: t(
        `가까운 분야 ‘${field.ko}’의 기술 ${showNumber(field.count)}건 보기`,
        `Show ${showNumber(field.count)} of a field near to it, “${field.en}”`,
      ),
      href: fieldAddress(field),
    })),
  ]
}
/** Read again where it had to be taken as typed; else with what it may have meant. */
const otherwiseAddress = (query: CatalogueQuery, words: string): string =>
  `/catalogue${addressOf(query.asTyped === true ? { ...query, asTyped: false } : { ...query, words })}`
const dropped = (query: CatalogueQuery, drop: Drop, found: Found): string =>
  addressOf(
    drop.what === 'filter' ? without(query, drop.filter) : { ...query, words: found.terms.filter((term) => term !== drop.word).join(' ') },
  )
const dropName = (visit: Visit, drop: Drop): string => {
  const { t } = visit
  const count = Number(drop.count)
  return drop.what === 'filter'
    ? t(`‘${filterWords[drop.filter].ko}’ 조건 빼기 (${count}건)`, `Without “${filterWords[drop.filter].en}” (${count})`)
    : t(`‘${drop.word}’ 없이 검색하면 모두 맞는 기술 ${count}건`, `Without “${drop.word}”: ${count} with all of the other words`)
}
