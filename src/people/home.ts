import type { Text } from '../kernel/text.ts'
import { text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import type { HeldHats } from './hats.ts'

/** One thing that waits. `href` is a path without /en; `due` is when it must be done, `since` how long it waits. */
export interface HomeItem {
  readonly label: Text
  readonly href: string
  readonly since?: Date | undefined
  readonly due?: Date | undefined
}

/** What is due first, then what waits longest. */
export const dueFirst = (a: HomeItem, b: HomeItem): number =>
  (a.due?.getTime() ?? Infinity) - (b.due?.getTime() ?? Infinity) || (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0)

/** What waits under one hat: `hat` is the key of the hat ('company:abc', 'desk:kra', 'buying:kra', 'reviews', 'council:soc', 'operations', 'audit'). */
export interface HomeQueue {
  /** The kind of waiting, as its slice names it. */
  readonly kind: string
  readonly hat: string
  readonly title: Text
  /** All that wait; `items` may be only the first of them. */
  readonly count: number
  readonly items: readonly HomeItem[]
  /** The page with the whole list, without /en. */
  readonly href?: string | undefined
}

/** A row that waits: `owner` is the firm, the institution or the role it waits for, `detail` what its label or address needs beside the names. */
export interface WaitingRow {
  readonly kind: string
  readonly owner: string
  readonly id: string
  readonly titleKo: string
  readonly titleEn: string
  readonly detail: string
  readonly dueAt: Date | null
  readonly since: Date
  readonly total: number
}

/** How one kind of waiting is told: under which hat, where its list is, and where each thing is done. */
export interface WaitingKind {
  readonly title: Text
  readonly hat: (owner: string) => string
  readonly list: (owner: string) => string
  readonly place: (row: WaitingRow) => string
  /** Where the names alone do not say it. */
  readonly label?: ((row: WaitingRow) => Text) | undefined
}

/**
 * A slice tells what waits for a person: its kinds, and a query of them with the columns kind, owner, id, title_ko, title_en, detail, due_at, since, each of its
 * own type (null::timestamptz); undefined where no hat is held that it could wait for. All slices are asked in one statement.
 */
export interface HomeProvider {
  readonly kinds: Readonly<Record<string, WaitingKind>>
  readonly rows: (me: string, held: HeldHats) => RawBuilder<unknown> | undefined
}

const shownMost = 5

/** What waits for this person over all hats, the kinds in the order of the slices; of each at most five things unless told, what is due first. One statement, or none. */
export const findWaiting = async (
  read: Reader,
  me: string,
  held: HeldHats,
  providers: readonly HomeProvider[],
  most = shownMost,
): Promise<HomeQueue[]> => {
  const asked = providers.flatMap((provider) => provider.rows(me, held) ?? [])
  if (asked.length === 0) return []
  const rows = await read.many(sql<WaitingRow>`
    with waiting (kind, owner, id, title_ko, title_en, detail, due_at, since) as (${sql.join(asked, sql` union all `)}),
    placed as (select w.*, count(*) over (partition by kind, owner) as total,
      row_number() over (partition by kind, owner order by due_at nulls last, since, id) as place from waiting w)
    select * from placed where place <= ${most} order by owner, kind, place`)
  const kinds = Object.assign({}, ...providers.map((provider) => provider.kinds)) as Readonly<Record<string, WaitingKind>>
  const groups = Map.groupBy(rows, (row) => `${row.kind} ${row.owner}`)
  return Object.entries(kinds).flatMap(([name, kind]) =>
    [...groups.values()].flatMap((group) => (group[0]?.kind === name ? [queueOf(kind, group[0], group)] : [])),
  )
}

const queueOf = (kind: WaitingKind, first: WaitingRow, group: readonly WaitingRow[]): HomeQueue => ({
  kind: first.kind,
  hat: kind.hat(first.owner),
  title: kind.title,
  count: first.total,
  href: kind.list(first.owner),
  items: group.map((row) => ({
    label: kind.label?.(row) ?? text(row.titleKo || '(이름 없음)', row.titleEn || row.titleKo || '(untitled)'),
    href: kind.place(row),
    since: row.since,
    due: row.dueAt ?? undefined,
  })),
})

export interface JoinAsked {
  companyId: string
  nameKo: string
  businessNumber: string | null
  requestedAt: Date
}
/** What this person asked of firms whose owners have not answered yet. */
export const findJoinsAsked = (read: Reader, me: string): Promise<JoinAsked[]> =>
  read.many(sql<JoinAsked>`
    select m.company_id, c.name_ko, c.business_number, m.requested_at from company_members m join companies c on c.id = m.company_id
    where m.person_id = ${me} and m.state = 'requested' order by m.requested_at`)

/** The providers of a page; two kinds of one name would hide each other. */
export const checkedProviders = (providers: readonly HomeProvider[]): readonly HomeProvider[] => {
  const names = providers.flatMap((provider) => Object.keys(provider.kinds))
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new Error(`Two slices tell of ${twice} that waits`)
  return providers
}

const holds =
  (role: 'officer' | 'approver') =>
  (institution: RawBuilder<unknown>, me: string, held: HeldHats): RawBuilder<unknown> =>
    sql`${institution} in (select g.institution_id from role_grants g
      where g.person_id = ${me} and g.role = ${role} and g.withdrawn_at is null and g.institution_id = any(${[...held.deskIds]}::text[]))`
/** Whether this person signs for the institution of that column as its approver, or drafts for it as its officer. */
export const signsFor = holds('approver')
export const draftsFor = holds('officer')
