import { noEnd, standingWords } from '../../certificates/index.ts'
import type { Standing } from '../../certificates/index.ts'
import type { Visit } from '../../people/index.ts'
import { Day, Id, StatusTag } from '../../ui/index.ts'
import type { Fact, Tone } from '../../ui/index.ts'
import type { CertificateFace } from '../certificate-queries.ts'

const tones: Readonly<Record<Standing, Tone>> = { valid: 'success', suspended: 'warning', expired: 'danger', revoked: 'danger' }

/** What the certificate of the technology is worth today, as a fact beside the others. */
export const certificateToday = (visit: Visit, certificate: CertificateFace | null): Fact =>
  certificateFact(visit, visit.t('인증서(오늘)', 'Certificate, today'), certificate)
/** What it was worth on the day of a contract, which is what its record says for good. */
export const certificateOfContract = (visit: Visit, certificate: CertificateFace | null): Fact =>
  certificateFact(visit, visit.t('인증서(계약일)', 'Certificate, on the day of the contract'), certificate)

/** Its issuer is named where that is another institution than the buyer's. */
const certificateFact = ({ t, lang }: Visit, label: string, certificate: CertificateFace | null): Fact => ({
  label,
  value: certificate ? (
    <>
      <StatusTag tone={tones[certificate.standing]} word={t(standingWords[certificate.standing])} /> <Id>{certificate.number}</Id>
      {certificate.validTo !== noEnd && (
        <>
          {' '}
          {t('~', 'until')} <Day lang={lang} value={certificate.validTo} form="table" />
        </>
      )}
      {!certificate.isOwn && <span class="quiet block">{t(`${certificate.issuerKo}에서 발급`, `Issued by ${certificate.issuerEn}`)}</span>}
    </>
  ) : (
    t('없음', 'None')
  ),
})
