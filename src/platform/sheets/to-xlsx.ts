import writeXlsxFile from 'write-excel-file/node'
import type { CellObject, Sheet as XlsxSheet } from 'write-excel-file/node'
import { isDay } from '../../kernel/dates.ts'
import { tableClosing, tableDayTime } from '../../kernel/show-days.ts'
import type { Column, ColumnType, Sheet, Value } from './sheet.ts'

const LONGEST_NAME = 31
const LONGEST_TEXT = 32_767

/** The sheets as an Excel workbook, the header row standing still. No text in it can run as a formula. */
export const toXlsx = (sheets: readonly Sheet[]): Promise<Buffer> => {
  const names = uniqueNames(sheets.map(({ name }) => name))
  const drawn = sheets.map((sheet, place): XlsxSheet<Buffer> => ({
    sheet: names[place] ?? sheet.name,
    data: [sheet.columns.map(header), ...sheet.rows.map((row) => sheet.columns.map((column, at) => cell(column.type, row[at])))],
    columns: sheet.columns.map((column) => ({ width: column.width ?? widthOf(column) })),
    stickyRowsCount: 1,
  }))
  return writeXlsxFile(drawn as Parameters<typeof writeXlsxFile>[0]).toBuffer()
}

const header = (column: Column): CellObject => ({
  value: writable(column.header),
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#E6E8EA',
})

const formats: Readonly<Record<Exclude<ColumnType, 'text' | 'closing'>, string>> = {
  number: '#,##0.###',
  won: '#,##0',
  share: '0.0%',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
}

/** What does not fit its column's type is written as text rather than lost. */
const cell = (type: ColumnType, value: Value): CellObject | null => {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return { value, type: Boolean }
  if (value instanceof Date && type === 'closing') return { value: tableClosing(value), type: String }
  if (value instanceof Date)
    return { value: wallClock(tableDayTime(value)), type: Date, format: formats[type === 'day' ? 'day' : 'moment'] }
  if (typeof value === 'number')
    return Number.isFinite(value)
      ? { value, type: Number, ...(type === 'text' || type === 'closing' ? {} : { format: formats[type] }) }
      : null
  return type === 'day' && isDay(value)
    ? { value: wallClock(`${value} 00:00`), type: Date, format: formats.day }
    : { value: writable(value), type: String }
}

/** Excel knows no time zones: what the wall clock in Seoul shows is written as if it were UTC. */
const wallClock = (dayAndTime: string): Date => new Date(`${dayAndTime.replace(' ', 'T')}:00Z`)

/** XML knows no control characters and no halves of characters; Excel takes 32,767 letters a cell. */
const writable = (words: string): string => {
  const clean = words.toWellFormed().replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
  return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…` : clean
}

const starting: Readonly<Record<ColumnType, number>> = { text: 20, number: 12, won: 16, share: 10, day: 12, moment: 18, closing: 18 }
const widthOf = ({ type, header: words }: Column): number =>
  Math.max(
    starting[type],
    [...words].reduce((sum, sign) => sum + (sign > '\u1100' ? 2 : 1), 2),
  )

/** Excel refuses some signs, names over 31 letters and two sheets of one name. */
const uniqueNames = (names: readonly string[]): string[] => {
  const used = new Set<string>()
  return names.map((name) => {
    const plain =
      writable(name)
        .replaceAll(/[\\/?*[\]:\r\n\t]/g, ' ')
        .replaceAll(/^'+|'+$/g, '')
        .trim()
        .slice(0, LONGEST_NAME) || 'Sheet'
    let unique = plain
    for (let number = 2; used.has(unique.toLowerCase()); number += 1) unique = `${plain.slice(0, LONGEST_NAME - 4)} ${number}`
    used.add(unique.toLowerCase())
    return unique
  })
}
