import { readSheet } from 'read-excel-file/node'
import type { Browser } from './market.ts'

/** Why somebody takes a list of people away, as it stands in an address. */
export const whyTaken = '분기 점검에 쓰려고 내려받습니다'
export const forReason = `reason=${encodeURIComponent(whyTaken)}`

/** A list as both of its files: how the server answered, the lines of the CSV and the rows of the workbook, each with the header first. */
export const takeAway = async (browser: Pick<Browser, 'get'>, path: string, asked = '') => {
  const csv = await browser.get(`${path}/export.csv${asked}`)
  const xlsx = await browser.get(`${path}/export.xlsx${asked}`)
  return {
    statuses: [csv.statusCode, xlsx.statusCode],
    lines: csv.body.replace('\uFEFF', '').trimEnd().split('\r\n'),
    rows: xlsx.statusCode === 200 ? await readSheet(xlsx.rawPayload) : [],
    xlsx: xlsx.rawPayload,
  }
}
