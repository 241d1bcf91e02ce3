import { noEnd, standingWords } from '../../certificates/index.ts'
import type { Standing } from '../../certificates/index.ts'
import type { Visit } from '../../people/index.ts'
import { Day, Id, StatusTag } from '../../ui/index.ts'
import type { Fact, Tone } from '../../ui/index.ts'
import type { CertificateToday } from '../queries.ts'

const tones: Readonly<Record<Standing, Tone>> = { valid: 'success', suspended: 'warning', expired: 'danger', revoked: 'danger' }

/** What the certificate of the technology is worth today, as a fact beside the others. */
export const certificateToday = ({ t, lang }: Visit, certificate: CertificateToday | null): Fact => ({
  label: t('인증서(오늘)', 'Certificate, today'),
  value: certificate ? (
    <>
      <StatusTag tone={tones[certificate.standing]} word={t(standingWords[certificate.standing])} /> <Id>{certificate.number}</Id>
      {certificate.validTo !== noEnd && (
        <>
          {' '}
          {t('~', 'until')} <Day lang={lang} value={certificate.validTo} form="table" />
        </>
      )}
    </>
  ) : (
    t('없음', 'None')
  ),
})
