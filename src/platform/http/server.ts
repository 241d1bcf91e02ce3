import { createHmac } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import Fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { speak, text } from '../../kernel/text.ts'
import type { Lang } from '../../kernel/text.ts'
import { contentDisposition } from '../../kernel/names.ts'
import { isSameToken, newId } from '../../kernel/id.ts'
import type { App } from '../services.ts'
import { registerApi } from './api.ts'
import { bytesOf } from './bytes.ts'
import { displayCookie, readDisplay, writeDisplay } from './display.ts'
import type { Display } from './display.ts'
import type { Admission, Doorkeeper } from './door.ts'
import { askedAsObject, askedIn, fieldsOf, postedForm, storable } from './form.ts'
import type { PostedForm } from './form.ts'
import { receiveMultipart } from './multipart.ts'
import { explainRefused, problem } from './problem.ts'
import type { Refused } from './problem.ts'
import type { ApiRoute, PageRoute, Route } from './routes.ts'
import { notFound } from './visit.ts'
import type { PageParts, Reply, SignedIn, Visit } from './visit.ts'

/** What the frame of a page needs beside its own parts. */
export interface Framed {
  readonly app: App
  readonly lang: Lang
  readonly path: string
  readonly search: string
  readonly signedIn: SignedIn | undefined
  readonly csrf: string
  readonly flash: string | undefined
  readonly parts: PageParts
  readonly display: Display
  /** This browser holds our fonts already: text may be set in them at once. */
  readonly hasFonts: boolean
  /** Nobody asked who this is (too many calls, the database away): the header offers neither sign-in nor a name. */
  readonly isUnasked: boolean
}

export type PlainKind = 'not-found' | 'fault' | 'unreadable' | 'foreign-form' | 'too-many' | 'session-ended' | 'session-changed'

/** A form that came under a session that is no more: what stood in it, and the page to go back to. */
export interface Interrupted { readonly back: string; readonly texts: readonly string[] }

export interface House<Actor> {
  readonly app: App
  readonly routes: readonly Route<App, Actor>[]
  readonly door: Doorkeeper<Actor>
  /** Draws a whole HTML document. */
  readonly frame: (framed: Framed) => string
  /** Sentences for pages no slice draws. */
  readonly plainPage: (kind: PlainKind, lang: Lang, reference: string, interrupted?: Interrupted) => PageParts
  readonly assetsFolder: string | undefined
  readonly apiTitle: string
  readonly logLevel?: string | undefined
  /** Where each line of the log goes; standard output otherwise. */
  readonly logTo?: { write(line: string): void } | undefined
  readonly perMinute?: number | undefined
  readonly trustProxy?: boolean | undefined
  /** Tells each answer's count of statements in a header; never in production. */
  readonly tellStatements?: boolean | undefined
  readonly ready?: () => boolean
}

type Known = { readonly signedIn: SignedIn | undefined; readonly csrf: string }

const sessionCookie = (app: App) => (app.secureCookies ? '__Host-market' : 'market')
const idShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

