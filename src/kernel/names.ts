/** Names of files as strangers give them, made safe to store, show and send. */

const LONGEST_NAME_IN_BYTES = 200
const UNNAMED = '파일'

/** Control characters, and those that are invisible or turn the direction of reading (‘fdp.exe’ shown as ‘exe.pdf’). */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu
const UNSAFE_ON_DISKS = /[/\\:*?"<>|]/g
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * The name in NFC without control, bidirectional and path characters, at most 200 bytes of UTF-8 with its extension kept; never
 * empty. Only for showing and downloading: a stored file is found by its id.
 */
export const safeFileName = (given: string): string => {
  const visible = given.toWellFormed().replace(INVISIBLE, '').normalize('NFC').replace(UNSAFE_ON_DISKS, '_').replace(/\s+/g, ' ')
  const trimmed = visible.replace(/^[\s.]+|[\s.]+$/g, '').replace(RESERVED_ON_WINDOWS, '_$1')
  return shortened(trimmed === '' ? UNNAMED : trimmed)
}

const shortened = (name: string): string => {
  if (Buffer.byteLength(name) <= LONGEST_NAME_IN_BYTES) return name
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  const room = LONGEST_NAME_IN_BYTES - Buffer.byteLength(extension)
  return startWithin(name.slice(0, name.length - extension.length), room).replace(/[\s.]+$/, '') + extension
}

/** As many whole characters, as a reader sees them, as fit into the bytes. */
const startWithin = (name: string, bytes: number): string => {
  let start = ''
  for (const { segment } of new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(name)) {
    if (Buffer.byteLength(start + segment) > bytes) break
    start += segment
  }
  return start
}

/** The extension in lower case without its dot: 'pdf'; '' when there is none. Says nothing about what is inside. */
export const extensionOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** The value of a Content-Disposition header (RFC 6266): the name in UTF-8 (RFC 8187), and an ASCII stand-in for old clients. */
export const contentDisposition = (way: 'attachment' | 'inline', given: string): string => {
  const name = safeFileName(given)
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%;]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${way}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
