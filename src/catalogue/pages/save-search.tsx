import type { Visit } from '../../people/index.ts'
import { Button, Form, Link } from '../../ui/index.ts'
import { addressOf } from '../address.ts'
import type { KeptSearch } from '../kept-queries.ts'
import { filterNames } from '../search-port.ts'
import type { CatalogueQuery, Found } from '../search-port.ts'
import { alertsId, signInForAlerts } from './alerts-address.ts'
import { valueName } from './search-parts.tsx'

/** What a search is called before somebody names it: its words and its filters. */
const nameFor = (visit: Visit, query: CatalogueQuery, found: Found): string => {
  const filters = filterNames.flatMap((name) => query.filters[name].map((value) => valueName(visit, name, value, found.facets[name])))
  return [query.words, ...filters]
    .filter((part) => part !== '')
    .join(' · ')
    .slice(0, 100)
    .toWellFormed()
}

/** Being told of what comes: one press for whoever is signed in, sign-in and back for everybody else; where it is saved, the way to it. */
export const SaveSearch = ({
  visit,
  query,
  found,
  kept,
}: {
  visit: Visit
  query: CatalogueQuery
  found: Found
  kept: KeptSearch | undefined
}) => {
  const { t, lang } = visit
  const asked = addressOf(query)
  if (kept !== undefined)
    return (
      <p class="panel" id={alertsId}>
        {kept.isOn
          ? t('이 검색에 맞는 새 기술을 메일로 알려 드리고 있습니다.', 'You are told by mail of new ones that fit this search.')
          : t('이 검색은 저장되어 있고 알림은 꺼져 있습니다.', 'This search is saved; its alerts are off.')}{' '}
        <Link href={visit.href(`/account/searches#search-${kept.id}`)}>
          {t('저장한 검색에서 바꾸기', 'Change it in your saved searches')}
        </Link>
      </p>
    )
  return (
    <div class="panel" id={alertsId}>
      <p>
        {query.words === ''
          ? t('이 검색에 맞는 기술이', 'When a technology that fits this search')
          : t('찾는 낱말에 모두 맞는 기술이', 'When a technology that fits all of the words')}
        {t(
          ' 새로 등록되면 하루에 한 번 메일로 알려 드립니다. 언제든지 그만 받으실 수 있습니다.',
          ' is listed you get a mail, at most one a day. You can stop it at any time.',
        )}
      </p>
      {visit.signedIn === undefined ? (
        <p>
          <Link href={signInForAlerts(visit, asked)}>{t('로그인하고 새 기술 알림 받기', 'Sign in to be told of new ones')}</Link>
        </p>
      ) : (
        <Form lang={lang} csrf={visit.csrf} action={visit.href('/account/searches')} hidden={{ asked, name: nameFor(visit, query, found) }}>
          <Button kind="secondary">{t('새 기술 알림 받기', 'Tell me of new ones')}</Button>
        </Form>
      )}
    </div>
  )
}
