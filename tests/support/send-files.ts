import { sha256Hex } from '../../src/kernel/id.ts'
import { csrfOf } from '../../src/people/session.ts'
import type { Market } from './market.ts'

const boundary = '----files'
const part = (disposition: string) => Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n`)
const end = Buffer.from('\r\n')

/** Posts a form with files, under the name `file` where they have no field of their own, as the page of the session with this token would. */
export const sendFiles = (
  market: Market,
  token: string,
  url: string,
  fields: readonly (readonly [string, string])[],
  files: readonly { readonly field?: string; readonly name: string; readonly buffer: Buffer }[],
) =>
  market.server.inject({
    method: 'POST',
    url,
    headers: { 'sec-fetch-site': 'same-origin', cookie: `market=${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      ...[['csrf', csrfOf(market.app.secret, sha256Hex(token))] as const, ...fields].flatMap(([name, value]) => [
        part(`name="${name}"`),
        Buffer.from(value),
        end,
      ]),
      ...files.flatMap(({ field = 'file', name, buffer }) => [part(`name="${field}"; filename="${name}"`), buffer, end]),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  })
