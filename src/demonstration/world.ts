import type { CompanyActor, InstitutionActor, ReviewerActor } from '../people/index.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Acting } from '../platform/audit/audit.ts'
import type { Reader } from '../platform/database/database.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { App } from '../platform/services.ts'
import type { Calendar } from './calendar.ts'
import type { DemonstrationData } from './data.ts'

export interface FirmHere {
  readonly companyId: string
  readonly ownerId: string
}

/** What a filling knows while it goes on: the data, the time, and who and what is there already, by the keys of the data. */
export interface World {
  readonly app: App
  readonly read: Reader
  readonly data: DemonstrationData
  readonly calendar: Calendar
  /** Ids by e-mail address. */
  readonly people: Map<string, string>
  readonly firms: Map<string, FirmHere>
  /** The rule set an institution judges by. */
  readonly ruleSets: Map<string, string>
  readonly calls: Map<string, string>
}

const known = <Value>(map: ReadonlyMap<string, Value>, key: string): Value => {
  const value = map.get(key)
  if (value === undefined) throw new Error(`${key} is not there yet`)
  return value
}
export const personOf = (world: World, email: string): string => known(world.people, email)
export const firmOf = (world: World, key: string): FirmHere => known(world.firms, key)
export const ruleSetOf = (world: World, institution: string): string => known(world.ruleSets, institution)
export const callOf = (world: World, key: string): string => known(world.calls, key)

/** How far `when` lies from now, as the database shifts its time. */
const shiftTo = (world: World, when: Date): string => `${((when.getTime() - world.app.clock.now().getTime()) / 1000).toFixed(3)} seconds`

const acting = (world: World, personId: string, as: string, when: Date) => ({
  personId,
  as,
  address: '127.0.0.1',
  requestId: null,
  shift: shiftTo(world, when),
})

export const asSystem = (world: World, when: Date): Acting => ({
  personId: null,
  as: 'system',
  address: 'local',
  requestId: null,
  shift: shiftTo(world, when),
})
export const asFirm = (world: World, firm: FirmHere, when: Date): CompanyActor => ({
  hat: 'company',
  companyId: firm.companyId,
  role: 'owner',
  ...acting(world, firm.ownerId, `company:${firm.companyId}`, when),
})
export const asReviewer = (world: World, personId: string, when: Date): ReviewerActor => ({
  hat: 'reviewer',
  ...acting(world, personId, 'reviewer', when),
})

/** Somebody of an institution: its officer, its second officer where there is one, its approver or buyer. */
export const asStaff = (
  world: World,
  role: 'officer' | 'officer2' | 'approver' | 'buyer',
  institutionId: string,
  when: Date,
): InstitutionActor => ({
  hat: 'institution',
  institutionId,
  roles: [role === 'officer2' ? 'officer' : role],
  ...acting(
    world,
    personOf(world, `${role}.${institutionId}@market.example`),
    `${role === 'buyer' ? 'buying' : 'desk'}:${institutionId}`,
    when,
  ),
})
export const asOperator = (world: World, when: Date) => ({
  hat: 'operator' as const,
  ...acting(world, personOf(world, 'operator@market.example'), 'operations', when),
})

export const within = <Result>(world: World, by: Acting, act: (tx: Tx) => Promise<Result>): Promise<Result> =>
  inTransaction(world.app.db, by, act)

/** The demonstration asks for nothing that is refused; a refusal is our own mistake and names what was asked. */
export const must = <Value>(outcome: Outcome<Value, unknown>, what: string): Value => {
  if (!outcome.ok) throw new Error(`${what} was refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}
