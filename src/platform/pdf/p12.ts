import './crypto-engine.ts'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { X509Certificate } from '@peculiar/x509'
import { CertBag, Certificate, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo, type SafeContents } from 'pkijs'
import { no, yes, type Outcome } from '../../kernel/outcome.ts'
import { keyAlgorithmOf } from './key-algorithm.ts'
import type { SigningKey } from './keys.ts'

/**
 * Why a key file is not taken: it is no P12 file; the passphrase is wrong; it is encrypted in an old or national way we cannot open
 * (make it anew with AES-256, as `openssl pkcs12 -export` does since version 3); it holds no key with its certificate; or the key is
 * neither RSA nor ECDSA P-256.
 */
export type P12Refusal = 'not-a-p12' | 'wrong-passphrase' | 'unsupported-encryption' | 'no-key' | 'unsupported-key'

type Contents = { readonly keys: Uint8Array[]; readonly certificates: X509Certificate[] }

const bytesOf = (part: { toSchema(): { toBER(): ArrayBuffer } }) => new Uint8Array(part.toSchema().toBER())

const read = (file: Uint8Array): PFX | undefined => {
  try {
    return PFX.fromBER(new Uint8Array(file))
  } catch {
    return undefined
  }
}

const passphraseFits = (pfx: PFX, password: ArrayBuffer): Promise<boolean> =>
  pfx.parseInternalValues({ password, checkIntegrity: true }).then(
    () => true,
    () => false,
  )

// The library's type declares this method protected, though opening a key needs it.
type Opening = { parseInternalValues(by: { password: ArrayBuffer }): Promise<void> }

const open = async (pfx: PFX, password: ArrayBuffer): Promise<Contents> => {
  const contents: Contents = { keys: [], certificates: [] }
  const safe = pfx.parsedValue?.authenticatedSafe
  if (!safe) return contents
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) })
  const opened: readonly { value: SafeContents }[] = safe.parsedValue.safeContents
  for (const { bagValue } of opened.flatMap(({ value }) => value.safeBags)) {
    const bag: unknown = bagValue
    if (bag instanceof PKCS8ShroudedKeyBag) {
      await (bag as unknown as Opening).parseInternalValues({ password })
      if (bag.parsedValue) contents.keys.push(bytesOf(bag.parsedValue))
    } else if (bag instanceof PrivateKeyInfo) contents.keys.push(bytesOf(bag))
    else if (bag instanceof CertBag && bag.parsedValue instanceof Certificate) {
      contents.certificates.push(new X509Certificate(bytesOf(bag.parsedValue)))
    }
  }
  return contents
}

const publicKeyOf = (pkcs8: Uint8Array): Buffer =>
  createPublicKey(createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })).export({ format: 'der', type: 'spki' })

const chainFrom = (leaf: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] => {
  const issuer = others.find((other) => other.subject === leaf.issuer && other !== leaf)
  return leaf.subject === leaf.issuer || !issuer
    ? [leaf]
    : [
        leaf,
        ...chainFrom(
          issuer,
          others.filter((other) => other !== leaf),
        ),
      ]
}

/**
 * Takes an institution's own key and certificates out of a P12 (PKCS#12) file.
 * @param file the bytes of the file
 * @param passphrase ASCII; used here and not kept
 */
export const loadP12 = async (file: Uint8Array, passphrase: string): Promise<Outcome<SigningKey, P12Refusal>> => {
  const pfx = read(file)
  if (!pfx) return no('not-a-p12')
  const password = new Uint8Array(Buffer.from(passphrase)).buffer
  if (!(await passphraseFits(pfx, password))) return no('wrong-passphrase')
  const contents = await open(pfx, password).catch(() => undefined)
  if (!contents) return no('unsupported-encryption')

  for (const privateKeyPkcs8 of contents.keys) {
    const spki = publicKeyOf(privateKeyPkcs8)
    const leaf = contents.certificates.find((certificate) => spki.equals(Buffer.from(certificate.publicKey.rawData)))
    if (!leaf) continue
    if (!keyAlgorithmOf(leaf)) return no('unsupported-key')
    const chain = chainFrom(leaf, contents.certificates)
    return yes({ certificateChainDer: chain.map(({ rawData }) => new Uint8Array(rawData)), privateKeyPkcs8 })
  }
  return no('no-key')
}
