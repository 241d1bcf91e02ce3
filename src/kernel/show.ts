/** How days, deadlines and figures are written for people; one door to the three files behind it. */
export { formalDay, showDate, showClosing, showDay, showDayTime, showTime, tableClosing, tableDay, tableDayTime } from './show-days.ts'
export { showDeadline, showTimeLeft } from './show-deadline.ts'
export { showBytes, showNumber, showPercent, showTimes, showWon, showWonInProse, showWonRange } from './show-figures.ts'
