import type { Actor } from './actor.ts'
import type { GrantedRole } from './words.ts'

export interface AskedRole {
  readonly role: GrantedRole
  readonly institutionId: string | null
  readonly councilId: string | null
}
export type GrantRefusal = 'self' | 'not-yours' | 'institution-missing' | 'council-missing'

const atAnInstitution: readonly GrantedRole[] = ['officer', 'approver', 'buyer']

/** Who may give or take which role: an operator any, an approver those of the own officers and buyers, nobody the own. */
export const mayGrant = (actor: Actor, asked: AskedRole, personId: string | undefined): GrantRefusal | undefined => {
  if (atAnInstitution.includes(asked.role) !== (asked.institutionId !== null)) return 'institution-missing'
  if ((asked.role === 'secretary') !== (asked.councilId !== null)) return 'council-missing'
  if (personId !== undefined && personId === actor.personId) return 'self'
  if (actor.hat === 'operator') return undefined
  const isOwn = actor.hat === 'institution' && actor.roles.includes('approver') && actor.institutionId === asked.institutionId
  return isOwn && (asked.role === 'officer' || asked.role === 'buyer') ? undefined : 'not-yours'
}
