import type { FastifyRequest } from 'fastify'
import type { App } from '../services.ts'
import { findWaiting, waitingPrefix } from '../files/waiting.ts'
import type { Sender } from '../files/waiting.ts'
import { postedForm } from './form.ts'
import type { PostedForm } from './form.ts'
import type { ReceivedFile, Upload } from './upload.ts'

/** Streams every file of a form to the store, looks into it, and keeps the text fields. Files come before judgement: nothing typed is lost. */
export const receiveMultipart = (
  request: FastifyRequest,
  app: App,
  upload: Upload | undefined,
  sender: Sender | undefined,
): Promise<PostedForm> =>
  receiveParts(request, app, upload, sender).catch((error: unknown) => {
    throw isTorn(error) ? Object.assign(error, { statusCode: 400 }) : error
  })

/** What the parser says of a body that is no form, or ends in the middle: the sender's fault, not ours. */
const isTorn = (error: unknown): error is Error =>
  error instanceof Error && /multipart data|boundary not found|part header/i.test(error.message)

const mostFiles = 20

const receiveParts = async (
  request: FastifyRequest,
  app: App,
  upload: Upload | undefined,
  sender: Sender | undefined,
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
