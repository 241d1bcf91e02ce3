export type Cell = string | number | boolean | null | undefined

/** With this mark spreadsheets take the file for UTF-8 and show Korean. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Rows as CSV text: RFC 4180 (commas, CRLF after every row), with a byte order mark. Nothing in it can run as a formula: a text
 * that begins with = + - @ (also full-width, also after white space), tab or a line break gets an apostrophe before it, unless it
 * is a plain number such as '-12.5'. null and undefined are empty cells.
 */
export const csvText = (rows: Iterable<readonly Cell[]>): string => BYTE_ORDER_MARK + [...rows].map(csvRow).join('')

/** One row with its line end, for files that are written row by row; write the byte order mark ('\uFEFF') before the first. */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

const csvCell = (cell: Cell): string => {
  if (cell === null || cell === undefined) return ''
  const safe = typeof cell === 'string' ? withoutFormula(cell) : String(cell)
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const withoutFormula = (written: string): string => {
  const plainNumber = /^[+-]?\d+(\.\d+)?$/.test(written)
  return !plainNumber && /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(written) ? `'${written}` : written
}
