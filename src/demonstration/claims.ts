import { addRegistration, decideClaim } from '../companies/index.ts'
import { dayOf } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import { arrivalOf } from './firms.ts'
import type { DemonstrationData, Fate, FirmData } from './data.ts'
import { between } from './lot.ts'
import { registrationOf } from './papers.ts'
import type { Story } from './story.ts'
import { asFirm, asOperator, firmOf, must } from './world.ts'
import type { World } from './world.ts'

type Standing = 'confirmed' | 'waiting' | 'provisional'

/** A firm of which a certificate is signed, or waits to be: nobody signs one for a firm that is not confirmed. */
const getsCertificate: readonly Fate[] = [
  'objection-upheld',
  'condition-certified',
  'certificate-drafted',
  'certified',
  'extended',
  'hearing',
  'suspended',
  'revoked',
]
const isCertified = ({ roads, technologies }: Pick<DemonstrationData, 'roads' | 'technologies'>, firm: FirmData): boolean =>
  roads.some(
    (road) =>
      Object.values(road.tracks).some((fate) => getsCertificate.includes(fate)) &&
      technologies.some((one) => one.key === road.technology && one.firm === firm.key),
  )

/** Firms that get certificates are confirmed, and most of the others; of these the data say which waits with its paper for an officer or the operator. A person without a number has none to bring. */
export const standingOf = (data: Pick<DemonstrationData, 'roads' | 'technologies'>, firm: FirmData): Standing => {
  if (isCertified(data, firm)) return 'confirmed'
  return firm.businessNumber === null ? 'provisional' : (firm.claim ?? 'confirmed')
}

/** A firm brings its registration certificate, and the operator who has seen it confirms the firm. */
export async function* confirmFirm(world: World, firm: FirmData): Story {
  const standing = standingOf(world.data, firm)
  if (standing === 'provisional') return
  const here = firmOf(world, firm.key)
  const arrived = standing === 'waiting' ? between(`paper ${firm.key}`, 1, 6) : arrivalOf(world, firm) - 2
  const claim = () =>
    world.read.one(
      sql<{
        id: string
        state: string
        hasPaper: boolean
      }>`select id, state, registration_file_id is not null as has_paper from company_claims where company_id = ${here.companyId}
        order by made_at limit 1`,
    )
  if (firm.businessNumber !== null && !(await claim()).hasPaper) {
    const at = world.calendar.moment(arrived, 11)
    yield at
    must(
      await addRegistration(world.app, asFirm(world, here, at), await registrationOf(world.app, firm, dayOf(at))),
      `Registration of ${firm.key}`,
    )
  }
  const { id, state } = await claim()
  if (standing === 'waiting' || state !== 'provisional') return
  const at = world.calendar.moment(arrived - 3, 15)
  yield at
  must(await decideClaim(world.app, asOperator(world, at), id, 'confirm', ''), `Confirmation of ${firm.key}`)
}
