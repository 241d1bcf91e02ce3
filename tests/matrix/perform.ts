import type { LightMyRequestResponse } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import { permissions } from '../../src/people/permissions.ts'
import { csrfOf } from '../../src/people/session.ts'
import type { Route } from '../../src/people/index.ts'
import { sha256Hex } from '../../src/kernel/id.ts'
import { makeOwnP12 } from '../../src/platform/pdf/own-p12.fixture.ts'
import { aPdf, aPicture } from '../support/papers.ts'
import { acts } from './acts.ts'
import type { Act } from './acts.ts'
import { addressOf, places, thingOf } from './doors.ts'
import { asItStands, postedFormsIn } from './forms.ts'
import type { DrawnForm } from './forms.ts'
import type { Side, World } from './world/sides.ts'

type Fields = Record<string, string[]>
export interface Paper {
  readonly field: string
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

/** A browser that keeps its cookie, and posts what it is told: nothing is tidied. */
export interface Walker {
  readonly personId: string | undefined
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  post(path: string, fields: Fields, papers?: readonly Paper[]): Promise<LightMyRequestResponse>
  raw(path: string, type: string, body: string | Buffer): Promise<LightMyRequestResponse>
  readonly csrf: string
}

const boundary = '----matrix-boundary'
const multipartOf = (fields: Fields, papers: readonly Paper[]): Buffer =>
  Buffer.concat([
    ...Object.entries(fields).flatMap(([name, all]) =>
      all.map((value) => Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)),
    ),
    ...papers.flatMap((paper) => [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${paper.field}"; filename="${paper.name}"\r\ncontent-type: ${paper.type}\r\n\r\n`,
      ),
      paper.bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])

export const walkerOf = (world: World, token: string | undefined, personId: string | undefined): Walker => {
  const { server, app } = world.market
  let cookie = token
  const csrfNow = () => (cookie === undefined ? '' : csrfOf(app.secret, sha256Hex(cookie)))
  const headers = () => ({ 'sec-fetch-site': 'same-origin', ...(cookie === undefined ? {} : { cookie: `market=${cookie}` }) })
  // Another address for each, so that one does not use up what another may ask in a minute.
  const remoteAddress = `10.${
    [...(personId ?? 'visitor')]
      .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 16_000_000, 7)
      .toString(16)
      .padStart(6, '0')
      .match(/../g)
      ?.map((pair) => Number.parseInt(pair, 16))
      .join('.') ?? ''
  }`
  const heard = (answer: LightMyRequestResponse) => {
    const set = [answer.headers['set-cookie'] ?? []]
      .flat()
      .map((one) => /^market=([^;]*)/.exec(one)?.[1])
      .find((one) => one !== undefined && one !== '')
    if (set !== undefined) cookie = set
    return answer
  }
  const raw = async (path: string, type: string, body: string | Buffer) =>
    heard(await server.inject({ method: 'POST', url: path, remoteAddress, headers: { ...headers(), 'content-type': type }, payload: body }))
  return {
    personId,
    raw,
    get csrf() {
      return csrfNow()
    },
    get: async (path, more = {}) =>
      heard(await server.inject({ method: 'GET', url: path, remoteAddress, headers: { ...headers(), ...more } })),
    post: (path, fields, papers) => {
      const whole = { ...fields, csrf: [csrfNow()] }
      if (papers !== undefined) return raw(path, `multipart/form-data; boundary=${boundary}`, multipartOf(whole, papers))
      const body = new URLSearchParams()
      for (const [name, all] of Object.entries(whole)) for (const one of all) body.append(name, one)
      return raw(path, 'application/x-www-form-urlencoded', body.toString())
    },
  }
}

const tokens = new Map<string, Promise<string>>()
/** One session for each person, made before anything is undone. */
export const walkerFor = async (world: World, personId: string | undefined): Promise<Walker> => {
  if (personId === undefined) return walkerOf(world, undefined, undefined)
  const key = `${world.A.company} ${personId}`
  const known = tokens.get(key) ?? world.market.sessionOf(personId)
  tokens.set(key, known)
  return walkerOf(world, await known, personId)
}

/** Opens the sessions of everybody in the scene: what is opened within an undone attempt is gone with it. */
export const openSessions = async (world: World): Promise<void> => {
  const { A, B, common } = world
  for (const id of [A, B].flatMap((side) => [...Object.values(side.people), ...side.reviewers])) await walkerFor(world, id)
  for (const id of [common.secretary, common.operator, common.auditor]) await walkerFor(world, id)
}

/** Who goes through a door by right: the first role of its permission, as a person of this side. */
export const rightfulPerson = (world: World, side: Side, route: Pick<Route, 'path' | 'may'>, act?: Act): string | undefined => {
  if (act?.as === 'visitor') return undefined
  if (act?.as !== undefined) return thingOf(side, act.as)
  const allowed = permissions[route.may as keyof typeof permissions] as readonly string[]
  const first =
    route.path.startsWith('/buying') && allowed.includes('buyer')
      ? 'buyer'
      : route.path.startsWith('/reviews') && allowed.includes('reviewer')
        ? 'reviewer'
        : allowed[0]
  switch (first) {
    case 'anyone':
      return undefined
    case 'person':
    case 'company-owner':
      return side.people.owner
    case 'company-member':
      return side.people.member
    case 'reviewer':
      return thingOf(side, `seat.${/review\.(\w+)/.exec(places[route.path] ?? '')?.[1] ?? 'evaluating'}`)
    case 'secretary':
    case 'operator':
    case 'auditor':
      return world.common[first]
    default:
      return side.people[(route.path.startsWith('/operations') ? 'operator' : first) as 'officer'] ?? world.common.operator
  }
}

export const filled = (world: World, side: Side, template: string): string => {
  const other = side === world.A ? world.B : world.A
  return template.replaceAll(/\{([^}]+)\}/g, (_all, name: string) =>
    name === 'other.call' ? thingOf(other, 'call.published') : name === 'other.institution' ? other.institution : thingOf(side, name),
  )
}

