import { exportsOf, get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawSynonyms, drawWords } from './pages/entries-page.tsx'
import { exportJudgements, exportQueries, exportSynonyms, exportWords } from './pages/exports.ts'
import { drawNewEntry, postNewEntry } from './pages/entry-form.tsx'
import { drawEntry, postEntry, postLive, postRemove } from './pages/entry-page.tsx'
import { drawJudge, postJudge } from './pages/judge-page.tsx'
import { drawJudgements, sendJudgedDocuments, sendJudgedQueries } from './pages/judgements-page.tsx'
import { drawQueries } from './pages/queries-page.tsx'

const all = '/operations/search'
const one = `${all}/entries/:entry`
const judging = ['/desk/:institution/judgements', '/buying/:institution/judgements', '/reviews/judgements']

export const routes: readonly Route[] = [
  get(all, 'operations.see', drawSynonyms),
  ...exportsOf(all, 'operations.see', exportSynonyms),
  get(`${all}/words`, 'operations.see', drawWords),
  ...exportsOf(`${all}/words`, 'operations.see', exportWords),
  get(`${all}/queries`, 'operations.see', drawQueries),
  ...exportsOf(`${all}/queries`, 'operations.see', exportQueries),
  get(`${all}/judgements`, 'operations.see', drawJudgements),
  ...exportsOf(`${all}/judgements`, 'operations.see', exportJudgements),
  get(`${all}/judged-queries.jsonl`, 'operations.see', sendJudgedQueries, { noLanguage: true, perMinute: 20 }),
  get(`${all}/judged-docs.jsonl`, 'operations.see', sendJudgedDocuments, { noLanguage: true, perMinute: 10 }),
  get(`${all}/new`, 'operations.work', drawNewEntry),
  post(`${all}/new`, 'operations.work', 'vocabulary.drafted', postNewEntry),
  get(one, 'operations.see', drawEntry),
  post(one, 'operations.work', 'vocabulary.edited', postEntry),
  post(`${one}/live`, 'operations.work', 'vocabulary.went-live', postLive),
  post(`${one}/remove`, 'operations.work', 'vocabulary.removed', postRemove),
  ...judging.flatMap((path) => [
    get(path, 'relevance.judge', drawJudge),
    post(path, 'relevance.judge', 'relevance.judged or relevance.withdrawn', postJudge),
  ]),
]
