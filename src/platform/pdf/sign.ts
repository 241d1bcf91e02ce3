import { subtle } from './crypto-engine.ts'
import { createHash } from 'node:crypto'
import { X509Certificate } from '@peculiar/x509'
import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { SignPdf, Signer } from '@signpdf/signpdf'
import { SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils'
import * as asn1js from 'asn1js'
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import { importParameters, keyAlgorithmOf } from './key-algorithm.ts'
import type { SigningKey } from './keys.ts'
import { oid } from './signature-parts.ts'

export type SignatureWords = {
  /** Why it is signed, as in `기술인증서 발급`. */
  readonly reason: string
  readonly location: string
  /** In whose name: the institution. */
  readonly name: string
  /** When, by the server's clock; stands inside the signed part. */
  readonly at: Date
}

const sha256 = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(bytes).digest())

// PAdES baseline: content type, digest, and which certificates signed, the signer's first; the time stands in the document, not here.
// In DER order. Naming the whole chain leaves no byte of an issuer's certificate outside the signature.
const signedAttributes = (document: Uint8Array, chain: readonly Uint8Array[]) => {
  const certificateIds = chain.map((der) => new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: sha256(der).buffer })] }))
  return new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({ type: oid.contentType, values: [new asn1js.ObjectIdentifier({ value: ContentInfo.DATA })] }),
      new Attribute({ type: oid.messageDigest, values: [new asn1js.OctetString({ valueHex: sha256(document).buffer })] }),
      new Attribute({
        type: oid.signingCertificateV2,
        values: [new asn1js.Sequence({ value: [new asn1js.Sequence({ value: certificateIds })] })],
      }),
    ],
  })
}

const signDetached = async (document: Uint8Array, key: SigningKey): Promise<Uint8Array> => {
  const certificates = key.certificateChainDer.map((der) => Certificate.fromBER(new Uint8Array(der)))
  const [leaf] = certificates
  const [leafDer] = key.certificateChainDer
  if (!leaf || !leafDer) throw new Error('A signing key needs its certificate')
  const algorithm = keyAlgorithmOf(new X509Certificate(new Uint8Array(leafDer)))
  if (!algorithm) throw new Error('Documents are signed with RSA or ECDSA P-256 keys')
  const privateKey = await subtle.importKey('pkcs8', new Uint8Array(key.privateKeyPkcs8), importParameters[algorithm], false, ['sign'])
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: leaf.issuer, serialNumber: leaf.serialNumber }),
        signedAttrs: signedAttributes(document, key.certificateChainDer),
      }),
    ],
    certificates,
  })
  await signed.sign(privateKey, 0, 'SHA-256', new Uint8Array(document).buffer)
  const envelope = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) })
  return new Uint8Array(envelope.toSchema().toBER())
}

class InstitutionSigner extends Signer {
  readonly #key: SigningKey
  constructor(key: SigningKey) {
    super()
    this.#key = key
  }
  override async sign(document: Buffer): Promise<Buffer> {
    return Buffer.from(await signDetached(document, this.#key))
  }
}

/**
 * Signs a PDF as PAdES (`ETSI.CAdES.detached`, SHA-256) by adding to its end: the signature covers every byte of the result except
 * its own place. Give it a PDF of ours, not yet signed.
 * @param key the institution's own key, opened just for this
 */
export const signPdf = (pdf: Uint8Array, key: SigningKey, words: SignatureWords): Promise<Uint8Array> => {
  const prepared = plainAddPlaceholder({
    pdfBuffer: Buffer.from(pdf),
    reason: words.reason,
    location: words.location,
    name: words.name,
    contactInfo: '',
    signingTime: words.at,
    signatureLength: 4096 + 2 * key.certificateChainDer.reduce((sum, der) => sum + der.length, 0),
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
  })
  return new SignPdf().sign(prepared, new InstitutionSigner(key)).then((signed) => new Uint8Array(signed))
}
