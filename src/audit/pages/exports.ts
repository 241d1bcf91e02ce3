import { accessWord } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { mostRows, sheetReply } from '../../platform/sheets/reply.ts'
import type { Sheet } from '../../platform/sheets/sheet.ts'
import { readAsked } from '../asked.ts'
import { lookAtAccess, lookAtLog } from '../actions/look.ts'
import { maskAddress, maskDetail, maskWords } from '../mask.ts'
import { actionWord, rangeWords } from '../words.ts'
import { drawAccess, shownWhat } from './access-page.tsx'
import { hatOf, nameOf } from './cells.tsx'
import { typedIn } from './filters.tsx'
import { drawLog } from './log-page.tsx'

const column = (header: string, type: 'text' | 'moment' = 'text') => ({ header, type })

const send = (visit: Visit, sheet: Sheet, from: string, to: string): Promise<Reply> =>
  sheetReply(visit, 'csv', `${sheet.name} ${from} ${to}`, sheet)

/** The log as a file, with the same filters and the same hidden names; it leaves an access row. */
export const exportLog = async (visit: Visit): Promise<Reply> => {
  const { t } = visit
  const asked = readAsked({ ...typedIn(visit), before: '', after: '' }, visit.now)
  if (Object.keys(asked.errors).length > 0) return drawLog(visit)
  const looked = await lookAtLog(visit.app, visit.actor, asked, { limit: mostRows, isDownload: true })
  if (looked.hasOlder) return drawLog(visit, t(rangeWords.tooMany))
  const isShown = asked.reason !== undefined
  return send(
    visit,
    {
      name: t('감사 기록', 'audit log'),
      columns: [
        column(t('시각', 'Time'), 'moment'),
        column(t('누가', 'Who')),
        column(t('자격', 'As')),
        column(t('무엇을', 'What')),
        column(t('행위 이름', 'Action')),
        column(t('대상 종류', 'Kind')),
        column(t('대상 번호', 'Number')),
        column(t('회사', 'Firm')),
        column(t('기관', 'Institution')),
        column(t('내용', 'Details')),
        column(t('요청 번호', 'Request')),
      ],
      rows: looked.rows.map((row) => [
        row.at,
        row.personId === null ? '' : nameOf(visit, row, isShown),
        hatOf(visit, row),
        t(actionWord(row.action)),
        row.action,
        row.objectKind,
        row.objectId,
        row.companyId,
        row.institutionId,
        JSON.stringify(isShown ? row.detail : maskDetail(row.detail)),
        row.requestId,
      ]),
    },
    asked.from,
    asked.to,
  )
}

export const exportAccess = async (visit: Visit): Promise<Reply> => {
  const { t } = visit
  const asked = readAsked({ ...typedIn(visit), before: '', after: '' }, visit.now)
  if (Object.keys(asked.errors).length > 0) return drawAccess(visit)
  const looked = await lookAtAccess(visit.app, visit.actor, asked, { limit: mostRows, isDownload: true })
  if (looked.hasOlder) return drawAccess(visit, t(rangeWords.tooMany))
  const isShown = asked.reason !== undefined
  return send(
    visit,
    {
      name: t('열람 기록', 'access log'),
      columns: [
        column(t('시각', 'Time'), 'moment'),
        column(t('누가', 'Who')),
        column(t('자격', 'As')),
        column(t('누구의(종류)', 'Whose (kind)')),
        column(t('누구의(번호)', 'Whose (number)')),
        column(t('무엇을', 'What')),
        column(t('이유', 'Why')),
        column(t('접속 주소', 'From')),
        column(t('요청 번호', 'Request')),
      ],
      rows: looked.rows.map((row) => [
        row.at,
        row.personId === null ? '' : nameOf(visit, row, isShown),
        hatOf(visit, row),
        row.whoseKind,
        row.whoseId,
        t(accessWord(shownWhat(row, isShown))),
        row.reason === null || isShown ? row.reason : maskWords(row.reason),
        isShown ? row.address : maskAddress(row.address),
        row.requestId,
      ]),
    },
    asked.from,
    asked.to,
  )
}
