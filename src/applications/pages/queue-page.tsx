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
import type { QueueRow, QueueView } from '../queue-queries.ts'
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

export const drawQueue = (visit: Visit) => draw(visit)

/** What waits, most urgent first. Three statements, whatever the number of rows. */
const draw = async (visit: Visit, result?: BulkResult | 'nothing') => {
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
  const table = <Table visit={visit} rows={rows} desk={desk} isOfficer={isOfficer} nextDue={counts.nextDue} />
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
  nextDue,
}: {
  visit: Visit
  rows: readonly QueueRow[]
  desk: string
  isOfficer: boolean
  nextDue: Date | null
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
          title={t('지금 처리할 일이 없습니다.', 'Nothing to do now.')}
          reason={
            nextDue
              ? t(`다음 기한: ${showClosing(nextDue, 'ko', visit.now)}`, `Next due: ${showClosing(nextDue, 'en', visit.now)}`)
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

const Result = ({ visit, result }: { visit: Visit; result: BulkResult }) => {
  const { t } = visit
  return (
    <Notice
      tone={result.refused.length > 0 ? 'warning' : 'success'}
      live
      title={
        result.refused.length > 0
          ? t(
              `${result.done.length}건을 처리했습니다. ${result.refused.length}건은 처리하지 못했습니다.`,
              `${result.done.length} done, ${result.refused.length} not.`,
            )
          : t(`${result.done.length}건을 처리했습니다.`, `${result.done.length} done.`)
      }
    >
      {result.refused.length > 0 && (
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
  return draw(
    visit,
    chosen.length === 0 ? 'nothing' : await treatTracks(visit.app, actor, what, chosen, visit.form.text('officer') || actor.personId),
  )
}
