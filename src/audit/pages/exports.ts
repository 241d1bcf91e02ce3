import { oneOf, text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { accessWord, confirmBeforeFile } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { listFile, sheetOf } from '../../platform/sheets/list-file.ts'
import type { List } from '../../platform/sheets/list-file.ts'
import { sheetReply } from '../../platform/sheets/reply.ts'
import type { Value } from '../../platform/sheets/sheet.ts'
import { lookAtAccess, lookAtLife, lookAtLog } from '../actions/look.ts'
import type { Looked } from '../actions/look.ts'
import { maskAddress, maskDetail, maskWords } from '../mask.ts'
import { mostOfALife } from '../queries.ts'
import type { AccessRow, LogRow } from '../queries.ts'
import { actionWord, kindWord, mostRecords, rangeWords } from '../words.ts'
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

/** Records as a list, with the names of people hidden unless they are to be shown. */
const recordList = <Row>(
  visit: Visit,
  records: Pick<RecordFile<Row>, 'name' | 'columns'> & { readonly rows: readonly Row[]; readonly isShown: boolean },
): List<Row> => ({
  name: visit.t(records.name),
  columns: records.columns.map(({ header, type, cell }) => ({
    header: visit.t(header),
    ...(type && { type }),
    cell: (row: Row) => cell(row, visit, records.isShown),
  })),
  rows: records.rows,
})

/**
 * A log as a file, with the same filters and the same hidden names; it leaves an access row, and with names it is for whoever shows once more who they are. What is longer than `mostRecords` is asked for in
 * parts: a log of which the end is missing proves nothing.
 */
const exportRecords =
  <Row>({ name, look, draw, columns }: RecordFile<Row>) =>
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const asked = askedOfFile(visit)
    if (Object.keys(asked.errors).length > 0) return draw(visit)
    const detour = asked.reason === undefined ? undefined : await confirmBeforeFile(visit)
    if (detour) return detour
    const looked = await look(visit.app, visit.actor, asked, { limit: mostRecords[format], isDownload: true })
    if (looked.hasOlder) return draw(visit, t(rangeWords.tooMany[format]))
    const sheet = sheetOf(recordList(visit, { name, columns, rows: looked.rows, isShown: asked.reason !== undefined }))
    return sheetReply(visit, format, `${t(name)} ${asked.from} ${asked.to}`, sheet)
  }

const logColumns: readonly FileColumn<LogRow>[] = [
  ...whenAndWho,
  { header: text('무엇을', 'What'), cell: (row, { t }) => t(actionWord(row.action)) },
  { header: text('행위 이름', 'Action'), cell: (row) => row.action },
  { header: text('대상 종류', 'Kind'), cell: (row) => row.objectKind },
  { header: text('대상 이름', 'Name'), cell: (row, { t }) => row.face && t(row.face.ko, row.face.en) },
  { header: text('대상 번호', 'Number'), cell: (row) => row.objectId },
  { header: text('회사', 'Firm'), cell: (row) => row.companyId },
  { header: text('기관', 'Institution'), cell: (row) => row.institutionId },
  { header: text('내용', 'Details'), cell: (row, _visit, isShown) => JSON.stringify(isShown ? row.detail : maskDetail(row.detail)) },
  request,
]

export const exportLog = exportRecords<LogRow>({
  name: text('감사 기록', 'audit log'),
  look: lookAtLog,
  draw: drawLog,
  columns: logColumns,
})

/** One thing's whole life, the newest 500 rows of it; it leaves an access row. */
export const exportLife = (format: 'csv' | 'xlsx') => async (visit: Visit) =>
  (askedOfFile(visit).reason === undefined ? undefined : await confirmBeforeFile(visit)) ?? lifeFile(format)(visit)
const lifeFile = listFile(async (visit: Visit) => {
  const kind = visit.params['kind'] ?? ''
  const id = visit.params['object'] ?? ''
  const { reason } = askedOfFile(visit)
  const rows = await lookAtLife(visit.app, visit.actor, { kind, id, reason }, { isDownload: true })
  if (rows.length === 0) return undefined
  const { ko, en } = kindWord(kind)
  const name = text(`${ko}의 전체 이력`, `The life of ${oneOf(en.toLowerCase())}`)
  return {
    ...recordList(visit, { name, columns: logColumns, rows: rows.slice(-mostOfALife), isShown: reason !== undefined }),
    file: `${visit.t(name)} ${id}`,
  }
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
