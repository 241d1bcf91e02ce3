import type { Visit } from '../../people/index.ts'
import { page, pageAsked } from '../../platform/http/visit.ts'
import {
  Button,
  ButtonLink,
  DataTable,
  DayTime,
  Disclosure,
  Downloads,
  Empty,
  Field,
  Form,
  Link,
  Notice,
  Num,
  Pagination,
  StatusTag,
  Tabs,
} from '../../ui/index.ts'
import type { ComponentChildren } from '../../ui/index.ts'
import type { EntryKind } from '../entry.ts'
import { findAbbreviations, findEntries } from '../queries.ts'
import type { EntryPage, EntryRow } from '../queries.ts'
import { kindWords, stateTone, stateWords } from '../words.ts'
import { base, mayChange, SearchFrame } from './search-frame.tsx'

const perPage = 50
const states = ['live', 'draft', 'removed'] as const
export const synonymKinds: readonly EntryKind[] = ['group', 'one_way']
export const ownWordKinds: readonly EntryKind[] = ['word']
/** What the list is narrowed by. */
export const asked = ({ query }: Visit) => ({
  state: states.find((one) => one === query('state')) ?? 'live',
  words: query('q').slice(0, 60),
})

/** Groups and one-way rules. */
export const drawSynonyms = async (visit: Visit) => {
  const { t, lang } = visit
  const abbreviations = mayChange(visit) ? await findAbbreviations(visit.read, 12) : []
  return drawEntries(visit, {
    path: base,
    view: '',
    kinds: synonymKinds,
    lead: t(
      '한쪽 말로 찾아도 다른 말로 쓴 기술을 찾게 합니다. 초안을 만들어 무엇이 바뀌는지 확인한 뒤 쓰기 시작합니다.',
      'A search in one word also finds what is written in the other. Make a draft, see what it changes, then put it live.',
    ),
    add: [
      { kind: 'group', label: t('같은 말 더하기', 'Add words of the same meaning') },
      { kind: 'one_way', label: t('한 방향 규칙 더하기', 'Add a one-way rule') },
    ],
    after: abbreviations.length > 0 && (
      <Disclosure
        summary={t(`등록기술의 글에서 찾은 약어 후보 ${abbreviations.length}개`, `${abbreviations.length} abbreviations found in listings`)}
      >
        <DataTable
          lang={lang}
          caption={t('약어 후보', 'Abbreviations')}
          captionHidden
          rows={abbreviations}
          rowKey={(one) => `${one.korean} ${one.latin}`}
          columns={[
            { key: 'words', header: t('말', 'Words'), rowHeader: true, cell: (one) => `${one.korean}, ${one.latin}` },
            {
              key: 'count',
              header: t('쓰인 기술', 'Listings'),
              align: 'right',
              cell: (one) => <Num lang={lang} value={one.count} unit={t('건', '')} />,
            },
            {
              key: 'add',
              header: t('더하기', 'Add'),
              cell: (one) => (
                <Link
                  href={visit.href(`${base}/new?kind=group&words=${encodeURIComponent(`${one.korean}, ${one.latin}`)}`)}
                  hidden={one.latin}
                >
                  {t('초안 만들기', 'Make a draft')}
                </Link>
              ),
            },
          ]}
        />
      </Disclosure>
    ),
  })
}

/** Own words, with what titles say and the dictionary does not know. */
export const drawWords = async (visit: Visit) => {
  const { t, lang } = visit
  const index = visit.app.searches?.get('catalogue')
  const unknown = mayChange(visit) ? await index?.unknownWords(20) : undefined
  return drawEntries(visit, {
    path: `${base}/words`,
    view: '/words',
    kinds: ownWordKinds,
    lead: t(
      '사전에 없어 잘못 잘리는 낱말을 통째로, 또는 정한 대로 나누어 읽게 합니다.',
      'Words the dictionary does not know and cuts wrongly: keep them whole, or say how they are cut.',
    ),
    add: [{ kind: 'word', label: t('낱말 더하기', 'Add a word') }],
    after:
      unknown === undefined ? (
        mayChange(visit) && (
          <Notice title={t('후보를 보여 줄 검색 색인이 아직 준비되지 않았습니다.', 'Candidates come when the search index is ready.')} />
        )
      ) : (
        <section class="stack" aria-labelledby="candidates">
          <h2 id="candidates">{t('후보: 기술 이름에 있으나 사전에 없는 낱말', 'Candidates: in titles, not in the dictionary')}</h2>
          <DataTable
            lang={lang}
            caption={t('후보', 'Candidates')}
            captionHidden
            rows={unknown}
            rowKey={(one) => one.word}
            empty={<Empty title={t('사전에 없는 낱말이 없습니다.', 'Every word of the titles is known.')} />}
            columns={[
              { key: 'word', header: t('낱말', 'Word'), rowHeader: true, cell: (one) => one.word },
              {
                key: 'count',
                header: t('쓰인 기술', 'Listings'),
                align: 'right',
                cell: (one) => <Num lang={lang} value={one.count} unit={t('건', '')} />,
              },
              { key: 'cut', header: t('지금 읽는 법', 'Cut now'), cell: (one) => one.cut.join(' · ') },
              {
                key: 'add',
                header: t('더하기', 'Add'),
                cell: (one) => (
                  <Link href={visit.href(`${base}/new?kind=word&words=${encodeURIComponent(one.word)}`)} hidden={one.word}>
                    {t('초안 만들기', 'Make a draft')}
                  </Link>
                ),
              },
            ]}
          />
        </section>
      ),
  })
}

