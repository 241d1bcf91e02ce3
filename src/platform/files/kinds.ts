/** The kinds of files the service takes. What a file is, its content says; the name must agree. */
export const fileKinds = ['pdf', 'hwp', 'hwpx', 'docx', 'xlsx', 'jpeg', 'png', 'webp'] as const
export type FileKind = (typeof fileKinds)[number]

/** The type a kind is sent with, always together with `X-Content-Type-Options: nosniff`. */
export const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  hwp: 'application/x-hwp',
  hwpx: 'application/hwp+zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

const extensions: Readonly<Record<FileKind, readonly [string, ...string[]]>> = {
  pdf: ['pdf'],
  hwp: ['hwp'],
  hwpx: ['hwpx'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  jpeg: ['jpg', 'jpeg', 'jfif'],
  png: ['png'],
  webp: ['webp'],
}

export const isFileKind = (word: string): word is FileKind => fileKinds.some((kind) => kind === word)
export const isPicture = (kind: FileKind): boolean => kind === 'jpeg' || kind === 'png' || kind === 'webp'

/** The kind that files with this extension ('jpg', without the dot) are; undefined for those we do not take. */
export const kindOfExtension = (extension: string): FileKind | undefined => fileKinds.find((kind) => extensions[kind].includes(extension))

/** The usual extension of a kind: 'jpg' for JPEG. */
export const extensionFor = (kind: FileKind): string => extensions[kind][0]

/** The value of an `accept` attribute: '.pdf,.jpg,.jpeg'. */
export const acceptOf = (kinds: readonly FileKind[]): string =>
  kinds.flatMap((kind) => extensions[kind].map((extension) => `.${extension}`)).join(',')
