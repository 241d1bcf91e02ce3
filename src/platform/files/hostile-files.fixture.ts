import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

/** Files made by hand for tests, most of them by someone who means harm. */

export interface ZipPart {
  readonly name: string
  readonly content: Buffer | string
  readonly stored?: boolean
  /** What the directory claims instead of the truth. */
  readonly claimedSize?: number
  readonly flags?: number
  readonly unixMode?: number
  /** Points at the bytes of the first entry instead of its own. */
  readonly sharesFirst?: boolean
}

export const zip = (parts: readonly ZipPart[]): Buffer => {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let place = 0
  for (const part of parts) {
    const plain = Buffer.from(part.content)
    const packed = part.stored ? plain : deflateRawSync(plain)
    const name = Buffer.from(part.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE((part.flags ?? 0) | 0x800, 2)
    fields.writeUInt16LE(part.stored ? 0 : 8, 4)
    fields.writeUInt32LE(crc32(plain), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(part.claimedSize ?? plain.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, name, packed])
    const central = Buffer.alloc(46)
    central.write('PK\u0001\u0002', 0, 'latin1')
    central.writeUInt16LE(part.unixMode === undefined ? 20 : (3 << 8) | 20, 4)
    fields.copy(central, 6)
    central.writeUInt32LE(((part.unixMode ?? 0) << 16) >>> 0, 38)
    central.writeUInt32LE(part.sharesFirst ? 0 : place, 42)
    directory.push(central, name)
    if (part.sharesFirst) continue
    pieces.push(local)
    place += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(place, 16)
  return Buffer.concat([...pieces, list, end])
}

const types = (part: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.${part}.main+xml"/></Types>`

export const docx = (more: readonly ZipPart[] = [], contentTypes = types('wordprocessingml.document')): Buffer =>
  zip([
    { name: '[Content_Types].xml', content: contentTypes },
    { name: 'word/document.xml', content: '<w:document>기술 설명</w:document>' },
    ...more,
  ])
export const xlsx = (more: readonly ZipPart[] = []): Buffer =>
  zip([
    { name: '[Content_Types].xml', content: types('spreadsheetml.sheet') },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    ...more,
  ])
export const hwpx = (more: readonly ZipPart[] = []): Buffer =>
  zip([
    { name: 'mimetype', content: 'application/hwp+zip', stored: true },
    { name: 'Contents/content.hpf', content: '<opf:package/>' },
    { name: 'Contents/section0.xml', content: '<hs:sec>본문</hs:sec>' },
    { name: 'Scripts/headerScripts', content: Buffer.from('var Documents = XHwpDocuments;', 'utf16le') },
    { name: 'Scripts/sourceScripts', content: Buffer.from('function OnDocument_New()\r\n{\r\n\t//todo : \r\n}', 'utf16le') },
    ...more,
  ])

export const bombParts = (count: number, each: number): ZipPart[] => {
  const zeros = Buffer.alloc(each)
  return Array.from({ length: count }, (_, number) => ({ name: `word/media/${number}.bin`, content: zeros }))
}

const SECTOR = 512
const FREE = 0xffffffff
const END = 0xfffffffe

/** A compound file of version 3: streams below 4,096 bytes lie in the mini stream, as the format demands. */
export const compoundFile = (streams: Readonly<Record<string, Buffer>>): Buffer => {
  const table: number[] = [0xfffffffd]
  const sectors: Buffer[] = [Buffer.alloc(0)]
  const put = (bytes: Buffer): number => {
    if (bytes.length === 0) return END
    const start = sectors.length
    for (let at = 0; at < bytes.length; at += SECTOR) {
      const sector = Buffer.alloc(SECTOR)
      bytes.copy(sector, 0, at, at + SECTOR)
      sectors.push(sector)
      table.push(at + SECTOR < bytes.length ? sectors.length : END)
    }
    return start
  }
  const smallTable: number[] = []
  const smallPieces: Buffer[] = []
  const putSmall = (bytes: Buffer): number => {
    const start = smallTable.length
    for (let at = 0; at < bytes.length; at += 64) {
      const piece = Buffer.alloc(64)
      bytes.copy(piece, 0, at, at + 64)
      smallPieces.push(piece)
      smallTable.push(at + 64 < bytes.length ? smallTable.length + 1 : END)
    }
    return start
  }
  const entries: { name: string; type: number; child: number; right: number; start: number; size: number }[] = [
    { name: 'Root Entry', type: 5, child: FREE, right: FREE, start: END, size: 0 },
  ]
  const hang = (parent: number, entry: { name: string; type: number; start: number; size: number }): number => {
    const above = entries[parent]
    if (!above) throw new Error('No such parent')
    entries.push({ ...entry, child: FREE, right: above.child })
    above.child = entries.length - 1
    return above.child
  }
  const storages = new Map<string, number>()
  for (const [path, bytes] of Object.entries(streams)) {
    const [first, second] = path.split('/')
    const name = second ?? first ?? ''
    let parent = 0
    if (second !== undefined && first !== undefined) {
      parent = storages.get(first) ?? hang(0, { name: first, type: 1, start: 0, size: 0 })
      storages.set(first, parent)
    }
    hang(parent, { name, type: 2, start: bytes.length < 4096 ? putSmall(bytes) : put(bytes), size: bytes.length })
  }
  const small = Buffer.concat(smallPieces)
  Object.assign(entries[0] ?? {}, { start: put(small), size: small.length })
  const smallTableStart = put(numbers(smallTable))
  const directoryStart = put(Buffer.concat(entries.map(directoryEntry)))
  if (table.length > 128) throw new Error('Too large for one table sector')
  sectors[0] = numbers([...table, ...Array.from({ length: 128 - table.length }, () => FREE)])
  const header = Buffer.alloc(SECTOR)
  header.write('d0cf11e0a1b11ae1', 'hex')
  for (const [place, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(value, place)
  for (const [place, value] of [
    [44, 1],
    [48, directoryStart],
    [56, 4096],
    [60, smallTableStart],
    [64, Math.ceil((smallTable.length * 4) / SECTOR)],
    [68, END],
    [76, 0],
  ] as const)
    header.writeUInt32LE(value, place)
  for (let place = 80; place < SECTOR; place += 4) header.writeUInt32LE(FREE, place)
  return Buffer.concat([header, ...sectors])
}

const numbers = (list: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(list.length * 4)
  list.forEach((number, place) => bytes.writeUInt32LE(number, place * 4))
  return bytes
}

const directoryEntry = (entry: { name: string; type: number; child: number; right: number; start: number; size: number }): Buffer => {
  const bytes = Buffer.alloc(128)
  bytes.write(entry.name, 0, 'utf16le')
  bytes.writeUInt16LE(entry.name.length * 2 + 2, 64)
  bytes.writeUInt8(entry.type, 66)
  for (const [place, value] of [
    [68, FREE],
    [72, entry.right],
    [76, entry.child],
    [116, entry.start],
    [120, entry.size],
  ] as const)
    bytes.writeUInt32LE(value, place)
  return bytes
}

/** HWP 5 with the given bits of its properties (1: compressed). */
export const hwp = (properties = 1, more: Readonly<Record<string, Buffer>> = {}): Buffer => {
  const header = Buffer.alloc(256)
  header.write('HWP Document File')
  header.writeUInt32LE(0x05010001, 32)
  header.writeUInt32LE(properties, 36)
  return compoundFile({ FileHeader: header, DocInfo: Buffer.alloc(700, 1), 'BodyText/Section0': Buffer.alloc(9_000, 2), ...more })
}
export const hwpScript = (body: string): Buffer =>
  deflateRawSync(Buffer.from(`\u0010\u0000function OnDocument_Open()\n{\n\t${body}\n}`, 'utf16le'))

/** A PDF with a table at its end; `objects` are bodies between 'obj' and 'endobj', from number 3 on. */
export const pdf = (objects: readonly (string | Buffer)[] = [], trailer = '', root = ''): Buffer => {
  const bodies = [`<</Type/Catalog/Pages 2 0 R${root}>>`, '<</Type/Pages/Kids[]/Count 0>>', ...objects]
  const pieces = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const places: number[] = []
  let place = pieces[0]?.length ?? 0
  bodies.forEach((body, at) => {
    const piece = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')])
    places.push(place)
    pieces.push(piece)
    place += piece.length
  })
  const rows = places.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  pieces.push(
    Buffer.from(
      `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${places.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${place}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}

/** An object stream, whose content a search through the plain bytes does not see. */
export const packedObjects = (content: Buffer | string, dictionary = ''): Buffer => {
  const packed = deflateSync(content)
  return Buffer.concat([
    Buffer.from(`<</Type/ObjStm/N 1/First 4/Filter/FlateDecode${dictionary}/Length ${packed.length}>>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ])
}

/** A PNG that says it has so many pixels and holds none of them. */
export const floodPng = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

const pngChunk = (name: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
