import { dayOf } from '../../kernel/dates.ts'
import { DataTable, Day, Due, Empty, Link } from '../../ui/index.ts'
import type { Visit } from '../actor.ts'
import { dueFirst } from '../home.ts'
import type { HomeQueue } from '../home.ts'

interface WaitingProps {
  visit: Visit
  queues: readonly HomeQueue[]
  /** Where else to look when nothing waits. */
  elsewhere?: string
  /** The hat it waits under, on a page of several. */
  hat?: { readonly key: string; readonly label: string; readonly href: string }
}

/** What waits for this person in one place, most urgent first: of each kind the first five, with the way to the rest. */
export const Waiting = ({ visit, queues, elsewhere, hat }: WaitingProps) => {
  const { t, lang, now } = visit
  const total = queues.reduce((sum, queue) => sum + queue.count, 0)
  const rows = queues.flatMap((queue) => queue.items.map((item) => ({ queue, item }))).sort((a, b) => dueFirst(a.item, b.item))
  const id = hat ? `waiting-${hat.key.replace(':', '-')}` : 'waiting'
  const title = hat?.label ?? t('나를 기다리는 일', 'Waiting for me')
  const nothing =
    elsewhere === undefined ? (
      <p class="quiet">{t('기다리는 일이 없습니다.', 'Nothing waits.')}</p>
    ) : (
      <Empty title={t('지금 나를 기다리는 일이 없습니다.', 'Nothing waits for you now.')} reason={elsewhere} />
    )
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>
        {hat ? <Link href={hat.href}>{title}</Link> : title} <span class="quiet">{t(`${total}건`, String(total))}</span>
      </h2>
      {(queues.length > 1 || total > rows.length) && (
        <p class="row">
          {queues.map((queue) => (
            <span key={queue.title.ko}>
              {queue.href === undefined ? t(queue.title) : <Link href={visit.href(queue.href)}>{t(queue.title)}</Link>}{' '}
              <span class="num">{queue.count}</span>
              {t('건', '')}
            </span>
          ))}
        </p>
      )}
      <DataTable
        lang={lang}
        caption={title}
        captionHidden
        keys
        rows={rows}
        rowKey={({ queue, item }) => `${queue.title.ko} ${item.href}`}
        empty={nothing}
        columns={[
          { key: 'due', header: t('기한', 'Due'), nowrap: true, cell: ({ item }) => <Due lang={lang} at={item.due} now={now} /> },
          { key: 'what', header: t('할 일', 'To do'), nowrap: true, cell: ({ queue }) => t(queue.title) },
          {
            key: 'item',
            header: t('대상', 'What'),
            rowHeader: true,
            cell: ({ item }) => <Link href={visit.href(item.href)}>{t(item.label)}</Link>,
          },
          {
            key: 'since',
            header: t('언제부터', 'Since'),
            nowrap: true,
            cell: ({ item }) => (item.since ? <Day lang={lang} value={dayOf(item.since)} form="table" /> : <span class="quiet">–</span>),
          },
        ]}
      />
    </section>
  )
}
