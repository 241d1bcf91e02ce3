import { enterReviewer } from '../../../src/reviews/index.ts'
import { enterCompany, keepConfirmation } from '../../../src/companies/index.ts'
import { firmFacts } from '../../../src/companies/firm.fixture.ts'
import { addDays } from '../../../src/kernel/dates.ts'
import { createPerson, grantRole } from '../../../src/people/index.ts'
import { sql } from '../../support/market.ts'
import type { Market } from '../../support/market.ts'
import { mark, sides } from './sides.ts'
import type { Side, SideName, Who } from './sides.ts'

const password = '강변을 천천히 걷는 말 세 마리'

export const enterPerson = (market: Market, name: string): Promise<string> =>
  market.set(
    async (tx) => (await createPerson(tx, { email: `${name.toLowerCase()}@matrix.example`, name, phone: `010-${name}`, password })).id,
  )

export const enterPeople = async (market: Market, side: SideName): Promise<Record<Who, string>> => {
  const whos = ['owner', 'member', 'joiner', 'officer', 'second', 'approver', 'buyer', 'stranger'] as const
  const people: Partial<Record<Who, string>> = {}
  for (const who of whos) people[who] = await enterPerson(market, mark(side, who))
  const whole = people as Record<Who, string>
  await market.set(async (tx) => {
    for (const [who, role] of [
      ['officer', 'officer'],
      ['second', 'officer'],
      ['approver', 'approver'],
      ['buyer', 'buyer'],
    ] as const)
      await grantRole(tx, { personId: whole[who], role, institutionId: sides[side].institution })
  })
  return whole
}

export const enterFirm = async (market: Market, name: SideName, people: Record<Who, string>): Promise<string> =>
  market.set(async (tx) => {
    const { id } = await enterCompany(
      tx,
      people.owner,
      firmFacts({
        kind: 'sole_proprietor',
        nameKo: `가상기술 ${name}`,
        nameEn: `Invented ${name}`,
        businessNumber: sides[name].business,
        representative: mark(name, 'representative'),
        foundedOn: '2015-03-02',
        regionCode: 'jeju',
        phone: '02-000-0000',
        email: `${mark(name, 'firm').toLowerCase()}@matrix.example`,
      }),
      true,
    )
    await keepConfirmation(
      tx,
      id,
      {
        number: `확-1-${mark(name, 'confirmation')}`,
        sizeClass: 'small',
        validFrom: addDays(tx.today, -300),
        validTo: addDays(tx.today, 300),
      },
      null,
    )
    await tx.run(
      sql`insert into company_members (company_id, person_id, role, state, requested_at, decided_at)
        values (${id}, ${people.member}, 'member', 'active', ${tx.now}, ${tx.now})`,
    )
    return id
  })

/** A firm of the same owner with nothing under way. */
export const enterIdleFirm = (market: Market, side: Side): Promise<string> =>
  market.set(async (tx) => {
    const facts = firmFacts({ nameKo: `쉬는기술 ${side.name}`, nameEn: `Idle ${side.name}` })
    return (await enterCompany(tx, side.people.owner, facts, true)).id
  })

export const setReviewersOf = async (market: Market, name: SideName, count: number): Promise<string[]> => {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) {
    const id = await enterPerson(market, mark(name, `reviewer${at}`))
    const fields = (await market.read.many(sql<{ code: string }>`select code from fields where parent_code is not null`)).map(
      (one) => one.code,
    )
    await market.set((tx) =>
      enterReviewer(tx, id, {
        affiliation: `${mark(name, 'affiliation')} ${at}연구실`,
        affiliationBusinessNumber: null,
        position: '교수',
        homeInstitutionId: at % 2 === 0 ? sides[name].institution : null,
        fieldCodes: fields,
        experience: null,
        state: 'active',
      }),
    )
    ids.push(id)
  }
  return ids
}
