import { page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import type { AccessEntry } from '../../platform/audit/audit.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import type { List } from '../../platform/sheets/list-file.ts'
import { BackLink, Button, Buttons, Disclosure, ErrorSummary, Field, Form } from '../../ui/index.ts'
import { noReasonWords, readAccessReason } from '../access-reason.ts'
import type { Visit } from '../actor.ts'
import { keepAccesses } from '../keep-access.ts'
import { confirmFirst } from './confirm-first.ts'

/** A list of people, and what is kept of its being taken away. */
export interface PeopleList<Row> extends List<Row> {
  /** Whose list it is, and the sentence that stands in the access log; each person on it reads the same sentence. */
  readonly taken: Pick<AccessEntry, 'whose' | 'what'> & {
    /** The words it was narrowed by. They may be another one's name: only the row of the whole list has them. */ readonly asked?: string
  }
  /** Who stands in a row; null where it is nobody with an account. */
  readonly person: (row: Row) => string | null
}

const listOf = ({ path }: Visit): string => path.replace(/\/export\.\w+$/, '')

/** Before people leave as a file: whoever has not shown within ten minutes who they are is asked, and goes on from the page of the list, as it was narrowed. */
export const confirmBeforeFile = (visit: Visit) => confirmFirst(visit, `${listOf(visit)}${visit.search}`)

/**
 * A list of people as a file: for whoever says why, and showed just now who they are. The reason stands in the access log, once for the list and once for
 * each person on it, who reads it under /account/privacy; where that cannot be kept, nothing is sent.
 */
export const peopleFile =
  <Row,>(find: (visit: Visit) => Promise<PeopleList<Row> | undefined>) =>
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const reason = readAccessReason(visit.query('reason'))
    if (reason === undefined) return askReason(visit)
    const keep = async () => {
      const list = await find(visit)
      if (list) await keepAccesses(visit, entriesOf(list, reason))
      return list
    }
    return (await confirmBeforeFile(visit)) ?? listFile(keep)(format)(visit)
  }

const entriesOf = <Row,>({ rows, person, taken }: PeopleList<Row>, reason: string): AccessEntry[] => {
  const { whose, what, asked = '' } = taken
  const people = new Set(rows.map(person).filter((id) => id !== null))
  return [
    { whose, what: `${what}${asked === '' ? '' : ` for “${asked}”`} (${rows.length} rows)`, reason },
    ...Array.from(people, (id) => ({ whose: ownOf(id), what, reason })),
  ]
}
const ownOf = (personId: string) => ['person', personId] as const

/** What a page was narrowed by, without the reason. */
const narrowedBy = (visit: Visit): Readonly<Record<string, string>> =>
  Object.fromEntries([...new URLSearchParams(visit.search)].filter(([name]) => name !== 'reason'))

/** Whoever gave no reason, or none that says something, is asked here; what was typed stays. */
const askReason = (visit: Visit): Reply => {
  const { t, lang } = visit
  const title = t('목록을 내려받는 이유', 'Why you download the list')
  const error = t(noReasonWords)
  return page({
    title,
    density: 'staff',
    status: 422,
    hasErrors: true,
    noIndex: true,
    body: (
      <div class="reading">
        <BackLink
          lang={lang}
          href={visit.href(`${listOf(visit)}${addressOf(narrowedBy(visit))}`)}
          label={t('목록으로', 'Back to the list')}
        />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={{ reason: error }} />
        <ReasonForm visit={visit} base={listOf(visit)} asked={narrowedBy(visit)} error={error} />
      </div>
    ),
  })
}
const addressOf = (asked: Readonly<Record<string, string>>): string => {
  const all = new URLSearchParams(asked).toString()
  return all === '' ? '' : `?${all}`
}

interface Taking {
  readonly visit: Visit
  /** Address of the list. */
  readonly base: string
  /** What it is narrowed by. */
  readonly asked?: Readonly<Record<string, string>>
}

/** Where a list of people is taken away: it is asked why, and goes on with what was said before somebody showed once more who they are. */
export const PeopleDownloads = (taking: Taking) => {
  const { t, query } = taking.visit
  return (
    <div class="no-print">
      <Disclosure summary={t('이 목록 내려받기', 'Download this list')} open={query('reason') !== ''}>
        <ReasonForm {...taking} />
      </Disclosure>
    </div>
  )
}

const ReasonForm = ({ visit, base, asked = {}, error }: Taking & { error?: string }) => {
  const { t, lang } = visit
  const file = (format: string) => visit.href(`${base}/export.${format}`)
  return (
    <Form lang={lang} method="get" action={file('csv')} hidden={asked} label={t('이 목록 내려받기', 'Download this list')}>
      <Field
        lang={lang}
        name="reason"
        label={t('내려받는 이유', 'Why you download it')}
        required
        value={visit.query('reason')}
        error={error}
        hint={t(
          '사람의 정보가 담긴 목록입니다. 이유는 열람 기록에 남고, 목록에 있는 분이 읽을 수 있습니다.',
          'The list holds people’s data. The reason is kept in the access log, and the people on the list can read it.',
        )}
        width="full"
      />
      <Buttons>
        <Button kind="secondary">{t('CSV로 내려받기', 'Download as CSV')}</Button>
        <Button kind="secondary" action={file('xlsx')}>
          {t('XLSX로 내려받기', 'Download as XLSX')}
        </Button>
      </Buttons>
    </Form>
  )
}
