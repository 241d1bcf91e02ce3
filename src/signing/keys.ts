import { newId } from '../kernel/id.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { generateInstitutionKey, generatePlatformRoot } from '../platform/pdf/keys.ts'
import type { SigningKey } from '../platform/pdf/keys.ts'
import { openSecret, sealSecret } from '../platform/secrets/seal.ts'
import { findLiveKey, insertKey, retireKey } from './store.ts'
import type { KeyRow } from './store.ts'

const rootYears = 30
const keyYears = 20

/** DER certificates as one PEM text, the signer's own first. */
export const pemOf = (chain: readonly Uint8Array[]): string =>
  chain
    .map(
      (der) =>
        `-----BEGIN CERTIFICATE-----\n${(
          Buffer.from(der)
            .toString('base64')
            .match(/.{1,64}/g) ?? []
        ).join('\n')}\n-----END CERTIFICATE-----\n`,
    )
    .join('')
export const chainOf = (pem: string): Uint8Array[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g)].map(
    (match) => new Uint8Array(Buffer.from(match[1] ?? '', 'base64')),
  )

const sealed = (key: SigningKey, institutionId: string | null, secret: Uint8Array): KeyRow => {
  const id = newId()
  return {
    id,
    institutionId,
    certificatePem: pemOf(key.certificateChainDer),
    privateKeySealed: Buffer.from(sealSecret(key.privateKeyPkcs8, secret, id)).toString('base64'),
  }
}
const opened = (row: KeyRow, secret: Uint8Array): SigningKey => {
  const key = openSecret(new Uint8Array(Buffer.from(row.privateKeySealed, 'base64')), secret, row.id)
  if (!key.ok) throw new Error(`Signing key ${row.id} does not open: ${key.refusal}`)
  return { certificateChainDer: chainOf(row.certificatePem), privateKeyPkcs8: key.value }
}

/** The live key, or the one just made; where two are made at once the first one counts. */
const liveOrNew = async (
  tx: Tx,
  secret: Uint8Array,
  institutionId: string | null,
  make: () => Promise<SigningKey>,
): Promise<SigningKey> => {
  const known = await findLiveKey(tx, institutionId)
  if (known) return opened(known, secret)
  await insertKey(tx, sealed(await make(), institutionId, secret), 'generated')
  const live = await findLiveKey(tx, institutionId)
  if (!live) throw new Error('A signing key was kept and is not there')
  await tx.record({ action: 'signing-key.generated', kind: 'signing-key', id: live.id, institutionId })
  return opened(live, secret)
}

/** The key that signs for an institution; made under the installation's own root at first use. Throws where the installation's secret is another one. */
export const signingKeyOf = (
  tx: Tx,
  secret: Uint8Array,
  institution: { readonly id: string; readonly nameKo: string },
  isDemonstration = false,
): Promise<SigningKey> => {
  // A demonstration fills in years that have passed, in any order: its keys are old enough for all of them.
  const notBefore = new Date(tx.now.getTime() - (isDemonstration ? 8 * 366 : 1) * 86_400_000)
  return liveOrNew(tx, secret, institution.id, async () => {
    const root = await liveOrNew(tx, secret, null, () =>
      generatePlatformRoot({ commonName: 'Techmarket Root', organisation: 'Techmarket', country: 'KR', notBefore, years: rootYears }),
    )
    return generateInstitutionKey(
      { commonName: institution.nameKo, organisation: institution.nameKo, country: 'KR', notBefore, years: keyYears },
      root,
    )
  })
}

/** Puts a key that was brought in the place of the present one; what was signed before stays good. */
export const replaceKey = async (tx: Tx, secret: Uint8Array, institutionId: string, key: SigningKey): Promise<string> => {
  await retireKey(tx, institutionId)
  const row = sealed(key, institutionId, secret)
  await insertKey(tx, row, 'imported')
  await tx.record({ action: 'signing-key.imported', kind: 'signing-key', id: row.id, institutionId })
  return row.id
}
