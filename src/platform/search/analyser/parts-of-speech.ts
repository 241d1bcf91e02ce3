/** Tags of the dictionary; their places in this list are the bytes in the packed file. */
export const tags = [
  'E',
  'IC',
  'J',
  'MAG',
  'MAJ',
  'MM',
  'NA',
  'NNB',
  'NNBC',
  'NNG',
  'NNP',
  'NP',
  'NR',
  'SC',
  'SE',
  'SF',
  'SH',
  'SL',
  'SN',
  'SP',
  'SSC',
  'SSO',
  'SY',
  'UNA',
  'UNKNOWN',
  'VA',
  'VCN',
  'VCP',
  'VSV',
  'VV',
  'VX',
  'XPN',
  'XR',
  'XSA',
  'XSN',
  'XSV',
] as const
export type Tag = (typeof tags)[number]
export const tagNumber = new Map<string, number>(tags.map((tag, at) => [tag, at]))

const setOf = (...chosen: Tag[]): Uint8Array => {
  const set = new Uint8Array(tags.length)
  for (const tag of chosen) set[tags.indexOf(tag)] = 1
  return set
}

/** Never follow a blank by rights: particles, endings, suffixes, the copula. */
export const clinging = setOf('E', 'J', 'VCP', 'XSA', 'XSN', 'XSV')
/** Carry no meaning to search by. */
export const idle = setOf(
  'E',
  'IC',
  'J',
  'MAG',
  'MAJ',
  'MM',
  'SP',
  'SSC',
  'SSO',
  'SC',
  'SE',
  'SF',
  'SY',
  'XPN',
  'XSA',
  'XSN',
  'XSV',
  'UNA',
  'NA',
  'VSV',
  'VX',
  'VCP',
  'SL',
  'SN',
)
/** Stand for something or count it, and name nothing: pronouns, dependent nouns, units. */
export const functional = setOf('NP', 'NNB', 'NNBC')
const nouns = setOf('NNG', 'NNP', 'NNB', 'NNBC', 'NR', 'XR', 'SH', 'UNKNOWN')
/** Whether a tag is that of a noun or of what stands for one. */
export const isNoun = (tag: number): boolean => nouns[tag] === 1
export const verbs = setOf('VV', 'VA', 'VX', 'VCP', 'VCN')
export const prefixTag = tags.indexOf('XPN')
/** Before a noun, of one syllable and without a blank, these are prefixes, whatever the dictionary calls them: 저전력, 고효율, 다목적. */
export const prefixing = setOf('MM', 'MAG')
export const suffixTag = tags.indexOf('XSN')
