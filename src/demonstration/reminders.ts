import { remindOfDue } from '../applications/index.ts'
import { remindOfExpiry } from '../certificates/index.ts'
import { addDays, startOfDay } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import type { Acting } from '../platform/audit/audit.ts'
import { sql } from '../platform/database/database.ts'
import type { App } from '../platform/services.ts'
import { tendQuotes } from '../purchases/index.ts'
import { remindSilentReviewers } from '../reviews/index.ts'
import type { Story } from './story.ts'
import { asSystem } from './world.ts'
import type { World } from './world.ts'

/** What the jobs would have told on their way of all that is still open, each when it fell due; so that those of today do not tell the whole past at once. */
export const remindersOf = (world: World): Story[] => [
  remindAt(world, tracksFellDue, remindOfDue),
  remindAt(world, reviewersFellDue, remindSilentReviewers),
  remindAt(world, certificatesNeared, remindOfExpiry),
  remindAt(world, quotesFellDue, tendQuotes),
]

async function* remindAt(world: World, find: (world: World) => Promise<Date[]>, remind: (app: App, by: Acting) => Promise<number>): Story {
  for (const at of await find(world)) {
    yield at
    await remind(world.app, asSystem(world, at))
  }
}

const tracksFellDue = async ({ read }: World): Promise<Date[]> =>
  (
    await read.many(sql<{ at: Date }>`
  select distinct t.at from tracks k, lateral (values (greatest(k.due_at - interval '1 day', k.state_since), k.reminded_at),
    (k.due_at, k.escalated_at)) t(at, told)
  where k.state not in ('rejected', 'certified', 'returned', 'withdrawn') and t.told is null and t.at <= market_now() order by t.at`)
  ).map(({ at }) => at)

const reviewersFellDue = async ({ read }: World): Promise<Date[]> =>
  (
    await read.many(sql<{ at: Date }>`
  select answer_due_at as at from committee_seats where state = 'invited' and reminded_at is null and answer_due_at <= market_now()
  union select t.at from sheets h, lateral (values (greatest(h.due_at - interval '2 days', h.updated_at), h.soon_told_at),
    (h.due_at, h.due_told_at)) t(at, told)
    where h.state = 'open' and t.told is null and t.at <= market_now()
  order by at`)
  ).map(({ at }) => at)

const quotesFellDue = async ({ read }: World): Promise<Date[]> =>
  (
    await read.many(sql<{ at: Date }>`
  select due_at as at from quote_requests where state in ('requested', 'accepted') and reminded_at is null and due_at <= market_now() order by at`)
  ).map(({ at }) => new Date(at.getTime() + 25 * 60_000))

/** The days on which one of the reminder days came, or the end had passed, at the hour of the job. */
const certificatesNeared = async ({ read, app }: World): Promise<Date[]> => {
  const ends = await read.many(sql<{ validTo: Day; reminderDays: number[]; reminded: number[] }>`
    select valid_to, rules->'reminderDays' as reminder_days, reminded from certificates where state in ('valid', 'suspended')`)
  const days = new Set(
    ends.flatMap(({ validTo, reminderDays, reminded }) =>
      [...reminderDays, -1].filter((days) => !reminded.includes(days)).map((days) => addDays(validTo, -days)),
    ),
  )
  return [...days]
    .toSorted()
    .map((day) => new Date(startOfDay(day).getTime() + 8 * 3_600_000))
    .filter((at) => at < app.clock.now())
}
