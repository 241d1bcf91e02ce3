import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { lookAtLog, nothingFound } from '../actions/look.ts'
import { findActions } from '../queries.ts'
import { Thing } from './cells.tsx'
import { actColumn, detailColumn } from './columns.tsx'
import { questionOf } from './question.ts'
import { recordsPage, RecordsTable } from './records-page.tsx'

/** Every act, the newest first. */
export const drawLog = async (visit: Visit, general?: string): Promise<Reply> => {
  const { t } = visit
  const question = questionOf(visit, '/audit')
  const { asked, isShown } = question
  const [actions, looked] = await Promise.all([
    findActions(visit.read),
    question.isRefused ? nothingFound : lookAtLog(visit.app, visit.actor, asked),
  ])
  return recordsPage(visit, question, looked, {
    title: t('기록', 'Log'),
    actions,
    general,
    table: (
      <RecordsTable
        visit={visit}
        question={question}
        looked={looked}
        words={{
          caption: t(`${asked.from}부터 ${asked.to}까지의 기록`, `From ${asked.from} to ${asked.to}`),
          none: text('이 조건에 맞는 기록이 없습니다.', 'Nothing in this range.'),
        }}
        columns={[
          actColumn(visit),
          { key: 'object', header: t('대상', 'Object'), cell: (one) => <Thing visit={visit} thing={one} /> },
          detailColumn(visit, isShown),
        ]}
      />
    ),
  })
}
