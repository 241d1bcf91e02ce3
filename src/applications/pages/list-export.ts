import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { findApplications } from '../queries.ts'
import type { ApplicationListRow, TrackFace } from '../queries.ts'
import { isOver } from '../track.ts'
import { shortFirmWords } from '../words.ts'

/** What was applied for at one institution; of a draft at none yet. */
interface Line {
  readonly one: ApplicationListRow
  readonly track?: TrackFace
}

/** Everything a firm applied for, a row for each institution; a draft is one row, due when the first of its calls closes. */
export const exportApplications = listFile(async (visit: Visit) => {
  const { t } = visit
  const applications = await findApplications(visit.read, actingAs(visit, 'company').companyId, mostRows)
  return {
    name: t('신청', 'Applications'),
    file: t('신청', 'applications'),
    columns: [
      { header: t('기술', 'Technology'), width: 40, cell: ({ one }) => t(one.titleKo, one.titleEn) },
      { header: t('제출', 'Submitted'), type: 'moment', cell: ({ one }) => one.submittedAt },
      { header: t('접수번호', 'Receipt'), cell: ({ track }) => track?.receiptNumber },
      { header: t('기관', 'Institution'), cell: ({ track }) => track && t(track.ko, track.en) },
      { header: t('상태', 'State'), cell: ({ track }) => (track ? t(shortFirmWords[track.state]) : t('작성 중', 'Draft')) },
      {
        header: t('기한', 'Due'),
        type: 'closing',
        cell: ({ one, track }) => (track ? (isOver(track.state) ? null : track.dueAt) : one.nextClosing),
      },
    ],
    rows: applications.flatMap((one): Line[] => (one.state === 'draft' ? [{ one }] : one.tracks.map((track) => ({ one, track })))),
  }
})
