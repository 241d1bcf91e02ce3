import type { Visit } from '../../people/index.ts'
import { showNumber } from '../../kernel/show.ts'
import { page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { Button, Combobox, Form, Icon, Link, Pagination } from '../../ui/index.ts'
import { addressOf, feedAddress, lastPage, perPage, queryFrom, suggestPath } from '../address.ts'
import { engineOf } from '../index-search.ts'
import { findSearchAsking } from '../kept-queries.ts'
import type { KeptSearch } from '../kept-queries.ts'
import { findTitles } from '../queries.ts'
import { filterNames } from '../search-port.ts'
import type { CatalogueQuery, Found } from '../search-port.ts'
import { noteQuery } from '../../vocabulary/index.ts'
import { HowRead } from './found-parts.tsx'
import { List } from './hits.tsx'
import { OfferedConditions } from './offered.tsx'
import { asksForSomething } from './alerts-address.ts'
import { SaveSearch } from './save-search.tsx'
import { ChosenFilters, Filters, NothingFound, SortLinks, WithoutAWord } from './search-parts.tsx'
import { Tray, TrayForm, trayOf } from './tray.tsx'

export const queryOf = (visit: Visit) => ({ ...queryFrom({ one: visit.query, all: visit.queries }), lang: visit.lang })

export const drawCatalogue = async (visit: Visit): Promise<Reply> => {
  const { t, lang } = visit
  const query = { ...queryOf(visit), withBody: visit.query('q') !== '' }
  const tray = trayOf(visit)
  const address = addressOf(query)
  const person = visit.signedIn?.personId
  const [found, trayed, kept] = await Promise.all([
    engineOf(visit.app).search(visit.read, query),
    tray.length === 0 ? [] : findTitles(visit.read, tray),
    person === undefined || !asksForSomething(query) ? undefined : findSearchAsking(visit.read, person, address),
  ])
  // Filters narrow by themselves, and a further page is the same search: neither tells that words are missing.
  if (addressOf({ ...query, words: '' }, query.page) === '')
    noteQuery(visit.app, query.words, { total: found.total, whole: found.whole ?? found.total })
  // Nothing found by words alone is narrowed by nothing.
  const mayNarrow = found.total > 0 || filterNames.some((name) => query.filters[name].length > 0)
  const title = query.words === '' ? t('기술 찾기', 'Find technology') : t(`‘${query.words}’ 찾은 결과`, `Results for “${query.words}”`)
  return page({
    title,
    noIndex: addressOf(query, query.page) !== '' || visit.query('open') !== '',
    pages: pagesOf(found),
    wide: true,
    ownSearch: true,
    description: t(
      '공공기관이 인증한 중소기업 기술을 분야, 기관, 가격, 공급 실적으로 찾습니다.',
      'Technologies of small firms that public institutions have certified, by field, institution, price and supply record.',
    ),
    feed: { title, href: feedAddress(address, lang) },
    body: (
      <>
        <h1>{title}</h1>
        <SearchLine visit={visit} words={query.words} />
        <p class="no-print">
          <Link href={visit.href('/match')}>{t('필요한 것을 문장으로 적어 찾기', 'Say what you need in a sentence')}</Link>
        </p>
        <HowRead visit={visit} query={query} found={found} />
        <OfferedConditions visit={visit} query={query} found={found} />
        <ChosenFilters visit={visit} query={query} found={found} />
        <div class={mayNarrow ? 'with-aside' : undefined}>
          {mayNarrow && <Filters visit={visit} query={query} found={found} />}
          <section class="stack" aria-label={t('찾은 기술', 'Results')}>
            <p role="status" class="strong">
              {countInWords(visit, query, found)}
            </p>
            <Results visit={visit} query={query} found={found} tray={tray} />
            <Onwards visit={visit} query={query} found={found} kept={kept} />
          </section>
        </div>
        <Tray visit={visit} listings={trayed} />
      </>
    ),
  })
}

const SearchLine = ({ visit, words }: { visit: Visit; words: string }) => {
  const { t, lang } = visit
  return (
    <Form lang={lang} action={visit.href('/catalogue')} method="get" class="search-line no-print" label={t('기술 찾기', 'Find technology')}>
      <Combobox
        lang={lang}
        id="site-search"
        name="q"
        label={t('찾을 기술', 'What do you need?')}
        labelShown
        value={words}
        hint={t('예: 누수 감지, 태양광 모듈, ㅌㅇㄱ, 인증번호', 'For example: leak detection, solar module, a certificate number')}
        source={suggestPath(lang)}
        class="krds-input"
      />
      <Button>
        <Icon name="search" />
        {t('기술 찾기', 'Search')}
      </Button>
    </Form>
  )
}

const pagesOf = (found: Found) => Math.min(lastPage, Math.ceil(found.total / perPage))

interface ResultProps {
  readonly visit: Visit
  readonly query: CatalogueQuery
  readonly found: Found
}

const Results = ({ visit, query, found, tray }: ResultProps & { tray: readonly string[] }) => {
  const { lang } = visit
  if (found.total === 0) return <NothingFound visit={visit} query={query} found={found} />
  return (
    <>
      <WithoutAWord visit={visit} query={query} found={found} />
      <SortLinks visit={visit} query={query} />
      <TrayForm visit={visit}>
        <List visit={visit} query={query} found={found} tray={tray} />
      </TrayForm>
      <Pagination
        lang={lang}
        page={query.page}
        pages={pagesOf(found)}
        href={(number) => visit.href(`/catalogue${addressOf(query, number)}`)}
      />
    </>
  )
}

/** '12건' · '모두 1,234건 가운데 25~48번째' · '모두 맞는 기술 3건, 일부만 맞는 기술 9건'. */
const countInWords = (visit: Visit, query: CatalogueQuery, found: Found): string => {
  const { t } = visit
  const number = (count: number) => showNumber(count)
  const partly = found.whole === undefined || query.words === '' ? 0 : found.total - found.whole
  const first = (query.page - 1) * query.perPage + 1
  const range =
    found.total > query.perPage && found.hits.length > 0
      ? t(
          ` 가운데 ${number(first)}~${number(first + found.hits.length - 1)}번째`,
          `, numbers ${number(first)} to ${number(first + found.hits.length - 1)}`,
        )
      : ''
  const parts =
    partly > 0 && found.whole !== undefined
      ? t(
          ` (모두 맞는 기술 ${number(found.whole)}건, 일부만 맞는 기술 ${number(partly)}건)`,
          ` (${number(found.whole)} with all of the words, ${number(partly)} with some)`,
        )
      : ''
  return t(`찾은 기술 ${number(found.total)}건${range}${parts}`, `${number(found.total)} found${range}${parts}`)
}

/** Away from a result: as a file, as a feed, or told of what comes. */
const Onwards = ({ visit, query, found, kept }: ResultProps & { kept: KeptSearch | undefined }) => {
  const { t, lang } = visit
  const address = addressOf(query)
  return (
    <div class="stack no-print">
      {asksForSomething(query) && <SaveSearch visit={visit} query={query} found={found} kept={kept} />}
      <p class="row">
        <span class="quiet">{t('이 결과 가져가기', 'Take these along')}</span>{' '}
        {found.total > 0 && (
          <>
            <Link href={visit.href(`/catalogue/export.csv${address}`)} download>
              CSV
            </Link>{' '}
            <Link href={visit.href(`/catalogue/export.xlsx${address}`)} download>
              XLSX
            </Link>
          </>
        )}{' '}
        <Link href={feedAddress(address, lang)}>{t('새 기술 피드(Atom)', 'Feed of new ones (Atom)')}</Link>
      </p>
    </div>
  )
}
