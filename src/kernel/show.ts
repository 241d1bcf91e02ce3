/** How days, deadlines and figures are written for people; one door to the three files behind it. */
export { formalDay, showDate, showDay, showDayTime, showTime, tableDay, tableDayTime } from './show-days.ts'
export { showDeadline, showTimeLeft } from './show-deadline.ts'
export { showBytes, showNumber, showPercent, showWon, showWonInProse } from './show-figures.ts'
