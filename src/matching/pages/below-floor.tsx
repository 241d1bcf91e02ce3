import { showNumber } from '../../kernel/show.ts'
import type { Visit } from '../../people/index.ts'
import { Disclosure, Empty, Link } from '../../ui/index.ts'
import type { TypedNeed } from '../need-address.ts'
import type { BelowFloor, NeedAnswer } from '../needs.ts'

const quoted = (words: readonly string[], lang: Visit['lang']): string =>
  words.map((word) => (lang === 'ko' ? `‘${word}’` : `“${word}”`)).join(', ')

/** Nothing answers a need: what was in common at most, and where else one may look. */
export const NoMatch = ({ visit, typed, answer }: { visit: Visit; typed: TypedNeed; answer: NeedAnswer }) => {
  const { t, lang } = visit
  const { below, suggestedKeywords } = answer
  const { count, words } = below
  // A noun is a search of its own; a verb is none.
  const searches = words.filter((word) => suggestedKeywords.includes(word))
  return (
    <>
      <Empty
        title={t('이 필요에 어울리는 기술을 찾지 못했습니다.', 'No technology answers this need.')}
        reason={
          count === 0
            ? t('겹치는 말이 있는 기술도 없습니다. 다른 말로 적어 보세요.', 'None shares a word with it, either. Say it in other words.')
            : t(
                `적으신 말 가운데 ${quoted(words, 'ko') || '한두 마디'}만 겹치는 기술이 ${showNumber(count)}건 있습니다. 어울린다고 보기에는 모자랍니다. 무엇을 어떻게 하고 싶은지 다른 말로 적어 보세요.`,
                `${showNumber(count)} share only ${quoted(words, 'en') || 'a word or two'} with it: too little to be an answer. Say in other words what you want to do.`,
              )
        }
        action={{ label: t('전체 기술 보기', 'See all technologies'), href: visit.href('/catalogue') }}
      />
      {searches.length > 0 && (
        <p class="row">
          <span>{t('낱말로 찾기:', 'Search by a word:')}</span>{' '}
          {searches.map((word) => (
            <Link key={word} href={visit.href(`/catalogue?q=${encodeURIComponent(word)}`)}>
              {quoted([word], lang)}
            </Link>
          ))}
        </p>
      )}
      <Below visit={visit} below={below} />
      {typed.fieldCode !== '' && (
        <p>
          <Link href={visit.href(`/catalogue?field=${encodeURIComponent(typed.fieldCode)}`)}>
            {t('고르신 분야의 기술 모두 보기', 'See all of the field you chose')}
          </Link>
        </p>
      )}
    </>
  )
}

/** What shares a word only: folded away, without points, so that nobody is left out and nothing is called an answer that is none. */
export const Below = ({ visit, below }: { visit: Visit; below: BelowFloor }) => {
  const { t } = visit
  const { count, nearest } = below
  if (count === 0) return null
  return (
    <Disclosure summary={t(`낱말이 조금 겹칠 뿐인 기술 ${showNumber(count)}건`, `${showNumber(count)} that only share a word or two`)}>
      <ul>
        {nearest.map((one) => (
          <li key={one.id}>
            <Link href={visit.href(`/catalogue/${one.id}`)}>{t(one.titleKo, one.titleEn || one.titleKo)}</Link>
          </li>
        ))}
      </ul>
      {count > nearest.length && (
        <p class="quiet">{t(`가까운 ${nearest.length}건만 보여 드립니다.`, `Only the nearest ${nearest.length} are shown.`)}</p>
      )}
    </Disclosure>
  )
}
