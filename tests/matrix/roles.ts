import { permissions } from '../../src/people/permissions.ts'
import type { Role } from '../../src/people/permissions.ts'
import type { Route } from '../../src/people/index.ts'
import { places, thingOf } from './doors.ts'
import type { World } from './world/sides.ts'

/** Everybody who might knock: what they are, and on whose side. */
export interface Knocker {
  readonly name: string
  readonly is: readonly Role[]
  readonly side: 'A' | 'B' | undefined
  readonly personId: string | undefined
}

const seatState = (routePath: string): string => /review\.(\w+)/.exec(places[routePath] ?? '')?.[1] ?? 'evaluating'
/** A reviewer who has a seat in the review of this door, and one who has none. */
const reviewerOf = (world: World, routePath: string): string => thingOf(world.A, `seat.${seatState(routePath)}`)

export const knockersAt = (world: World, routePath: string, seatless: string): Knocker[] => {
  const { A, common } = world
  const of = (side: 'A' | 'B', who: 'owner' | 'member' | 'officer' | 'approver' | 'buyer', is: Role): Knocker => ({
    name: `${side}.${who}`,
    is: [is],
    side,
    personId: world[side].people[who],
  })
  const everybody: Knocker[] = [
    { name: 'visitor', is: [], side: undefined, personId: undefined },
    { name: 'stranger', is: [], side: undefined, personId: A.people.stranger },
    of('A', 'owner', 'company-owner'),
    of('A', 'member', 'company-member'),
    of('A', 'officer', 'officer'),
    of('A', 'approver', 'approver'),
    of('A', 'buyer', 'buyer'),
    of('B', 'owner', 'company-owner'),
    of('B', 'officer', 'officer'),
    of('B', 'approver', 'approver'),
    of('B', 'buyer', 'buyer'),
    { name: 'seated', is: ['reviewer'], side: 'A', personId: reviewerOf(world, routePath) },
    { name: 'seatless', is: ['reviewer'], side: 'B', personId: seatless },
    { name: 'secretary', is: ['secretary'], side: 'A', personId: common.secretary },
    { name: 'operator', is: ['operator'], side: 'A', personId: common.operator },
    { name: 'auditor', is: ['auditor'], side: 'A', personId: common.auditor },
  ]
  return everybody.filter(
    (one) =>
      (routePath.startsWith('/reviews') || one.name !== 'seatless') &&
      (/^\/(desk|buying|files)\//.test(routePath) || !['B.approver', 'B.buyer'].includes(one.name)),
  )
}

/** Which hats an address belongs to, said once more and apart from the house. */
const hatsUnder: readonly [RegExp, readonly Role[]][] = [
  [/^\/company\//, ['company-owner', 'company-member']],
  [/^\/(desk|buying)\//, ['officer', 'approver', 'buyer']],
  [/^\/reviews(\/|$)/, ['reviewer']],
  [/^\/council\//, ['secretary']],
  [/^\/operations(\/|$)/, ['operator']],
  [/^\/audit(\/|$)/, ['auditor']],
]

/** Doors whose thing decides, not only the table: who may, and why nobody else. */
export const decidedByThing: Readonly<Record<string, readonly string[]>> = {
  '/files/companies/:company/:file': ['A.owner', 'A.member', 'A.officer', 'A.approver', 'operator', 'auditor'],
  '/files/tracks/:track/:file': ['A.owner', 'A.member', 'A.officer', 'A.approver', 'auditor'],
  '/files/quotes/:request/:file': ['A.owner', 'A.member', 'A.buyer', 'auditor'],
  '/files/technologies/:technology/:file': ['A.owner', 'A.member', 'A.officer', 'A.approver', 'auditor'],
  '/files/pictures/:file': ['A.owner', 'A.member', 'auditor'],
  '/inbox/:notice/open': ['A.owner'],
  ...Object.fromEntries(['alert', 'name', 'feed', 'forget'].map((what) => [`/account/searches/:search/${what}`, ['A.owner']])),
  '/desk/:institution/judgements': ['A.officer', 'A.approver'],
  '/buying/:institution/judgements': ['A.buyer'],
  '/account/security/sessions/:session/end': ['A.owner'],
}

/** Whether somebody may go through, by the permission table, the address and the side; worked out apart from src/people/hats.ts. */
export const mayPass = (route: Pick<Route, 'path' | 'may'> & { method: 'GET' | 'POST' }, who: Knocker): boolean => {
  const byThing = decidedByThing[route.path]
  if (byThing !== undefined) return byThing.includes(who.name)
  const allowed = permissions[route.may as keyof typeof permissions] as readonly Role[]
  if (allowed.includes('anyone')) return true
  if (who.personId === undefined) return false
  if (allowed.includes('person')) return true
  if (who.is.includes('auditor')) return route.method === 'GET' && allowed.includes('auditor')
  const hats = hatsUnder.find(([shape]) => shape.test(route.path))?.[1] ?? []
  const isSeatless = who.name === 'seatless' && !route.path.startsWith('/reviews/:')
  return who.is.some((role) => hats.includes(role) && allowed.includes(role)) && (who.side === 'A' || isSeatless)
}
