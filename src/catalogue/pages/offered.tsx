import { endingIsKnown, pickJosa } from '../../kernel/josa.ts'
import { showNumber } from '../../kernel/show.ts'
import type { Visit } from '../../people/index.ts'
import { Link } from '../../ui/index.ts'
import { addressOf } from '../address.ts'
import type { PriceBand } from '../listing.ts'
import { filtersWith } from '../offered-conditions.ts'
import type { CatalogueQuery, Found, OfferedCondition } from '../search-port.ts'
import type { TypedCondition } from '../typed-conditions.ts'
import { filterWords, priceRangeWords } from '../words.ts'
import { valueName } from './search-parts.tsx'

const hrefOf = (visit: Visit, query: CatalogueQuery, { words, conditions }: OfferedCondition): string =>
  visit.href(`/catalogue${addressOf({ ...query, words, filters: filtersWith(query.filters, conditions) })}`)

/** Conditions among the words, each one press from being the filter; and which of them were not looked for as words. */
export const OfferedConditions = ({ visit, query, found }: { visit: Visit; query: CatalogueQuery; found: Found }) => {
  const { t } = visit
  const { offered = [], leftOut = [] } = found
  const last = leftOut.at(-1) ?? ''
  const isKnown = endingIsKnown(last)
  const named = leftOut.map((one) => `‘${one}’`).join(', ')
  return (
    <>
      {offered.map((one) => (
        <p key={one.words + one.conditions.length} class="row no-print">
          <span>{saidOf(visit, one)}</span>{' '}
          <Link href={hrefOf(visit, query, one)}>
            {one.conditions.map((condition) => conditionName(visit, condition)).join(' + ')}{' '}
            {t(`(${showNumber(one.count)}건)`, `(${showNumber(one.count)})`)}
          </Link>
          {one.conditions.length === 1 && one.conditions[0]?.isWider === true && (
            <span class="quiet">{t('가격 조건은 정해진 구간으로만 나뉩니다.', 'Prices can only be narrowed by these bands.')}</span>
          )}
        </p>
      ))}
      {leftOut.length > 0 && (
        <p>
          {t(
            `조건을 나타내는 ${named}${isKnown ? pickJosa(last, '을/를') : ''} 빼고 나머지 말로 찾았습니다.`,
            `Conditions are not looked for as words: ${leftOut.map((one) => `“${one}”`).join(', ')}.`,
          )}{' '}
          <Link href={visit.href(`/catalogue${addressOf({ ...query, asTyped: true })}`)}>
            {t('입력한 그대로 찾기', 'Search exactly as typed')}
          </Link>
        </p>
      )}
    </>
  )
}

const saidOf = ({ t }: Visit, { conditions }: OfferedCondition): string => {
  const [first, ...more] = conditions
  const typed = first?.typed ?? ''
  return more.length > 0
    ? t('모두 조건으로:', 'All of them as filters:')
    : t(`‘${typed}’${endingIsKnown(typed) ? pickJosa(typed, '을/를') : ''} 조건으로:`, `“${typed}” as a filter:`)
}

/** 'TRL 7~9', '가격: 1천만 원 미만', '지역: 부산'. */
const conditionName = (visit: Visit, { filter, values, called }: TypedCondition): string => {
  const [first, last] = [values[0] ?? '', values.at(-1) ?? '']
  if (filter === 'trl') return first === last ? `TRL ${first}` : `TRL ${first}~${last}`
  const name =
    filter === 'price'
      ? visit.t(priceRangeWords(values as PriceBand[]))
      : called === undefined
        ? values.map((value) => valueName(visit, filter, value, [])).join(', ')
        : visit.t(called)
  return `${visit.t(filterWords[filter])}: ${name}`
}
