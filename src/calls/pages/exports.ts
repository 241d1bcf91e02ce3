import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import type { ListColumn } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { closingOf } from '../call.ts'
import { findDeskCalls, findPublicCalls } from '../queries.ts'
import type { CallDetail, CallRow, DeskCall } from '../queries.ts'
import { opennessWords, programmeWords, questionsWord, stateWords } from '../words.ts'
import { askedOf } from './call-list.tsx'
import { publicCall } from './call-page.tsx'
import { callHere } from './desk-call.tsx'

const callColumns = <Row extends CallRow>({ t }: Visit): ListColumn<Row>[] => [
  { header: t('공모', 'Call'), width: 40, cell: (call) => t(call.titleKo, call.titleEn) },
  { header: t('종류', 'Kind'), cell: (call) => t(programmeWords[call.programme] ?? { ko: call.programme, en: call.programme }) },
  { header: t('주관기관', 'Lead institution'), cell: (call) => t(call.leadKo, call.leadEn) },
  { header: t('기관', 'Institutions'), width: 40, cell: (call) => call.institutions.map((one) => t(one.ko, one.en)).join(', ') },
  { header: t('접수 시작', 'Opens'), type: 'moment', cell: (call) => call.opensAt },
  { header: t('마감', 'Closes'), type: 'closing', cell: closingOf },
  { header: t('공고한 마감', 'Announced closing'), type: 'closing', cell: (call) => call.closesAt },
]

/** The public calls as they are asked for, with their addresses. */
export const exportCalls = listFile<Visit, CallRow>(async (visit) => {
  const { t } = visit
  const asked = askedOf(visit)
  const { calls } = await findPublicCalls(visit.read, { ...asked, page: 1, perPage: mostRows })
  return {
    name: t('공모', 'Calls'),
    file: `${t('공모', 'calls')} ${t(opennessWords[asked.openness])}`,
    columns: [
      ...callColumns(visit),
      { header: t('주소', 'Address'), width: 40, cell: (call) => `${visit.app.publicUrl}${visit.href(`/calls/${call.id}`)}` },
    ],
    rows: calls,
  }
})

/** The calls of one institution, drafts too, with what waits in each. */
export const exportDeskCalls = listFile<Visit, DeskCall>(async (visit) => {
  const { t } = visit
  return {
    name: t('공모 관리', 'Our calls'),
    file: t('공모 관리', 'our calls'),
    columns: [
      ...callColumns(visit),
      { header: t('상태', 'State'), cell: (call) => t(stateWords[call.state]) },
      { header: t('신청', 'Applications'), type: 'number', cell: (call) => Number(call.tracks) },
      { header: t('답변할 질문', 'To answer'), type: 'number', cell: (call) => Number(call.unanswered) },
      { header: t('작성', 'Drafted by'), cell: (call) => call.drafterName },
    ],
    rows: await findDeskCalls(visit.read, deskOf(visit), mostRows),
  }
})

/** What was asked of a call and answered. Who asked is nobody's to know, here as on the page. */
const questionsFile = (find: (visit: Visit) => Promise<CallDetail | undefined>) =>
  listFile(async (visit: Visit) => {
    const { t } = visit
    const call = await find(visit)
    if (!call) return undefined
    return {
      name: t(questionsWord),
      file: `${t(questionsWord)} ${call.id}`,
      columns: [
        { header: t('물은 때', 'Asked'), type: 'moment', cell: (one) => new Date(one.askedAt) },
        { header: t('질문', 'Question'), width: 60, cell: (one) => one.question },
        { header: t('답변', 'Answer'), width: 60, cell: (one) => one.answer },
        { header: t('답한 때', 'Answered'), type: 'moment', cell: (one) => one.answeredAt && new Date(one.answeredAt) },
      ],
      rows: call.questions,
    }
  })
export const exportQuestions = questionsFile(publicCall)
export const exportDeskQuestions = questionsFile(callHere)
