const mostTerms = 8
const longestTerm = 40

/** Endings that cling to nouns, longest first. Taken off only where two syllables remain: ‘도로’ and ‘철도’ stay whole. */
const particles = [
  '으로부터',
  '에서는',
  '에게서',
  '으로는',
  '에서',
  '에게',
  '으로',
  '까지',
  '부터',
  '처럼',
  '보다',
  '이나',
  '하는',
  '하고',
  '을',
  '를',
  '이',
  '가',
  '은',
  '는',
  '의',
  '에',
  '로',
  '와',
  '과',
  '도',
]

const withoutParticle = (word: string): string => {
  if (!/^[가-힣]+$/.test(word)) return word
  const found = particles.find((particle) => word.endsWith(particle) && word.length - particle.length >= 2)
  return found === undefined ? word : word.slice(0, -found.length)
}

/** The words looked for: NFC, small letters, particles roughly off, no more than eight. All of them must be found. */
export const termsOf = (typed: string): string[] =>
  [
    ...new Set(
      typed
        .normalize('NFC')
        .toLowerCase()
        .split(/[\s,;·]+/)
        .map((word) => withoutParticle(word.slice(0, longestTerm)))
        .filter((word) => word !== ''),
    ),
  ].slice(0, mostTerms)
