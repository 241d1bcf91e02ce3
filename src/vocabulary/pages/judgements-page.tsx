import { Readable } from 'node:stream'
import type { Visit } from '../../people/index.ts'
import { download, page, pageAsked } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { DataTable, DayTime, Downloads, Empty, Link, Pagination, StatusTag } from '../../ui/index.ts'
import { judgedQueries } from '../judgement.ts'
import { findAllGrades, findDocumentsAfter, findJudgements } from '../queries.ts'
import type { JudgementRow } from '../queries.ts'
import { actingWords, gradeWords } from '../words.ts'
import { base, SearchedFor, SearchFrame } from './search-frame.tsx'

const perPage = 50
const tones = { 0: 'danger', 1: 'warning', 2: 'success' } as const

/** What reviewers, officers and buyers said of results, and the same as a set to measure the search with. */
export const drawJudgements = async (visit: Visit) => {
  const { t, lang } = visit
  const at = pageAsked(visit)
  const { rows, total, queries } = await findJudgements(visit.read, at, perPage)
  const pages = Math.ceil(total / perPage)
  return page({
    title: t('적합성 판단', 'Judgements'),
    density: 'staff',
    noIndex: true,
    pages,
    body: (
      <SearchFrame visit={visit} view="/judgements">
        <p class="lead">{t(`검색 ${queries}개에 대한 판단 ${total}건이 있습니다.`, `${total} judgements on ${queries} searches.`)}</p>
        <EvaluationSet visit={visit} />
        <Judgements visit={visit} rows={rows} />
        <Pagination
          lang={lang}
          page={at}
          pages={pages}
          href={(number) => visit.href(`${base}/judgements${number > 1 ? `?page=${number}` : ''}`)}
        />
        {total > 0 && <Downloads lang={lang} base={visit.href(`${base}/judgements`)} />}
      </SearchFrame>
    ),
  })
}

/** What the judgements are good for, and the two files of them. */
const EvaluationSet = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  return (
    <>
      <p>
        {t(
          '심의위원, 담당자, 구매 담당자가 찾은 결과에 남긴 판단입니다. 평가 자료로 내려받아 검색 품질을 잴 수 있습니다.',
          'What reviewers, officers and buyers said of results. Take them away to measure how well the search does:',
        )}{' '}
        <code>npm run search:eval -- --docs judged-docs.jsonl --queries judged-queries.jsonl</code>
      </p>
      <p class="row">
        <Link href={`${base}/judged-queries.jsonl`} download>
          judged-queries.jsonl
        </Link>{' '}
        <Link href={`${base}/judged-docs.jsonl`} download>
          judged-docs.jsonl
        </Link>
      </p>
      <p class="quiet">
        {t(
          '한 결과를 여러 사람이 판단했으면 가운데 값을 쓰고, 맞는 결과가 하나도 없는 검색은 평가 자료에서 뺍니다.',
          'Where several people judged a result the middle grade counts; a search nobody found a fitting result for is left out of the set.',
        )}
      </p>
    </>
  )
}

/** In which role somebody judged, and for whom; never who. */
export const whoOf = ({ t }: Visit, row: JudgementRow): string =>
  [row.institutionKo === null ? undefined : t(row.institutionKo, row.institutionEn ?? row.institutionKo), t(actingWords[row.acting])]
    .filter(Boolean)
    .join(' ')

const Judgements = ({ visit, rows }: { visit: Visit; rows: readonly JudgementRow[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('판단', 'Judgements')}
      captionHidden
      rows={rows}
      rowKey={(one) => one.id}
      empty={
        <Empty
          title={t('아직 남긴 판단이 없습니다.', 'Nobody has judged a result yet.')}
          reason={t('검색 결과의 ‘이 결과 평가하기’에서 남깁니다.', 'It is done by “Judge this result” beside a search result.')}
        />
      }
      columns={[
        {
          key: 'words',
          header: t('찾은 말', 'Search'),
          rowHeader: true,
          cell: (one) => <SearchedFor visit={visit} words={one.words} />,
        },
        {
          key: 'listing',
          header: t('결과', 'Result'),
          cell: (one) => <Link href={visit.href(`/catalogue/${one.listingId}`)}>{t(one.ko, one.en || one.ko)}</Link>,
        },
        {
          key: 'grade',
          header: t('판단', 'Judgement'),
          nowrap: true,
          cell: (one) => <StatusTag tone={tones[one.grade]} word={t(gradeWords[one.grade])} />,
        },
        {
          key: 'who',
          header: t('누가', 'Who'),
          cell: (one) => whoOf(visit, one),
        },
        {
          key: 'at',
          header: t('언제', 'When'),
          nowrap: true,
          cell: (one) => <DayTime lang={lang} value={one.judgedAt} form="table" />,
        },
      ]}
    />
  )
}

/** Lines of JSON; of a demonstration each says so. */
const jsonLines = (visit: Visit, rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(visit.app.market.isDemonstration ? { ...row, demonstration: true } : row)}\n`).join('')

export const sendJudgedQueries = async (visit: Visit): Promise<Reply> =>
  download(
    new TextEncoder().encode(jsonLines(visit, judgedQueries(await findAllGrades(visit.read)))),
    'application/jsonl; charset=utf-8',
    'judged-queries.jsonl',
  )

const chunk = 500
/** Every listing as a document of the evaluation, read while it is sent. */
export const sendJudgedDocuments = (visit: Visit): Reply => {
  const lines = async function* () {
    for (let after = ''; ;) {
      const rows = await findDocumentsAfter(visit.app.db.reader(), after, chunk)
      if (rows.length > 0) yield jsonLines(visit, rows)
      if (rows.length < chunk) return
      after = rows.at(-1)?.id ?? ''
    }
  }
  return download(Readable.from(lines()), 'application/jsonl; charset=utf-8', 'judged-docs.jsonl')
}
