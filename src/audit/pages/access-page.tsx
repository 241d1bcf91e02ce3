import { text } from '../../kernel/text.ts'
import { accessWord, peopleWord } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { lookAtAccess, nothingFound } from '../actions/look.ts'
import type { Looked } from '../actions/look.ts'
import { maskAddress, maskName, maskWords } from '../mask.ts'
import type { AccessRow } from '../queries.ts'
import { Thing } from './cells.tsx'
import { kindWord } from '../words.ts'
import { questionOf } from './question.ts'
import type { Question } from './question.ts'
import { recordsPage, RecordsTable } from './records-page.tsx'

/** Who read personal data, whose, and why. */
export const drawAccess = async (visit: Visit, general?: string): Promise<Reply> => {
  const { t } = visit
  const question = questionOf(visit, '/audit/access')
  const looked = question.isRefused ? nothingFound : await lookAtAccess(visit.app, visit.actor, question.asked)
  return recordsPage(visit, question, looked, {
    title: t('열람 기록', 'Access'),
    lead: <p class="quiet">{t('개인정보를 누가, 누구의 것을, 왜 보았는지 남긴 기록입니다.', 'Who read personal data, whose, and why.')}</p>,
    actions: undefined,
    general,
    table: <Accesses visit={visit} question={question} looked={looked} />,
  })
}

const Accesses = ({ visit, question, looked }: { visit: Visit; question: Question; looked: Looked<AccessRow> }) => {
  const { t } = visit
  const { asked, isShown } = question
  return (
    <RecordsTable
      visit={visit}
      question={question}
      looked={looked}
      words={{
        caption: t(`${asked.from}부터 ${asked.to}까지의 열람 기록`, `From ${asked.from} to ${asked.to}`),
        none: text('이 조건에 맞는 열람 기록이 없습니다.', 'Nothing in this range.'),
      }}
      columns={[
        { key: 'whose', header: t('누구의', 'Whose'), cell: (one) => <Whose visit={visit} row={one} isShown={isShown} /> },
        { key: 'what', header: t('무엇을', 'What'), rowHeader: true, cell: (one) => t(accessWord(shownWhat(one, isShown))) },
        {
          key: 'why',
          header: t('이유', 'Why'),
          cell: (one) => (one.reason === null ? '–' : isShown ? one.reason : maskWords(one.reason)),
        },
        {
          key: 'from',
          header: t('접속 주소', 'From'),
          nowrap: true,
          cell: (one) => (isShown ? one.address : maskAddress(one.address)),
        },
      ]}
    />
  )
}

/** Whose data: a thing with its number, or a list of people by its name. */
const Whose = ({ visit, row, isShown }: { visit: Visit; row: AccessRow; isShown: boolean }) => {
  const { t } = visit
  const list = row.whoseKind === 'people' ? peopleWord(row.whoseId) : row.whoseKind.endsWith('-log') ? exportWord : undefined
  return (
    <div>
      {list ? (
        <>
          {t(kindWord(row.whoseKind))}: {t(list)}
        </>
      ) : (
        <Thing visit={visit} thing={{ objectKind: row.whoseKind, objectId: row.whoseId, face: null }} />
      )}
      {row.whoseName !== null && (
        <span class="quiet block">
          {row.whoseKind === 'person' && !isShown ? maskName(row.whoseName) : t(row.whoseName, row.whoseNameEn ?? row.whoseName)}
        </span>
      )}
    </div>
  )
}
const exportWord = text('파일로 내려받기', 'Download')

/** Words somebody looked for may be a name: they are hidden as a whole. */
export const shownWhat = (row: Pick<AccessRow, 'what' | 'whoseKind'>, isShown: boolean): string =>
  isShown ? row.what : maskWords(row.whoseKind === 'people' ? row.what.replace(/“[^”]*”/, '“○○○”') : row.what)
