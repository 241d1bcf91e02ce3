import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { findFirmCertificates } from '../queries.ts'
import { standingWord } from './desk-list.tsx'

/** The certificates of a firm. */
export const exportFirmCertificates = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('인증서', 'Certificates'),
    file: t('인증서', 'certificates'),
    columns: [
      { header: t('인증번호', 'Number'), cell: (one) => one.number },
      { header: t('기술', 'Technology'), width: 40, cell: (one) => one.titleKo },
      { header: t('영문 이름', 'English name'), width: 40, cell: (one) => one.titleEn },
      { header: t('기관', 'Institution'), cell: (one) => t(one.institutionKo, one.institutionEn) },
      { header: t('상태', 'State'), cell: (one) => t(standingWord(visit, one)) },
      { header: t('유효기간 시작', 'Valid from'), type: 'day', cell: (one) => one.validFrom },
      { header: t('유효기간 끝', 'Valid until'), type: 'day', cell: (one) => one.validTo },
      { header: t('사유', 'Reason'), width: 40, cell: (one) => one.stateReason },
      { header: t('주소', 'Address'), width: 40, cell: (one) => `${visit.app.publicUrl}${visit.href(`/certificates/${one.id}`)}` },
    ],
    rows: await findFirmCertificates(visit.read, actingAs(visit, 'company').companyId, mostRows),
  }
})
