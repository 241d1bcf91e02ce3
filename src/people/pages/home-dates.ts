import { calendarReply } from '../../platform/calendars/calendar-file.ts'
import type { Reply } from '../../platform/http/visit.ts'
import type { Visit } from '../actor.ts'
import { heldHats } from '../hats.ts'
import { checkedProviders, findWaiting } from '../home.ts'
import type { HomeProvider } from '../home.ts'

/** Of each kind of waiting so many dates leave at most. */
const mostDates = 200

/** What waits for me and has a due date, for my own calendar. */
export const makeHomeDates = (providers: readonly HomeProvider[]) => {
  const checked = checkedProviders(providers)
  return async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const queues = await findWaiting(visit.read, visit.signedIn?.personId ?? '', heldHats(visit.signedIn), checked, mostDates)
    const dates = queues.flatMap(({ kind, title, items }) =>
      items.flatMap(({ href, label, due }) =>
        due === undefined
          ? []
          : [{ id: `${kind}${href.replaceAll('/', '-')}`, at: due, title: `${t(title)}: ${t(label)}`, path: visit.href(href) }],
      ),
    )
    return calendarReply(visit, t('기술마켓 기한', 'Techmarket due dates'), dates)
  }
}
