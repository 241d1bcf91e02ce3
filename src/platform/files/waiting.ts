import { text } from '../../kernel/text.ts'
import type { ReceivedFile } from '../http/upload.ts'
import { openSecret, sealSecret } from '../secrets/seal.ts'
import type { App } from '../services.ts'
import { forgetUnnamed, namedKeys } from './keeping.ts'

type Good = Extract<ReceivedFile, { ok: true }>
/** A good file of a form that was refused for something else: it need not be chosen again. */
export interface WaitingFile {
  readonly name: string
  /** Goes with the form: what was received, sealed for this person and this form. */
  readonly token: string
  readonly file: Good
}
/** Whose form, and at which address: nobody else's, and no other form, takes the file. */
export interface Sender {
  readonly personId: string
  readonly form: string
}
type House = Pick<App, 'db' | 'files' | 'secret'>

/** The name under which a form sends along the files that wait for one of its fields. */
export const waitingPrefix = 'waiting-file.'

/** Shorter than the day after which the sweep of the night takes what no row names. */
const longestWaitMs = 12 * 3_600_000
/** So many files of one person wait at most: refused forms must not fill the disk. */
const mostWaiting = 20
const waiting = new Map<string, Good[]>()

const boundTo = ({ personId, form }: Sender) => `waiting-file:${personId}:${form}`

const tokenOf = (app: House, sender: Sender, file: Good): string => {
  const kept = Buffer.from(JSON.stringify({ file, until: Date.now() + longestWaitMs }))
  return Buffer.from(sealSecret(kept, app.secret, boundTo(sender))).toString('base64url')
}

/** What came with a refused form and became nobody's yet, by the names of its fields: to be offered where the form is drawn again. */
export const sealWaiting = async (
  app: House,
  sender: Sender,
  received: ReadonlyMap<string, readonly ReceivedFile[]>,
): Promise<Record<string, WaitingFile[]>> => {
  const keys = [...received.values()].flat().flatMap((file) => (file.ok ? [file.storageKey] : []))
  const named = await namedKeys(app.db.reader(), keys)
  return Object.fromEntries(
    [...received].map(([field, files]) => [
      field,
      files.flatMap((file) =>
        file.ok && !named.has(file.storageKey) ? [{ name: file.name, token: tokenOf(app, sender, file), file }] : [],
      ),
    ]),
  )
}

/** Once the form is drawn: what it does not offer goes, and so do the oldest files of this person where too many wait. */
export const letWait = async (
  app: House,
  { personId }: Sender,
  sealed: Readonly<Record<string, readonly WaitingFile[]>>,
  html: string,
): Promise<void> => {
  const files = Object.values(sealed).flat()
  const offered = files.filter(({ token }) => html.includes(token)).map(({ file }) => file)
  const before = (waiting.get(personId) ?? []).filter((one) => files.every(({ file }) => file.storageKey !== one.storageKey))
  const all = [...before, ...offered]
  waiting.set(personId, all.slice(-mostWaiting))
  const unoffered = files.map(({ file }) => file).filter((file) => !offered.includes(file))
  await forgetUnnamed(app, [...all.slice(0, -mostWaiting), ...unoffered])
}

const gone = {
  ok: false,
  name: '',
  sentence: text(
    '앞서 고른 파일을 더는 보관하고 있지 않습니다. 파일을 다시 골라 주세요.',
    'The file chosen before is no longer kept. Please choose it again.',
  ),
} as const

/** The file that waited. One that became somebody's meanwhile, or is too old, is no longer there. */
export const findWaiting = async (app: House, sender: Sender, token: string): Promise<ReceivedFile> => {
  const opened = openSecret(Buffer.from(token, 'base64url'), app.secret, boundTo(sender))
  if (!opened.ok) return gone
  const { file, until } = JSON.parse(Buffer.from(opened.value).toString()) as { file: Good; until: number }
  const isNamed = (await namedKeys(app.db.reader(), [file.storageKey])).size > 0
  const isHere = until > Date.now() && !isNamed && (await app.files.verify(file.storageKey, file.sha256)) === 'same'
  return isHere ? file : gone
}
