import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { findCouncils, findInstitutions } from '../queries.ts'
import type { InForce } from '../queries.ts'
import { councilAsked } from './institution-list.tsx'
import { membershipWords } from './membership-words.ts'

/** The institutions of the market or of one council, with their codes, as every other file of open data names them. */
export const makeInstitutionExport = (isInForce: InForce) =>
  listFile(async (visit: Visit) => {
    const { t } = visit
    const council = councilAsked(visit, await findCouncils(visit.read))
    const name = council ? t(council.ko, council.en) : t('참여기관', 'Institutions')
    return {
      name,
      columns: [
        { header: t('기관', 'Institution'), width: 30, cell: (one) => t(one.nameKo, one.nameEn) },
        { header: t('부호', 'Code'), cell: (one) => one.id },
        {
          header: t('협의체와 역할', 'Council and role'),
          width: 40,
          cell: (one) => one.councils.map((membership) => membershipWords(visit, membership, ' ')).join(', '),
        },
        { header: t('접수 중 공모', 'Open calls'), type: 'number', cell: (one) => Number(one.openCalls) },
        { header: t('유효한 인증', 'Valid certificates'), type: 'number', cell: (one) => Number(one.validCertificates) },
        { header: t('주소', 'Address'), width: 40, cell: (one) => `${visit.app.publicUrl}${visit.href(`/institutions/${one.id}`)}` },
      ],
      rows: await findInstitutions(visit.read, isInForce, council?.code),
    }
  })
