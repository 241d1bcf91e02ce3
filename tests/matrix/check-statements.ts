import type { Route } from '../../src/people/index.ts'
import { nameOf } from './check-doors.ts'
import { addressOf } from './doors.ts'
import { rightfulPerson, walkerFor } from './perform.ts'
import type { Scene } from './scene.ts'
import type { Look } from './undoable.ts'
import type { Side } from './world/sides.ts'

const most = 5

/** Sixty copies of the rows that `where` finds; `set` gives the columns that must differ, as SQL with `n` counting. */
const multiply = (look: Look, table: string, where: string, set: Readonly<Record<string, string>>) =>
  look.query(
    `insert into "${table}" overriding system value select (jsonb_populate_record(t, jsonb_build_object(${Object.entries(set)
      .map(([column, value]) => `'${column}', ${value}`)
      .join(', ')}))).* from "${table}" t, generate_series(1, 60) n where ${where}`,
  )
const id = (what: string) => ({ id: `'many${what}' || n` })

/** Sixty more of everything that stands in a list. */
const fillLists = async (look: Look, side: Side): Promise<void> => {
  const { company, institution, people, ids } = side
  const is = (column: string, value: string | undefined) => `${column} = '${value ?? ''}'`
  await multiply(look, 'persons', is('id', people.stranger), { ...id('p'), email: `'many' || n || '@matrix.example'` })
  await multiply(look, 'company_members', is('person_id', people.member), { person_id: `'manyp' || n` })
  await multiply(look, 'role_grants', is('id', ids['grant']), { ...id('g'), person_id: `'manyp' || n` })
  await multiply(look, 'reviewers', is('person_id', side.reviewers[0]), { person_id: `'manyp' || n` })
  await multiply(look, 'companies', is('id', company), id('c'))
  await multiply(look, 'company_claims', is('company_id', company), { ...id('m'), company_id: `'manyc' || n` })
  await multiply(look, 'sme_confirmations', is('id', ids['confirmation']), { ...id('s'), number: `'many-' || n` })
  await multiply(look, 'technologies', is('id', ids['technology.own']), id('t'))
  await multiply(look, 'technology_versions', is('technology_id', ids['technology.own']), { number: '100 + n' })
  await multiply(look, 'technology_documents', is('id', ids['document.own']), id('d'))
  await multiply(look, 'calls', is('id', ids['call.published']), id('k'))
  await multiply(look, 'call_institutions', is('call_id', ids['call.published']), { call_id: `'manyk' || n` })
  await multiply(look, 'call_questions', is('id', ids['question']), id('q'))
  await multiply(look, 'call_files', is('id', ids['callfile']), id('f'))
  await multiply(look, 'rule_sets', is('id', ids['ruleset']), id('r'))
  await multiply(look, 'rule_set_versions', `${is('rule_set_id', ids['ruleset'])} and number = 1`, {
    ...id('v'),
    rule_set_id: `'manyr' || n`,
  })
  for (const what of ['submitted', 'checking', 'approved']) {
    await multiply(look, 'technologies', is('id', ids[`technology.${what}`]), id(`t${what}`))
    await multiply(look, 'technology_versions', is('technology_id', ids[`technology.${what}`]), { technology_id: `'manyt${what}' || n` })
    await multiply(look, 'applications', is('id', ids[`application.${what}`]), { ...id(`a${what}`), technology_id: `'manyt${what}' || n` })
    await multiply(look, 'tracks', is('id', ids[`track.${what}`]), {
      ...id(`x${what}`),
      receipt_number: `'many${what}' || n`,
      application_id: `'manya${what}' || n`,
      technology_id: `'manyt${what}' || n`,
    })
  }
  await multiply(look, 'track_events', is('track_id', ids['track.checking']), { id: '1000000 + n * 1000 + t.id' })
  await multiply(look, 'reviews', is('id', ids['review.evaluating']), id('w'))
  await multiply(look, 'review_tracks', is('review_id', ids['review.evaluating']), { review_id: `'manyw' || n` })
  await multiply(look, 'committee_seats', `${is('review_id', ids['review.evaluating'])} and ${is('person_id', ids['seat.evaluating'])}`, {
    review_id: `'manyw' || n`,
  })
  await multiply(look, 'certificates', is('id', ids['certificate.valid']), {
    ...id('z'),
    number: `'many' || n`,
    track_id: `'manyxapproved' || n`,
  })
  await multiply(look, 'certificate_events', is('certificate_id', ids['certificate.valid']), { id: '1000000 + n * 1000 + t.id' })
  await multiply(look, 'listings', is('id', ids['listing']), { ...id('l'), technology_id: `'manyt' || n` })
  await multiply(look, 'listing_certificates', is('listing_id', ids['listing']), {
    listing_id: `'manyl' || n`,
    certificate_id: `'manyz' || n`,
  })
  await multiply(look, 'quote_requests', is('id', ids['request.quoted']), id('u'))
  await multiply(look, 'quotes', is('request_id', ids['request.quoted']), { ...id('o'), request_id: `'manyu' || n` })
  await multiply(look, 'purchases', is('id', ids['purchase']), { ...id('b'), request_id: 'null', quote_id: 'null' })
  await multiply(look, 'notices', is('id', ids['notice']), id('n'))
  await multiply(look, 'mails', is('id', ids['mail']), id('e'))
  await multiply(look, 'accompanied_firms', is('company_id', company), { company_id: `'manyc' || n` })
  await multiply(look, 'accompaniment_notes', is('company_id', company), { id: '1000000 + n * 1000 + t.id' })
  await multiply(look, 'listing_views', `${is('institution_id', institution)} and ${is('listing_id', ids['listing'])}`, {
    listing_id: `'manyl' || n`,
  })
  await look.query(
    "insert into audit_log (at, person_id, acting_as, action, object_kind, object_id) select market_now(), $1, 'person', 'access.refused', 'track', $2 from generate_series(1, 60)",
    [people.officer, ids['track.submitted']],
  )
  await look.query(
    "insert into access_log (at, person_id, acting_as, address, whose_kind, whose_id, what) select market_now(), $1, 'person', 'x', 'person', $2, 'opened the account' from generate_series(1, 60)",
    [people.officer, people.owner],
  )
  await look.query('analyze')
}

