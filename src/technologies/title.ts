import type { Say } from '../kernel/text.ts'

/** The name of a technology in the reader's language; the Korean one where it has no other. */
export const titleOf = (t: Say, { titleKo, titleEn }: { readonly titleKo: string; readonly titleEn: string }): string =>
  t(titleKo, titleEn || titleKo)
