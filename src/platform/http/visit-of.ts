import type { FastifyRequest } from 'fastify'
import { speak } from '../../kernel/text.ts'
import type { Lang } from '../../kernel/text.ts'
import type { App } from '../services.ts'
import { sessionCookie } from './answer.ts'
import { agentOf } from './arrival.ts'
import { displayCookie, readDisplay } from './display.ts'
import type { Admission } from './door.ts'
import { storable } from './form.ts'
import type { PostedForm } from './form.ts'
import { pathOf, withLanguage } from './language.ts'
import type { Visit } from './visit.ts'

/** Far beyond what any page takes, so that each says itself what is too long for it. */
const longestAsked = 4000

type Admitted<Actor> = Extract<Admission<Actor>, { admitted: true }>

/** What a handler is given of a request by somebody who was let in. */
export const visitOf = <Actor>(
  app: App,
  request: FastifyRequest,
  lang: Lang,
  params: Record<string, string>,
  form: PostedForm,
  { actor, signedIn, csrf }: Admitted<Actor>,
): Visit<App, Actor> => {
  const { bare, search } = pathOf(request.url)
  // Fastify has read them already, by askedAsObject.
  const asked = request.query as Readonly<Record<string, string | readonly string[]>>
  const all = (name: string) => [asked[name] ?? []].flat()
  const tidy = (value: string) => value.normalize('NFC').trim().slice(0, longestAsked).toWellFormed()
  return {
    app,
    actor,
    signedIn,
    lang,
    t: speak(lang),
    path: bare,
    search,
    params,
    form,
    csrf,
    query: (name) => tidy(all(name)[0] ?? ''),
    queries: (name) =>
      all(name)
        .map(tidy)
        .filter((value) => value !== '')
        .slice(0, 50),
    kept: (name) => storable(request.cookies[name] ?? '').slice(0, 500),
    read: app.db.reader(),
    now: app.clock.now(),
    display: readDisplay(request.cookies[displayCookie]),
    address: request.ip,
    agent: agentOf(request),
    requestId: request.id,
    sessionToken: request.cookies[sessionCookie(app)],
    href: (path) => withLanguage(path, lang),
  }
}