/** What a page writes by being read, beside the access row: that a buyer looked at a listing, with the instant of its transaction. */
const alsoWrites: Readonly<Record<string, number>> = { '/buying/:institution/listings/:listing': 2 }

const isPage = (route: Route) => route.kind === 'api' || (route.method === 'GET' && !route.path.startsWith('/files/'))

/** How many statements each page sends, whoever sends them: five at most beside the one that keeps who read personal data, and no more with sixty rows than with few. */
export const checkStatements = async (scene: Scene, routes: readonly Route[], limit = most): Promise<string[]> => {
  const { world } = scene
  const found: string[] = []
  await scene.undoable.undo(async (look) => {
    const count = async (route: Route) => {
      const address = addressOf(world.A, route.path)
      if (address === undefined) return { sent: 0, status: 0 }
      const walker = await walkerFor(world, rightfulPerson(world, world.A, route))
      const before = look.statements()
      const kept = look.accessRows()
      const answer = await walker.get(address)
      return { sent: look.statements() - before - Math.min(1, look.accessRows() - kept), status: answer.statusCode }
    }
    const pages = routes.filter(isPage)
    const few = new Map<string, number>()
    for (const route of pages) few.set(route.path, (await count(route)).sent)
    await fillLists(look, world.A)
    for (const route of pages) {
      const { sent, status } = await count(route)
      const before = few.get(route.path) ?? 0
      if (status >= 400 && !['/demo'].includes(route.path)) found.push(`${nameOf(route)}: ${status} with many rows`)
      if (sent > limit + (alsoWrites[route.path] ?? 0)) found.push(`${nameOf(route)}: ${sent} statements`)
      if (sent > before) found.push(`${nameOf(route)}: ${before} statements with few rows, ${sent} with many`)
    }
  })
  return found
}
