import type { Text } from '../../kernel/text.ts'
import { pdfPlaces, type PdfPlaces } from './places.ts'
import type { PdfOrder, PdfStandard } from './pdf-order.ts'
import { openPress, type PressResult } from './press.ts'

export type PdfOptions = {
  /** The document's title, shown by readers instead of the file name. */
  readonly title: string
  /** The institution that answers for the document; never a person. */
  readonly author: string
  /** The date of the document, taken from its data: the same data always gives the same bytes. */
  readonly at: Date
  /** Archival by default. */
  readonly standard?: PdfStandard
  /** Words across every page, for papers that prove nothing (see `demonstration`). */
  readonly watermark?: Text
}

export type PdfMaker = {
  /**
   * Sets one document. `template` is the path of a `.typ` file from the templates folder; `data` is any JSON object.
   * @throws PdfFailure when the template has an error, the time limit passed, or too many documents wait
   */
  makePdf(template: string, data: object, options: PdfOptions): Promise<Uint8Array>
  close(): void
}

export class PdfFailure extends Error {
  override readonly name = 'PdfFailure'
}

export const demonstration: Text = { ko: '시연용', en: 'not valid' }
export const preview: Text = { ko: '미리보기', en: 'not valid' }

const templateName = /^[a-z][a-z-]*(\/[a-z][a-z-]*)*\.typ$/

const orderOf = (id: number, template: string, data: object, options: PdfOptions): PdfOrder => {
  if (!templateName.test(template)) throw new PdfFailure(`Not the name of a template: ${template}`)
  const { title, author, watermark } = options
  return {
    id,
    template,
    data: JSON.stringify(data),
    meta: JSON.stringify({ title, author, watermark: watermark ?? null }),
    standard: options.standard ?? 'a-2a',
    at: Math.floor(options.at.getTime() / 1000),
  }
}

export type PdfLimits = {
  readonly timeLimitMs?: number
  readonly recycleAfter?: number
  readonly mayWait?: number
  readonly places?: PdfPlaces
}

/**
 * A queue before one child process (4–10 ms a document, so one is plenty). A document whose process died is tried once more with a
 * fresh one; a document that was too slow is not.
 */
export const openPdfMaker = (limits: PdfLimits = {}): PdfMaker => {
  const { timeLimitMs = 15_000, recycleAfter = 300, mayWait = 500 } = limits
  const press = openPress(limits.places ?? pdfPlaces(), { timeLimitMs, recycleAfter })
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let count = 0
  let closed = false

  const setOnce = (order: PdfOrder): Promise<PressResult> => {
    const result = turn.then(() => press.set(order))
    turn = result
    return result
  }
  const set = async (order: PdfOrder): Promise<PressResult> => {
    const first = await setOnce(order)
    return 'lost' in first && first.lost === 'died' && !closed ? setOnce(order) : first
  }

  const makePdf: PdfMaker['makePdf'] = async (template, data, options) => {
    if (closed) throw new PdfFailure('The workshop is closed')
    if (waiting >= mayWait) throw new PdfFailure(`${waiting} documents are waiting already`)
    const order = orderOf((count += 1), template, data, options)
    waiting += 1
    try {
      const result = await set(order)
      if ('lost' in result) throw new PdfFailure(`${template}: the process ${result.lost === 'died' ? 'died twice' : 'was too slow'}`)
      if (!result.ok) throw new PdfFailure(`${template}: ${result.problem}`)
      return result.pdf
    } finally {
      waiting -= 1
    }
  }
  const close = () => {
    closed = true
    press.stop()
  }
  return { makePdf, close }
}
