import Fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'
import { newId } from '../../kernel/id.ts'
import { text } from '../../kernel/text.ts'
import { isDatabaseAway } from '../database/database.ts'
import type { App } from '../services.ts'
import { answering } from './answer.ts'
import { formAddresses } from './arrival.ts'
import type { FormAddresses } from './arrival.ts'
import type { Answering, Known } from './answer.ts'
import { registerApi } from './api.ts'
import { askedAsObject } from './form.ts'
import { handling } from './handle.ts'
import type { House } from './house.ts'
import { pathOf, pathOnly } from './language.ts'
import { registerPlugins } from './plugins.ts'
import { explainRefused, problem } from './problem.ts'
import type { Refused } from './problem.ts'
import type { ApiRoute } from './routes.ts'
import { answerUnreadable } from './unreadable.ts'
import { notFound } from './visit.ts'

/** From one address, behind which a whole institution may work. */
const defaultPerMinute = 1_200

/** The server of a house: its pages in both languages, its API, and an answer to everything else. */
export const buildServer = async <Actor>(house: House<Actor>): Promise<FastifyInstance> => {
  const { app } = house
  const server = Fastify({
    logger: {
      level: house.logLevel ?? 'warn',
      ...(house.logTo && { stream: house.logTo }),
      serializers: { req: loggedRequest, err: loggedError },
    },
    // By count: whoever writes more hops into the header than there are proxies is still known by the address the last of ours saw.
    trustProxy: (_address, hop) => hop < (house.trustedProxies ?? 0),
    genReqId: () => newId(10),
    rewriteUrl: (request) => readable(request.url ?? '/'),
    // Twenty megabytes over a slow line of a workshop take nearly two minutes.
    requestTimeout: 120_000,
    bodyLimit: 1_048_576,
    keepAliveTimeout: 10_000,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200, querystringParser: askedAsObject },
    // Ten thousand Korean letters in an address are 90 KB: they get an answer of the page, not Node's.
    // Who is slow is looked for every second; Node looks twice a minute.
    http: { headersTimeout: 5_000, maxHeaderSize: 128 * 1024, connectionsCheckingInterval: 1_000 },
    clientErrorHandler: answerUnreadable,
  })
  const forms = formAddresses(house.routes)
  const answers = answering(house, forms)
  const { handle, askWho } = handling(house, answers, forms)
  // Set before anything is awaited: a route keeps the handlers of the moment it is loaded, and Fastify's own tell the inside.
  answerTheRest(server, house, { ...answers, ...forms, askWho })
  await registerPlugins(server, {
    secureCookies: app.secureCookies,
    perMinute: house.perMinute ?? defaultPerMinute,
    assetsFolder: house.assetsFolder,
  })
  registerHealth(server, house.ready)
  endInTime(server, house.finishWithinMs ?? 10_000)
  for (const route of house.routes) {
    if (route.kind === 'api') continue
    const options = route.perMinute === undefined ? {} : { config: { rateLimit: { max: route.perMinute, timeWindow: 60_000 } } }
    server.route({ method: route.method, url: route.path, ...options, handler: handle(route, 'ko') })
    if (!route.noLanguage)
      server.route({ method: route.method, url: route.path === '/' ? '/en' : `/en${route.path}`, ...options, handler: handle(route, 'en') })
  }
  await registerApi(
    server,
    app,
    house.routes.filter((route): route is ApiRoute<App> => route.kind === 'api'),
    house.apiTitle,
  )
  return server
}

/** Of a request the log keeps what was asked for, never who asked, what they typed, or a secret that stands in an address. */
const loggedRequest = (request: FastifyRequest) => ({
  method: request.method,
  url: pathOnly(request.url).replaceAll(/[\w-]{24,}/g, '…'),
})
/** Of a fault its words and place. What the database adds to them (`detail`) are the values of a row. */
const loggedError = (error: Error & { code?: unknown }) => ({
  type: error.name,
  message: error.message,
  stack: error.stack ?? '',
  code: typeof error.code === 'string' ? error.code : undefined,
})

