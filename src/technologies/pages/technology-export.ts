import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { findTechnologies } from '../queries.ts'
import { progressOf } from '../sections.ts'
import { base } from './posted.ts'
import { underWay, validOf } from './technology-list.tsx'

/** A firm's technologies, those that were put away too: how far each is written, where it is judged and what it earned. */
export const exportTechnologies = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('우리 기술', 'Our technologies'),
    file: t('우리 기술', 'our technologies'),
    columns: [
      { header: t('기술', 'Technology'), width: 40, cell: (one) => one.titleKo },
      { header: t('영문 이름', 'English name'), width: 40, cell: (one) => one.content.titleEn },
      { header: t('필수 항목', 'Needed parts'), type: 'number', cell: (one) => progressOf(one).needed },
      { header: t('그중 작성', 'Of them done'), type: 'number', cell: (one) => progressOf(one).done },
      {
        header: t('심사 중인 기관', 'Under way with'),
        width: 30,
        cell: (one) =>
          underWay(one)
            .map((track) => t(track.ko, track.en))
            .join(', '),
      },
      {
        header: t('유효한 인증', 'Certified by'),
        width: 40,
        cell: (one) =>
          validOf(one)
            .map((held) => `${t(held.ko, held.en)} ${held.number} (~${held.validTo ?? ''})`)
            .join(', '),
      },
      { header: t('고친 때', 'Changed'), type: 'moment', cell: (one) => one.updatedAt },
      { header: t('보관한 때', 'Archived'), type: 'moment', cell: (one) => one.archivedAt },
      { header: t('주소', 'Address'), width: 40, cell: (one) => `${visit.app.publicUrl}${visit.href(base(visit, one.id))}` },
    ],
    rows: await findTechnologies(visit.read, visit.params['company'] ?? '', mostRows),
  }
})
