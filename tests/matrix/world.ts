import { setHidden } from '../../src/catalogue/actions/hide-listing.ts'
import { draftCall, publishCall, submitCall } from '../../src/calls/index.ts'
import { grantRole } from '../../src/people/index.ts'
import { must } from '../shortcuts.ts'
import { sql } from '../support/market.ts'
import type { Market } from '../support/market.ts'
import { callContent, enterRules, setCallsAndRules, setJoining } from './world/calls.ts'
import { setCertificates } from './world/certificates.ts'
import { setDeals } from './world/deals.ts'
import { setFirmThings } from './world/firm-things.ts'
import { enterFirm, enterPeople, enterPerson, setReviewersOf } from './world/people.ts'
import { setReviewStates } from './world/reviews.ts'
import { acting, asStaff, sides } from './world/sides.ts'
import type { Side, SideName, World } from './world/sides.ts'
import { setTracks } from './world/tracks.ts'

const enterSide = async (market: Market, name: SideName): Promise<Side> => {
  const people = await enterPeople(market, name)
  const side: Side = {
    name,
    institution: sides[name].institution,
    company: await enterFirm(market, name, people),
    people,
    reviewers: await setReviewersOf(market, name, 6),
    ids: {},
  }
  side.ids['ruleset'] = await enterRules(market, side)
  const { id } = must(await draftCall(market.app, asStaff(side, 'officer'), callContent(side, '공모')))
  must(await submitCall(market.app, asStaff(side, 'officer'), id, 1))
  must(await publishCall(market.app, asStaff(side, 'approver'), id, 2))
  side.ids['call.published'] = id
  return side
}

/** Two firms and two institutions with everything a market holds, each thing once on each side, made by the actions of the application. */
export const setWorld = async (market: Market): Promise<World> => {
  const A = await enterSide(market, 'A')
  const B = await enterSide(market, 'B')
  for (const side of [A, B]) {
    await setTracks(market, side)
    await setReviewStates(market, side)
    await setCertificates(market, side)
    await setDeals(market, side)
    await setCallsAndRules(market, side)
    await setFirmThings(market, side)
  }
  await setJoining(market, A, B)
  await setJoining(market, B, A)
  for (const side of [A, B]) await market.sessionOf(side.people.owner)
  for (const side of [A, B])
    side.ids['session'] = (
      await market.read.one(sql<{ id: string }>`select left(token_sha256, 32) as id from sessions where person_id = ${side.people.owner}`)
    ).id
  const common = {
    secretary: await enterPerson(market, 'zqCsecretary'),
    operator: await enterPerson(market, 'zqCoperator'),
    auditor: await enterPerson(market, 'zqCauditor'),
  }
  await market.set(async (tx) => {
    await grantRole(tx, { personId: common.secretary, role: 'secretary', councilId: 'SOC' })
    await grantRole(tx, { personId: common.operator, role: 'operator' })
    await grantRole(tx, { personId: common.auditor, role: 'auditor' })
  })
  const operator = { ...acting, hat: 'operator' as const, personId: common.operator, as: 'operations' }
  for (const side of [A, B]) {
    side.ids['listing.hidden'] = side.ids['listing.heard'] ?? ''
    must(await setHidden(market.app, operator, side.ids['listing.hidden'], '확인이 필요합니다.'))
  }
  return { A, B, market, common: { ...common, ids: {} } }
}
