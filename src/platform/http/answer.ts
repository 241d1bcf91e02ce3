import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contentDisposition } from '../../kernel/names.ts'
import { speak } from '../../kernel/text.ts'
import type { Lang } from '../../kernel/text.ts'
import type { App } from '../services.ts'
import type { FormAddresses } from './arrival.ts'
import { bytesOf } from './bytes.ts'
import { displayCookie, readDisplay, writeDisplay } from './display.ts'
import { readFlash, writeFlash } from './flash.ts'
import type { House } from './house.ts'
import { pathOf, withLanguage } from './language.ts'
import { lastInstead } from './last-page.ts'
import type { PageParts, Reply, SignedIn } from './visit.ts'

/** Who came, as far as somebody has asked. */
export interface Known {
  readonly signedIn: SignedIn | undefined
  readonly csrf: string
}

export const sessionCookie = (app: App) => (app.secureCookies ? '__Host-market' : 'market')

const giveSession = (app: App, reply: FastifyReply, token: string) => {
  void reply.setCookie(sessionCookie(app), token, { path: '/', secure: app.secureCookies, httpOnly: true, sameSite: 'lax' })
}

export type Answering = ReturnType<typeof answering>

/** How this house answers: `page` draws one, `send` gives whatever a handler replied. */
export const answering = <Actor>(house: Pick<House<Actor>, 'app' | 'frame' | 'plainPage'>, forms: FormAddresses) => {
  const { app } = house
  const drawPage = (request: FastifyRequest, reply: FastifyReply, lang: Lang, parts: PageParts, admission: Known | undefined): string => {
    // What a form's own address answers belongs to the page it stood on: the other language is asked for there.
    const isAtForm = request.method === 'POST' && forms.takesForms(pathOf(request.url).bare)
    const path = pathOf(isAtForm ? forms.pageBehind(request) : request.url)
    const flash = readFlash(app, request.cookies['flash'])
    if (request.cookies['flash'] !== undefined) void reply.clearCookie('flash', { path: '/' })
    return house.frame({
      app,
      lang,
      path: path.bare,
      search: path.search,
      signedIn: admission?.signedIn,
      csrf: admission?.csrf ?? '',
      flash,
      parts,
      display: readDisplay(request.cookies[displayCookie]),
      hasFonts: request.cookies['fonts'] === '1',
      isUnasked: admission === undefined && request.cookies[sessionCookie(app)] !== undefined,
    })
  }
  const sendPage = (reply: FastifyReply, parts: PageParts, admission: Known | undefined, html: string) => {
    void reply.header('cache-control', admission?.signedIn ? 'no-store' : 'no-cache')
    return reply
      .status(parts.status ?? 200)
      .type('text/html; charset=utf-8')
      .send(bytesOf(html))
  }
  const page = (request: FastifyRequest, reply: FastifyReply, lang: Lang, parts: PageParts, admission: Known | undefined) =>
    sendPage(reply, parts, admission, drawPage(request, reply, lang, parts, admission))

  const send = async (request: FastifyRequest, reply: FastifyReply, lang: Lang, answer: Reply, admission: Known | undefined) => {
    switch (answer.kind) {
      case 'page': {
        const instead = request.method === 'POST' ? undefined : lastInstead(request.url, answer.parts)
        if (instead) return redirect(app, request, reply, lang, instead)
        if (answer.session !== undefined) giveSession(app, reply, answer.session.start)
        const known = admission && answer.session ? { ...admission, csrf: answer.session.csrf } : admission
        const html = drawPage(request, reply, lang, answer.parts, known)
        await answer.parts.waiting?.settle(html)
        return sendPage(reply, answer.parts, known, html)
      }
      case 'not-found':
        return page(request, reply, lang, house.plainPage('not-found', lang, request.id), admission)
      case 'json':
        return reply
          .status(answer.status)
          .header('cache-control', 'no-store')
          .type('application/json; charset=utf-8')
          .send(JSON.stringify(answer.body))
      case 'redirect':
        return redirect(app, request, reply, lang, answer)
      case 'bytes':
        return bytes(request, reply, answer)
    }
  }

  return { page, send }
}

/** An address as a header takes it: whatever else stands in it is escaped. */
const inHeader = (address: string): string => address.replaceAll(/[^\x21-\x7e]+/g, (signs) => encodeURIComponent(signs.toWellFormed()))

const redirect = (app: App, request: FastifyRequest, reply: FastifyReply, lang: Lang, answer: Extract<Reply, { kind: 'redirect' }>) => {
  if (answer.session === 'end') {
    void reply.clearCookie(sessionCookie(app), { path: '/', secure: app.secureCookies, httpOnly: true, sameSite: 'lax' })
    void reply.header('clear-site-data', '"storage"')
  } else if (answer.session) giveSession(app, reply, answer.session.start)
  // What was to be read on the page that leads on here is read with it.
  const before = request.method === 'POST' ? undefined : readFlash(app, request.cookies['flash'])
  if (answer.flash)
    void reply.setCookie('flash', writeFlash(app, [before, speak(lang)(answer.flash)].filter(Boolean).join(' ')), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: app.secureCookies,
      maxAge: 60,
    })
  if (answer.display)
    void reply.setCookie(displayCookie, writeDisplay(answer.display), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: app.secureCookies,
      maxAge: 31_536_000,
    })
  if (answer.keep?.value === '') void reply.clearCookie(answer.keep.name, { path: '/' })
  else if (answer.keep)
    void reply.setCookie(answer.keep.name, answer.keep.value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: app.secureCookies,
      maxAge: 604_800,
    })
  void reply.header('cache-control', 'no-store')
  const to = inHeader(/^\/en(?:[/?#]|$)/.test(answer.to) ? answer.to : withLanguage(answer.to, lang))
  // A script that sends a form itself would follow the redirect unseen, and the word of what happened would be spent on nobody.
  return request.headers['x-say-where'] === '1'
    ? reply.header('x-go-to', to).status(200).type('text/plain; charset=utf-8').send('')
    : reply.redirect(to, 303)
}

const bytes = (request: FastifyRequest, reply: FastifyReply, answer: Extract<Reply, { kind: 'bytes' }>) => {
  void reply.header('x-content-type-options', 'nosniff').header('content-security-policy', 'sandbox')
  void reply.header('cache-control', answer.immutable ? 'public, max-age=31536000, immutable' : answer.tagged ? 'no-cache' : 'no-store')
  if (answer.name !== undefined)
    void reply.header('content-disposition', contentDisposition(answer.inline ? 'inline' : 'attachment', answer.name))
  if (answer.tagged && answer.body instanceof Uint8Array) {
    // Weak: it may be sent compressed.
    const tag = `W/"${createHash('sha256').update(answer.body).digest('base64url').slice(0, 27)}"`
    void reply.header('etag', tag)
    const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^(?!W\/)(?=")/, 'W/'))
    if (known.includes(tag) || known.includes('*')) return reply.status(304).send()
  }
  return reply
    .status(answer.status ?? 200)
    .type(answer.type)
    .send(answer.body instanceof Uint8Array ? Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength) : answer.body)
}
