import { lastDayOf } from '../kernel/dates.ts'
import { showDay } from '../kernel/show.ts'
import { text } from '../kernel/text.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import { officersOf } from '../people/index.ts'
import { markDueSheets } from './sheet-store.ts'
import type { DueSheet } from './sheet-store.ts'
import { titleFor } from './tidings.ts'

const together = <Row>(rows: readonly Row[], key: (row: Row) => string): Row[][] => [...Map.groupBy(rows, key).values()]

/** Reminds members of sheets they have not sealed: once the day before, once when the day is over; then the officers learn who. Answers how many sheets. */
export const remindOfSheets = async (tx: Tx): Promise<number> => {
  const due = await markDueSheets(tx)
  for (const sheets of together(due, (one) => `${one.reviewId} ${one.personId} ${one.isOver}`)) {
    await recordReminder(tx, sheets)
    await tellMember(tx, sheets)
  }
  for (const sheets of together(
    due.filter((one) => one.isOver),
    (one) => one.reviewId,
  ))
    await tellDesk(tx, sheets)
  return due.length
}

/** Tells each member once more of all the sheets that are overdue. */
export const remindOverdue = async (tx: Tx, overdue: readonly DueSheet[]): Promise<void> => {
  for (const sheets of together(overdue, (one) => one.personId)) await tellMember(tx, sheets)
}

const recordReminder = async (tx: Tx, sheets: readonly DueSheet[]) => {
  const [one] = sheets
  if (!one) return
  await tx.record({
    action: one.isOver ? 'sheet.overdue' : 'sheet.due-soon',
    kind: 'review',
    id: one.reviewId,
    institutionId: one.leadInstitutionId,
    detail: { personId: one.personId, sheets: sheets.map((each) => each.id) },
  })
}

const tellMember = async (tx: Tx, sheets: readonly DueSheet[]) => {
  const [one] = sheets
  if (!one) return
  const last = lastDayOf(one.dueAt)
  const title = titleFor(one)
  const names = { ko: sheets.map((each) => each.stageKo).join(', '), en: sheets.map((each) => each.stageEn).join(', ') }
  await tell(tx, [one.personId], {
    kind: one.isOver ? 'sheet.overdue' : 'sheet.due-soon',
    link: `/reviews/${one.reviewId}/sheet`,
    subject: one.isOver
      ? text(`심의 평가표의 기한이 지났습니다: ${title.ko} (${one.leadKo})`, `Your sheet is overdue: ${title.en} (${one.leadEn})`)
      : text(`심의 평가표의 기한이 다가옵니다: ${title.ko} (${one.leadKo})`, `Your sheet is due soon: ${title.en} (${one.leadEn})`),
    body: one.isOver
      ? text(
          `${names.ko}: ${showDay(last, 'ko')}까지였습니다. 평가표를 마치고 봉인해 주세요.`,
          `${names.en}: due ${showDay(last, 'en')}. Please finish your sheet and seal it.`,
        )
      : text(
          `${names.ko}: ${showDay(last, 'ko')}까지 평가표를 봉인해 주세요.`,
          `${names.en}: please seal your sheet by ${showDay(last, 'en')}.`,
        ),
  })
}

const tellDesk = async (tx: Tx, sheets: readonly DueSheet[]) => {
  const [one] = sheets
  if (!one) return
  const letters = [...new Set(sheets.map((each) => each.letter))].toSorted().join(', ')
  await tell(tx, await officersOf(tx, one.leadInstitutionId, 'officer'), {
    kind: 'sheet.overdue',
    link: `/desk/${one.leadInstitutionId}/reviews/${one.reviewId}`,
    subject: text(`평가표 기한이 지났습니다: ${one.titleKo}`, `Sheets are overdue: ${one.titleEn}`),
    body: text(
      `위원 ${letters}의 평가표가 아직 봉인되지 않았습니다. 기한을 다시 정하거나 불참으로 처리하고 대체 위원을 추첨할 수 있습니다.`,
      `Not sealed yet by member ${letters}. You can set another day, or call the seat absent and draw a substitute.`,
    ),
  })
}
