import type { X509Certificate } from '@peculiar/x509'

/** The two families of keys documents are signed with here. */
export type KeyAlgorithm = 'ecdsa-p256' | 'rsa'

/** Which of them a certificate's key is; undefined for any other. */
export const keyAlgorithmOf = (certificate: X509Certificate): KeyAlgorithm | undefined => {
  const algorithm: { name: string; namedCurve?: string } = certificate.publicKey.algorithm
  if (algorithm.name === 'ECDSA' && algorithm.namedCurve === 'P-256') return 'ecdsa-p256'
  return algorithm.name.startsWith('RSA') ? 'rsa' : undefined
}

export const importParameters = {
  'ecdsa-p256': { name: 'ECDSA', namedCurve: 'P-256' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const

export const signParameters = {
  'ecdsa-p256': { name: 'ECDSA', hash: 'SHA-256' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const
