import { text } from '../../kernel/text.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import type { AccessEntry } from '../../platform/audit/audit.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import type { List } from '../../platform/sheets/list-file.ts'
import { BackLink, Button, Buttons, Disclosure, ErrorSummary, Field, Form } from '../../ui/index.ts'
import { noReasonWords, readAccessReason } from '../access-reason.ts'
import type { Visit } from '../actor.ts'
import { keepAccesses } from '../keep-access.ts'
import { confirmFirst } from './confirm-first.ts'

/** What is kept of a list of people that was taken away. */
export interface Taken extends Pick<AccessEntry, 'whose' | 'what'> {
  /** The words it was narrowed by. They may be another one's name: only the row of the whole list has them. */
  readonly asked?: string
}
export interface PeopleList<Row> extends List<Row> {
  /** Whose list it is, and the sentence that stands in the access log; each person on it reads the same sentence. */
  readonly taken: Taken
  /** Who stands in a row; null where it is nobody with an account. */
  readonly person: (row: Row) => string | null
}
/** Another file that lists people. */
export interface PeoplePaper {
  readonly taken: Taken
  readonly people: readonly (string | null)[]
  readonly send: () => Reply | Promise<Reply>
}

const listOf = ({ path }: Visit): string => path.replace(/\/[^/]+\.\w+$/, '')

/** Before people leave as a file: whoever has not shown within ten minutes who they are is asked, and goes on from the page of the list, as it was narrowed. */
export const confirmBeforeFile = (visit: Visit, list = listOf(visit)) => confirmFirst(visit, `${list}${visit.search}`)

/**
 * Sends people away for whoever says why, and showed just now who they are. The reason stands in the access log, once for the list and once for each person on
 * it, who reads it under /account/privacy; where that cannot be kept, nothing is sent. Of what is not there nobody is asked why they want it.
 */
const sendForReason = async (visit: Visit, list: string, paper: PeoplePaper | undefined): Promise<Reply> => {
  if (!paper) return notFound
  const reason = readAccessReason(visit.query('reason'))
  if (reason === undefined) return askReason(visit, list)
  const detour = await confirmBeforeFile(visit, list)
  if (detour) return detour
  const { whose, what, asked = '' } = paper.taken
  await keepAccesses(visit, [
    { whose, what: `${what}${asked === '' ? '' : ` for “${asked}”`} (${paper.people.length} rows)`, reason },
    ...Array.from(new Set(paper.people.filter((id) => id !== null)), (id) => ({ whose: ownOf(id), what, reason })),
  ])
  return paper.send()
}
const ownOf = (personId: string) => ['person', personId] as const

/** A list of people as a sheet. */
export const peopleFile =
  <Row,>(find: (visit: Visit) => Promise<PeopleList<Row> | undefined>) =>
  (format: 'csv' | 'xlsx') =>
  async (visit: Visit): Promise<Reply> => {
    const list = await find(visit)
    const send = () => listFile(async () => list)(format)(visit)
    return sendForReason(visit, listOf(visit), list && { taken: list.taken, people: list.rows.map(list.person), send })
  }

/** A list of people as a file of another kind; `list`: the page on which it stands. */
export const peoplePaper =
  (list: (visit: Visit) => string, find: (visit: Visit) => Promise<PeoplePaper | undefined>) =>
  async (visit: Visit): Promise<Reply> =>
    sendForReason(visit, list(visit), await find(visit))

/** What a page was narrowed by, without the reason. */
const narrowedBy = (visit: Visit): Readonly<Record<string, string>> =>
  Object.fromEntries([...new URLSearchParams(visit.search)].filter(([name]) => name !== 'reason'))

/** Whoever came by a link is asked here why; so is whoever gave a reason that says nothing, or too much: it stands there still. */
const askReason = (visit: Visit, list: string): Reply => {
  const { t, lang } = visit
  const title = t('목록을 내려받는 이유', 'Why you download the list')
  const asked = narrowedBy(visit)
  const back = new URLSearchParams(asked).toString()
  const error = new URLSearchParams(visit.search).has('reason') ? t(noReasonWords) : undefined
  return page({
    title,
    density: 'staff',
    status: error === undefined ? 200 : 422,
    hasErrors: error !== undefined,
    noIndex: true,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(`${list}${back === '' ? '' : `?${back}`}`)} label={t('목록으로', 'Back to the list')} />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={error === undefined ? {} : { reason: error }} />
        <FileForReason visit={visit} asked={asked} files={[visit.path]} error={error} />
      </div>
    ),
  })
}

/** Where a list of people is taken away: it is asked why, and goes on with what was said before somebody showed once more who they are. */
export const PeopleDownloads = ({
  visit,
  base,
  asked = {},
  more = [],
}: {
  visit: Visit
  /** Address of the list. */
  base: string
  /** What it is narrowed by. */
  asked?: Readonly<Record<string, string>>
  /** Files of other kinds, each an address of its own. */
  more?: readonly string[]
}) => {
  const { t, query } = visit
  return (
    <div class="no-print">
      <Disclosure summary={t('이 목록 내려받기', 'Download this list')} open={query('reason') !== ''}>
        <FileForReason visit={visit} asked={asked} files={[`${base}/export.csv`, `${base}/export.xlsx`, ...more]} />
      </Disclosure>
    </div>
  )
}

/** Asks why, with a button for each file. */
const FileForReason = ({
  visit,
  asked,
  files,
  error,
}: {
  visit: Visit
  asked: Readonly<Record<string, string>>
  files: readonly string[]
  error?: string | undefined
}) => {
  const { t, lang } = visit
  const [first = ''] = files
  return (
    <Form lang={lang} method="get" action={visit.href(first)} hidden={asked} label={t('이 목록 내려받기', 'Download this list')}>
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
        {files.map((file) => (
          <Button key={file} kind="secondary" action={file === first ? undefined : visit.href(file)}>
            {t(downloadWords(file))}
          </Button>
        ))}
      </Buttons>
    </Form>
  )
}
const downloadWords = (file: string) => {
  const kind = file.slice(file.lastIndexOf('.') + 1).toUpperCase()
  return text(`${kind} 내려받기`, `Download ${kind}`)
}
