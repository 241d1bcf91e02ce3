import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { DataTable, Downloads, Empty, ErrorSummary } from '../../ui/index.ts'
import type { Column, ComponentChildren } from '../../ui/index.ts'
import { addressOf } from '../asked.ts'
import type { Looked } from '../actions/look.ts'
import { rangeWords } from '../words.ts'
import { timeColumn, whoColumn } from './columns.tsx'
import type { Doer } from './cells.tsx'
import { Edges, Filters, Unmask } from './filters.tsx'
import { errorsIn } from './question.ts'
import type { Question } from './question.ts'

interface Row extends Doer {
  readonly id: number
  readonly at: Date
}

/** A log as a page: what to narrow it by, its rows, the newer and the older ones, the same as a file, and the names that are hidden. */
export const recordsPage = (
  visit: Visit,
  question: Question,
  looked: Looked<Row>,
  shown: {
    readonly title: string
    readonly lead?: ComponentChildren
    /** The acts to choose from; a log of accesses has none. */
    readonly actions: readonly string[] | undefined
    readonly table: ComponentChildren
    readonly general: string | undefined
  },
): Reply => {
  const { t, lang } = visit
  const errors = errorsIn(visit, question.asked, looked.isNobody)
  const isWrong = Object.keys(errors).length > 0 || shown.general !== undefined
  return page({
    title: shown.title,
    density: 'staff',
    noIndex: true,
    hasErrors: isWrong,
    status: isWrong ? 422 : 200,
    body: (
      <>
        <h1>{shown.title}</h1>
        <ErrorSummary lang={lang} errors={errors} general={shown.general} />
        {shown.lead}
        <Filters visit={visit} question={question} actions={shown.actions} errors={errors} />
        {!question.isRefused && shown.table}
        <Edges visit={visit} question={question} looked={looked} />
        {looked.rows.length > 0 && (
          <>
            <Downloads lang={lang} base={visit.href(question.path)} asked={addressOf('', question.typed)} />
            <p class="quiet no-print">{t(rangeWords.files)}</p>
          </>
        )}
        <Unmask visit={visit} question={question} error={errors['reason']} />
      </>
    ),
  })
}

/** The rows of a log: when and who first, then its own columns. */
export const RecordsTable = <One extends Row>({
  visit,
  question,
  looked,
  words,
  columns,
}: {
  visit: Visit
  question: Question
  looked: Looked<One>
  words: { readonly caption: string; readonly none: Text }
  columns: readonly Column<One>[]
}) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={words.caption}
      rows={looked.rows}
      rowKey={(one) => String(one.id)}
      keys
      empty={<Empty title={t(words.none)} reason={t('기간을 넓히거나 조건을 줄여 보세요.', 'Widen the range or drop a filter.')} />}
      columns={[timeColumn(visit), whoColumn(visit, question), ...columns]}
    />
  )
}
