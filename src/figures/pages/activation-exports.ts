import { dayOf, yearOf } from '../../kernel/dates.ts'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import type { ListColumn } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { findDesk } from '../queries.ts'
import type { DeskCertificate } from '../queries.ts'

const deskNow = (visit: Visit) => findDesk(visit.read, deskOf(visit), yearOf(dayOf(visit.now)), { firms: mostRows, certificates: mostRows })

/** The firms this desk accompanies, with their next step. */
export const exportFirms = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('동행 기업', 'Firms accompanied'),
    file: t('동행 기업', 'firms accompanied'),
    columns: [
      { header: t('다음 날짜', 'Next on'), type: 'day', cell: (one) => one.nextStepOn },
      { header: t('기업', 'Firm'), width: 30, cell: (one) => t(one.ko, one.en ?? one.ko) },
      { header: t('다음 할 일', 'Next step'), width: 60, cell: (one) => one.nextStep },
      { header: t('담당', 'By'), cell: (one) => one.who },
      { header: t('유효 인증(모든 기관)', 'Certificates (all institutions)'), type: 'number', cell: (one) => Number(one.certificates) },
      { header: t('구매(모든 기관)', 'Purchases (all institutions)'), type: 'number', cell: (one) => Number(one.purchases) },
    ],
    rows: (await deskNow(visit)).firms,
  }
})

const whichCertificate = <Row extends DeskCertificate>({ t }: Visit): ListColumn<Row>[] => [
  { header: t('기술', 'Technology'), width: 40, cell: (one) => t(one.titleKo, one.titleEn || one.titleKo) },
  { header: t('기업', 'Firm'), width: 30, cell: (one) => t(one.companyKo, one.companyEn || one.companyKo) },
  { header: t('인증번호', 'Number'), cell: (one) => one.number },
]

export const exportExpiring = listFile<Visit, DeskCertificate & { validTo: string; bought: boolean }>(async (visit) => {
  const { t } = visit
  return {
    name: t('90일 안에 끝나는 인증서', 'Certificates ending in 90 days'),
    file: t('90일 안에 끝나는 인증서', 'certificates ending within 90 days'),
    columns: [
      { header: t('끝나는 날', 'Ends on'), type: 'day', cell: (one) => one.validTo },
      ...whichCertificate(visit),
      { header: t('구매', 'Bought'), cell: (one) => (one.bought ? t('구매 있음', 'Yes') : t('구매 없음', 'Never')) },
    ],
    rows: (await deskNow(visit)).expiring,
  }
})

export const exportUnsold = listFile<Visit, DeskCertificate & { issuedOn: string }>(async (visit) => {
  const { t } = visit
  return {
    name: t('팔리지 않은 기술', 'Never bought'),
    file: t('팔리지 않은 기술', 'never bought'),
    columns: [{ header: t('발급일', 'Issued'), type: 'day', cell: (one) => one.issuedOn }, ...whichCertificate(visit)],
    rows: (await deskNow(visit)).unsold,
  }
})
