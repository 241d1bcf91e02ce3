import { createHmac } from 'node:crypto'
import { isSameToken } from '../../kernel/id.ts'
import type { App } from '../services.ts'

/** A sentence for the next page, kept in a cookie for a minute: signed, so that nobody else puts words into a page. */
const flashMark = (app: App, words: string) => createHmac('sha256', app.secret).update(`flash:${words}`).digest('base64url').slice(0, 16)
export const writeFlash = (app: App, words: string) => `${flashMark(app, words)}.${Buffer.from(words).toString('base64url')}`
export const readFlash = (app: App, value: string | undefined): string | undefined => {
  const [mark, body] = (value ?? '').split('.')
  if (mark === undefined || body === undefined) return undefined
  const words = Buffer.from(body, 'base64url').toString()
  return isSameToken(mark, flashMark(app, words)) ? words : undefined
}
