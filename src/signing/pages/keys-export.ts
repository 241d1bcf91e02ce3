import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { findKeys } from '../queries.ts'
import { keyWords, withFace } from './keys-page.tsx'

/** The keys that sign and signed, by what their certificates say; never a key itself. */
export const exportKeys = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('서명 키', 'Signing keys'),
    file: t('서명 키', 'signing keys'),
    columns: [
      { header: t('기관', 'Institution'), width: 30, cell: (one) => keyWords.whose(visit, one) },
      { header: t('상태', 'State'), cell: (one) => keyWords.state(visit, one) },
      { header: t('유래', 'Origin'), cell: (one) => keyWords.origin(visit, one) },
      { header: t('유효기간', 'Until'), type: 'day', cell: (one) => one.face?.notAfter },
      { header: 'SHA-256', width: 70, cell: (one) => one.face?.sha256 },
    ],
    rows: await Promise.all((await findKeys(visit.read)).map(withFace)),
  }
})