export const buildServer = async <Actor>(house: House<Actor>): Promise<FastifyInstance> => {
  const { app } = house
  const server = Fastify({
    logger: { level: house.logLevel ?? 'warn', ...(house.logTo && { stream: house.logTo }), redact: ['req.headers.cookie', 'req.headers.authorization'] },
    trustProxy: house.trustProxy ?? false,
    genReqId: () => newId(10),
    requestTimeout: 30_000, bodyLimit: 1_048_576, keepAliveTimeout: 10_000,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200, querystringParser: askedAsObject },
    // Ten thousand Korean letters in an address are 90 KB: they get an answer of the page, not Node's.
    http: { headersTimeout: 5_000, maxHeaderSize: 128 * 1024 },
  })
  // Set before anything is awaited: a route keeps the handler of the moment it is loaded, and Fastify's own tells the inside.
  server.setNotFoundHandler(async (request, reply) => {
    if (pathOf(request.url).bare.startsWith('/api/')) return problem(reply, 404, 'not-found', text('그런 주소가 없습니다.', 'There is no such address.'))
    // Where nobody can say who it is (the database is down), the page is still not there.
    return send(request, reply, pathOf(request.url).lang, notFound, await askWho(request).catch(() => undefined))
  })
  server.setErrorHandler(async (error: Error & Refused, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500
    if (status === 500) request.log.error({ err: error, reference: request.id }, 'fault')
    const path = pathOf(request.url)
    if (path.bare.startsWith('/api/')) return problem(reply, status, status === 500 ? 'fault' : status === 429 ? 'too-many' : 'bad-request', status === 500 ? text(`저희 쪽 문제로 처리하지 못했습니다. 문의 번호: ${request.id}`, `Our fault: this did not go through. Reference ${request.id}`) : explainRefused(error, request.query as Record<string, unknown>))
    const parts = house.plainPage(status === 429 ? 'too-many' : status === 404 ? 'not-found' : status === 500 ? 'fault' : 'unreadable', path.lang, request.id)
    // Too many calls, and our own faults (the database may be the fault), are answered without asking it who it is.
    return answerPage(request, reply, path.lang, { ...parts, status }, status === 429 || status === 500 ? undefined : await askWho(request))
  })

  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: {
      defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"],
      objectSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"], formAction: ["'self'"],
    } },
    referrerPolicy: { policy: 'same-origin' }, xFrameOptions: { action: 'deny' },
    strictTransportSecurity: app.secureCookies ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  })
  // A page is packed at once, in less than a millisecond: the streams that larger answers go through cost more than the packing.
  await server.register(compress, { threshold: 1_024, encodings: ['zstd', 'br', 'gzip', 'identity'], syncThreshold: 512 * 1024 })
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: 1_048_576 })
  // A file past its limit is cut off and judged like any other, beside its field.
  await server.register(multipart, { throwFileSizeLimit: false, limits: { fieldNameSize: 200, fieldSize: 1_048_576, fields: 500, files: 20, parts: 520 } })
  await server.register(rateLimit, {
    global: true, max: house.perMinute ?? 600, timeWindow: 60_000,
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  })
  if (house.assetsFolder !== undefined) {
    await server.register(fastifyStatic, { root: house.assetsFolder, prefix: '/assets/', maxAge: '365d', immutable: true, preCompressed: true, decorateReply: false })
  }
  server.addHook('onSend', async (_request, reply) => {
    void reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  })

  server.get('/healthz', { config: { rateLimit: false } }, async () => ({ ok: true }))
  server.get('/readyz', { config: { rateLimit: false } }, async (_request, reply) => {
    const ready = house.ready?.() ?? true
    return reply.status(ready ? 200 : 503).send({ ready })
  })

  const answerPage = (request: FastifyRequest, reply: FastifyReply, lang: Lang, parts: PageParts, admission: Known | undefined) => {
    const path = pathOf(request.url)
    const flash = readFlash(app, request.cookies['flash'])
    if (request.cookies['flash'] !== undefined) void reply.clearCookie('flash', { path: '/' })
    const html = house.frame({
      app, lang, path: path.bare, search: path.search, signedIn: admission?.signedIn, csrf: admission?.csrf ?? '', flash, parts,
      display: readDisplay(request.cookies[displayCookie]), hasFonts: request.cookies['fonts'] === '1',
      isUnasked: admission === undefined && request.cookies[sessionCookie(app)] !== undefined,
    })
    void reply.header('cache-control', admission?.signedIn ? 'no-store' : 'no-cache')
    return reply.status(parts.status ?? 200).type('text/html; charset=utf-8').send(bytesOf(html))
  }

  const send = async (request: FastifyRequest, reply: FastifyReply, lang: Lang, answer: Reply, admission: Known | undefined) => {
    switch (answer.kind) {
      case 'page': return answerPage(request, reply, lang, answer.parts, admission)
      case 'not-found': return answerPage(request, reply, lang, house.plainPage('not-found', lang, request.id), admission)
      case 'json': return reply.status(answer.status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(answer.body))
      case 'redirect': {
        if (answer.session === 'end') {
          void reply.clearCookie(sessionCookie(app), { path: '/', secure: app.secureCookies, httpOnly: true, sameSite: 'lax' })
          void reply.header('clear-site-data', '"storage"')
        } else if (answer.session) {
          void reply.setCookie(sessionCookie(app), answer.session.start, { path: '/', secure: app.secureCookies, httpOnly: true, sameSite: 'lax' })
        }
        if (answer.flash) void reply.setCookie('flash', writeFlash(app, speak(lang)(answer.flash)), { path: '/', httpOnly: true, sameSite: 'lax', secure: app.secureCookies, maxAge: 60 })
        if (answer.display) void reply.setCookie(displayCookie, writeDisplay(answer.display), { path: '/', httpOnly: true, sameSite: 'lax', secure: app.secureCookies, maxAge: 31_536_000 })
        if (answer.keep?.value === '') void reply.clearCookie(answer.keep.name, { path: '/' })
        else if (answer.keep) void reply.setCookie(answer.keep.name, answer.keep.value, { path: '/', httpOnly: true, sameSite: 'lax', secure: app.secureCookies, maxAge: 604_800 })
        void reply.header('cache-control', 'no-store')
        const to = /^\/en(?:[/?#]|$)/.test(answer.to) ? answer.to : withLanguage(answer.to, lang)
        // A script that sends a form itself would follow the redirect unseen, and the word of what happened would be spent on nobody.
        return request.headers['x-say-where'] === '1' ? reply.header('x-go-to', to).status(200).type('text/plain; charset=utf-8').send('') : reply.redirect(to, 303)
      }
      case 'bytes': {
        void reply.header('x-content-type-options', 'nosniff').header('content-security-policy', 'sandbox')
        void reply.header('cache-control', answer.immutable ? 'public, max-age=31536000, immutable' : 'no-store')
        if (answer.name !== undefined) void reply.header('content-disposition', contentDisposition(answer.inline ? 'inline' : 'attachment', answer.name))
        return reply.status(answer.status ?? 200).type(answer.type).send(answer.body instanceof Uint8Array ? Buffer.from(answer.body) : answer.body)
      }
    }
  }

  /** Who came, as far as somebody has asked: pages of refusals and faults keep the header of whoever is signed in. */
  const knownOf = new WeakMap<FastifyRequest, Known>()
  const askWho = async (request: FastifyRequest): Promise<Known | undefined> => {
    const known = knownOf.get(request)
    if (known) return known
    return house.door({ method: 'GET', routePath: '*', may: 'public.see', params: {}, sessionToken: request.cookies[sessionCookie(app)], address: request.ip, agent: '', requestId: request.id }).catch(() => undefined)
  }

  const pages = house.routes.flatMap((route) => (route.kind !== 'api' && route.method === 'GET' ? [new RegExp(`^${route.path.replaceAll(/:[^/]+/g, '[^/]+')}$`)] : []))
  /** The page a form was sent from: what the browser says, or else the nearest page above the form's address. */
  const pageBehind = (request: FastifyRequest): string => {
    const from = URL.parse(request.headers.referer ?? '')
    const isOurs = from !== null && from.host === request.headers.host
    const address = isOurs ? from.pathname : pathOnly(request.url)
    const { bare } = pathOf(address)
    for (let path = bare; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) if (pages.some((page) => page.test(path))) return path === bare && isOurs ? address + from.search : address.slice(0, address.length - bare.length) + path
    return '/'
  }

  const handle = (route: PageRoute<App, Actor>, lang: Lang) => async (request: FastifyRequest, reply: FastifyReply) => {
    const params = shapelyParams(request.params)
    if (params === undefined) return send(request, reply, lang, notFound, await askWho(request))
    if (route.method === 'POST' && route.fromAnywhere !== true && !comesFromOurPages(request, app)) {
      return answerPage(request, reply, lang, house.plainPage('foreign-form', lang, request.id), undefined)
    }
    const sessionToken = request.cookies[sessionCookie(app)]
    const agent = (request.headers['user-agent'] ?? '').slice(0, 200)
    const admission: Admission<Actor> = await house.door({ method: route.method, routePath: route.path, may: route.may, params, sessionToken, address: request.ip, agent, requestId: request.id })
    knownOf.set(request, admission)
    if (!admission.admitted) {
      if (admission.answer === 'not-found') return send(request, reply, lang, notFound, admission)
      const where = route.method === 'GET' ? request.url : pageBehind(request)
      const texts = route.method === 'POST' && admission.answer === 'sign-in' && wantsPage(request) ? sentencesIn(request.body) : []
      if (texts.length > 0) return answerPage(request, reply, lang, house.plainPage('session-ended', lang, request.id, { back: where, texts }), admission)
      const door = admission.answer === 'sign-in' ? (route.method === 'POST' ? '/sign-in?unsent=yes&' : '/sign-in?') : '/account/second-factor?'
      return send(request, reply, lang, { kind: 'redirect', to: `${door}next=${encodeURIComponent(where)}` }, admission)
    }
    const form = await readForm(request, route, app)
    if (route.method === 'POST' && route.fromAnywhere !== true && admission.signedIn && !isSameToken(form.text('csrf'), admission.csrf)) {
      return answerPage(request, reply, lang, house.plainPage('session-changed', lang, request.id, { back: pageBehind(request), texts: sentencesIn(request.body) }), admission)
    }
    const read = app.db.reader()
    const asked = askedIn(pathOf(request.url).search)
    const visit: Visit<App, Actor> = {
      app, actor: admission.actor, signedIn: admission.signedIn, lang, t: speak(lang),
      path: pathOf(request.url).bare, search: pathOf(request.url).search, params,
      query: (name) => (asked.get(name) ?? '').normalize('NFC').trim().slice(0, 500),
      queries: (name) => asked.getAll(name).map((value) => value.normalize('NFC').trim().slice(0, 500)).filter((value) => value !== '').slice(0, 50),
      form, read, display: readDisplay(request.cookies[displayCookie]), kept: (name) => storable(request.cookies[name] ?? '').slice(0, 500), now: app.clock.now(), address: request.ip, agent, requestId: request.id, csrf: admission.csrf, sessionToken,
      href: (path) => withLanguage(path, lang),
    }
    const answer = await route.handle(visit)
    // Told to the script that keeps what was typed: it may forget what was sent here.
    if (route.method === 'POST' && answer.kind === 'redirect') void reply.setCookie('saved', pathOnly(request.url), { path: '/', sameSite: 'lax', secure: app.secureCookies, maxAge: 60 })
    if (house.tellStatements) void reply.header('x-statements', String(admission.statements + read.statements))
    return send(request, reply, lang, answer, admission)
  }

  for (const route of house.routes) {
    if (route.kind === 'api') continue
    const options = route.perMinute === undefined ? {} : { config: { rateLimit: { max: route.perMinute, timeWindow: 60_000 } } }
    server.route({ method: route.method, url: route.path, ...options, handler: handle(route, 'ko') })
    if (!route.noLanguage) server.route({ method: route.method, url: route.path === '/' ? '/en' : `/en${route.path}`, ...options, handler: handle(route, 'en') })
  }
  await registerApi(server, app, house.routes.filter((route): route is ApiRoute<App> => route.kind === 'api'), house.apiTitle)

  return server
}

const pathOf = (url: string): { bare: string; lang: Lang; search: string } => {
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  const search = at < 0 ? '' : url.slice(at)
  if (path === '/en' || path.startsWith('/en/')) return { bare: path.slice(3) || '/', lang: 'en', search }
  return { bare: path, lang: 'ko', search }
}

const pathOnly = (url: string): string => url.split('?')[0] ?? url
const wantsPage = (request: FastifyRequest): boolean => (request.headers.accept ?? '').includes('text/html')

/** What somebody wrote in words: no days, sums, choices or secrets. */
const sentencesIn = (body: unknown): string[] =>
  [...fieldsOf(body)].flatMap(([name, values]) => (/csrf|password|passphrase|p12/i.test(name) ? [] : values)).map((value) => storable(value).trim()).filter((value) => /\s/.test(value) && value.length > 10)

export const withLanguage = (path: string, lang: Lang): string => (lang === 'ko' ? path : path === '/' ? '/en' : `/en${path}`)

const shapelyParams = (params: unknown): Record<string, string> | undefined => {
  const known: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, value] of Object.entries(params as Record<string, unknown>)) {
    if (typeof value !== 'string' || !idShape.test(value)) return undefined
    known[name] = value
  }
  return known
}

/** A post counts only from our own pages: the browser says so itself. */
const comesFromOurPages = (request: FastifyRequest, app: App): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  return origin === undefined ? false : origin === app.publicUrl || origin === `http://${request.headers.host ?? ''}`
}

const readForm = async <Actor,>(request: FastifyRequest, route: PageRoute<App, Actor>, app: App): Promise<PostedForm> => {
  if (route.method === 'GET') return postedForm(new Map())
  if (request.isMultipart()) return receiveMultipart(request, app, route.upload)
  return postedForm(fieldsOf(request.body))
}

const flashMark = (app: App, words: string) => createHmac('sha256', app.secret).update(`flash:${words}`).digest('base64url').slice(0, 16)
const writeFlash = (app: App, words: string) => `${flashMark(app, words)}.${Buffer.from(words).toString('base64url')}`
const readFlash = (app: App, value: string | undefined): string | undefined => {
  const [mark, body] = (value ?? '').split('.')
  if (mark === undefined || body === undefined) return undefined
  const words = Buffer.from(body, 'base64url').toString()
  return isSameToken(mark, flashMark(app, words)) ? words : undefined
}
