import { dayOf } from '../../kernel/dates.ts'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { mostRows, sheetReply } from '../../platform/sheets/reply.ts'
import type { Column } from '../../platform/sheets/sheet.ts'
import { findDeskCalls, findPublicCalls } from '../queries.ts'
import type { CallRow } from '../queries.ts'
import { opennessWords, programmeWords, stateWords } from '../words.ts'
import { askedOf } from './call-list.tsx'

const columns = ({ t }: Visit): Column[] => [
  { header: t('공모', 'Call'), type: 'text', width: 40 },
  { header: t('종류', 'Kind'), type: 'text' },
  { header: t('주관기관', 'Lead institution'), type: 'text' },
  { header: t('기관', 'Institutions'), type: 'text', width: 40 },
  { header: t('접수 시작', 'Opens'), type: 'moment' },
  { header: t('마감', 'Closes'), type: 'closing' },
]
const cells = ({ t }: Visit, call: CallRow) => [
  t(call.titleKo, call.titleEn),
  t(programmeWords[call.programme] ?? { ko: call.programme, en: call.programme }),
  t(call.leadKo, call.leadEn),
  call.institutions.map((one) => t(one.ko, one.en)).join(', '),
  call.opensAt,
  call.closesAt,
]

/** The public calls as they are asked for, with their addresses. */
export const exportCalls =
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const asked = askedOf(visit)
    const { calls } = await findPublicCalls(visit.read, { ...asked, page: 1, perPage: mostRows })
    return sheetReply(visit, format, `${t('공모', 'calls')} ${t(opennessWords[asked.openness])} ${dayOf(visit.now)}`, {
      name: t('공모', 'Calls'),
      columns: [...columns(visit), { header: t('주소', 'Address'), type: 'text', width: 40 }],
      rows: calls.map((call) => [...cells(visit, call), `${visit.app.publicUrl}${visit.href(`/calls/${call.id}`)}`]),
    })
  }

/** The calls of one institution, drafts too, with what waits in each. */
export const exportDeskCalls =
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const calls = await findDeskCalls(visit.read, deskOf(visit), mostRows)
    return sheetReply(visit, format, `${t('공모 관리', 'our calls')} ${dayOf(visit.now)}`, {
      name: t('공모 관리', 'Our calls'),
      columns: [
        ...columns(visit),
        { header: t('상태', 'State'), type: 'text' },
        { header: t('신청', 'Applications'), type: 'number' },
        { header: t('답변할 질문', 'To answer'), type: 'number' },
        { header: t('작성', 'Drafted by'), type: 'text' },
      ],
      rows: calls.map((call) => [
        ...cells(visit, call),
        t(stateWords[call.state]),
        Number(call.tracks),
        Number(call.unanswered),
        call.drafterName ?? '',
      ]),
    })
  }
