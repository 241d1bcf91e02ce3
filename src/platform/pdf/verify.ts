import './crypto-engine.ts'
import { createHash } from 'node:crypto'
import { X509Certificate } from '@peculiar/x509'
import * as asn1js from 'asn1js'
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type AlgorithmIdentifier } from 'pkijs'
import { findSignature, oid, type SignatureParts } from './signature-parts.ts'

/**
 * What a PDF's last signature says. `whole` means: no byte of the file was changed or added since, and the key of `signedBy` made it.
 * It does **not** mean that we know the signer: anyone may sign with a certificate of their own in any name. Trust it only when
 * `trusted`, or when `certificateSha256` is a certificate registered for the institution.
 */
export type PdfSignatureCheck =
  | { readonly signed: false }
  | {
      readonly signed: true
      readonly whole: boolean
      /** The common name in the signer's certificate; null when the signature cannot be read. */
      readonly signedBy: string | null
      /** The time the signer wrote; trustworthy only as far as the signer is. */
      readonly at: Date | null
      /** SHA-256 of the signer's certificate, hex. */
      readonly certificateSha256: string | null
      /** Whether its chain ends in one of the roots given, and was in force at `at`. */
      readonly trusted: boolean
    }

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

const readCms = (der: Uint8Array<ArrayBuffer>): SignedData => {
  const signed = new SignedData({ schema: ContentInfo.fromBER(der).content })
  const again = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) })
  // Two writings of one signature must not both pass: what we read, written again, gives the same bytes.
  if (!Buffer.from(again.toSchema().toBER()).equals(Buffer.from(der))) throw new Error('not the canonical encoding')
  return signed
}

const certificatesIn = (cms: SignedData): X509Certificate[] =>
  (cms.certificates ?? []).flatMap((each) => (each instanceof Certificate ? [new X509Certificate(each.toSchema().toBER())] : []))

// SEQUENCE { OBJECT IDENTIFIER sha-256, NULL }
const sha256Identifier = Buffer.from('300d06096086480165030402010500', 'hex')
const isSha256 = (algorithm: AlgorithmIdentifier) => sha256Identifier.equals(Buffer.from(algorithm.toSchema().toBER()))

/** The signed list of certificates is exactly the certificates in the file, the signer's first. */
const namesChain = (cms: SignedData, chain: readonly X509Certificate[]): boolean => {
  const attribute = cms.signerInfos[0]?.signedAttrs?.attributes.find(({ type }) => type === oid.signingCertificateV2)
  const value: unknown = attribute?.values[0]
  const hashes = chain.map(({ rawData }) => new asn1js.OctetString({ valueHex: new Uint8Array(sha256(new Uint8Array(rawData))).buffer }))
  const certificateIds = hashes.map((hash) => new asn1js.Sequence({ value: [hash] }))
  const expected = new asn1js.Sequence({ value: [new asn1js.Sequence({ value: certificateIds })] })
  return value instanceof asn1js.Sequence && Buffer.from(value.toBER()).equals(Buffer.from(expected.toBER()))
}

/** What the signature itself does not cover has one spelling only. */
const usualForm = (cms: SignedData): boolean => {
  const [signer] = cms.signerInfos
  const [leaf] = cms.certificates ?? []
  if (cms.signerInfos.length !== 1 || !signer || !(leaf instanceof Certificate) || !(signer.sid instanceof IssuerAndSerialNumber))
    return false
  const sameIssuer = Buffer.from(signer.sid.issuer.toSchema().toBER()).equals(Buffer.from(leaf.issuer.toSchema().toBER()))
  const algorithms = [...cms.digestAlgorithms, signer.digestAlgorithm]
  const versions = cms.version === 1 && signer.version === 1 && !signer.unsignedAttrs
  return (
    sameIssuer &&
    versions &&
    algorithms.length === 2 &&
    algorithms.every(isSha256) &&
    cms.encapContentInfo.eContentType === ContentInfo.DATA
  )
}

const inForce = (certificate: X509Certificate, at: Date) => certificate.notBefore <= at && at <= certificate.notAfter

/** Each certificate signed by the next, a root by itself; all in force at that time. A chain may end below its root. */
const chainHolds = async (chain: readonly X509Certificate[], at: Date): Promise<boolean> => {
  for (const [position, certificate] of chain.entries()) {
    const issuer = chain[position + 1] ?? certificate
    if (!inForce(certificate, at)) return false
    if (issuer === certificate && certificate.subject !== certificate.issuer) return true
    if (certificate.issuer !== issuer.subject) return false
    if (!(await certificate.verify({ publicKey: issuer.publicKey, signatureOnly: true }))) return false
  }
  return true
}

const cmsHolds = async (cms: SignedData, parts: SignatureParts, chain: readonly X509Certificate[]): Promise<boolean> => {
  if (chain.length === 0 || !usualForm(cms) || !namesChain(cms, chain)) return false
  // The library throws where the digest is another one: the file was changed, and who had signed it can still be told.
  return cms.verify({ signer: 0, data: parts.covered.buffer, checkChain: false }).catch(() => false)
}

const check = async (parts: SignatureParts, roots: readonly Uint8Array[]): Promise<PdfSignatureCheck> => {
  const cms = readCms(parts.cms)
  const chain = certificatesIn(cms)
  const [leaf] = chain
  const chained = parts.at ? await chainHolds(chain, parts.at) : false
  const whole = parts.coversAll && chained && (await cmsHolds(cms, parts, chain))
  const end = chain.at(-1)
  const trusted = whole && end !== undefined && roots.some((root) => Buffer.from(root).equals(Buffer.from(end.rawData)))
  return {
    signed: true,
    whole,
    signedBy: leaf ? (leaf.subjectName.getField('CN')[0] ?? leaf.subject) : null,
    at: parts.at,
    certificateSha256: leaf ? sha256(new Uint8Array(leaf.rawData)).toString('hex') : null,
    trusted,
  }
}

/**
 * Checks the last signature of a PDF offline: the file, and the roots that are known. Never throws on a broken file.
 * @param roots DER of the root certificates trusted here (the installation's root, the roots of operators' own keys)
 */
export const verifyPdfSignature = async (pdf: Uint8Array, roots: readonly Uint8Array[] = []): Promise<PdfSignatureCheck> => {
  const parts = findSignature(pdf)
  if (!parts) return { signed: false }
  try {
    return await check(parts, roots)
  } catch {
    return { signed: true, whole: false, signedBy: null, at: parts.at, certificateSha256: null, trusted: false }
  }
}
