import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import { refusedValue } from '../platform/http/problem.ts'

const places = {
  council: sql`select from councils x where x.id = g.code`,
  institution: sql`select from institutions x where x.id = g.code`,
  field: sql`select from fields x where x.code = g.code`,
  region: sql`select from regions x where x.code = g.code`,
  certificate: sql`select from certificate_kinds x where x.code = g.code`,
} as const
export type CodeKind = keyof typeof places

/** Refuses a question of the API that names what does not exist, by the name of its parameter: an empty answer would say that there is none of it. One statement. */
export const insistOnKnown = async (read: Reader, asked: Partial<Record<CodeKind, readonly string[]>>): Promise<void> => {
  const kinds = Object.keys(places) as CodeKind[]
  const given = kinds.flatMap((kind) => (asked[kind] ?? []).map((code) => ({ kind, code })))
  if (given.length === 0) return
  const unknown = await read.maybe(sql<{ kind: CodeKind }>`
    select g.kind from unnest(${given.map((one) => one.kind)}::text[], ${given.map((one) => one.code)}::text[]) as g(kind, code)
    where not (${sql.join(
      kinds.map((kind) => sql`(g.kind = ${kind} and exists (${places[kind]}))`),
      sql` or `,
    )}) limit 1`)
  if (unknown) throw refusedValue(unknown.kind)
}
