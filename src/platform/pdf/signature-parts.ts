/** Object identifiers of the attributes a PAdES signature carries. */
export const oid = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

/** A signature as it lies in a file: what it covers, the signature itself, and the time written beside it. */
export type SignatureParts = {
  /** Whether it covers every byte of the file except its own place, and that place holds nothing else. */
  readonly coversAll: boolean
  readonly covered: Uint8Array<ArrayBuffer>
  readonly cms: Uint8Array<ArrayBuffer>
  readonly at: Date | null
}

const byteRange = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g

/** Length of the DER value that begins here, header included; 0 when it is none. */
const derLength = (bytes: Uint8Array): number => {
  const [tag, first] = bytes
  if (tag !== 0x30 || first === undefined) return 0
  if (first < 0x80) return 2 + first
  const count = first & 0x7f
  if (count < 1 || count > 3) return 0
  return 2 + count + bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0)
}

// D:20261130180000Z or D:20261130180000+09'00'
const timeIn = (dictionary: string): Date | null => {
  const found = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'\d\d)/.exec(dictionary)
  if (!found) return null
  const [, year, month, day, hour, minute, second, zone = 'Z'] = found
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone.replace("'", ':')}`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Finds the last signature of a PDF; undefined when it has none. Reads bytes only, runs nothing. */
export const findSignature = (pdf: Uint8Array): SignatureParts | undefined => {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('latin1')
  const last = [...text.matchAll(byteRange)].at(-1)
  if (!last) return undefined
  const [start = 0, before = 0, after = 0, rest = 0] = last.slice(1).map(Number)
  const hole = text.slice(before, after)
  const hex = /^<([0-9a-f]+)>$/.exec(hole)?.[1] ?? ''
  const whole = new Uint8Array(Buffer.from(hex, 'hex'))
  const cms = whole.slice(0, derLength(whole))
  const padded = whole.subarray(cms.length).every((byte) => byte === 0)
  const dictionary = text.slice(text.lastIndexOf(' obj', last.index), before)
  const tail = text.slice(after, text.indexOf('endobj', after))
  return {
    coversAll: start === 0 && after + rest === pdf.length && before < after && hex.length % 2 === 0 && cms.length > 0 && padded,
    covered: new Uint8Array(Buffer.concat([pdf.subarray(start, start + before), pdf.subarray(after, after + rest)])),
    cms,
    at: timeIn(dictionary) ?? timeIn(tail),
  }
}
