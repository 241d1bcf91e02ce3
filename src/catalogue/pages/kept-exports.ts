import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { findBookmarks, findSavedSearches } from '../kept-queries.ts'
import { alertWord, notShownWords, shownWord } from '../words.ts'

/** What a person keeps; of what is hidden by now only that. */
export const exportBookmarks = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('관심 기술', 'Kept for myself'),
    file: t('관심 기술', 'kept for myself'),
    columns: [
      { header: t('기술', 'Technology'), width: 40, cell: (one) => t(one.titleKo, one.titleEn || one.titleKo) },
      { header: t('상태', 'State'), cell: (one) => t(one.isListed ? shownWord : notShownWords) },
      { header: t('담은 때', 'Kept'), type: 'moment', cell: (one) => one.keptAt },
      {
        header: t('주소', 'Address'),
        width: 40,
        cell: (one) => (one.isListed ? `${visit.app.publicUrl}${visit.href(`/catalogue/${one.id}`)}` : null),
      },
    ],
    rows: await findBookmarks(visit.read, actingAs(visit, 'person').personId),
  }
})

/** The searches a person saved, each with the address that asks it again; never the secret address of its feed. */
export const exportSearches = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('저장한 검색', 'Saved searches'),
    file: t('저장한 검색', 'saved searches'),
    columns: [
      { header: t('이름', 'Name'), width: 40, cell: (one) => one.name },
      { header: t('알림', 'Alerts'), cell: (one) => t(alertWord(one)) },
      { header: t('저장한 때', 'Saved'), type: 'moment', cell: (one) => one.createdAt },
      { header: t('알린 기술', 'Told'), type: 'number', cell: (one) => one.told },
      { header: t('마지막 알림', 'Last told'), type: 'moment', cell: (one) => one.toldAt },
      { header: t('주소', 'Address'), width: 60, cell: (one) => `${visit.app.publicUrl}${visit.href(`/catalogue${one.asked}`)}` },
    ],
    rows: await findSavedSearches(visit.read, actingAs(visit, 'person').personId),
  }
})
