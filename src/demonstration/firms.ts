import { addDays, addYears, daysBetween, startOfDay, yearOf } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { addConfirmation, enterCompany, keepConfirmation, saveYear } from '../companies/index.ts'
import type { CompanyFacts } from '../companies/index.ts'
import { createPerson } from '../people/index.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { writtenFor } from './data.ts'
import type { FirmData } from './data.ts'
import { between } from './lot.ts'
import type { Story } from './story.ts'
import { asFirm, asSystem, firmOf, must, within } from './world.ts'
import type { World } from './world.ts'

/** Every firm of the data with its owner, its SME confirmations year by year, its sales and jobs. Marked as invented. */
export const enterFirms = async (world: World, keys?: ReadonlySet<string>): Promise<void> => {
  await rememberFirms(world)
  for (const firm of world.data.firms) if (!world.firms.has(firm.key) && (keys?.has(firm.key) ?? true)) await enterFirm(world, firm)
}

const rememberFirms = async (world: World): Promise<void> => {
  const rows = await world.read.many(sql<{ nameKo: string; companyId: string; ownerId: string }>`
    select c.name_ko, c.id as company_id, m.person_id as owner_id from companies c
      join company_members m on m.company_id = c.id and m.role = 'owner' and m.state = 'active' where c.invented
      order by m.requested_at desc`)
  const keys = new Map(world.data.firms.map((firm) => [firm.nameKo, firm.key]))
  for (const row of rows) {
    const key = keys.get(row.nameKo)
    if (key !== undefined) world.firms.set(key, row)
  }
}

/** How many days ago a firm signed up: some weeks before it did anything. */
export const arrivalOf = (world: World, firm: FirmData): number => {
  const own = new Set(world.data.technologies.filter((one) => one.firm === firm.key).map((one) => one.key))
  const sent = world.data.roads.filter((road) => own.has(road.technology)).map((road) => road.daysAgo + 26)
  const asked = world.data.calls
    .flatMap((call) => call.asked ?? [])
    .filter((one) => one.firm === firm.key)
    .map((one) => one.daysAgo)
  return Math.min(1312, Math.max(92, ...sent, ...asked) + between(`arrival ${firm.key}`, 3, 27))
}

const enterFirm = async (world: World, firm: FirmData): Promise<void> => {
  const when = world.calendar.moment(arrivalOf(world, firm), 10)
  const email = firm.email.replace(/^[^@]*/, 'owner')
  const here = await within(world, asSystem(world, when), async (tx) => {
    const ownerId = world.people.get(email) ?? (await createPerson(tx, { email, name: firm.representative })).id
    const { id: companyId } = await enterCompany(tx, ownerId, factsOf(firm), true)
    for (const paper of confirmationsOf(world, firm)) if (paper.validFrom <= tx.today) await keepConfirmation(tx, companyId, paper, null)
    await enterYears(tx, world, firm, companyId)
    return { companyId, ownerId }
  })
  world.people.set(email, here.ownerId)
  world.firms.set(firm.key, here)
}

const factsOf = (firm: FirmData): CompanyFacts => ({
  kind: firm.kind,
  nameKo: firm.nameKo,
  nameEn: firm.nameEn,
  businessNumber: firm.businessNumber,
  corporateNumber: firm.corporateNumber,
  representative: firm.representative,
  foundedOn: firm.foundedOn,
  regionCode: firm.region,
  address: null,
  ksic: firm.ksic,
  phone: null,
  email: firm.email,
  website: firm.website,
})

/** The confirmation of the data, moved to where today is, and those of the years before it: a firm renews it every year. */
const confirmationsOf = (world: World, firm: FirmData) => {
  const paper = firm.smeConfirmation
  if (paper === null) return []
  const moved = (day: Day) => addDays(day, daysBetween(writtenFor, world.calendar.today))
  return [4, 3, 2, 1, 0].map((before) => ({
    number: before === 0 ? paper.number : `${paper.number}-${yearOf(addYears(moved(paper.validFrom), -before))}`,
    sizeClass: paper.sizeClass,
    validFrom: addYears(moved(paper.validFrom), -before),
    validTo: addYears(moved(paper.validTo), -before),
  }))
}

/** On the morning a new confirmation begins the firm enters it; here those that begin until this day. What it sends names the ones it held, so none is entered before its time. */
export async function* renewConfirmations(world: World, firm: FirmData, until: Day): Story {
  const here = firmOf(world, firm.key)
  const entered = new Set(
    (await world.read.many(sql<{ number: string }>`select number from sme_confirmations where company_id = ${here.companyId}`)).map(
      (one) => one.number,
    ),
  )
  for (const paper of confirmationsOf(world, firm)) {
    if (paper.validFrom > until || entered.has(paper.number)) continue
    const at = new Date(Math.min(startOfDay(paper.validFrom).getTime() + 8 * 3_600_000, world.app.clock.now().getTime() - 1_000))
    yield at
    must(await addConfirmation(world.app, asFirm(world, here, at), paper, undefined), `Confirmation ${paper.number}`)
  }
}

const enterYears = async (tx: Tx, world: World, firm: FirmData, companyId: string): Promise<void> => {
  const later = yearOf(world.calendar.today) - yearOf(writtenFor)
  for (const [place, one] of firm.years.entries())
    await saveYear(tx, companyId, {
      year: one.year + later,
      salesWon: one.salesWon,
      employees: one.employees,
      exportsUsd: place === 2 && one.salesWon > 8_000_000_000 ? between(`exports ${firm.key}`, 12, 90) * 10_000 : null,
    })
}

/** The key of the firm that owns a technology of the data. */
export const ownerOf = (world: World, technologyKey: string) => {
  const technology = world.data.technologies.find((one) => one.key === technologyKey)
  if (!technology) throw new Error(`${technologyKey} is not in the data`)
  return { technology, firm: firmOf(world, technology.firm) }
}
