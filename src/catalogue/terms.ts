import { withoutParticles } from '../platform/search/analyser/particles.ts'

const mostTerms = 8
const longestTerm = 40

/** The words looked for: NFC, small letters, what clings to nouns off, no more than eight. All of them must be found. */
export const termsOf = (typed: string): string[] =>
  [
    ...new Set(
      typed
        .normalize('NFC')
        .toLowerCase()
        .split(/[\s,;·]+/)
        .map((word) => word.slice(0, longestTerm))
        .map((word) => (/^[가-힣]+$/.test(word) ? withoutParticles(word) : word))
        .filter((word) => word !== ''),
    ),
  ].slice(0, mostTerms)
