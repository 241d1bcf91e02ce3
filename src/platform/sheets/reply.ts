import { download } from '../http/visit.ts'
import type { Reply, Visit } from '../http/visit.ts'
import type { App } from '../services.ts'
import type { Sheet } from './sheet.ts'
import { toCsv } from './to-csv.ts'
import { toXlsx } from './to-xlsx.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** No list leaves longer than this. */
export const mostRows = 50_000

/**
 * A list as a file, named without its ending. In a demonstration its last row says so. What stands `beside` it in a workbook is left out of a CSV, which
 * has one table.
 */
export const sheetReply = async (
  visit: Pick<Visit<App, unknown>, 't' | 'app'>,
  format: 'csv' | 'xlsx',
  name: string,
  sheet: Sheet,
  beside: readonly Sheet[] = [],
): Promise<Reply> => {
  const marked: Sheet = visit.app.market.isDemonstration
    ? {
        ...sheet,
        rows: [
          ...sheet.rows,
          [
            visit.t(
              '시연용 자료입니다. 회사와 기술은 꾸며낸 것이며 인증서는 효력이 없습니다.',
              'Demonstration: firms and technologies are invented, certificates are not valid.',
            ),
          ],
        ],
      }
    : sheet
  return format === 'csv'
    ? download(Buffer.from(toCsv(marked)), 'text/csv; charset=utf-8', `${name}.csv`)
    : download(await toXlsx([marked, ...beside]), workbook, `${name}.xlsx`)
}
