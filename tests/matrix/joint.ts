import { openReview } from '../../src/reviews/index.ts'
import { setCall, setStaff, shortRules } from '../cast.ts'
import { applyTo, asStaff, must, receiveAndCheck } from '../shortcuts.ts'
import { writeTechnology } from './world/applying.ts'
import type { SideName, World } from './world/sides.ts'

/** Institutions of one council each: SOC, whose secretary stands in the scene, and another. None of them is a side’s own. */
const together: Record<SideName, readonly [string, string]> = { A: ['ex', 'kr'], B: ['kpx', 'kogas'] }

/** A joint review on each side. */
export const setJointReviews = async ({ A, B, market }: World): Promise<void> => {
  for (const side of [A, B]) {
    const [lead, member] = together[side.name]
    const firm = { personId: side.people.owner, companyId: side.company, technologyId: await writeTechnology(market, side, 'joint') }
    const { callId, staff } = await market.set(async (tx) => ({
      ...(await setCall(tx, [lead, member], { rules: shortRules })),
      staff: [await setStaff(tx, lead), await setStaff(tx, member)] as const,
    }))
    const tracks = await applyTo(market, firm, [callId])
    for (const one of staff) await receiveAndCheck(market, one, tracks[one.institutionId] ?? '')
    side.ids['review.joint'] = must(await openReview(market.app, asStaff(staff[0], 'officer'), tracks[lead] ?? '')).id
  }
}
