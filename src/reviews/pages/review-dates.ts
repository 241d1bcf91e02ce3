import type { Visit } from '../../people/index.ts'
import { calendarReply } from '../../platform/calendars/calendar-file.ts'
import type { Dated } from '../../platform/calendars/calendar-file.ts'
import { notFound } from '../../platform/http/visit.ts'
import { assignmentFor, stageName } from './assignment.tsx'
import type { Assignment } from './assignment.tsx'

/** When the stages of a review are held, and until when one's own open sheets are due: what lies in the time to come. */
export const datesOf = (visit: Visit, { review, seat, title }: Assignment): Dated[] => {
  const { t } = visit
  const path = visit.href(`/reviews/${review.id}`)
  const dates = review.stages.flatMap((stage): Dated[] => {
    const name = stageName(visit, review, stage.sort)
    const sheet = review.sheets.find((each) => each.stageId === stage.id && each.personId === seat.personId && each.state === 'open')
    return [
      ...(stage.heldAt === null
        ? []
        : [{ id: `stage-${stage.id}`, at: new Date(stage.heldAt), title: `${name}: ${title}`, place: stage.place ?? undefined, path }]),
      ...(sheet?.dueAt == null
        ? []
        : [
            {
              id: `sheet-${stage.id}`,
              at: new Date(sheet.dueAt),
              title: t(`평가표 기한(${name}): ${title}`, `Sheet due (${name}): ${title}`),
              path,
            },
          ]),
    ]
  })
  return dates.filter(({ at }) => at > visit.now)
}

/** A member's dates of a review, for their own calendar; without the firm's name where the rules blind it. */
export const sendDates = async (visit: Visit) => {
  const one = await assignmentFor(visit, 'review')
  return one && one.seat.state !== 'invited' ? calendarReply(visit, visit.t('심의 일정', 'Review dates'), datesOf(visit, one)) : notFound
}
