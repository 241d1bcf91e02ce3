import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { findHouse, findJobs, findReference, findRuleSets } from '../queries.ts'
import type { ReferenceTable } from '../queries.ts'
import { scheduleWords } from '../schedule.ts'
import { jobWord } from './overview-page.tsx'
import { institutionOf, names, notes, originsOf, tableAsked, trustOf } from './reference-page.tsx'

/** What runs by itself, as it stands now. */
export const exportJobs = listFile(async (visit: Visit) => {
  const { t } = visit
  const { hasJobs } = await findHouse(visit.read)
  return {
    name: t('작업', 'Jobs'),
    file: t('작업', 'jobs'),
    columns: [
      { header: t('작업', 'Job'), width: 30, cell: (one) => one.name },
      { header: t('상태', 'State'), cell: (one) => t(jobWord(one).word) },
      { header: t('일정', 'Schedule'), cell: (one) => t(scheduleWords(one.cron)) },
      { header: t('마지막으로 잘 돈 때', 'Last run well'), type: 'moment', cell: (one) => one.lastDone },
      { header: t('24시간 실패', 'Failed in 24 h'), type: 'number', cell: (one) => one.failed },
      { header: t('기다림', 'Waiting'), type: 'number', cell: (one) => one.waiting },
      { header: t('마지막 오류', 'Last error'), width: 60, cell: (one) => one.lastError },
    ],
    rows: hasJobs ? await findJobs(visit.read) : [],
  }
})

/** One table of the reference data, as it is asked for. */
export const exportReference = (format: 'csv' | 'xlsx') => (visit: Visit) => {
  const table = tableAsked(visit)
  return table === 'rule-sets' ? exportRuleSets(format)(visit) : exportTable(table)(format)(visit)
}

const exportTable = (table: ReferenceTable) =>
  listFile(async (visit: Visit) => {
    const { t } = visit
    return {
      name: t(names[table]),
      file: `${t('기준 자료', 'reference data')} ${t(names[table])}`,
      columns: [
        { header: t('부호', 'Code'), cell: (one) => one.id },
        { header: t('국문 이름', 'Korean name'), width: 40, cell: (one) => one.ko },
        { header: t('영문 이름', 'English name'), width: 40, cell: (one) => one.en },
        { header: t(notes[table]), width: 40, cell: (one) => t(one.noteKo ?? '', one.noteEn ?? '') },
        { header: t('근거', 'Standing'), cell: (one) => t(trustOf(one.source).word) },
        { header: t('기준일', 'As of'), type: 'day', cell: (one) => one.asOf },
        { header: t('출처', 'Source'), width: 60, cell: (one) => one.sources.map(({ title, address }) => title ?? address).join(', ') },
      ],
      rows: await findReference(visit.read, table),
    }
  })

const exportRuleSets = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t(names['rule-sets']),
    file: `${t('기준 자료', 'reference data')} ${t(names['rule-sets'])}`,
    columns: [
      { header: t('기관', 'Institution'), width: 30, cell: (one) => institutionOf(visit, one) },
      { header: t('이름', 'Name'), width: 40, cell: (one) => t(one.ko, one.en) },
      { header: t('판', 'Version'), type: 'number', cell: (one) => one.number },
      { header: t('시행', 'In force since'), type: 'moment', cell: (one) => one.inForceAt },
      { header: t('값의 출처', 'Where values come from'), width: 60, cell: (one) => originsOf(visit, one) },
      { header: 'SHA-256', width: 70, cell: (one) => one.sha256 },
    ],
    rows: await findRuleSets(visit.read),
  }
})
