import { showClosing } from '../../kernel/show.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { page, pageAsked } from '../../platform/http/visit.ts'
import {
  BulkBar,
  Button,
  DataTable,
  Day,
  Downloads,
  Due,
  Empty,
  Form,
  Id,
  Link,
  Notice,
  Pagination,
  Select,
  StatusTag,
  Tabs,
  rememberedBy,
} from '../../ui/index.ts'
import { treatTracks } from '../actions/desk.ts'
import type { BulkResult } from '../actions/desk.ts'
import { countQueue, findColleagues, findQueue, queueViews } from '../queue-queries.ts'
import type { QueueCounts, QueueRow, QueueView } from '../queue-queries.ts'
import { isOver } from '../track.ts'
import { explain } from '../words.ts'
import { StateTag } from './marks.tsx'

const perPage = 50
export const viewWords: Record<QueueView, Text> = {
  turn: text('내 차례', 'My turn'),
  mine: text('내 담당', 'Mine'),
  overdue: text('기한 지남', 'Overdue'),
  today: text('오늘 마감', 'Due today'),
  supplement: text('보완 회신', 'Supplement answered'),
  unassigned: text('미배정', 'Unassigned'),
  open: text('처리할 신청', 'To handle'),
  all: text('전체', 'All'),
}

/** What an empty view says: of itself, not of the whole queue. */
const emptyWords: Record<QueueView, Text> = {
  turn: text('지금 내 차례인 신청이 없습니다.', 'Nothing waits for you.'),
  mine: text('내가 맡은 신청이 없습니다.', 'You have no application in hand.'),
  overdue: text('기한이 지난 신청이 없습니다.', 'Nothing is overdue.'),
  today: text('오늘 마감인 신청이 없습니다.', 'Nothing is due today.'),
  supplement: text('확인할 보완 회신이 없습니다.', 'No answered supplement waits.'),
  unassigned: text('담당자를 정하지 않은 신청이 없습니다.', 'Every application has its officer.'),
  open: text('지금 처리할 신청이 없습니다.', 'Nothing to handle now.'),
  all: text('들어온 신청이 없습니다.', 'No application has come yet.'),
}

/** Several treated at once, and what was done with them. */
interface Treated extends BulkResult {
  readonly what: 'receive' | 'assign'
}

export const drawQueue = (visit: Visit) => draw(visit)

/** What waits, most urgent first. Three statements, whatever the number of rows. */
const draw = async (visit: Visit, result?: Treated | 'nothing') => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const personId = visit.actor.personId ?? ''
  const counts = await countQueue(visit.read, desk, personId)
  const asked = queueViews.find((one) => one === visit.query('view'))
  const view = asked ?? (counts.turn > 0 ? 'turn' : counts.mine > 0 ? 'mine' : counts.unassigned > 0 ? 'unassigned' : 'all')
  const at = pageAsked(visit)
  const pages = Math.ceil(counts[view] / perPage)
  const rows = await findQueue(visit.read, desk, personId, { view, page: at, perPage })
  const isOfficer = visit.actor.hat === 'institution' && visit.actor.roles.includes('officer')
  const colleagues = isOfficer ? await findColleagues(visit.read, desk) : []
  const address = (one: QueueView, number = 1) => visit.href(`/desk/${desk}/queue?view=${one}${number > 1 ? `&page=${number}` : ''}`)
  const table = <Table visit={visit} rows={rows} desk={desk} isOfficer={isOfficer} view={view} counts={counts} />
  return page({
    title: t('할 일', 'Queue'),
    density: 'staff',
    pages,
    wide: true,
    body: (
      <>
        <h1>{t('할 일', 'Queue')}</h1>
        {result === 'nothing' ? (
          <Notice tone="warning" live title={t('표에서 신청을 하나 이상 골라 주세요.', 'Tick at least one application in the table.')} />
        ) : (
          result && <Result visit={visit} result={result} />
        )}
        <Tabs
          label={t('보기', 'Views')}
          items={queueViews.map((one) => ({ label: t(viewWords[one]), href: address(one), current: one === view, count: counts[one] }))}
        />
        {isOfficer && rows.length > 0 ? (
          <Form lang={lang} csrf={visit.csrf} action={visit.href(`/desk/${desk}/queue?view=${view}`)}>
            <BulkBar lang={lang} total={counts[view]} shown={counts[view]}>
              <Select
                lang={lang}
                name="officer"
                label={t('담당자', 'Officer')}
                optionalWord=""
                value={personId}
                options={colleagues.map((one) => ({ value: one.id, label: one.name }))}
              />
              <Button small kind="secondary" name="do" value="receive">
                {t('접수하기', 'Receive')}
              </Button>
              <Button small kind="secondary" name="do" value="assign">
                {t('담당자 배정하기', 'Assign')}
              </Button>
            </BulkBar>
            {table}
          </Form>
        ) : (
          table
        )}
        <Pagination lang={lang} page={at} pages={pages} href={(number) => address(view, number)} />
        {rows.length > 0 && <Downloads lang={lang} base={visit.href(`/desk/${desk}/queue`)} asked={`?view=${view}`} />}
      </>
    ),
  })
}

