import type { Visit } from '../../people/index.ts'
import type { CouncilMembership } from '../queries.ts'
import { roleWords } from '../words.ts'

/** An institution's place in a council: its name and section, and what it is there, with `between` before the latter. */
export const membershipWords = ({ t }: Visit, membership: CouncilMembership, between: string): string => {
  const { ko, en, sectionKo, sectionEn, role } = membership
  return `${t(ko, en)}${sectionKo ? ` ${t(sectionKo, sectionEn ?? sectionKo)}` : ''}${between}${t(roleWords[role] ?? { ko: role, en: role })}`
}
