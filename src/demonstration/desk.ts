import { accompany, setGoals, writeNote } from '../figures/index.ts'
import type { NoteKind } from '../figures/index.ts'
import { keepContact } from '../institutions/index.ts'
import { confirmGroundHere, withdrawConfirmationHere } from '../purchases/index.ts'
import { sql } from '../platform/database/database.ts'
import type { RoadData } from './data.ts'
import { ownerOf } from './firms.ts'
import { between, lot, pick } from './lot.ts'
import type { Story } from './story.ts'
import { asStaff, must } from './world.ts'
import type { World } from './world.ts'

/** Whom one asks at an institution, as its approver keeps it: an invented unit, which says so, at a number and an address that reach nobody. */
export async function* setContactOf(world: World, institution: string): Story {
  const at = world.calendar.moment(1310, 10)
  yield at
  const kept = await world.read.one(
    sql<{ contactUnit: string | null; version: number }>`select contact_unit, version from institutions where id = ${institution}`,
  )
  if (kept.contactUnit !== null) return
  must(
    await keepContact(world.app, asStaff(world, 'approver', institution, at), kept.version, {
      contactUnit: '기술마켓 담당(시연)',
      phone: '02-000-0000',
      email: `market@${institution}.example`,
    }),
    `Contact of ${institution}`,
  )
}

/** The contract grounds an officer has read and confirmed, so that the buyer may record by them; one was taken back since. */
export async function* confirmGrounds(world: World, institution: string): Story {
  const { grounds, groundWithdrawn } = world.data.phrases
  const at = world.calendar.moment(1308, 11)
  yield at
  const kept = await world.read.many(sql<{ code: string; isOver: boolean }>`
    select k.ground_code as code, exists (select from ground_withdrawals w where w.institution_id = k.institution_id and w.ground_code = k.ground_code) as is_over
      from ground_confirmations k where k.institution_id = ${institution}`)
  for (const [code, note] of Object.entries(grounds))
    if (!kept.some((one) => one.code === code))
      must(await confirmGroundHere(world.app, asStaff(world, 'officer', institution, at), code, note), `Confirmation of ${code}`)
  if (kept.some((one) => one.code === groundWithdrawn.code && one.isOver)) return
  const then = world.calendar.moment(between(`ground ${institution}`, 20, 120), 15)
  yield then
  must(
    await withdrawConfirmationHere(world.app, asStaff(world, 'officer', institution, then), groundWithdrawn.code, groundWithdrawn.reason),
    `Withdrawal of ${groundWithdrawn.code}`,
  )
}

/** This year's goals of an institution. */
export async function* setGoalsOf(world: World, institution: string): Story {
  const at = world.calendar.moment(40, 9)
  yield at
  if (await world.read.maybe(sql`select from institution_goals where institution_id = ${institution} limit 1`)) return
  must(
    await setGoals(world.app, asStaff(world, 'officer', institution, at), Number(world.calendar.today.slice(0, 4)), {
      registrations: between(`goal ${institution}`, 6, 14),
      purchases_won: between(`won ${institution}`, 3, 12) * 100_000_000,
      meetings: between(`meet ${institution}`, 10, 24),
      firms_helped: between(`help ${institution}`, 4, 9),
    }),
    `Goals of ${institution}`,
  )
}

/** Which firms a desk accompanies: four of five of those that applied to it long enough ago, each once, at the institution of its first track. */
export const accompaniedOn = (road: RoadData): string | undefined => {
  const [institution] = Object.keys(road.tracks)
  return institution !== undefined && road.daysAgo > 41 && lot(`with ${institution} ${road.technology}`) < 0.8 ? institution : undefined
}

/** A desk accompanies the firm of a road: a next step, and what was said and done since. */
export async function* accompanyFirm(world: World, institution: string, road: RoadData): Story {
  const {
    app,
    calendar,
    data: { phrases },
  } = world
  const { technology, firm } = ownerOf(world, road.technology)
  const word = `${institution} ${technology.firm}`
  const officer = (at: Date) => asStaff(world, 'officer', institution, at)
  const begins = between(`from ${word}`, 24, 38)
  const at = calendar.moment(begins, 11)
  yield at
  const known = await world.read.maybe(
    sql<{
      notes: number
    }>`select (select count(*) from accompaniment_notes n
      where n.institution_id = a.institution_id and n.company_id = a.company_id) as notes from accompanied_firms a
      where institution_id = ${institution} and company_id = ${firm.companyId}`,
  )
  if (!known)
    must(
      await accompany(app, officer(at), firm.companyId, 0, {
        what: pick(`step ${word}`, phrases.nextSteps),
        on: calendar.day(-between(`on ${word}`, 1, 20)),
      }),
      `Accompanying ${word}`,
    )
  const notes = Object.entries(phrases.notes).slice(0, between(`notes ${word}`, 1, 4))
  for (const [number, [kind, note]] of [...notes.entries()].slice(known?.notes ?? 0)) {
    const noted = calendar.moment(begins - 3 - number * 4, 15)
    yield noted
    must(await writeNote(app, officer(noted), firm.companyId, kind as NoteKind, note), `Note on ${word}`)
  }
}
