import type { FileKind } from './kinds.ts'

/** Why a file is not taken. Sentences for people are in words.ts. */
export type FileRefusal =
  | { readonly code: 'empty' }
  /** `bytes` is left out where the sender was stopped before the end was known. */
  | { readonly code: 'too-big'; readonly limitBytes: number; readonly bytes?: number }
  /** The connection broke before the whole file was here. */
  | { readonly code: 'interrupted' }
  /** Files with this extension ('' for none) are not taken here. */
  | { readonly code: 'wrong-type'; readonly extension: string; readonly allowed: readonly FileKind[] }
  /** `found` is what the content is: one of our kinds, another extension such as 'zip', or 'unknown'. */
  | { readonly code: 'other-type-than-name'; readonly named: FileKind; readonly found: string; readonly allowed: readonly FileKind[] }
  | { readonly code: 'password-protected' }
  /** Opens only with a document security product or certificate of the sender's firm. */
  | { readonly code: 'rights-managed' }
  | { readonly code: 'damaged' }
  | { readonly code: 'zip-bomb'; readonly why: 'size' | 'ratio' | 'entries' | 'overlap' | 'lying-directory' | 'nesting' | 'entities' }
  /** A name inside the archive would leave its folder, or is a link. */
  | { readonly code: 'unsafe-names' }
  | { readonly code: 'macro' }
  | { readonly code: 'too-many-pixels'; readonly width: number; readonly height: number; readonly limitPixels: number }
  | { readonly code: 'infected' }
  /** The disk is nearly full: what is left is for the database and for papers of our own. */
  | { readonly code: 'no-room' }
  /** The sender's own room is used up. */
  | { readonly code: 'over-quota'; readonly usedBytes: number; readonly limitBytes: number }

export type FileRefusalCode = FileRefusal['code']

/** What a reader should know before opening a file that was taken. Kept with the file as these words. */
export const fileWarnings = [
  'script',
  'launches-programs',
  'embedded-file',
  'embedded-object',
  'external-link',
  'sends-form',
  'rich-media',
  'restricted',
  'distribution-only',
  'not-fully-read',
] as const
export type FileWarning = (typeof fileWarnings)[number]

/** Carries a refusal out of deep reading loops; caught where inspection begins and never seen outside this folder. */
export class Refused extends Error {
  readonly refusal: FileRefusal
  constructor(refusal: FileRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}
