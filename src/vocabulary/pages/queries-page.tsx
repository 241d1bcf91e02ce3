import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { page, pageAsked } from '../../platform/http/visit.ts'
import { DataTable, Day, Downloads, Empty, Link, Num, Pagination, Tabs } from '../../ui/index.ts'
import { flushQueries } from '../query-log.ts'
import { findQueries } from '../queries.ts'
import type { QueryRow } from '../queries.ts'
import { queriesKeptDays } from '../words.ts'
import { base, mayChange, SearchedFor, SearchFrame } from './search-frame.tsx'

const perPage = 50
type Sums = Awaited<ReturnType<typeof findQueries>>['sums']
/** How much is shown, the first unless another is asked for. */
const shows = [
  ['empty', text('결과 없음', 'No result')],
  ['partly', text('일부 낱말만 맞음', 'Only partly answered')],
  ['all', text('자주 찾은 검색', 'Most frequent')],
] as const

export const showAsked = ({ query }: Visit) => shows.find(([name]) => name === query('show')) ?? shows[0]

/** What people looked for and did not find, so that words can be added. Nothing tells who. */
export const drawQueries = async (visit: Visit) => {
  const { t, lang } = visit
  await flushQueries(visit.app)
  const [show] = showAsked(visit)
  const at = pageAsked(visit)
  const { rows, total, sums } = await findQueries(visit.read, { show, page: at, perPage })
  const pages = Math.ceil(total / perPage)
  const address = (name: string, number = 1) =>
    visit.href(`${base}/queries${name === 'empty' && number === 1 ? '' : `?show=${name}${number > 1 ? `&page=${number}` : ''}`}`)
  return page({
    title: t('결과 없는 검색', 'Searches without results'),
    density: 'staff',
    noIndex: true,
    pages,
    body: (
      <SearchFrame visit={visit} view="/queries">
        <WhatIsKept visit={visit} sums={sums} />
        <Tabs
          label={t('보기', 'Show')}
          items={shows.map(([name, label]) => ({ label: t(label), href: address(name), current: name === show }))}
        />
        <Queries visit={visit} rows={rows} />
        <Pagination lang={lang} page={at} pages={pages} href={(number) => address(show, number)} />
        {total > 0 && <Downloads lang={lang} base={visit.href(`${base}/queries`)} asked={`?show=${show}`} />}
      </SearchFrame>
    ),
  })
}

/** How much was asked since when, and what is kept of it. */
const WhatIsKept = ({ visit, sums }: { visit: Visit; sums: Sums }) => {
  const { t, lang } = visit
  return (
    <>
      <p class="lead">
        {sums.since === null ? (
          t('아직 검색 기록이 없습니다.', 'Nothing has been searched for yet.')
        ) : (
          <>
            {t('', 'Since ')}
            <Day lang={lang} value={sums.since} />
            {t(
              `부터 ${sums.asked.toLocaleString('ko-KR')}번 찾았고, ${sums.empty.toLocaleString('ko-KR')}번은 결과가 없었습니다.`,
              `: ${sums.asked.toLocaleString('en')} searches, ${sums.empty.toLocaleString('en')} of them without any result.`,
            )}
          </>
        )}
      </p>
      <p class="quiet">
        {t(
          `찾은 말과 날짜와 횟수만 남깁니다. 누가 찾았는지는 남기지 않고, 이메일·전화번호·주민등록번호로 보이는 말은 세지 않습니다. ${queriesKeptDays}일이 지나면 지웁니다(이 플랫폼의 기본값).`,
          `Only the words, the day and a count are kept; never who asked. What looks like an e-mail address, telephone or resident number is not counted. Forgotten after ${queriesKeptDays} days (a default of this platform).`,
        )}
      </p>
    </>
  )
}

const Queries = ({ visit, rows }: { visit: Visit; rows: readonly QueryRow[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('검색', 'Searches')}
      captionHidden
      rows={rows}
      rowKey={(one) => one.words}
      empty={<Empty title={t('해당하는 검색이 없습니다.', 'There is no such search.')} />}
      columns={[
        {
          key: 'words',
          header: t('찾은 말', 'Search'),
          rowHeader: true,
          cell: (one) => <SearchedFor visit={visit} words={one.words} />,
        },
        { key: 'asked', header: t('찾은 횟수', 'Asked'), align: 'right', cell: (one) => <Num lang={lang} value={one.asked} /> },
        { key: 'empty', header: t('결과 없음', 'No result'), align: 'right', cell: (one) => <Num lang={lang} value={one.empty} /> },
        { key: 'partly', header: t('일부만 맞음', 'Partly'), align: 'right', cell: (one) => <Num lang={lang} value={one.partly} /> },
        { key: 'day', header: t('마지막', 'Last'), nowrap: true, cell: (one) => <Day lang={lang} value={one.lastDay} form="table" /> },
        ...(mayChange(visit)
          ? [
              {
                key: 'add',
                header: t('더하기', 'Add'),
                cell: (one: QueryRow) => <MakeRule visit={visit} words={one.words} />,
              },
            ]
          : []),
      ]}
    />
  )
}

const MakeRule = ({ visit, words }: { visit: Visit; words: string }) => {
  const { t } = visit
  return (
    <Link
      href={visit.href(
        `${base}/new?kind=one_way&words=${encodeURIComponent(words)}&source=${encodeURIComponent(t('결과 없는 검색', 'Searches without results'))}`,
      )}
      hidden={words}
    >
      {t('규칙 만들기', 'Make a rule')}
    </Link>
  )
}
