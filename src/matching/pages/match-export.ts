import type { Visit } from '../../people/index.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { conditionWords, groupWords } from '../words.ts'
import { askNeed, drawMatch, factFor, openConditions, percent } from './match-page.tsx'
import { points, saidOf } from './score-parts.tsx'

/** The technologies that answer a need, all of them in their order, each with its reasons. Where there is no answer, the page says why. */
export const exportMatch =
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const { typed, choices, answer } = await askNeed(visit)
    if (answer === undefined) return drawMatch(visit)
    const { t } = visit
    const list = listFile(async () => ({
      name: t('어울리는 기술', 'Technologies that fit'),
      file: t('어울리는 기술', 'technologies that fit'),
      columns: [
        { header: t('순서', 'Place'), type: 'number', cell: ({ place }) => place },
        { header: t('기술', 'Technology'), width: 40, cell: ({ listing }) => t(listing.titleKo, listing.titleEn || listing.titleKo) },
        { header: t('기업', 'Firm'), cell: ({ listing }) => t(listing.companyKo, listing.companyEn ?? listing.companyKo) },
        { header: t('조건', 'Conditions'), cell: ({ group }) => t(groupWords(group, typed.hasConditions)) },
        {
          header: t('조건을 채우지 못한 까닭', 'What is not met'),
          width: 60,
          cell: (one) =>
            openConditions(one)
              .map((each) => `${t(conditionWords[each.condition])} ${factFor(visit, each, one.listing, choices, typed)}`)
              .join('\n'),
        },
        { header: t('어울림(100점 만점)', 'Fit, of 100'), cell: ({ score }) => points(score) },
        {
          header: t('점수의 근거', 'What the points are for'),
          width: 60,
          cell: ({ parts }) => parts.map((part) => `${saidOf(visit, choices, part)} (${points(part.points)})`).join('\n'),
        },
        { header: t('적으신 말이 있는 만큼(%)', 'Of what you said (%)'), type: 'number', cell: ({ answered }) => percent(answered) },
        { header: t('가격 부터(원)', 'Price from (KRW)'), type: 'won', cell: ({ listing }) => listing.priceFromWon },
        {
          header: t('주소', 'Address'),
          width: 40,
          cell: ({ listing }) => `${visit.app.publicUrl}${visit.href(`/catalogue/${listing.id}`)}`,
        },
      ],
      rows: answer.matches.map((match, at) => ({ ...match, place: at + 1 })),
    }))
    return list(format)(visit)
  }
