/** Why a password cannot be taken. */
export type PasswordFault = 'missing' | 'too-short' | 'too-short-for-staff' | 'too-long' | 'common' | 'names-you'

export interface PasswordRules {
  /** Staff, reviewers and operators need 15 letters, everybody else 8. */
  readonly isStaff: boolean
  /** Words anybody would try first: e-mail, own name, firms, institutions. */
  readonly names: readonly string[]
  /** Lower case. */
  readonly common: ReadonlySet<string>
}

export const shortest = (isStaff: boolean): number => (isStaff ? 15 : 8)
const longest = 200

/** Whether a password is of no use to staff; one that is not there is of none to anybody. */
export const isShortForStaff = (typed: string): boolean => typed !== '' && [...typed.normalize('NFC')].length < shortest(true)

/** Judges a new password by length and by what others would guess; no rule asks for signs or numerals. Letters are counted as people count them. */
export const judgePassword = (typed: string, rules: PasswordRules): PasswordFault | undefined => {
  const password = typed.normalize('NFC')
  const length = [...password].length
  if (length === 0) return 'missing'
  if (length < shortest(rules.isStaff)) return rules.isStaff ? 'too-short-for-staff' : 'too-short'
  if (length > longest) return 'too-long'
  const plain = password.toLowerCase()
  if (rules.common.has(plain)) return 'common'
  if (new Set(plain).size <= 2) return 'common'
  if (rules.names.some((name) => isMostly(plain, name.normalize('NFC').toLowerCase()))) return 'names-you'
  return undefined
}

/** A name with three letters or fewer around it is still the name. */
const isMostly = (password: string, name: string) => {
  const bare = (words: string) => words.replaceAll(/[\s\p{P}\p{S}]/gu, '')
  const word = bare(name)
  return [...word].length >= 3 && bare(password).includes(word) && [...bare(password).replaceAll(word, '')].length <= 3
}

/** The words of an e-mail address that stand in passwords: the whole, the part before @, the first of the domain. */
export const wordsOfEmail = (email: string): string[] => {
  const [local = '', domain = ''] = email.split('@')
  return [email, local, domain.split('.')[0] ?? ''].filter((word) => word.length >= 3)
}
