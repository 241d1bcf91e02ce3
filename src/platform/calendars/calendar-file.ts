import ical, { ICalAlarmType } from 'ical-generator'
import { download } from '../http/visit.ts'
import type { Reply, Visit } from '../http/visit.ts'
import type { App } from '../services.ts'

/** Something with its instant. */
export interface Dated {
  /** The same thing has the same id for ever: taken again, a calendar moves it instead of showing it twice. */
  readonly id: string
  readonly at: Date
  readonly title: string
  readonly place?: string | undefined
  /** The page that tells of it, as a path in the page's language. */
  readonly path: string
}

const dayInSeconds = 24 * 60 * 60
const typeOf = 'text/calendar; charset=utf-8'

/**
 * Dates for one's own calendar (RFC 5545), named without the ending: each at its instant, told of a day before. Instants are written in UTC, which every calendar
 * shows in the time of its place. In a demonstration each says so.
 */
export const calendarReply = (
  visit: Pick<Visit<App, unknown>, 't' | 'app' | 'lang' | 'now'>,
  name: string,
  dates: readonly Dated[],
): Reply => {
  const { t, app, lang } = visit
  const mark = app.market.isDemonstration ? t('[시연용] ', '[Demonstration] ') : ''
  const { host } = new URL(app.publicUrl)
  const calendar = ical({
    name: `${mark}${name}`,
    prodId: { company: 'Techmarket', product: 'Techmarket', language: lang === 'en' ? 'EN' : 'KO' },
    events: dates.map(({ id, at, title, place, path }) => ({
      id: `${id}@${host}`,
      start: at,
      stamp: visit.now,
      summary: `${mark}${title}`,
      location: place ?? null,
      url: `${app.publicUrl}${path}`,
      alarms: [{ type: ICalAlarmType.display, triggerBefore: dayInSeconds, description: title }],
    })),
  })
  return download(Buffer.from(calendar.toString()), typeOf, `${name}.ics`)
}
