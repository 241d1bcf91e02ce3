import type { FastifyRequest } from 'fastify'
import { safeFileName } from '../../kernel/names.ts'
import type { FileRefusal } from '../files/refusal.ts'
import { sayRefusal } from '../files/words.ts'
import type { App } from '../services.ts'
import { findWaiting, waitingPrefix } from '../files/waiting.ts'
import type { Sender } from '../files/waiting.ts'
import { postedForm } from './form.ts'
import type { PostedForm } from './form.ts'
import type { ReceivedFile, Upload } from './upload.ts'

/** Whose files of before a form may name, and why none of those it brings is taken. */
export interface Receiving {
  readonly sender: Sender | undefined
  readonly noFiles: FileRefusal | undefined
}

/** Streams every file of a form to the store, looks into it, and keeps the text fields. Files come before judgement: nothing typed is lost. */
export const receiveMultipart = (request: FastifyRequest, app: App, upload: Upload | undefined, how: Receiving): Promise<PostedForm> =>
  receiveParts(request, app, upload, how).catch((error: unknown) => {
    throw isTorn(error) ? Object.assign(error, { statusCode: 400 }) : error
  })

/** What the parser says of a body that is no form, or ends in the middle: the sender's fault, not ours. */
const isTorn = (error: unknown): error is Error =>
  error instanceof Error && /multipart data|boundary not found|part header/i.test(error.message)

const mostFiles = 20

/** How many bytes of files a form may bring: what it says itself, or else the most it might. */
export const comingBytes = (request: FastifyRequest, upload: Upload): number =>
  Number(request.headers['content-length'] ?? (upload.most ?? mostFiles) * upload.limitBytes)

const receiveParts = async (
  request: FastifyRequest,
  app: App,
  upload: Upload | undefined,
  { sender, noFiles }: Receiving,
): Promise<PostedForm> => {
  const fields = new Map<string, string[]>()
  const files = new Map<string, ReceivedFile[]>()
  let count = 0
  try {
    for await (const part of request.parts({ limits: { fileSize: (upload?.limitBytes ?? 0) + 1 } })) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), part.value])
        continue
      }
      if (upload === undefined || part.filename === '' || part.filename === undefined || count >= (upload.most ?? mostFiles)) {
        part.file.resume()
        continue
      }
      count += 1
      if (noFiles !== undefined) {
        part.file.resume()
        const name = safeFileName(part.filename)
        files.set(part.fieldname, [...(files.get(part.fieldname) ?? []), { ok: false, name, sentence: sayRefusal(noFiles, name) }])
        continue
      }
      const received = await app.receive(part.file, { name: part.filename, limitBytes: upload.limitBytes, kinds: upload.kinds })
      files.set(part.fieldname, [...(files.get(part.fieldname) ?? []), received])
    }
  } catch (error) {
    // Nobody will ever name the bytes of a form that broke off.
    for (const file of [...files.values()].flat()) if (file.ok) await app.files.remove(file.storageKey)
    throw error
  }
  if (upload !== undefined && sender !== undefined) await takeUpWaiting(app, sender, fields, files)
  return postedForm(fields, files)
}

/** Files of this form that were received before, when something else in it was refused, behind those chosen now. */
const takeUpWaiting = async (app: App, sender: Sender, fields: Map<string, string[]>, files: Map<string, ReceivedFile[]>) => {
  for (const [name, tokens] of fields) {
    if (!name.startsWith(waitingPrefix)) continue
    fields.delete(name)
    const field = name.slice(waitingPrefix.length)
    for (const token of tokens.slice(0, mostFiles)) {
      const file = await findWaiting(app, sender, token)
      files.set(field, [...(files.get(field) ?? []), file])
    }
  }
}
