import { accompany, setGoals, writeNote } from '../figures/index.ts'
import type { NoteKind } from '../figures/index.ts'
import { sql } from '../platform/database/database.ts'
import { between, lot, pick } from './lot.ts'
import type { Story } from './story.ts'
import { asStaff, must } from './world.ts'
import type { World } from './world.ts'

/** The activation desk of one institution: this year's goals, and a few of its firms with notes and a next step. */
export async function* runDesk(world: World, institution: string): Story {
  const { app, calendar, data: { phrases } } = world
  const year = Number(calendar.today.slice(0, 4))
  const officer = (at: Date) => asStaff(world, 'officer', institution, at)
  const begin = calendar.moment(40, 9)
  yield begin
  const known = await world.read.many(sql<{ companyId: string }>`select company_id from accompanied_firms where institution_id = ${institution}`)
  if (known.length > 0) return
  must(await setGoals(app, officer(begin), year, { registrations: between(`goal ${institution}`, 6, 14), purchases_won: between(`won ${institution}`, 3, 12) * 100_000_000, meetings: between(`meet ${institution}`, 10, 24), firms_helped: between(`help ${institution}`, 4, 9) }), `Goals of ${institution}`)
  const firms = await world.read.many(sql<{ companyId: string; key: string }>`select distinct k.company_id, c.name_ko as key from tracks k join companies c on c.id = k.company_id where k.institution_id = ${institution} order by c.name_ko limit 12`)
  const chosen = firms.filter((firm) => lot(`with ${institution} ${firm.key}`) < 0.55).slice(0, 5)
  for (const [place, firm] of chosen.entries()) {
    const at = calendar.moment(38 - place * 4, 11)
    yield at
    must(await accompany(app, officer(at), firm.companyId, 0, { what: pick(`step ${institution} ${firm.key}`, phrases.nextSteps), on: calendar.day(-between(`on ${firm.key}`, 1, 20)) }), `Accompanying ${firm.key}`)
    for (const [number, [kind, note]] of Object.entries(phrases.notes).slice(0, between(`notes ${firm.key}`, 1, 3)).entries()) {
      const noted = calendar.moment(34 - place * 4 - number * 3, 15)
      yield noted
      must(await writeNote(app, officer(noted), firm.companyId, kind as NoteKind, note), `Note on ${firm.key}`)
    }
  }
}
