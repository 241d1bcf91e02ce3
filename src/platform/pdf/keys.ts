import './crypto-engine.ts'
import { randomBytes } from 'node:crypto'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  AuthorityKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  type Extension,
} from '@peculiar/x509'
import { subtle } from './crypto-engine.ts'

/** A key that can sign, with its certificates: the signer's own first, its issuers after it, the root last. All DER. */
export type SigningKey = {
  readonly certificateChainDer: readonly Uint8Array[]
  /** PKCS#8. Store it only sealed (`sealSecret`). */
  readonly privateKeyPkcs8: Uint8Array
}

export type NewKey = {
  readonly commonName: string
  readonly organisation: string
  readonly country: 'KR'
  readonly notBefore: Date
  /** Whole years of 365.25 days. */
  readonly years: number
}

const p256 = { name: 'ECDSA', namedCurve: 'P-256' } as const
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const
const yearMs = 365.25 * 86_400_000

const subjectOf = ({ commonName, organisation, country }: NewKey) => [{ C: [country] }, { O: [organisation] }, { CN: [commonName] }]
const freshPair = () => subtle.generateKey(p256, true, ['sign', 'verify'])
// A positive number of 16 random bytes, as the profile of certificates on the internet asks.
const serialNumber = () => {
  const bytes = randomBytes(16)
  return `4${bytes.toString('hex').slice(1)}`
}
const pkcs8 = async (key: CryptoKey) => new Uint8Array(await subtle.exportKey('pkcs8', key))

const issue = async (
  asked: NewKey,
  publicKey: CryptoKey,
  issuer: { subject: X509Certificate['subjectName'] | ReturnType<typeof subjectOf>; privateKey: CryptoKey; publicKey: CryptoKey },
  extensions: Extension[],
): Promise<Uint8Array> => {
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: subjectOf(asked),
    issuer: Array.isArray(issuer.subject) ? issuer.subject : issuer.subject.toJSON(),
    notBefore: asked.notBefore,
    notAfter: new Date(asked.notBefore.getTime() + asked.years * yearMs),
    publicKey,
    signingKey: issuer.privateKey,
    signingAlgorithm: signing,
    extensions: [
      ...extensions,
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return new Uint8Array(certificate.rawData)
}

/** The installation's own root: it signs nothing but the certificates of institutions. ECDSA P-256, made once per installation. */
export const generatePlatformRoot = async (asked: NewKey): Promise<SigningKey> => {
  const pair = await freshPair()
  const certificate = await issue(asked, pair.publicKey, { subject: subjectOf(asked), ...pair }, [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ])
  return { certificateChainDer: [certificate], privateKeyPkcs8: await pkcs8(pair.privateKey) }
}

/** A key in an institution's name for signing documents, certified by the installation's root. ECDSA P-256. */
export const generateInstitutionKey = async (asked: NewKey, root: SigningKey): Promise<SigningKey> => {
  const [rootDer] = root.certificateChainDer
  if (!rootDer) throw new Error('The root has no certificate')
  const rootCertificate = new X509Certificate(new Uint8Array(rootDer))
  const rootKey = await subtle.importKey('pkcs8', new Uint8Array(root.privateKeyPkcs8), p256, false, ['sign'])
  const rootPublic = await subtle.importKey('spki', rootCertificate.publicKey.rawData, p256, true, ['verify'])
  const pair = await freshPair()
  const issuer = { subject: rootCertificate.subjectName, privateKey: rootKey, publicKey: rootPublic }
  const certificate = await issue(asked, pair.publicKey, issuer, [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
  ])
  return { certificateChainDer: [certificate, rootDer], privateKeyPkcs8: await pkcs8(pair.privateKey) }
}

/** What to show of a certificate: whose it is, who issued it, from when until when, and the SHA-256 of its DER in hex. */
export const describeCertificate = async (der: Uint8Array) => {
  const certificate = new X509Certificate(new Uint8Array(der))
  return {
    subject: certificate.subject,
    commonName: certificate.subjectName.getField('CN')[0] ?? certificate.subject,
    issuer: certificate.issuer,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    sha256: Buffer.from(await certificate.getThumbprint('SHA-256')).toString('hex'),
  }
}
