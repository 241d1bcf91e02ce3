import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Judged } from './measures.ts'
import type { PlainDocument } from './trial.ts'

/** Something whoever asked can mend, in one sentence. */
export class Refusal extends Error {}

const text = z
  .string()
  .nullish()
  .transform((said) => said ?? undefined)
const texts = z
  .array(z.string())
  .nullish()
  .transform((said) => said ?? undefined)
const documentLine = z.object({
  id: z
    .union([z.string(), z.number().transform(String)], 'must be a text or a number')
    .refine((id) => !/[\r\n]/.test(id), 'holds a line break'),
  title: text,
  summary: text,
  body: text,
  keywords: texts,
  company: text,
  certificate: text,
  ipc: texts,
})
const queryLine = z.object({
  q: z.string(),
  type: text,
  rel: z
    .record(z.string(), z.number())
    .nullish()
    .transform((rel) => rel ?? {}),
})

/** The lines of a file, with their numbers, as they should be; the first that is not is told. */
const linesOf = <Row>(file: string, line: z.ZodType<Row>): { number: number; row: Row }[] => {
  const found = readText(file)
    .split(/\r?\n/)
    .flatMap((written, at) => (written.trim() === '' ? [] : [{ number: at + 1, row: rowOf(`${file}, line ${at + 1}`, written, line) }]))
  if (found.length === 0) throw new Refusal(`${file} holds no line.`)
  return found
}

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const rowOf = <Row>(place: string, written: string, line: z.ZodType<Row>): Row => {
  const read = line.safeParse(jsonOf(place, written))
  if (read.success) return read.data
  const { path, message } = read.error.issues[0] ?? { path: [], message: '' }
  throw new Refusal(`${place}: ${path.length === 0 ? 'the line' : `“${path.join('.')}”`}: ${message}`)
}

const jsonOf = (place: string, written: string): unknown => {
  try {
    return JSON.parse(written)
  } catch {
    throw new Refusal(`${place} is no JSON. Each line is one whole object.`)
  }
}

export interface JudgedSet {
  readonly documents: readonly PlainDocument[]
  readonly queries: readonly Judged[]
  /** What else whoever reads the figures should know. */ readonly notes: readonly string[]
}

/** A judged set from two files: of an id that comes twice the later line counts, and a query without a relevant document has nothing to be measured by. */
export const readJudgedSet = (docs: string, queries: string): JudgedSet => {
  const lines = linesOf<PlainDocument>(docs, documentLine)
  const byId = new Map(lines.map(({ row }) => [row.id, row]))
  const asked = linesOf<Judged>(queries, queryLine).map(({ row }) => row)
  const measured = asked.filter(({ rel }) => Object.values(rel).some((grade) => grade > 0))
  if (measured.length === 0)
    throw new Refusal(`${queries} has no query with a relevant document: "rel" is {"<id>": grade} with a grade above 0.`)
  const strange = new Set(
    measured.flatMap(({ rel }) => Object.entries(rel).flatMap(([id, grade]) => (grade > 0 && !byId.has(id) ? [id] : []))),
  )
  return {
    documents: [...byId.values()],
    queries: measured,
    notes: [
      ...(byId.size < lines.length
        ? [`${lines.length - byId.size} of ${lines.length} documents have the id of a later one and are left out.`]
        : []),
      ...(measured.length < asked.length
        ? [`${asked.length - measured.length} of ${asked.length} queries name no relevant document and are left out.`]
        : []),
      ...(strange.size > 0
        ? [
            `${strange.size} relevant ids are of no document, so nothing can find them: ${[...strange].slice(0, 3).join(', ')}${strange.size > 3 ? ' …' : ''}`,
          ]
        : []),
    ],
  }
}