/** An address whose escapes cannot be read is nobody's: its signs are taken as they stand, and it is not there, in a page like any other. */
const readable = (url: string): string => {
  if (!url.includes('%')) return url
  const [path = '', ...search] = url.split('?')
  try {
    decodeURIComponent(path)
    return url
  } catch {
    return [path.replaceAll('%', '%25'), ...search].join('?')
  }
}

const isApi = (request: FastifyRequest): boolean => pathOf(request.url).bare.startsWith('/api/')

/** What is not there, and what went wrong: a page in the language of the address, a problem document under /api. */
const answerTheRest = <Actor>(
  server: FastifyInstance,
  house: House<Actor>,
  {
    page,
    send,
    takesForms,
    pageBehind,
    askWho,
  }: Answering & FormAddresses & { askWho(request: FastifyRequest): Promise<Known | undefined> },
): void => {
  // What is not there costs as much as what is: it counts with the rest. The plugin that counts comes later.
  let counting: preHandlerAsyncHookHandler | undefined
  const count: preHandlerAsyncHookHandler = (request, reply) => (counting ??= server.rateLimit()).call(server, request, reply)
  server.setNotFoundHandler({ preHandler: count }, async (request, reply) => {
    // Nobody reads it, and it counts against no address: no page is drawn for a style that is not there.
    if (request.url.startsWith('/assets/')) return reply.status(404).send()
    // The address of a form stays in the bar after a refusal: opened again it leads to its page.
    if (request.method === 'GET' && takesForms(pathOf(request.url).bare)) return reply.redirect(pageBehind(request), 303)
    if (isApi(request)) return problem(reply, 404, 'not-found', text('그런 주소가 없습니다.', 'There is no such address.'))
    // Where nobody can say who it is (the database is down), the page is still not there.
    return send(request, reply, pathOf(request.url).lang, notFound, await askWho(request).catch(() => undefined))
  })
  server.setErrorHandler(async (error: Error & Refused, request, reply) => {
    const isTheirs = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
    const status = isTheirs ? error.statusCode : isDatabaseAway(error) ? 503 : 500
    if (status === 503) void reply.header('retry-after', '10')
    if (status >= 500) request.log.error({ err: error, reference: request.id }, 'fault')
    if (isApi(request)) return apiFault(request, reply, status, error)
    const { lang } = pathOf(request.url)
    const parts = house.plainPage(
      status === 429 ? 'too-many' : status === 404 ? 'not-found' : status >= 500 ? 'fault' : 'unreadable',
      lang,
      request.id,
    )
    // Too many calls, and our own faults (the database may be the fault), are answered without asking it who it is.
    return page(request, reply, lang, { ...parts, status }, status === 429 || status >= 500 ? undefined : await askWho(request))
  })
}

const apiFault = (request: FastifyRequest, reply: FastifyReply, status: number, error: Refused): FastifyReply =>
  status >= 500
    ? problem(
        reply,
        status,
        'fault',
        text(`저희 쪽 문제로 처리하지 못했습니다. 문의 번호: ${request.id}`, `Our fault: this did not go through. Reference ${request.id}`),
      )
    : problem(reply, status, status === 429 ? 'too-many' : 'bad-request', explainRefused(error, request.query as Record<string, unknown>))

/** A house that stops answers whom it has begun with, but waits for no slow line: two minutes of an upload would hold the whole of it. */
const endInTime = (server: FastifyInstance, withinMs: number): void => {
  server.addHook('preClose', async () => {
    setTimeout(() => {
      server.server.closeAllConnections()
    }, withinMs).unref()
  })
}

const registerHealth = (server: FastifyInstance, ready: () => boolean = () => true): void => {
  server.get('/healthz', { config: { rateLimit: false } }, async () => ({ ok: true }))
  server.get('/readyz', { config: { rateLimit: false } }, async (_request, reply) => {
    const isReady = ready()
    return reply.status(isReady ? 200 : 503).send({ ready: isReady })
  })
}
