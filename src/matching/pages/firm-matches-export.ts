import { dayOf } from '../../kernel/dates.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { matchCalls } from '../for-firm.ts'
import { callGroupWords } from '../words.ts'
import { technologyAsked } from './firm-matches.tsx'
import { points } from './score-parts.tsx'

/** The open calls in the order in which they fit, all of them; those that fit with nothing say so. */
export const exportFirmMatches = listFile(async (visit: Visit) => {
  const { t } = visit
  const { companyId } = actingAs(visit, 'company')
  const technologies = await technologyAsked(visit, companyId)
  if (!technologies) return undefined
  const { matches } = await matchCalls(
    visit.read,
    visit.app.searches,
    companyId,
    dayOf(visit.now),
    technologies.asked === '' ? undefined : technologies.asked,
  )
  return {
    name: t('어울리는 공모', 'Calls that fit'),
    file: t('어울리는 공모', 'calls that fit'),
    columns: [
      { header: t('공모', 'Call'), width: 40, cell: ({ row: { offer } }) => t(offer.titleKo, offer.titleEn) },
      { header: t('기관', 'Institution'), cell: ({ row: { offer } }) => t(offer.ko, offer.en) },
      {
        header: t('기술', 'Technology'),
        width: 40,
        cell: ({ technology }) => t(technology.titleKo, technology.titleEn || technology.titleKo),
      },
      { header: t('자격', 'Eligibility'), cell: ({ group }) => t(callGroupWords[group]) },
      { header: t('어울림', 'Fits'), cell: ({ fits }) => (fits ? t('예', 'Yes') : t('아니요', 'No')) },
      { header: t('어울림(100점 만점)', 'Fit, of 100'), cell: ({ score }) => points(score) },
      { header: t('마감', 'Closes'), type: 'closing', cell: ({ row: { offer } }) => offer.closesAt },
      {
        header: t('주소', 'Address'),
        width: 40,
        cell: ({ row: { offer } }) => `${visit.app.publicUrl}${visit.href(`/calls/${offer.callId}`)}`,
      },
    ],
    rows: matches,
  }
})
