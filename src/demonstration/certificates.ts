import { approveCertificateChange, draftCertificate, proposeCertificateChange, signCertificate } from '../certificates/index.ts'
import type { Change } from '../certificates/index.ts'
import { addMonths, dayOf, daysBetween } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import type { Fate } from './data.ts'
import type { Lane, TrackHere } from './lanes.ts'
import { pick } from './lot.ts'
import { step } from './tracks.ts'
import type { Act, Clock } from './tracks.ts'
import { asStaff, must, within } from './world.ts'
import type { World } from './world.ts'

const unsigned: readonly Fate[] = ['approved', 'condition-met']

/** The officer drafts the certificate, the approver signs it. */
export const certifyLane = async (world: World, lane: Lane, track: TrackHere, clock: Clock): Promise<Act | undefined> => {
  if (unsigned.includes(lane.fate)) return undefined
  const later = lane.fate.startsWith('objection') ? 55 : lane.fate === 'condition-certified' ? 32 : 0
  if (track.certificate === null)
    return step(clock('draft', later), (at) =>
      within(world, asStaff(world, 'officer', track.institutionId, at), async (tx) =>
        must(await draftCertificate(tx, asStaff(world, 'officer', track.institutionId, at), track.id), `Certificate of ${lane.key}`),
      ),
    )
  if (lane.fate === 'certificate-drafted') return undefined
  const { id, version } = track.certificate
  return step(clock('issue', later), (at) =>
    within(world, asStaff(world, 'approver', track.institutionId, at), async (tx) =>
      must(
        await signCertificate(tx, world.app, asStaff(world, 'approver', track.institutionId, at), id, version),
        `Signature of ${lane.key}`,
      ),
    ),
  )
}

const changeOf: Partial<Record<Fate, { readonly change: Change; readonly daysAgo: number; readonly heard: number }>> = {
  suspended: { change: 'suspend', daysAgo: 44, heard: 15 },
  revoked: { change: 'revoke', daysAgo: 96, heard: 16 },
  hearing: { change: 'suspend', daysAgo: 4, heard: 0 },
  extended: { change: 'extend', daysAgo: 0, heard: 6 },
}

/** What became of a certificate later: extended before its end, suspended or revoked after the firm was heard, or being heard just now. */
export const changeCertificate = async (world: World, lane: Lane, track: TrackHere): Promise<Act | undefined> => {
  const plan = changeOf[lane.fate]
  if (!plan || track.certificate === null) return undefined
  const { id } = track.certificate
  const { validTo, proposal, done } = await world.read.one(sql<{ validTo: string; proposal: string | null; done: boolean }>`
    select valid_to, (select p.id from certificate_proposals p where p.certificate_id = c.id and p.state = 'open') as proposal,
      exists (select from certificate_proposals p where p.certificate_id = c.id and p.state = 'approved') as done from certificates c
        where c.id = ${id}`)
  if (done || (proposal !== null && plan.heard === 0)) return undefined
  const proposed = plan.change === 'extend' ? daysBetween(addMonths(validTo, -3), world.calendar.today) : plan.daysAgo
  const { extend, suspend, revoke, hearing } = world.data.phrases.changes
  const reason =
    lane.fate === 'hearing'
      ? hearing
      : plan.change === 'extend'
        ? extend
        : pick(`change ${lane.key}`, plan.change === 'suspend' ? suspend : revoke)
  if (proposal === null) {
    return step(world.calendar.moment(proposed, 11), (at) =>
      within(world, asStaff(world, 'officer', lane.lead, at), async (tx) =>
        must(
          await proposeCertificateChange(tx, asStaff(world, 'officer', lane.lead, at), id, { change: plan.change, reason, urgent: false }),
          `Change of ${lane.key}`,
        ),
      ),
    )
  }
  return step(world.calendar.moment(proposed - plan.heard, 15), (at) =>
    within(world, asStaff(world, 'approver', lane.lead, at), async (tx) =>
      must(
        await approveCertificateChange(tx, world.app, asStaff(world, 'approver', lane.lead, at), proposal),
        `Approval of the change of ${lane.key} on ${dayOf(at)}`,
      ),
    ),
  )
}