export interface Filled {
  readonly address: string
  readonly fields: Fields
  readonly papers: readonly Paper[] | undefined
  readonly form: DrawnForm | undefined
  readonly page: string
}

const secretIn = (html: string): string => (/([A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(html)?.[0] ?? '').replaceAll(' ', '')
let ownKey: string | undefined
/** A key of an institution's own as it would bring it; made by openssl, which is asked once. */
const p12 = (): string => {
  ownKey ??= makeOwnP12('own key')
  return ownKey
}
const specials = (html: string, value: string): string =>
  value === 'TOTP' ? new TOTP({ secret: Secret.fromBase32(secretIn(html)) }).generate() : value === 'P12' ? p12() : value

/** The form of a door as a person finds it on its page, filled so that it does what it is for. */
export const fillForm = async (world: World, side: Side, routePath: string, walker: Walker): Promise<Filled> => {
  const act = acts[routePath]
  const address = addressOf(side, routePath)
  if (act === undefined || address === undefined)
    throw new Error(`The scene knows no way to post to ${routePath}: add it to tests/matrix/acts.ts and doors.ts`)
  for (const [door, typed] of act.after ?? []) {
    const before = await fillForm(world, side, door, await personFor(world, side, door, walker))
    const person = await personFor(world, side, door, walker)
    const fields = { ...before.fields }
    for (const [name, value] of Object.entries(typed))
      fields[filled(world, side, name)] = [specials(before.page, filled(world, side, value))]
    await person.post(before.address, fields, before.papers)
  }
  const page = act.on === 'no form' ? undefined : filled(world, side, act.on ?? address.replace('/autosave', ''))
  const html = page === undefined ? '' : (await walker.get(page)).body
  const bare = address.replace(/[?#].*$/, '')
  const form = postedFormsIn(html)
    .filter((one) => one.action === bare || `${one.action}/autosave` === bare)
    .at(-1)
  if (page !== undefined && form === undefined) throw new Error(`No form for ${address} stands on ${page}`)
  const fields: Fields = form === undefined ? {} : asItStands(form)
  for (const [name, value] of Object.entries(act.with ?? {}))
    fields[filled(world, side, name)] = [value].flat().map((one) => specials(html, filled(world, side, one)))
  const isPicture = routePath.endsWith('/pictures')
  const paper = act.file === undefined ? undefined : isPicture ? await aPicture('p.png') : aPdf('paper.pdf')
  const papers = form?.isMultipart
    ? paper && act.file
      ? [{ field: act.file, name: paper.name, type: paper.mimeType, bytes: paper.buffer }]
      : []
    : undefined
  return { address: bare, fields, papers, form, page: html }
}

const personFor = async (world: World, side: Side, door: string, walker: Walker): Promise<Walker> =>
  door.startsWith('/account') ? walker : walkerFor(world, door.startsWith('/company') ? side.people.owner : side.people.officer)
