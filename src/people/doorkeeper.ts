import { sha256Hex } from '../kernel/id.ts'
import { recordAudit } from '../platform/audit/audit.ts'
import { writerOn } from '../platform/database/database.ts'
import type { Admission, Arrival, Doorkeeper } from '../platform/http/door.ts'
import type { App } from '../platform/services.ts'
import type { Actor } from './actor.ts'
import { whoArrives } from './door-query.ts'
import type { Arrived } from './door-query.ts'
import { actingName, hatFor, hatLinks, isForClosedFirm, isStaffHat, needsSecondFactor, placeOf, visitedBy } from './hats.ts'
import { isOfFirms, mayBeOwnFirms } from './own-firm.ts'
import { csrfOf } from './session.ts'

/** Where a person may go whose password was right and whose second factor is still to come. */
const onTheWayIn = (routePath: string) =>
  routePath === '/account/second-factor' || routePath === '/account/confirm' || routePath === '/sign-out'

/**
 * Decides who comes in, and under which hat, with one statement where there is a session and none where a public page is read without.
 * What a person may not do is answered as if it were not there, and leaves a row in the audit log.
 */
export const makeDoor =
  (app: App): Doorkeeper<Actor> =>
  async (arrival) => {
    const place = placeOf(arrival.routePath, arrival.may, arrival.params)
    const isPublic = place.kind === 'everybody'
    const visitor: Actor = { hat: 'anyone', personId: null, as: 'visitor', address: arrival.address, requestId: arrival.requestId }
    const tokenSha256 = arrival.sessionToken === undefined ? undefined : sha256Hex(arrival.sessionToken)
    const arrived = tokenSha256 === undefined ? undefined : await app.db.reader().maybe(whoArrives(tokenSha256, place))
    let statements = tokenSha256 === undefined ? 0 : 1
    if (arrived === undefined || tokenSha256 === undefined) {
      return isPublic
        ? { admitted: true, actor: visitor, signedIn: undefined, csrf: '', statements }
        : { admitted: false, answer: 'sign-in', signedIn: undefined, csrf: '' }
    }
    const csrf = csrfOf(app.secret, tokenSha256)
    const isHalfway = (needsSecondFactor(arrived) || arrived.hasFactor) && !arrived.passedFactor
    const signedIn = {
      personId: arrived.personId,
      name: arrived.name,
      email: arrived.email,
      hats: isHalfway ? [] : hatLinks(arrived),
      unread: isHalfway ? 0 : arrived.unread,
    }
    // Until the second factor has passed nobody is signed in: a public address that also knows its people, such as that of a file, sees a visitor.
    if (isHalfway && isPublic)
      return { admitted: true, actor: visitor, signedIn: onTheWayIn(arrival.routePath) ? signedIn : undefined, csrf, statements }
    if (isHalfway && !onTheWayIn(arrival.routePath)) return { admitted: false, answer: 'second-factor', signedIn, csrf }
    const worn = hatFor(arrival, arrived)
    if (worn === undefined) return refused(app, arrival, arrived, { admitted: false, answer: 'not-found', signedIn, csrf })
    if (arrived.passwordIsShort && isStaffHat(worn)) return { admitted: false, answer: 'longer-password', signedIn, csrf }
    if (mayBeOwnFirms(worn, arrived, arrival.params)) {
      const own = isOfFirms(
        arrival.params,
        arrived.companies.map((one) => one.id),
      )
      statements += 1
      if ((await app.db.reader().one(own)).yes)
        return refused(app, arrival, arrived, { admitted: false, answer: 'own-firm', signedIn, csrf })
    }
    if (isForClosedFirm(arrival, worn, arrived)) return { admitted: false, answer: 'read-only', signedIn, csrf }
    const acting = {
      personId: arrived.personId,
      as: actingName(worn, arrival.routePath),
      address: arrival.address,
      requestId: arrival.requestId,
    }
    const visiting = worn.hat === 'auditor' ? visitedBy(arrival.routePath, place, arrived.visited) : undefined
    return { admitted: true, actor: { ...worn, ...acting }, signedIn: { ...signedIn, visiting }, csrf, statements }
  }

const refused = async (app: App, arrival: Arrival, arrived: Arrived, answer: Admission<Actor>): Promise<Admission<Actor>> => {
  const place = placeOf(arrival.routePath, arrival.may, arrival.params)
  await recordAudit(
    writerOn(app.db.kysely),
    app.clock.now(),
    { personId: arrived.personId, as: 'person', address: arrival.address, requestId: arrival.requestId },
    {
      action: 'access.refused',
      kind: place.kind,
      id: 'id' in place ? place.id : place.kind,
      detail: {
        method: arrival.method,
        route: arrival.routePath,
        may: arrival.may,
        address: arrival.address,
        ...('answer' in answer && answer.answer === 'own-firm' && { why: 'own-firm' }),
      },
    },
  )
  return answer
}
