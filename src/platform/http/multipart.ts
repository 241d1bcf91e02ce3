import type { FastifyRequest } from 'fastify'
import type { App } from '../services.ts'
import { postedForm } from './form.ts'
import type { PostedForm } from './form.ts'
import type { ReceivedFile } from './upload.ts'

type Upload = { readonly limitBytes: number; readonly kinds: readonly string[] } | undefined

/** Streams every file of a form to the store, looks into it, and keeps the text fields. Files come before judgement: nothing typed is lost. */
export const receiveMultipart = (request: FastifyRequest, app: App, upload: Upload): Promise<PostedForm> =>
  receiveParts(request, app, upload).catch((error: unknown) => {
    throw isTorn(error) ? Object.assign(error, { statusCode: 400 }) : error
  })

/** What the parser says of a body that is no form, or ends in the middle: the sender's fault, not ours. */
const isTorn = (error: unknown): error is Error =>
  error instanceof Error && /multipart data|boundary not found|part header/i.test(error.message)

const receiveParts = async (request: FastifyRequest, app: App, upload: Upload): Promise<PostedForm> => {
  const fields = new Map<string, string[]>()
  const files = new Map<string, ReceivedFile[]>()
  for await (const part of request.parts({ limits: { fileSize: (upload?.limitBytes ?? 0) + 1 } })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), part.value])
      continue
    }
    if (upload === undefined || part.filename === '' || part.filename === undefined) {
      part.file.resume()
      continue
    }
    const received = await app.receive(part.file, { name: part.filename, limitBytes: upload.limitBytes, kinds: upload.kinds })
    files.set(part.fieldname, [...(files.get(part.fieldname) ?? []), received])
  }
  return postedForm(fields, files)
}
