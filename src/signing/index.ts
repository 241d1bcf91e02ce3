export { signInNameOf, signerOf } from './signing.ts'
export type { Signatory, Signer } from './signing.ts'
