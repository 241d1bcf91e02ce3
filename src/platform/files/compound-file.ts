import { Refused } from './refusal.ts'

/**
 * Reads OLE compound files (HWP 5, old Office, encrypted Office) from memory, believing no length and no chain.
 * Source: [MS-CFB] 2 Structures.
 */
export interface CompoundFile {
  /** Paths of the streams such as 'BodyText/Section0', with their sizes. */
  readonly streams: ReadonlyMap<string, number>
  /** The bytes of a stream, at most `limit` of them; throws Refused where the chain is broken or the stream is missing. */
  read(path: string, limit: number): Buffer
}

const END = 0xfffffffe
const NOTHING = 0xffffffff
const MOST_ENTRIES = 20_000

interface Sectors {
  readonly bytes: Buffer
  readonly size: number
  readonly next: Uint32Array
}
interface Stream {
  readonly start: number
  readonly size: number
}

const damaged = (): never => {
  throw new Refused({ code: 'damaged' })
}

export const isCompoundFile = (bytes: Buffer): boolean => bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1'

export const openCompoundFile = (bytes: Buffer): CompoundFile => {
  if (!isCompoundFile(bytes) || bytes.length < 512) return damaged()
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return damaged()
  const size = 2 ** shift
  const body = bytes.subarray(size)
  const sectors: Sectors = { bytes: body, size, next: readTable(bytes, body, size) }
  const directory = readChain(sectors, bytes.readUInt32LE(48), MOST_ENTRIES * 128)
  const root = entryAt(directory, 0)
  const streams = new Map<string, Stream>()
  walk(directory, root.child, '', streams, new Set())
  const small: Sectors = {
    bytes: readChain(sectors, root.start, root.size),
    size: 64,
    next: words(readChain(sectors, bytes.readUInt32LE(60), bytes.readUInt32LE(64) * size)),
  }
  const cutoff = bytes.readUInt32LE(56)
  return {
    streams: new Map([...streams].map(([path, stream]) => [path, stream.size])),
    read: (path, limit) => {
      const stream = streams.get(path)
      if (!stream) return damaged()
      const wanted = Math.min(stream.size, limit)
      const content = readChain(stream.size < cutoff ? small : sectors, stream.start, wanted)
      return content.length < wanted ? damaged() : content.subarray(0, wanted)
    },
  }
}

const words = (bytes: Buffer): Uint32Array =>
  Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, place) => bytes.readUInt32LE(place * 4))

/** The allocation table, whose own sectors are listed in the header and in a chain of lists behind it. */
const readTable = (header: Buffer, body: Buffer, size: number): Uint32Array => {
  const most = Math.ceil(body.length / size)
  const places = Array.from({ length: 109 }, (_, place) => header.readUInt32LE(76 + place * 4))
  let list = header.readUInt32LE(68)
  for (let lists = 0; list < END && lists <= most; lists += 1) {
    const sector = sectorAt(body, size, list)
    for (let place = 0; place + 4 < sector.length; place += 4) places.push(sector.readUInt32LE(place))
    list = sector.readUInt32LE(sector.length - 4)
  }
  const used = places.filter((place) => place < END)
  if (used.length === 0 || used.length > most) return damaged()
  return words(Buffer.concat(used.map((place) => sectorAt(body, size, place))))
}

const sectorAt = (body: Buffer, size: number, number: number): Buffer => {
  const sector = body.subarray(number * size, (number + 1) * size)
  return sector.length < size ? damaged() : sector
}

/** Follows a chain until it ends or enough was read. A chain that leaves the file or goes round in a circle is damage. */
const readChain = ({ bytes, size, next }: Sectors, start: number, enough: number): Buffer => {
  const pieces: Buffer[] = []
  const seen = new Set<number>()
  let sector = start
  for (let read = 0; sector < END && read < enough; read += size) {
    if (seen.has(sector) || sector >= next.length) return damaged()
    seen.add(sector)
    // The last sector of a file may be cut short by its writer.
    const piece = bytes.subarray(sector * size, (sector + 1) * size)
    if (piece.length === 0) return damaged()
    pieces.push(piece)
    sector = next[sector] ?? NOTHING
  }
  return Buffer.concat(pieces)
}

const entryAt = (directory: Buffer, id: number) => {
  const entry = directory.subarray(id * 128, (id + 1) * 128)
  if (entry.length < 128) return damaged()
  const nameBytes = Math.min(Math.max(entry.readUInt16LE(64) - 2, 0), 62)
  return {
    name: entry.subarray(0, nameBytes).toString('utf16le'),
    type: entry.readUInt8(66),
    left: entry.readUInt32LE(68),
    right: entry.readUInt32LE(72),
    child: entry.readUInt32LE(76),
    start: entry.readUInt32LE(116),
    size: entry.readUInt32LE(120),
  }
}

const STORAGE = 1
const STREAM = 2

const walk = (directory: Buffer, first: number, folder: string, streams: Map<string, Stream>, seen: Set<number>): void => {
  const open: { id: number; folder: string }[] = [{ id: first, folder }]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.id >= END) continue
    if (seen.has(next.id) || seen.size > MOST_ENTRIES) return damaged()
    seen.add(next.id)
    const entry = entryAt(directory, next.id)
    open.push({ id: entry.left, folder: next.folder }, { id: entry.right, folder: next.folder })
    if (entry.type === STREAM) streams.set(next.folder + entry.name, { start: entry.start, size: entry.size })
    if (entry.type === STORAGE) open.push({ id: entry.child, folder: `${next.folder}${entry.name}/` })
  }
}
