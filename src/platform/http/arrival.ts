import type { FastifyRequest } from 'fastify'
import type { App } from '../services.ts'
import { fieldsOf, postedForm, storable } from './form.ts'
import type { PostedForm } from './form.ts'
import { pathOf, pathOnly } from './language.ts'
import { receiveMultipart } from './multipart.ts'
import type { Receiving } from './multipart.ts'
import type { PageRoute, Route } from './routes.ts'

const id = '[A-Za-z0-9][A-Za-z0-9._-]{0,63}'
const idShape = new RegExp(`^${id}$`)
/** The parameters of an address, where each has the shape of an id. */
export const shapelyParams = (params: unknown): Record<string, string> | undefined => {
  const known: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, value] of Object.entries(params as Record<string, unknown>)) {
    if (typeof value !== 'string' || !idShape.test(value)) return undefined
    known[name] = value
  }
  return known
}

/** A post counts only from our own pages: the browser says so itself. */
export const comesFromOurPages = (request: FastifyRequest, app: App): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  return origin === undefined ? false : origin === app.publicUrl || origin === `http://${request.headers.host ?? ''}`
}

export const wantsPage = (request: FastifyRequest): boolean => (request.headers.accept ?? '').includes('text/html')
export const agentOf = (request: FastifyRequest): string => (request.headers['user-agent'] ?? '').slice(0, 200)

export const readForm = async <Actor>(
  request: FastifyRequest,
  route: PageRoute<App, Actor>,
  app: App,
  how: Receiving,
): Promise<PostedForm> => {
  if (route.method === 'GET') return postedForm(new Map())
  if (request.isMultipart()) return receiveMultipart(request, app, route.upload, how)
  return postedForm(fieldsOf(request.body))
}

/** What somebody wrote in words: no days, sums, choices or secrets. */
export const sentencesIn = (body: unknown): string[] =>
  [...fieldsOf(body)]
    .flatMap(([name, values]) => (/csrf|password|passphrase|p12/i.test(name) ? [] : values))
    .map((value) => storable(value).trim())
    .filter((value) => /\s/.test(value) && value.length > 10)

const addresses = <Actor>(routes: readonly Route<App, Actor>[], method: 'GET' | 'POST'): ((bare: string) => boolean) => {
  const shapes = routes.flatMap((route) =>
    route.kind !== 'api' && route.method === method ? [new RegExp(`^${route.path.replaceAll(/:[^/]+/g, id)}$`)] : [],
  )
  return (bare) => shapes.some((shape) => shape.test(bare))
}
/** Which page a form belongs to, and which addresses only take forms: whoever opens one is led to its page. Made once a house. */
export interface FormAddresses {
  takesForms(bare: string): boolean
  /** The page a form was sent from: what the browser says, or else the nearest page above the form's address. */
  pageBehind(request: FastifyRequest): string
}
export const formAddresses = <Actor>(routes: readonly Route<App, Actor>[]): FormAddresses => {
  const [isPage, takes] = [addresses(routes, 'GET'), addresses(routes, 'POST')]
  return {
    takesForms: (bare) => takes(bare) && !isPage(bare),
    pageBehind: (request) => {
      const from = URL.parse(request.headers.referer ?? '')
      const isOurs = from !== null && from.host === request.headers.host
      const address = isOurs ? from.pathname : pathOnly(request.url)
      const { bare } = pathOf(address)
      for (let path = bare; path !== ''; path = path.slice(0, path.lastIndexOf('/')))
        if (isPage(path)) return path === bare && isOurs ? address + from.search : address.slice(0, address.length - bare.length) + path
      return '/'
    },
  }
}
