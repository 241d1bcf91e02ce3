import type { Visit } from '../../people/index.ts'
import { DataTable, Empty, Num } from '../../ui/index.ts'
import type { EntryKind } from '../entry.ts'
import { frequentQueries } from '../preview.ts'
import type { Preview, PreviewedQuery } from '../preview.ts'
import { findListingFaces } from '../queries.ts'
import type { RankChange } from '../rank-changes.ts'
import { SearchedFor } from './search-frame.tsx'

/** Per query the results that come, go or move among the first ten; queries that stay as they are are only counted. */
export const PreviewTable = async ({ visit, preview, kind }: { visit: Visit; preview: Preview; kind: EntryKind }) => {
  const { t } = visit
  const changed = preview.queries.filter(isChanged)
  const names = new Map(
    (
      await findListingFaces(
        visit.read,
        changed.flatMap((one) => one.changes.map((change) => change.id)),
      )
    ).map((one) => [one.id, t(one.ko, one.en || one.ko)]),
  )
  return (
    <>
      <HowCompared visit={visit} preview={preview} kind={kind} />
      <Changes visit={visit} changed={changed} names={names} />
    </>
  )
}

const isChanged = (query: PreviewedQuery): boolean => query.changes.length > 0

/** What was compared, in words; of a word also how it is cut before and after. */
const HowCompared = ({ visit, preview, kind }: { visit: Visit; preview: Preview; kind: EntryKind }) => {
  const { t } = visit
  const changed = preview.queries.filter(isChanged)
  const asked = preview.queries.filter((one) => one.asked !== undefined).length
  const which =
    kind === 'word'
      ? t(
          `가장 자주 찾은 검색 ${preview.frequent}개 가운데 이 낱말이 들었거나 같은 말로 이어지는 ${asked}개`,
          `the ${asked} of the ${preview.frequent} most frequent searches that hold it or lead to it by other words`,
        )
      : t(`가장 자주 찾은 검색 ${asked}개`, `the ${asked} most frequent searches`)
  return (
    <>
      <p>
        {t(
          `이 항목의 낱말과 ${which}의 앞 10건을 견주었습니다. ${changed.length}개 검색의 결과가 바뀝니다.`,
          `The first ten results of its own words and of ${which} were compared: ${changed.length} change.`,
        )}
        {preview.frequent < frequentQueries && (
          <span class="quiet"> {t('검색 기록이 쌓이면 20개까지 견줍니다.', 'Up to twenty are compared once the log has them.')}</span>
        )}
      </p>
      {kind === 'word' && preview.cut && (
        <p>
          {t('읽는 법', 'Cut')}: {preview.cut.before.join(' · ')} → <strong>{preview.cut.after.join(' · ')}</strong>{' '}
          <span class="quiet">
            {t(
              '이 낱말이 있는 기술과 그 검색이 찾는 기술(120건까지)만으로 견준 결과입니다.',
              'Compared over the listings that have the word or that its searches find, 120 at most.',
            )}
          </span>
        </p>
      )}
    </>
  )
}

const Changes = ({ visit, changed, names }: { visit: Visit; changed: readonly PreviewedQuery[]; names: ReadonlyMap<string, string> }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('바뀌는 검색', 'Searches that change')}
      captionHidden
      rows={changed}
      rowKey={(one) => one.words}
      empty={<Empty title={t('앞 10건이 바뀌는 검색이 없습니다.', 'No search changes among its first ten results.')} />}
      columns={[
        {
          key: 'words',
          header: t('검색', 'Search'),
          rowHeader: true,
          cell: (one) => <SearchedFor visit={visit} words={one.words} />,
        },
        {
          key: 'asked',
          header: t('찾은 횟수', 'Asked'),
          align: 'right',
          nowrap: true,
          cell: (one) =>
            one.asked === undefined ? (
              one.isSynonym === true ? (
                t('같은 뜻의 말', 'means the same')
              ) : (
                t('이 항목의 말', 'its own word')
              )
            ) : (
              <Num lang={lang} value={one.asked} unit={t('번', ' times')} />
            ),
        },
        {
          key: 'total',
          header: t('결과', 'Results'),
          align: 'right',
          nowrap: true,
          cell: (one: PreviewedQuery) => t(`${one.total.before}건 → ${one.total.after}건`, `${one.total.before} → ${one.total.after}`),
        },
        {
          key: 'changes',
          header: t('앞 10건의 변화', 'Among the first ten'),
          cell: (one) => (
            <ul>
              {one.changes.map((change) => (
                <li key={change.id}>
                  {howMoved(visit, change)} {names.get(change.id) ?? change.id}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

const howMoved = (visit: Visit, { before, after }: RankChange): string => {
  const { t } = visit
  if (before === undefined) return t(`새로 ${after}위:`, `New at ${after}:`)
  if (after === undefined) return t(`${before}위에서 빠짐:`, `Gone from ${before}:`)
  return t(`${before}위 → ${after}위:`, `${before} → ${after}:`)
}
