import type { Visit } from '../../people/index.ts'
import { calendarReply } from '../../platform/calendars/calendar-file.ts'
import { notFound } from '../../platform/http/visit.ts'
import { opennessOf } from '../call.ts'
import { findCall } from '../queries.ts'

/** Whether there is a closing to keep in mind: of a published call, in the time to come. */
export const hasClosing = (call: Parameters<typeof opennessOf>[0], now: Date): boolean =>
  call.closesAt !== null && call.state === 'published' && opennessOf(call, now) !== 'closed'

/** When a call closes, for one's own calendar. */
export const sendClosing = async (visit: Visit) => {
  const { t } = visit
  const call = await findCall(visit.read, visit.params['call'] ?? '')
  if (!call?.closesAt || !hasClosing(call, visit.now)) return notFound
  const title = t(call.titleKo, call.titleEn)
  return calendarReply(visit, t(`${title} 마감`, `Closing of ${title}`), [
    {
      id: `call-${call.id}`,
      at: call.closesAt,
      title: t(`${title} 마감 (${call.leadKo})`, `${title} closes (${call.leadEn})`),
      path: visit.href(`/calls/${call.id}`),
    },
  ])
}
