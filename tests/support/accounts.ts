import type { FastifyInstance } from 'fastify'
import { makeFrame } from '../../src/frame.tsx'
import { newId, sha256Hex } from '../../src/kernel/id.ts'
import { get } from '../../src/people/actor.ts'
import { createPerson, grantRole, makeDoor, makeHomePage, routes } from '../../src/people/index.ts'
import { plainPage } from '../../src/plain-pages.tsx'
import { buildServer } from '../../src/platform/http/server.ts'
import { openMarket, sql } from './market.ts'

export const password = '강변을 천천히 걷는 말 세 마리'
export const email = () => `${newId()}@people.example`
/** The part of a page that is its own; what is printed below it tells the second it was drawn in. */
export const mainOf = (answer: { payload: string }) =>
  answer.payload.slice(answer.payload.indexOf('<main'), answer.payload.indexOf('</main>'))

/** A market that serves the pages of people alone, and people at its door. */
export const openAccounts = async () => {
  const market = await openMarket()
  const server = await buildServer({
    app: market.app,
    routes: [...routes, get('/home', 'account.own', makeHomePage([]))],
    door: makeDoor(market.app),
    frame: makeFrame('test'),
    plainPage,
    assetsFolder: undefined,
    apiTitle: 'x',
    perMinute: 100_000,
    logLevel: 'error',
    tellStatements: true,
  })
  const close = async () => {
    await server.close()
    await market.close()
  }
  /** A browser that keeps its cookie and sends the hidden token of the page it has just read. */
  const browser = (address = '10.0.0.1') => {
    let cookie = ''
    let csrf = ''
    const agent = 'Firefox/140 Windows'
    const keep = (answer: Awaited<ReturnType<FastifyInstance['inject']>>) => {
      for (const one of answer.cookies) if (one.name === 'market') cookie = one.value
      csrf = /name="csrf" value="([^"]+)"/.exec(answer.payload)?.[1] ?? csrf
      return answer
    }
    const headers = () => ({ 'sec-fetch-site': 'same-origin', 'user-agent': agent, ...(cookie ? { cookie: `market=${cookie}` } : {}) })
    return {
      get token() {
        return cookie
      },
      /** Comes with a session somebody else has. */
      take: (token: string) => {
        cookie = token
      },
      get: async (url: string) => keep(await server.inject({ method: 'GET', url, headers: headers(), remoteAddress: address })),
      post: async (url: string, fields: Record<string, string> = {}) =>
        keep(
          await server.inject({
            method: 'POST',
            url,
            remoteAddress: address,
            headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded' },
            payload: new URLSearchParams({ ...fields, csrf }).toString(),
          }),
        ),
    }
  }
  const enrol = async (role?: 'officer' | 'approver' | 'operator') => {
    const address = email()
    const { id } = await market.set(async (tx) => {
      const made = await createPerson(tx, { email: address, name: '김담당', password })
      if (role) await grantRole(tx, { personId: made.id, role, institutionId: role === 'operator' ? null : 'kra' })
      return made
    })
    return { id, email: address }
  }
  const signedIn = async (who: { email: string }, address?: string) => {
    const one = browser(address)
    await one.post('/sign-in', { email: who.email, password })
    return one
  }
  const linkTo = async (address: string) => {
    const { body } = await market.read.one(
      sql<{
        body: string
      }>`select body from mails where to_address = ${address} and body like '%/links/%' order by created_at desc, id limit 1`,
    )
    return /\/links\/\S+/.exec(body)?.[0] ?? ''
  }
  const age = (token: string) =>
    market.set((tx) =>
      tx.run(
        sql`update sessions set reauthenticated_at = clock_timestamp() - interval '11 minutes' where token_sha256 = ${sha256Hex(token)}`,
      ),
    )
  const audited = async (personId: string) =>
    (await market.read.many(sql<{ action: string }>`select action from audit_log where object_id = ${personId} order by id`)).map(
      (row) => row.action,
    )
  return { market, server, close, browser, enrol, signedIn, linkTo, age, audited }
}
