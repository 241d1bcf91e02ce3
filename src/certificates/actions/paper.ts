import { keepFile } from '../../platform/files/rows.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import { signInNameOf } from '../../signing/index.ts'
import type { Certificate } from '../certificate.ts'
import { drawCertificatePdf } from '../pdf/certificate-pdf.ts'
import { findPaperFacts } from '../queries.ts'
import type { PaperFacts } from '../queries.ts'
import type { Paper } from '../store.ts'
import type { Term } from '../workflow.ts'

/** What issuing needs of the house. */
export type Works = Pick<App, 'pdf' | 'files' | 'secret' | 'publicUrl' | 'market'>

export interface Printed extends Term {
  readonly number: string
  readonly issuedOn: string
}

/** Draws the paper, unsigned. 10 to 20 ms. */
export const drawPaper = (
  works: Works,
  certificate: Certificate,
  printed: Printed,
  facts: PaperFacts,
  preview = false,
): Promise<Uint8Array> =>
  drawCertificatePdf(works.pdf, {
    number: printed.number,
    validFrom: printed.validFrom,
    validUntil: printed.validTo,
    issuedOn: printed.issuedOn,
    institution: { ko: facts.institutionKo, en: facts.institutionEn },
    head: { ko: `${facts.institutionKo} 기관장`, en: `Head of ${facts.institutionEn}` },
    together: facts.together,
    technology: { ko: certificate.titleKo, en: certificate.titleEn },
    company: { ko: certificate.companyNameKo, en: certificate.companyNameEn },
    representative: { ko: facts.representative, en: '' },
    field: { ko: facts.fieldKo || '기술', en: facts.fieldEn || 'Technology' },
    checkUrl: `${works.publicUrl}/certificates/${certificate.id}`,
    demonstration: works.market.isDemonstration,
    preview,
  })

/**
 * The signed paper of a certificate, kept as a file of the institution. It is made inside the transaction that issues it (about 20 ms in all),
 * so a number is used only with its paper; bytes of a transaction that did not end well belong to no row and are swept.
 */
export const makePaper = async (tx: Tx, works: Works, certificate: Certificate, printed: Printed): Promise<Paper> => {
  const facts = await findPaperFacts(tx, certificate.id)
  const drawn = await drawPaper(works, certificate, printed, facts)
  // The address of the check stands in the signature, in plain letters: an altered file still says whose it pretends to be.
  const institution = { id: certificate.institutionId, nameKo: facts.institutionKo, nameEn: facts.institutionEn }
  const signed = await signInNameOf(tx, works, institution, drawn, {
    reason: 'Certificate of technology issued',
    location: `${works.publicUrl}/certificates/${certificate.id}`,
  })
  const stored = await works.files.keep(signed)
  const fileId = await keepFile(
    tx,
    { ok: true, name: `${printed.number}.pdf`, ...stored, kind: 'pdf', mediaType: 'application/pdf', warnings: [], scan: 'not-scanned' },
    { kind: 'certificate', id: certificate.id, companyId: certificate.companyId, institutionId: certificate.institutionId },
  )
  return { fileId, sha256: stored.sha256 }
}
