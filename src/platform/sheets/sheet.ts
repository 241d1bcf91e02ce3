import type { Cell } from '../../kernel/csv.ts'

/**
 * How a column is shown: 'text' stays text whatever it looks like (also '=1+1' and '0012'); 'number' with thousands separators;
 * 'won' the same in whole won; 'share' between 0 and 1 as percent; 'day' takes '2026-11-24'; 'moment' takes a Date, shown in KST;
 * 'closing' takes a Date by which something ends: at midnight it is the day that ends, '2026-12-02 24:00', which Excel knows as text only.
 */
export type ColumnType = 'text' | 'number' | 'won' | 'share' | 'day' | 'moment' | 'closing'
export interface Column {
  readonly header: string
  readonly type: ColumnType
  /** In characters; Hangul counts double. */ readonly width?: number
}
export type Value = Cell | Date
export interface Sheet {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Value[])[]
}
