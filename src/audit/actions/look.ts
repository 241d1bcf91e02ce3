import { recordAccesses } from '../../platform/audit/audit.ts'
import { writerOn } from '../../platform/database/database.ts'
import type { Reader, Writer } from '../../platform/database/database.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../../people/index.ts'
import type { Asked } from '../asked.ts'
import { findAccess, findLife, findLog, findWho, mostOfALife } from '../queries.ts'
import type { Found } from '../queries.ts'

interface Seen {
  readonly personId: string | null
  readonly name: string | null
}
export interface Looked<Row> extends Found<Row> {
  readonly isNobody: boolean
}
/** Of a question that is refused. */
export const nothingFound: Looked<never> = { rows: [], hasOlder: false, hasNewer: false, isNobody: false }
export interface LookOptions {
  readonly limit?: number
  readonly isDownload?: boolean
}
type Find<Row> = (read: Reader, asked: Asked, who: readonly string[] | undefined, limit?: number) => Promise<Found<Row>>

/**
 * Looks into a log. Whom one looks for by name or address, and each person whose name is shown with a reason, is kept in the access log
 * before anything is answered; a download is kept always.
 */
const look = async <Row extends Seen>(
  app: App,
  actor: Actor,
  log: 'audit' | 'access',
  find: Find<Row>,
  asked: Asked,
  { limit, isDownload = false }: LookOptions,
): Promise<Looked<Row>> => {
  const writer: Writer = writerOn(app.db.kysely)
  const byWords = asked.who !== '' && asked.who !== 'system'
  const who = byWords ? await findWho(writer, asked.who) : undefined
  const isNobody = who !== undefined && who.length === 0
  const found: Found<Row> = isNobody ? { rows: [], hasOlder: false, hasNewer: false } : await find(writer, asked, who, limit)
  const named = `the ${log} log`
  await recordAccesses(writer, actor, [
    ...(byWords && !who?.includes(asked.who)
      ? [{ whose: ['people', 'search'] as const, what: `searched ${named} for “${asked.who}”` }]
      : []),
    ...(isDownload
      ? [
          {
            whose: [`${log}-log`, 'export'] as const,
            what: `downloaded ${found.rows.length} rows of ${named}, ${asked.from} to ${asked.to}`,
            reason: asked.reason,
          },
        ]
      : []),
    ...(asked.reason === undefined
      ? []
      : seenIn(found.rows).map((id) => ({ whose: ['person', id] as const, what: `read ${named} with names`, reason: asked.reason }))),
  ])
  return { ...found, isNobody }
}

export const lookAtLog = (app: App, actor: Actor, asked: Asked, options: LookOptions = {}) =>
  look(app, actor, 'audit', findLog, asked, options)
export const lookAtAccess = (app: App, actor: Actor, asked: Asked, options: LookOptions = {}) =>
  look(app, actor, 'access', findAccess, asked, options)

/** One thing's whole life; with a reason also who did it. A download is kept always. */
export const lookAtLife = async (
  app: App,
  actor: Actor,
  { kind, id, reason }: { kind: string; id: string; reason: string | undefined },
  { isDownload = false }: LookOptions = {},
) => {
  const writer = writerOn(app.db.kysely)
  const rows = await findLife(writer, kind, id)
  const sent = rows.slice(-mostOfALife)
  if (rows.length > 0)
    await recordAccesses(writer, actor, [
      ...(isDownload
        ? [{ whose: ['audit-log', 'export'] as const, what: `downloaded the life of ${kind} ${id} (${sent.length} rows)`, reason }]
        : []),
      ...(reason === undefined
        ? []
        : seenIn(rows).map((personId) => ({
            whose: ['person', personId] as const,
            what: `read the life of ${kind} ${id} with names`,
            reason,
          }))),
    ])
  return rows
}

const seenIn = (rows: readonly Seen[]): string[] => [
  ...new Set(rows.flatMap((row) => (row.personId !== null && row.name !== null ? [row.personId] : []))),
]
