import { dayOf } from '../../kernel/dates.ts'
import { notFound } from '../http/visit.ts'
import type { Reply, Visit } from '../http/visit.ts'
import type { App } from '../services.ts'
import { sheetReply } from './reply.ts'
import type { Column, ColumnType, Sheet, Value } from './sheet.ts'

/** A column of a list: what stands above it, and what of a row stands in it. Text where nothing else is said. */
export interface ListColumn<Row> extends Omit<Column, 'type'> {
  readonly type?: ColumnType
  readonly cell: (row: Row) => Value
}
export interface List<Row> {
  /** How the sheet is called. */ readonly name: string
  /** How the file is called, without day and ending; as the sheet unless said. */ readonly file?: string
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: readonly Row[]
  /** What else stands in a workbook of it. */ readonly beside?: readonly Sheet[]
}

export const sheetOf = <Row>({ name, columns, rows }: List<Row>): Sheet => ({
  name,
  columns: columns.map(({ cell: _cell, ...column }) => ({ ...column, type: column.type ?? 'text' })),
  rows: rows.map((row) => columns.map((column) => column.cell(row))),
})

/**
 * What a page lists, ready for `exportsOf`: `listFile(async (visit) => ({ name, columns, rows }))`. Whoever writes it reads what the page
 * reads, up to `mostRows`, and keeps the access where the list names people. Undefined is not found.
 */
export const listFile =
  <Asked extends Pick<Visit<App, unknown>, 't' | 'app' | 'now'>, Row>(
    find: (visit: Asked, format: 'csv' | 'xlsx') => Promise<List<Row> | undefined>,
  ) =>
  (format: 'csv' | 'xlsx') =>
  async (visit: Asked): Promise<Reply> => {
    const list = await find(visit, format)
    if (!list) return notFound
    return sheetReply(visit, format, `${list.file ?? list.name} ${dayOf(visit.now)}`, sheetOf(list), list.beside)
  }
