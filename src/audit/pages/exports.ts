import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { accessWord } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { sheetOf } from '../../platform/sheets/list-file.ts'
import { sheetReply } from '../../platform/sheets/reply.ts'
import type { Value } from '../../platform/sheets/sheet.ts'
import { lookAtAccess, lookAtLog } from '../actions/look.ts'
import type { Looked } from '../actions/look.ts'
import { maskAddress, maskDetail, maskWords } from '../mask.ts'
import type { AccessRow, LogRow } from '../queries.ts'
import { actionWord, mostRecords, rangeWords } from '../words.ts'
import { drawAccess, shownWhat } from './access-page.tsx'
import { hatOf, nameOf } from './cells.tsx'
import { drawLog } from './log-page.tsx'
import { askedOfFile } from './question.ts'

/** One column of a file: what stands above it, and what of a row stands in it. */
interface FileColumn<Row> {
  readonly header: Text
  readonly type?: 'moment'
  readonly cell: (row: Row, visit: Visit, isShown: boolean) => Value
}
type AnyRow = LogRow | AccessRow

const whenAndWho: readonly FileColumn<AnyRow>[] = [
  { header: text('시각', 'Time'), type: 'moment', cell: (row) => row.at },
  { header: text('누가', 'Who'), cell: (row, visit, isShown) => (row.personId === null ? '' : nameOf(visit, row, isShown)) },
  { header: text('자격', 'As'), cell: (row, visit) => hatOf(visit, row) },
]
const request: FileColumn<AnyRow> = { header: text('요청 번호', 'Request'), cell: (row) => row.requestId }

interface RecordFile<Row> {
  readonly name: Text
  readonly look: (...asked: Parameters<typeof lookAtLog>) => Promise<Looked<Row>>
  /** The page, which says why there is no file. */
  readonly draw: (visit: Visit, general?: string) => Promise<Reply>
  readonly columns: readonly FileColumn<Row>[]
}

/**
 * A log as a file, with the same filters and the same hidden names; it leaves an access row. What is longer than `mostRecords` is asked for in
 * parts: a log of which the end is missing proves nothing.
 */
const exportRecords =
  <Row>({ name, look, draw, columns }: RecordFile<Row>) =>
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const asked = askedOfFile(visit)
    if (Object.keys(asked.errors).length > 0) return draw(visit)
    const looked = await look(visit.app, visit.actor, asked, { limit: mostRecords[format], isDownload: true })
    if (looked.hasOlder) return draw(visit, t(rangeWords.tooMany[format]))
    const sheet = sheetOf({
      name: t(name),
      columns: columns.map(({ header, type, cell }) => ({
        header: t(header),
        ...(type && { type }),
        cell: (row: Row) => cell(row, visit, asked.reason !== undefined),
      })),
      rows: looked.rows,
    })
    return sheetReply(visit, format, `${t(name)} ${asked.from} ${asked.to}`, sheet)
  }

export const exportLog = exportRecords<LogRow>({
  name: text('감사 기록', 'audit log'),
  look: lookAtLog,
  draw: drawLog,
  columns: [
    ...whenAndWho,
    { header: text('무엇을', 'What'), cell: (row, { t }) => t(actionWord(row.action)) },
    { header: text('행위 이름', 'Action'), cell: (row) => row.action },
    { header: text('대상 종류', 'Kind'), cell: (row) => row.objectKind },
    { header: text('대상 번호', 'Number'), cell: (row) => row.objectId },
    { header: text('회사', 'Firm'), cell: (row) => row.companyId },
    { header: text('기관', 'Institution'), cell: (row) => row.institutionId },
    { header: text('내용', 'Details'), cell: (row, _visit, isShown) => JSON.stringify(isShown ? row.detail : maskDetail(row.detail)) },
    request,
  ],
})

export const exportAccess = exportRecords<AccessRow>({
  name: text('열람 기록', 'access log'),
  look: lookAtAccess,
  draw: drawAccess,
  columns: [
    ...whenAndWho,
    { header: text('누구의(종류)', 'Whose (kind)'), cell: (row) => row.whoseKind },
    { header: text('누구의(번호)', 'Whose (number)'), cell: (row) => row.whoseId },
    { header: text('무엇을', 'What'), cell: (row, { t }, isShown) => t(accessWord(shownWhat(row, isShown))) },
    { header: text('이유', 'Why'), cell: (row, _visit, isShown) => (row.reason === null || isShown ? row.reason : maskWords(row.reason)) },
    { header: text('접속 주소', 'From'), cell: (row, _visit, isShown) => (isShown ? row.address : maskAddress(row.address)) },
    request,
  ],
})
