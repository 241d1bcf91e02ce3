import type { Visit } from '../../people/index.ts'
import { DayTime } from '../../ui/index.ts'
import type { Column } from '../../ui/index.ts'
import type { LogRow } from '../queries.ts'
import { Detail, What, Who } from './cells.tsx'
import type { Doer } from './cells.tsx'
import type { Question } from './question.ts'

export const timeColumn = ({ t, lang }: Visit): Column<{ readonly at: Date }> => ({
  key: 'at',
  header: t('시각', 'Time'),
  nowrap: true,
  cell: (one) => <DayTime lang={lang} value={one.at} form="table" />,
})

/** Who; a press narrows the list of this question to that person. */
export const whoColumn = (visit: Visit, question: Question): Column<Doer> => ({
  key: 'who',
  header: visit.t('누가', 'Who'),
  cell: (one) => <Who visit={visit} doer={one} question={question} />,
})

export const actColumn = (visit: Visit): Column<Pick<LogRow, 'action'>> => ({
  key: 'what',
  header: visit.t('무엇을', 'What'),
  rowHeader: true,
  cell: (one) => <What visit={visit} action={one.action} />,
})

export const detailColumn = (visit: Visit, isShown: boolean): Column<Pick<LogRow, 'detail' | 'named'>> => ({
  key: 'detail',
  header: visit.t('내용', 'Details'),
  cell: (one) => <Detail visit={visit} detail={one.detail} named={one.named} isShown={isShown} />,
})
