import type { FastifyReply, FastifyRequest } from 'fastify'
import { isSameToken } from '../../kernel/id.ts'
import type { Lang } from '../../kernel/text.ts'
import type { App } from '../services.ts'
import { forgetUnnamed, keepingWhatIsNamed } from '../files/keeping.ts'
import { makeRooms } from '../files/quota.ts'
import type { Held } from '../files/quota.ts'
import { letWait, sealWaiting } from '../files/waiting.ts'
import type { Sender } from '../files/waiting.ts'
import { sessionCookie } from './answer.ts'
import type { Answering, Known } from './answer.ts'
import { agentOf, comesFromOurPages, readForm, sentencesIn, shapelyParams, wantsPage } from './arrival.ts'
import type { FormAddresses } from './arrival.ts'
import type { Admission } from './door.ts'
import type { PostedForm } from './form.ts'
import type { House } from './house.ts'
import { longestWayBack, pathOf, pathOnly } from './language.ts'
import { comingBytes } from './multipart.ts'
import type { PageRoute } from './routes.ts'
import { notFound } from './visit.ts'
import type { Reply } from './visit.ts'
import { visitOf } from './visit-of.ts'

/** The form once more, because something in it was refused or stood otherwise meanwhile. */
const isFormAgain = (answer: Reply): answer is Extract<Reply, { kind: 'page' }> =>
  answer.kind === 'page' && (answer.parts.status === 422 || answer.parts.status === 409)

type TurnedAway<Actor> = Extract<Admission<Actor>, { admitted: false }>

/** An address is sent on in a header, and whatever stands before us holds only so much of one: of a longer one the page, without what was asked of it. */
const wayBack = (address: string): string => (address.length > longestWayBack ? pathOnly(address) : address)

/** What stands between the address and the handler of a page: who comes, what they sent, and the answer in their language. */
export const handling = <Actor>(house: House<Actor>, { page, send }: Answering, { pageBehind }: FormAddresses) => {
  const { app } = house

  const knownOf = new WeakMap<FastifyRequest, Known>()
  /** Who came, as far as somebody has asked: pages of refusals and faults keep the header of whoever is signed in. */
  const askWho = async (request: FastifyRequest): Promise<Known | undefined> =>
    knownOf.get(request) ??
    house
      .door({
        method: 'GET',
        routePath: '*',
        may: 'public.see',
        params: {},
        sessionToken: request.cookies[sessionCookie(app)],
        address: request.ip,
        agent: '',
        requestId: request.id,
      })
      .catch(() => undefined)

  const admit = async (
    request: FastifyRequest,
    route: PageRoute<App, Actor>,
    params: Record<string, string>,
  ): Promise<Admission<Actor>> => {
    const admission = await house.door({
      method: route.method,
      routePath: route.path,
      may: route.may,
      params,
      sessionToken: request.cookies[sessionCookie(app)],
      address: request.ip,
      agent: agentOf(request),
      requestId: request.id,
    })
    knownOf.set(request, admission)
    return admission
  }

  /** To the sign-in and back, or not there at all. What was typed into a form that is not taken stands on the answer. */
  const turnAway = (
    request: FastifyRequest,
    reply: FastifyReply,
    { method }: PageRoute<App, Actor>,
    lang: Lang,
    admission: TurnedAway<Actor>,
  ) => {
    if (admission.answer === 'not-found') return send(request, reply, lang, notFound, admission)
    if (admission.answer === 'own-firm') return page(request, reply, lang, house.plainPage('own-firm', lang, request.id), admission)
    const where = method === 'GET' ? request.url : pageBehind(request)
    const texts = method === 'POST' && wantsPage(request) ? sentencesIn(request.body) : []
    if (admission.answer === 'read-only')
      return page(request, reply, lang, house.plainPage('read-only', lang, request.id, { back: where, texts }), admission)
    if (texts.length > 0 && admission.answer === 'sign-in')
      return page(request, reply, lang, house.plainPage('session-ended', lang, request.id, { back: where, texts }), admission)
    const door = {
      'sign-in': method === 'POST' ? '/sign-in?unsent=yes&' : '/sign-in?',
      'second-factor': '/account/second-factor?',
      'longer-password': '/account/password?',
    }[admission.answer]
    return send(request, reply, lang, { kind: 'redirect', to: `${door}next=${encodeURIComponent(wayBack(where))}` }, admission)
  }

  const rooms = makeRooms()
  /** Room for the files of a form, where whoever comes has only so much; what it refuses is told at the field, like any other file. */
  const holdRoom = async (request: FastifyRequest, { upload }: PageRoute<App, Actor>, actor: Actor): Promise<Held | undefined> => {
    if (upload === undefined || !request.isMultipart()) return undefined
    const storage = await house.storageOf?.(actor)
    return storage && rooms.hold(storage, comingBytes(request, upload))
  }

  const handle = (route: PageRoute<App, Actor>, lang: Lang) => async (request: FastifyRequest, reply: FastifyReply) => {
    const isPost = route.method === 'POST'
    const isGuarded = isPost && route.fromAnywhere !== true
    const params = shapelyParams(request.params)
    if (params === undefined) return send(request, reply, lang, notFound, await askWho(request))
    if (isGuarded && !comesFromOurPages(request, app))
      return page(request, reply, lang, house.plainPage('foreign-form', lang, request.id), undefined)
    const admission = await admit(request, route, params)
    if (!admission.admitted) return turnAway(request, reply, route, lang, admission)
    const held = await holdRoom(request, route, admission.actor)
    try {
      const sender = admission.signedIn && { personId: admission.signedIn.personId, form: pathOf(request.url).bare }
      const form = await readForm(request, route, app, { sender, noFiles: held?.refusal })
      if (isGuarded && admission.signedIn && !isSameToken(form.text('csrf'), admission.csrf)) {
        await forgetUnnamed(app, form.received)
        return page(
          request,
          reply,
          lang,
          house.plainPage('session-changed', lang, request.id, { back: pageBehind(request), texts: sentencesIn(request.body) }),
          admission,
        )
      }
      const visit = visitOf(app, request, lang, params, form, admission)
      const answer = await keepingWhatIsNamed(
        app,
        form.received,
        async () => route.handle(visit),
        (given) => sender !== undefined && isFormAgain(given),
      )
      // Told to the script that keeps what was typed: it may forget what was sent here.
      if (isPost && answer.kind === 'redirect')
        void reply.setCookie('saved', pathOnly(request.url), { path: '/', sameSite: 'lax', secure: app.secureCookies, maxAge: 60 })
      if (house.tellStatements) void reply.header('x-statements', String(admission.statements + visit.read.statements))
      return send(request, reply, lang, await withWaiting(request, answer, sender, form), admission)
    } finally {
      held?.release()
    }
  }

  /** A refused form is drawn with the good files it came with: they need not be chosen again. */
  const withWaiting = async (request: FastifyRequest, answer: Reply, sender: Sender | undefined, form: PostedForm): Promise<Reply> => {
    if (sender === undefined || form.received.length === 0 || !isFormAgain(answer)) return answer
    const files = await sealWaiting(app, sender, form.receivedAt)
    const settle = (html: string) => letWait(app, sender, files, html)
    return { ...answer, parts: { ...answer.parts, waiting: { action: pathOnly(request.url), files, settle } } }
  }

  return { handle, askWho }
}
