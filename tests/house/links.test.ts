import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { createPerson, grantRole } from '../../src/people/index.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Browser, Market } from '../support/market.ts'

/** Every link of header, menus and footer leads to a page, for whoever may see it, in both languages. */
let market: Market
const browsers = new Map<string, Browser>()
const starts: Readonly<Record<string, string>> = {
  visitor: '/',
  company: '/company/hanbit',
  desk: '/desk/kra/queue',
  buying: '/buying/kra',
  reviewer: '/reviews',
  council: '/council/SOC',
  operator: '/operations',
  auditor: '/audit',
}

beforeAll(async () => {
  market = await openMarket()
  const person = (roles: readonly ('officer' | 'approver' | 'buyer' | 'secretary' | 'operator' | 'auditor')[]) =>
    market.set(async (tx) => {
      const { id } = await createPerson(tx, {
        email: `${newId()}@house.example`,
        name: '김한결',
        password: '강변을 천천히 걷는 말 세 마리',
      })
      for (const role of roles)
        await grantRole(tx, {
          personId: id,
          role,
          institutionId: role === 'officer' || role === 'approver' || role === 'buyer' ? 'kra' : null,
          councilId: role === 'secretary' ? 'SOC' : null,
        })
      return id
    })
  const owner = await person([])
  const reviewer = await person([])
  await market.set(async (tx) => {
    await tx.run(
      sql`insert into companies (id, kind, name_ko, name_en, business_number, representative, created_at, updated_at)
        values ('hanbit', 'sole_proprietor', '한빛엔지니어링', 'Hanbit Engineering', '1208147521', '김한빛', market_now(), market_now())`,
    )
    await tx.run(
      sql`insert into company_members (company_id, person_id, role, state, requested_at, decided_at)
        values ('hanbit', ${owner}, 'owner', 'active', market_now(), market_now())`,
    )
    await tx.run(
      sql`insert into reviewers (person_id, affiliation, state, registered_at) values (${reviewer}, '한길대학교', 'active', market_now())`,
    )
  })
  browsers.set('visitor', market.visitor)
  for (const [who, id] of Object.entries({
    company: owner,
    desk: await person(['officer', 'approver']),
    buying: await person(['buyer']),
    reviewer,
    council: await person(['secretary']),
    operator: await person(['operator']),
    auditor: await person(['auditor']),
  }))
    browsers.set(who, await market.as(id))
})
afterAll(() => market.close())

const hrefsIn = (html: string): string[] =>
  [...html.matchAll(/<header[\s\S]*?<\/header>|<footer[\s\S]*?<\/footer>/g)].flatMap(([part]) =>
    [...part.matchAll(/href="([^"#]+)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&')),
  )

describe.each(Object.keys(starts))('%s', (who) => {
  test.each(['', '/en'])('finds a page behind every link of the frame (%s)', async (prefix) => {
    const browser = browsers.get(who)
    if (browser === undefined) throw new Error(who)
    const start = `${prefix}${starts[who] ?? '/'}`.replace(/^\/en\/$/, '/en')
    const first = await browser.get(start)
    expect(first.statusCode).toBe(200)
    const links = [...new Set(hrefsIn(first.payload))]
    expect(links.length).toBeGreaterThan(10)
    const dead: string[] = []
    for (const link of links) {
      const first = await browser.get(link)
      // A door such as /desk/kra leads on to the page of the day.
      const answer = first.statusCode === 303 ? await browser.get(String(first.headers['location'])) : first
      if (answer.statusCode !== 200) dead.push(`${answer.statusCode} ${link}`)
    }
    expect(dead).toEqual([])
  })
})
