import { addDays, addYears } from '../kernel/dates.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { enterReviewer, keepAffiliation, keepRelation } from '../reviews/index.ts'
import type { ReviewerData } from './data.ts'
import { asSystem, within } from './world.ts'
import type { World } from './world.ts'

const arrival = 1320

/** Everybody of the public side: staff of the institutions, secretary, operator, auditor, and the pool of reviewers. Nobody has a password. */
export const enterCast = async (world: World): Promise<void> => {
  const { staff, others, reviewers } = world.data.people
  await rememberPeople(world)
  const missing = <One extends { email: string }>(list: readonly One[]) => list.filter((one) => !world.people.has(one.email))
  const newStaff = missing(staff)
  const newOthers = missing(others)
  const newReviewers = missing(reviewers)
  await within(world, asSystem(world, world.calendar.moment(arrival, 9)), async (tx) => {
    for (const one of newStaff) await grantRole(tx, { personId: await enter(tx, one), role: one.role, institutionId: one.institution })
    for (const one of newOthers) await grantRole(tx, { personId: await enter(tx, one), role: one.role, councilId: one.council ?? null })
    for (const one of newReviewers) await enterReviewerOf(tx, world, one)
  })
  await rememberPeople(world)
}

const rememberPeople = async (world: World): Promise<void> => {
  for (const one of await world.read.many(sql<{ id: string; email: string }>`select id, email from persons where email like '%.example'`))
    world.people.set(one.email, one.id)
}

const enter = async (tx: Tx, one: { readonly email: string; readonly name: string }): Promise<string> =>
  (await createPerson(tx, { email: one.email, name: one.name })).id

const enterReviewerOf = async (tx: Tx, world: World, one: ReviewerData): Promise<void> => {
  const id = await enter(tx, one)
  await enterReviewer(tx, id, {
    affiliation: one.affiliation,
    affiliationBusinessNumber: null,
    position: one.position,
    homeInstitutionId: one.home,
    fieldCodes: one.fields,
    experience: one.experience,
    state: one.resting === true ? 'resting' : 'active',
  })
  const firmName = (key: string) => world.data.firms.find((firm) => firm.key === key)
  if (one.formerly) {
    const firm = firmName(one.formerly.firm)
    const untilDay = addDays(world.calendar.today, -Math.round(one.formerly.untilYearsAgo * 365))
    await keepAffiliation(tx, id, {
      organisation: firm?.nameKo ?? '',
      businessNumber: firm?.businessNumber ?? null,
      role: one.formerly.role,
      fromDay: addYears(untilDay, -4),
      untilDay,
    })
  }
  if (one.relation)
    await keepRelation(tx, id, {
      companyId: null,
      organisation: firmName(one.relation.firm)?.nameKo ?? '',
      kind: one.relation.kind,
      untilDay: null,
      note: one.relation.note,
    })
}
