import { readWhole } from '../../kernel/whole.ts'
import type { ReceivedFile } from './upload.ts'

/** What was posted, as text: every name may hold several values, files stand apart. Nothing here is trusted or typed yet. */
export interface PostedForm {
  /** The first value, NFC, line ends as \n, without surrounding blanks; '' where absent. */
  text(name: string): string
  texts(name: string): string[]
  /** A whole number the page itself had put there, such as a version; 0 where it is none. */
  whole(name: string): number
  has(name: string): boolean
  /** A file that was sent under this name; undefined where the field was left empty. */
  file(name: string): ReceivedFile | undefined
  files(name: string): ReceivedFile[]
  /** Every file that was sent, under whatever name. */
  readonly received: readonly ReceivedFile[]
  /** The same, by the names of their fields. */
  readonly receivedAt: ReadonlyMap<string, readonly ReceivedFile[]>
  /** All text fields, for keeping the typed text when a form is drawn again. */
  readonly values: Readonly<Record<string, string>>
  /** Names that start with this, in order: 'score.' … */
  names(prefix: string): string[]
}

/** What no column can hold goes: NUL, and halves of letters. */
export const storable = (value: string): string => value.replaceAll('\0', '').toWellFormed()
/** What an address asks, for pages and the API alike, a list where a name stands several times: broken letters and NUL never come further. */
export const askedAsObject = (search: string): Record<string, string | string[]> => {
  const found: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>
  for (const [name, value] of new URLSearchParams(search)) {
    const key = storable(name)
    const known = found[key]
    found[key] = known === undefined ? storable(value) : [known, storable(value)].flat()
  }
  return found
}
const tidy = (value: string) => storable(value).normalize('NFC').replaceAll('\r\n', '\n').trim()

export const postedForm = (fields: Map<string, string[]>, files: Map<string, ReceivedFile[]> = new Map()): PostedForm => {
  const texts = (name: string) => (fields.get(name) ?? []).map(tidy)
  const values: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, all] of fields) if (name !== 'csrf') values[name] = tidy(all[0] ?? '')
  return {
    text: (name) => texts(name)[0] ?? '',
    texts,
    whole: (name) => readWhole(texts(name)[0] ?? ''),
    has: (name) => fields.has(name),
    file: (name) => files.get(name)?.[0],
    files: (name) => files.get(name) ?? [],
    received: [...files.values()].flat(),
    receivedAt: files,
    values,
    names: (prefix) => [...fields.keys()].filter((name) => name.startsWith(prefix)),
  }
}

const add = (fields: Map<string, string[]>, name: string, value: string) => {
  const all = fields.get(name)
  if (all) all.push(value)
  else fields.set(name, [value])
}

/** Reads a parsed body of @fastify/formbody or JSON: only strings and lists of strings count. */
export const fieldsOf = (body: unknown): Map<string, string[]> => {
  const fields = new Map<string, string[]>()
  if (typeof body !== 'object' || body === null) return fields
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') add(fields, name, value)
    else if (Array.isArray(value)) for (const one of value) if (typeof one === 'string') add(fields, name, one)
  }
  return fields
}
