/** Papers signed in an institution's name, and whose signature a paper bears. */
import { sha256Hex } from '../kernel/id.ts'
import type { Reader } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { signPdf } from '../platform/pdf/sign.ts'
import type { SignatureWords } from '../platform/pdf/sign.ts'
import { verifyPdfSignature } from '../platform/pdf/verify.ts'
import type { App } from '../platform/services.ts'
import { chainOf, signingKeyOf } from './keys.ts'
import { findKeys } from './queries.ts'

export interface Signatory {
  readonly id: string
  readonly nameKo: string
  readonly nameEn: string
}

/** Signs a PDF of ours as PAdES with the institution's own key, made now where it has none. A few milliseconds; the key alone lies in the transaction. */
export const signInNameOf = async (
  tx: Tx,
  works: Pick<App, 'secret' | 'market'>,
  institution: Signatory,
  pdf: Uint8Array,
  words: Pick<SignatureWords, 'reason' | 'location'>,
): Promise<Uint8Array> => {
  const key = await signingKeyOf(tx, works.secret, institution, works.market.isDemonstration)
  return signPdf(pdf, key, { ...words, name: institution.nameEn, at: tx.now })
}

/** Whose signature a PDF bears. */
export interface Signer {
  /** The name in the signer's certificate, as anybody may write it; null where there is none to read. */
  readonly name: string | null
  /** The institution whose registered key this is; undefined for a stranger's. */
  readonly institution?: { readonly ko: string; readonly en: string }
  /** No byte was changed since, and the key of that certificate made the signature. */
  readonly isWhole: boolean
}

/** Reads the last signature of a PDF against every key that signs or has signed here. One statement; never throws on a broken file. */
export const signerOf = async (read: Reader, pdf: Uint8Array): Promise<Signer> => {
  const keys = await findKeys(read)
  const signature = await verifyPdfSignature(
    pdf,
    keys.flatMap((key) => chainOf(key.certificatePem).slice(-1)),
  )
  if (!signature.signed) return { name: null, isWhole: false }
  const owner = keys.find((key) => key.institutionId !== null && fingerprintOf(key.certificatePem) === signature.certificateSha256)
  return {
    name: signature.signedBy,
    isWhole: signature.whole,
    ...(owner && { institution: { ko: owner.nameKo ?? '', en: owner.nameEn ?? '' } }),
  }
}

/** SHA-256 of the signer's own certificate. */
const fingerprintOf = (pem: string): string | undefined => {
  const [leaf] = chainOf(pem)
  return leaf && sha256Hex(leaf)
}