/** An officer comes back to the same rows all day. */
const written = rememberedBy(2_000)

const Table = ({
  visit,
  rows,
  desk,
  isOfficer,
  view,
  counts: { open, nextDue },
}: {
  visit: Visit
  rows: readonly QueueRow[]
  desk: string
  isOfficer: boolean
  view: QueueView
  counts: QueueCounts
}) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('처리할 신청', 'Applications to handle')}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      keys
      narrow="stack"
      remember={(row, drawing) =>
        written(`${lang} ${row.id}`, [desk, isOfficer, row.dueAt !== null && row.dueAt <= visit.now, row], drawing)
      }
      select={
        isOfficer
          ? { name: 'track', value: (row) => row.id, label: (row) => `${row.receiptNumber} ${t(row.titleKo, row.titleEn)}` }
          : undefined
      }
      empty={
        <Empty
          title={t(emptyWords[view])}
          reason={
            nextDue
              ? t(
                  `이 기관이 처리할 신청은 모두 ${open}건이고, 그중 가장 가까운 기한은 ${showClosing(nextDue, 'ko', visit.now)}입니다.`,
                  `Of all the institution has to handle (${open}), the next is due ${showClosing(nextDue, 'en', visit.now)}.`,
                )
              : undefined
          }
        />
      }
      columns={[
        { key: 'due', header: t('기한', 'Due'), nowrap: true, cell: (row) => <Due lang={visit.lang} now={visit.now} at={row.dueAt} /> },
        {
          key: 'title',
          header: t('기술', 'Technology'),
          rowHeader: true,
          cell: (row) => (
            <>
              <Link href={visit.href(`/desk/${desk}/tracks/${row.id}`)}>
                {t(row.titleKo, row.titleEn) || t('(이름 없음)', '(untitled)')}
              </Link>
              {row.members > 1 && <span class="quiet"> {t('공동', 'joint')}</span>}
            </>
          ),
        },
        {
          key: 'firm',
          header: t('기업', 'Firm'),
          cell: (row) => (
            <>
              {t(row.companyKo, row.companyEn)}
              {!row.isFirmConfirmed && !isOver(row.state) && <span class="quiet block">{t('회사 확인 전', 'Firm not confirmed')}</span>}
            </>
          ),
        },
        { key: 'call', header: t('공모', 'Call'), cell: (row) => t(row.callKo, row.callEn) },
        {
          key: 'state',
          header: t('상태', 'State'),
          nowrap: true,
          cell: (row) => (
            <>
              <StateTag visit={visit} state={row.state} />
              {row.state === 'checking' && row.answeredAt && (
                <>
                  {' '}
                  <StatusTag tone="warning" word={t('보완 회신', 'Answered')} />
                </>
              )}
            </>
          ),
        },
        {
          key: 'since',
          header: t('그 상태로', 'Since'),
          nowrap: true,
          cell: (row) => <Day lang={lang} value={row.stateSince} form="table" />,
        },
        { key: 'officer', header: t('담당자', 'Officer'), cell: (row) => row.officerName ?? t('없음', 'Nobody') },
        { key: 'number', header: t('접수번호', 'Receipt'), nowrap: true, cell: (row) => <Id>{row.receiptNumber}</Id> },
      ]}
    />
  )
}

const Result = ({ visit, result }: { visit: Visit; result: Treated }) => {
  const { t } = visit
  const count = result.done.length
  const done =
    result.what === 'receive'
      ? text(`${count}건을 접수했습니다.`, `${count} received.`)
      : text(`${count}건에 담당자를 배정했습니다.`, `${count} assigned.`)
  const left = result.refused.length
  return (
    <Notice
      tone={result.refused.length > 0 ? 'warning' : 'success'}
      live
      title={left > 0 ? t(`${done.ko} ${left}건은 처리하지 못했습니다.`, `${done.en} ${left} could not be treated.`) : t(done)}
    >
      {result.what === 'assign' && count > 0 && (
        <p>
          {t(
            '신청의 상태는 그대로입니다. 접수 대기인 신청은 ‘접수하기’를 눌러야 접수됩니다.',
            'Where they stand has not changed: what waits to be received is received by “Receive”.',
          )}
        </p>
      )}
      {left > 0 && (
        <ul>
          {result.refused.map((one) => (
            <li key={one.receiptNumber}>
              {one.receiptNumber}: {t(explain(one.refusal))}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

/** Several at once; those that cannot be treated are named, the others are done. */
export const postQueue = async (visit: Visit) => {
  const actor = actingAs(visit, 'institution')
  const what = visit.form.text('do') === 'assign' ? 'assign' : 'receive'
  const chosen = visit.form.texts('track')
  if (chosen.length === 0) return draw(visit, 'nothing')
  return draw(visit, { what, ...(await treatTracks(visit.app, actor, what, chosen, visit.form.text('officer') || actor.personId)) })
}
