import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import type { EntryKind } from '../entry.ts'
import { flushQueries } from '../query-log.ts'
import { findEntries, findJudgements, findQueries } from '../queries.ts'
import { gradeWords, kindWords, stateWords } from '../words.ts'
import { asked, inWords, ownWordKinds, sourceOf, synonymKinds } from './entries-page.tsx'
import { whoOf } from './judgements-page.tsx'
import { showAsked } from './queries-page.tsx'

const everything = { page: 1, perPage: mostRows }

/** Entries of these kinds as they are asked for; who wrote them stays out. */
const exportEntries = (kinds: readonly EntryKind[]) =>
  listFile(async (visit: Visit) => {
    const { t } = visit
    const question = asked(visit)
    const name = t(kinds === ownWordKinds ? { ko: '사용자 낱말', en: 'Own words' } : { ko: '같은 말', en: 'Synonyms' })
    return {
      name,
      file: `${name} ${t(stateWords[question.state])}`,
      columns: [
        { header: t('낱말', 'Words'), width: 60, cell: (one) => inWords(one) },
        { header: t('종류', 'Kind'), cell: (one) => t(kindWords[one.kind]) },
        { header: t('상태', 'State'), cell: (one) => t(stateWords[one.state]) },
        { header: t('출처', 'Source'), width: 40, cell: (one) => sourceOf(visit, one) },
        { header: t('바뀐 때', 'Since'), type: 'moment', cell: (one) => one.removedAt ?? one.liveAt ?? one.draftedAt },
      ],
      rows: (await findEntries(visit.read, { kinds, ...question, ...everything })).rows,
    }
  })
export const exportSynonyms = exportEntries(synonymKinds)
export const exportWords = exportEntries(ownWordKinds)

/** What was looked for; nothing tells who. */
export const exportQueries = listFile(async (visit: Visit) => {
  const { t } = visit
  await flushQueries(visit.app)
  const [show, label] = showAsked(visit)
  return {
    name: t(label),
    file: `${t('검색', 'searches')} ${t(label)}`,
    columns: [
      { header: t('찾은 말', 'Search'), width: 40, cell: (one) => one.words },
      { header: t('찾은 횟수', 'Asked'), type: 'number', cell: (one) => one.asked },
      { header: t('결과 없음', 'No result'), type: 'number', cell: (one) => one.empty },
      { header: t('일부만 맞음', 'Partly'), type: 'number', cell: (one) => one.partly },
      { header: t('마지막', 'Last'), type: 'day', cell: (one) => one.lastDay },
    ],
    rows: (await findQueries(visit.read, { show, ...everything })).rows,
  }
})

/** Who judged stays out; in which role and for whom is told. */
export const exportJudgements = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('적합성 판단', 'Judgements'),
    file: t('적합성 판단', 'judgements'),
    columns: [
      { header: t('찾은 말', 'Search'), width: 40, cell: (one) => one.words },
      { header: t('결과', 'Result'), width: 40, cell: (one) => t(one.ko, one.en || one.ko) },
      { header: t('판단', 'Judgement'), cell: (one) => t(gradeWords[one.grade]) },
      { header: t('누가', 'Who'), cell: (one) => whoOf(visit, one) },
      { header: t('언제', 'When'), type: 'moment', cell: (one) => one.judgedAt },
    ],
    rows: (await findJudgements(visit.read, 1, mostRows)).rows,
  }
})
