import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** A file of named typed arrays behind a JSON head: written whole or not at all, checked when read. */
export type Arrays = Readonly<
  Record<string, Uint8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array>
>
interface Section {
  readonly name: string
  readonly kind: string
  readonly from: number
  readonly bytes: number
}
interface Head {
  readonly about: unknown
  readonly sections: readonly Section[]
  readonly crc: number
}

const magic = 0x534b5431
const align = 8
const kinds = { Uint8Array, Uint16Array, Int16Array, Uint32Array, Int32Array, Float32Array, Float64Array } as const
const bytesOf = (array: Arrays[string]) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

export const writeArrays = (path: string, about: unknown, arrays: Arrays): void => {
  let from = 0
  let crc = 0
  const sections = Object.entries(arrays).map(([name, array]): Section => {
    const section = { name, kind: array.constructor.name, from, bytes: array.byteLength }
    from += Math.ceil(array.byteLength / align) * align
    crc = crc32(bytesOf(array), crc)
    return section
  })
  const head = Buffer.from(JSON.stringify({ about, sections, crc } satisfies Head))
  const start = Buffer.alloc(16)
  start.writeUInt32LE(magic, 0)
  start.writeUInt32LE(head.length, 4)
  start.writeUInt32LE(crc32(head), 8)
  const beside = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`
  const file = openSync(beside, 'w', 0o600)
  try {
    const bodyFrom = Math.ceil((16 + head.length) / align) * align
    writeAll(file, start, 0)
    writeAll(file, head, 16)
    for (const section of sections) writeAll(file, bytesOf(arrays[section.name] ?? new Uint8Array()), bodyFrom + section.from)
    if (from > 0) writeAll(file, new Uint8Array(0), bodyFrom + from)
    fsyncSync(file)
    closeSync(file)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

const writeAll = (file: number, bytes: Uint8Array, at: number): void => {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, Math.min(bytes.length - done, 1 << 28), at + done)
}

/** The arrays of a file and what is said about them, each in memory of its own, which threads may share; undefined where the file is missing, cut off or altered. */
export const readArrays = (path: string, shared = false): { about: unknown; arrays: Arrays } | undefined => {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return undefined
  }
  try {
    return arraysOf(file, shared)
  } finally {
    closeSync(file)
  }
}

const arraysOf = (file: number, shared: boolean): { about: unknown; arrays: Arrays } | undefined => {
  const start = Buffer.alloc(16)
  if (!readAll(file, start, 0) || start.readUInt32LE(0) !== magic) return undefined
  const headBytes = start.readUInt32LE(4)
  if (16 + headBytes > fstatSync(file).size) return undefined
  const raw = Buffer.alloc(headBytes)
  if (!readAll(file, raw, 16) || crc32(raw) !== start.readUInt32LE(8)) return undefined
  const head = JSON.parse(raw.toString()) as Head
  const bodyFrom = Math.ceil((16 + headBytes) / align) * align
  let crc = 0
  const arrays: Record<string, Arrays[string]> = {}
  for (const { name, kind, from, bytes } of head.sections) {
    const Kind = kinds[kind as keyof typeof kinds]
    const array = new Kind((shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)) as ArrayBuffer)
    if (!readAll(file, bytesOf(array), bodyFrom + from)) return undefined
    crc = crc32(bytesOf(array), crc)
    arrays[name] = array
  }
  return crc === head.crc ? { about: head.about, arrays } : undefined
}

const readAll = (file: number, bytes: Uint8Array, at: number): boolean => {
  for (let done = 0; done < bytes.length;) {
    const more = readSync(file, bytes, done, Math.min(bytes.length - done, 1 << 28), at + done)
    if (more === 0) return false
    done += more
  }
  return true
}