interface View {
  readonly path: string
  readonly view: '' | '/words'
  readonly kinds: readonly EntryKind[]
  readonly lead: string
  readonly add: readonly { kind: EntryKind; label: string }[]
  readonly after: ComponentChildren
}

const drawEntries = async (visit: Visit, { path, view, kinds, lead, add, after }: View) => {
  const { t, lang } = visit
  const { state, words } = asked(visit)
  const at = pageAsked(visit)
  const found = await findEntries(visit.read, { kinds, state, words, page: at, perPage })
  const pages = Math.ceil(found.total / perPage)
  const narrowed = (toState: string, number = 1) => {
    const query = new URLSearchParams([
      ...(words === '' ? [] : [['q', words]]),
      ...(toState === 'live' ? [] : [['state', toState]]),
      ...(number > 1 ? [['page', String(number)]] : []),
    ])
    return query.size > 0 ? `?${query.toString()}` : ''
  }
  const address = (toState: string, number = 1) => visit.href(`${path}${narrowed(toState, number)}`)
  return page({
    title: t('검색 관리', 'Search'),
    density: 'staff',
    noIndex: true,
    pages,
    body: (
      <SearchFrame visit={visit} view={view}>
        <p class="lead">{lead}</p>
        {mayChange(visit) && (
          <p class="buttons">
            {add.map((one, place) => (
              <ButtonLink key={one.kind} kind={place === 0 ? 'primary' : 'secondary'} href={visit.href(`${base}/new?kind=${one.kind}`)}>
                {one.label}
              </ButtonLink>
            ))}
          </p>
        )}
        <Form lang={lang} method="get" action={visit.href(path)} class="row" hidden={state === 'live' ? {} : { state }}>
          <Field
            lang={lang}
            name="q"
            type="search"
            label={t('낱말로 찾기', 'Find an entry')}
            optionalWord=""
            width="medium"
            value={words}
          />
          <Button kind="secondary">{t('찾기', 'Find')}</Button>
        </Form>
        <Tabs
          label={t('상태', 'State')}
          items={states.map((one) => ({ label: t(stateWords[one]), href: address(one), current: one === state, count: found.counts[one] }))}
        />
        <Table visit={visit} found={found} />
        <Pagination lang={lang} page={at} pages={pages} href={(number) => address(state, number)} />
        {found.total > 0 && <Downloads lang={lang} base={visit.href(path)} asked={narrowed(state)} />}
        {after}
      </SearchFrame>
    ),
  })
}

const Table = ({ visit, found }: { visit: Visit; found: EntryPage }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('낱말 목록', 'Entries')}
      captionHidden
      rows={found.rows}
      rowKey={(one) => one.id}
      keys
      empty={<Empty title={t('여기에 해당하는 낱말이 없습니다.', 'There is no such entry.')} />}
      columns={[
        {
          key: 'words',
          header: t('낱말', 'Words'),
          rowHeader: true,
          cell: (one) => <Link href={visit.href(`${base}/entries/${one.id}`)}>{inWords(one)}</Link>,
        },
        { key: 'kind', header: t('종류', 'Kind'), nowrap: true, cell: (one) => t(kindWords[one.kind]) },
        {
          key: 'state',
          header: t('상태', 'State'),
          nowrap: true,
          cell: (one) => <StatusTag tone={stateTone[one.state]} word={t(stateWords[one.state])} />,
        },
        { key: 'source', header: t('출처', 'Source'), cell: (one) => sourceOf(visit, one) },
        {
          key: 'since',
          header: t('바뀐 때', 'Since'),
          nowrap: true,
          cell: (one) => <DayTime lang={lang} value={one.removedAt ?? one.liveAt ?? one.draftedAt} form="table" />,
        },
      ]}
    />
  )
}

/** 'A, B, C', 'A → B, C' or 'AB = A + B'. */
export const inWords = ({ kind, words, leadsTo }: Pick<EntryRow, 'kind' | 'words' | 'leadsTo'>): string =>
  kind === 'one_way'
    ? `${words.join(', ')} → ${leadsTo.join(', ')}`
    : kind === 'word' && leadsTo.length > 0
      ? `${words.join(', ')} = ${leadsTo.join(' + ')}`
      : words.join(', ')

export const sourceOf = (visit: Visit, one: EntryRow): string =>
  one.seeded
    ? one.source.includes('P:default')
      ? visit.t('이 플랫폼의 기본값', 'Default of this platform')
      : one.sources.join(', ')
    : one.source
