import { open, readFile, stat } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { extensionOf } from '../../kernel/names.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { isCompoundFile, openCompoundFile } from './compound-file.ts'
import { inspectHwp, isHwp } from './hwp.ts'
import { isFileKind, kindOfExtension } from './kinds.ts'
import type { FileKind } from './kinds.ts'
import { inspectPackage } from './packages.ts'
import { inspectPdf } from './pdf/inspect-pdf.ts'
import { inspectPicture } from './picture.ts'
import { Refused } from './refusal.ts'
import type { FileRefusal, FileWarning } from './refusal.ts'
import { afterTurn } from './turns.ts'

export interface Expected {
  readonly name: string
  readonly allowed: readonly FileKind[]
}
export interface Inspected {
  readonly kind: FileKind
  readonly warnings: readonly FileWarning[]
}

/**
 * Looks into a file on disk: what its content is, whether that fits its name and what is allowed here, whether a reader can open
 * it and what that reader should know. Two files at a time; the others wait, so that memory stays flat.
 */
export const inspect = (path: string, expected: Expected): Promise<Outcome<Inspected, FileRefusal>> =>
  afterTurn(async () => {
    try {
      return yes(await judge(path, expected))
    } catch (problem) {
      if (problem instanceof Refused) return no(problem.refusal)
      throw problem
    }
  })

const judge = async (path: string, { name, allowed }: Expected): Promise<Inspected> => {
  const extension = extensionOf(name)
  const named = kindOfExtension(extension)
  if (extension !== '' && (named === undefined || !allowed.includes(named))) throw new Refused({ code: 'wrong-type', extension, allowed })
  const { size } = await stat(path)
  if (size === 0) throw new Refused({ code: 'empty' })
  const looked = await lookInto(path, size, named)
  const kind = isFileKind(looked.found) ? looked.found : undefined
  if (named !== undefined && kind !== named) throw new Refused({ code: 'other-type-than-name', named, found: looked.found, allowed })
  if (kind === undefined || !allowed.includes(kind))
    throw new Refused({ code: 'wrong-type', extension: looked.found === 'unknown' ? '' : looked.found, allowed })
  return { kind, warnings: [...new Set(looked.warnings)] }
}

interface Looked {
  readonly found: string
  readonly warnings: readonly FileWarning[]
}
const merely = (found: string): Looked => ({ found, warnings: [] })

/** Deep reading is only for what the name promises: a ZIP called PDF is refused by its first bytes. */
const lookInto = async (path: string, size: number, named: FileKind | undefined): Promise<Looked> => {
  const head = await headOf(path)
  const isPromised = (...kinds: readonly FileKind[]) => named === undefined || kinds.includes(named)
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    return isPromised('hwpx', 'docx', 'xlsx') ? inspectPackage(path, size) : merely(zipByItsStart(head))
  if (isCompoundFile(head)) return lookIntoCompound(await readFile(path), named)
  const picture = pictureByItsStart(head)
  if (picture) return isPromised(picture) ? { found: picture, warnings: await inspectPicture(path, picture) } : merely(picture)
  if (head.subarray(0, 1024).includes('%PDF-'))
    return isPromised('pdf') ? { found: 'pdf', warnings: await inspectPdf(await readFile(path)) } : merely('pdf')
  return merely(await nameOther(head))
}

const lookIntoCompound = async (bytes: Buffer, named: FileKind | undefined): Promise<Looked> => {
  const file = openCompoundFile(bytes)
  if (isHwp(file)) return named === undefined || named === 'hwp' ? { found: 'hwp', warnings: await inspectHwp(file) } : merely('hwp')
  const top = new Set([...file.streams.keys()].map((path) => path.toLowerCase()))
  const isLockedOffice = top.has('encryptioninfo') || top.has('encryptedpackage')
  if (isLockedOffice && (named === undefined || named === 'docx' || named === 'xlsx')) throw new Refused({ code: 'password-protected' })
  if (top.has('worddocument')) return merely('doc')
  if (top.has('workbook') || top.has('book')) return merely('xls')
  return merely(top.has('powerpoint document') ? 'ppt' : 'ole')
}

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_100), 0, 4_100, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** HWPX says its type in its first, uncompressed entry; the others are told apart only by reading on. */
const zipByItsStart = (head: Buffer): string => (head.subarray(0, 200).includes('mimetypeapplication/hwp+zip') ? 'hwpx' : 'zip')

const pictureByItsStart = (head: Buffer): 'jpeg' | 'png' | 'webp' | undefined => {
  if (head.subarray(0, 3).toString('hex') === 'ffd8ff') return 'jpeg'
  if (head.subarray(0, 8).toString('hex') === '89504e470d0a1a0a') return 'png'
  return head.subarray(0, 4).toString('latin1') === 'RIFF' && head.subarray(8, 12).toString('latin1') === 'WEBP' ? 'webp' : undefined
}

/** A word for what we do not take, so that the sentence can name it. Only the first bytes are given away to be parsed. */
const nameOther = async (head: Buffer): Promise<string> => {
  const start = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .slice(0, 300)
    .toLowerCase()
  if (start.startsWith('hwp document file')) return 'hwp 3.0'
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg|<svg)/.test(start)) return 'svg'
  if (/^(<!doctype html|<html|<head|<script)/.test(start)) return 'html'
  const type = await fileTypeFromBuffer(head).catch(() => undefined)
  return type?.ext ?? 'unknown'
}
