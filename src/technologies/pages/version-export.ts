import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { findTechnology, findVersions } from '../queries.ts'
import { titleOf } from '../title.ts'
import { reasonWords } from './versions-page.tsx'

/** The kept versions of one technology, each with the digest that proves it. */
export const exportVersions = listFile(async (visit: Visit) => {
  const { t } = visit
  const technology = await findTechnology(visit.read, visit.params['technology'] ?? '', visit.params['company'] ?? '')
  if (!technology) return undefined
  return {
    name: t('남긴 판', 'Kept versions'),
    file: `${titleOf(t, technology.content)} ${t('남긴 판', 'kept versions')}`,
    columns: [
      { header: t('판', 'Version'), type: 'number', cell: (one) => one.number },
      { header: t('남긴 때', 'Kept at'), type: 'moment', cell: (one) => one.keptAt },
      { header: t('까닭', 'Why'), cell: (one) => t(reasonWords[one.reason] ?? text(one.reason, one.reason)) },
      { header: t('남긴 분', 'By'), cell: (one) => one.keeperName },
      { header: 'SHA-256', width: 70, cell: (one) => one.sha256 },
    ],
    rows: await findVersions(visit.read, technology.id, mostRows),
  }
})
