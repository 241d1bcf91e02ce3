import { csvText } from '../../kernel/csv.ts'
import { dayOf } from '../../kernel/dates.ts'
import { tableClosing, tableDayTime } from '../../kernel/show-days.ts'
import type { Sheet } from './sheet.ts'

/** One sheet as CSV with its header row; moments as '2026-11-24 18:00' in KST. Nothing in it can run as a formula. */
export const toCsv = ({ columns, rows }: Sheet): string =>
  csvText([
    columns.map((column) => column.header),
    ...rows.map((row) =>
      columns.map(({ type }, at) => {
        const value = row[at]
        if (value instanceof Date) return type === 'day' ? dayOf(value) : type === 'closing' ? tableClosing(value) : tableDayTime(value)
        return value
      }),
    ),
  ])
