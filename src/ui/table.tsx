import type { VNode } from 'preact'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { Empty } from './empty.tsx'
import { StatusTag } from './status.tsx'
import { speak } from '../kernel/text.ts'
import { classes } from './types.ts'
import type { ComponentChildren, Examples, Lang } from './types.ts'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ComponentChildren
  /** Dates and sums stand right. */
  align?: 'left' | 'right' | undefined
  /** Where a press on the header leads, and how the list is sorted by it now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' | undefined } | undefined
  /** The cell that names the row; one column has it. */
  rowHeader?: boolean | undefined
  /** Never broken into two lines: dates, numbers, states. */
  nowrap?: boolean | undefined
}

export type DataTableProps<Row> = {
  lang: Lang
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Keeps the caption for readers only. */
  captionHidden?: boolean | undefined
  /** Why it is empty and what to do. */
  empty?: ComponentChildren | undefined
  /** A box before each row, sent under `name`; stands inside a Form with a BulkBar. */
  select?:
    | { name: string; value: (row: Row) => string; label: (row: Row) => string; checked?: ((row: Row) => boolean) | undefined }
    | undefined
  /** On a narrow screen: rows become blocks (default), or the table scrolls in its own region. */
  narrow?: 'stack' | 'scroll' | undefined
  /** Row ids for the list keys of staff (j, k, Enter, x). */
  keys?: boolean | undefined
  foot?: ComponentChildren | undefined
  /** Gives a row as it was written before, where it says the same (`rememberedBy`). */
  remember?: ((row: Row, drawing: () => VNode) => VNode) | undefined
}

const Head = <Row,>({ lang, column }: { lang: Lang; column: Column<Row> }) => {
  const t = speak(lang)
  const direction = column.sort?.direction
  return (
    <th scope="col" class={column.align} aria-sort={direction}>
      {column.sort ? (
        <Link href={column.sort.href} hidden={direction ? undefined : t('정렬하기', 'sort')}>
          {column.header}
          <Icon name={direction === 'ascending' ? 'up' : direction === 'descending' ? 'down' : 'sort'} size={16} />
        </Link>
      ) : (
        column.header
      )}
    </th>
  )
}

/** Called, not drawn as a part of its own, and its class made once a column: a queue has hundreds. */
const cell = <Row,>(column: Column<Row>, look: string | undefined, row: Row) => {
  const inside = column.cell(row)
  return column.rowHeader ? (
    <th key={column.key} scope="row" class={look} data-label={column.header}>
      {inside}
    </th>
  ) : (
    <td key={column.key} class={look} data-label={column.header}>
      {inside}
    </td>
  )
}

/** Rows of one kind. Keeps its headers on a phone, where each row stands as a block. */
export const DataTable = <Row,>({
  lang,
  caption,
  columns,
  rows,
  rowKey,
  captionHidden,
  empty,
  select,
  narrow = 'stack',
  keys,
  foot,
  remember = (_row, drawing) => drawing(),
}: DataTableProps<Row>) => {
  const t = speak(lang)
  if (rows.length === 0) return <>{empty ?? <Empty title={t('아직 아무것도 없습니다.', 'Nothing here yet.')} />}</>
  const looks = columns.map((column) => classes(column.align, column.nowrap && 'nowrap') || undefined)
  const drawnRow = (row: Row) => (
    <tr key={rowKey(row)}>
      {select && (
        <td class="pick">
          <label class="pick-box">
            <input type="checkbox" name={select.name} value={select.value(row)} checked={select.checked?.(row) ?? false} />
            <span class="sr-only">{t(`${select.label(row)} 고르기`, `Select ${select.label(row)}`)}</span>
          </label>
        </td>
      )}
      {columns.map((column, at) => cell(column, looks[at], row))}
    </tr>
  )
  return (
    <section class={classes('table-region', narrow)} aria-label={caption} tabIndex={0}>
      <table class="krds-table" data-keys={keys ? '' : undefined}>
        <caption class={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {select && (
              <th scope="col" class="pick">
                <span class="sr-only">{t('고르기', 'Select')}</span>
              </th>
            )}
            {columns.map((column) => (
              <Head key={column.key} lang={lang} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>{rows.map((row) => remember(row, () => drawnRow(row)))}</tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  )
}

export const examples: Examples = (lang) => {
  const t = speak(lang)
  const rows = [
    {
      id: 'A1',
      due: '2026-11-23',
      late: true,
      firm: '한빛엔지니어링',
      title: t('저소음 고효율 배수펌프', 'Quiet drainage pump'),
      sum: '125,000,000',
    },
    {
      id: 'A2',
      due: '2026-11-24',
      late: false,
      firm: '새롬테크',
      title: t(
        '도로 포장 균열을 주행 중에 찾아내는 차량 부착형 영상 분석 장치와 그 운영 방법',
        'Vehicle-mounted camera that finds cracks in the road surface while driving, and the way to run it',
      ),
      sum: '98,700,000',
    },
  ]
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'due',
      header: t('기한', 'Due'),
      nowrap: true,
      sort: { href: '?sort=-due', direction: 'ascending' },
      cell: (row) => (row.late ? <StatusTag tone="danger" word={t('1일 지남', '1 day late')} icon="clock" /> : row.due),
    },
    {
      key: 'title',
      header: t('기술', 'Technology'),
      rowHeader: true,
      cell: (row) => <Link href={`/desk/kra/tracks/${row.id}`}>{row.title}</Link>,
    },
    { key: 'firm', header: t('기업', 'Firm'), sort: { href: '?sort=firm' }, cell: (row) => row.firm },
    { key: 'sum', header: t('금액(원)', 'Sum (KRW)'), align: 'right', nowrap: true, cell: (row) => row.sum },
  ]
  return {
    DataTable: {
      queue: (
        <DataTable
          lang={lang}
          caption={t('처리할 신청', 'Applications to handle')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          select={{ name: 'track', value: (row) => row.id, label: (row) => row.title }}
          keys
        />
      ),
      empty: (
        <DataTable
          lang={lang}
          caption={t('처리할 신청', 'Applications to handle')}
          columns={columns}
          rows={[]}
          rowKey={(row) => row.id}
          empty={
            <Empty
              title={t('지금 처리할 일이 없습니다.', 'Nothing to do now.')}
              reason={t('다음 기한: 12월 2일(수) 2건.', 'Next due: Wed 2 Dec, 2 applications.')}
            />
          }
        />
      ),
    },
  }
}
