import { formatBusinessNumber } from '../../kernel/korean-identifiers.ts'
import { peopleFile } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { findClaims } from '../queries.ts'
import { claimWords } from '../words.ts'

/** The claims that wait, of the whole market or of one institution. */
export const exportClaims = peopleFile(async (visit: Visit) => {
  const { t } = visit
  return {
    taken: { whose: ['people', 'claims'], what: 'downloaded the list of claims' },
    person: (one) => one.personId,
    name: t('회사 확인', 'Company claims'),
    file: t('회사 확인', 'company claims'),
    columns: [
      { header: t('회사', 'Firm'), width: 30, cell: (one) => one.companyName },
      { header: t('사업자등록번호', 'Business number'), cell: (one) => one.businessNumber && formatBusinessNumber(one.businessNumber) },
      { header: t('대표자', 'Representative'), cell: (one) => one.representative },
      { header: t('신청한 사람', 'By'), cell: (one) => one.personName },
      { header: t('상태', 'State'), cell: (one) => t(claimWords[one.state]) },
      { header: t('같은 번호', 'Same number'), type: 'number', cell: (one) => Number(one.rivals) },
      { header: t('언제부터', 'Since'), type: 'moment', cell: (one) => one.madeAt },
      { header: t('사업자등록증', 'Certificate'), cell: (one) => one.registrationName },
    ],
    rows: await findClaims(visit.read, visit.params['institution'], { limit: mostRows }),
  }
})
