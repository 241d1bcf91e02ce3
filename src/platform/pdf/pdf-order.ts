/** What travels between the server and the child that sets documents. */
export type PdfOrder = {
  readonly id: number
  /** Path of the template from the templates folder, like `certificates/pdf/certificate.typ`. */
  readonly template: string
  /** JSON; reaches the template as a string input, so nothing in it is ever read as typst code. */
  readonly data: string
  readonly meta: string
  readonly standard: PdfStandard
  /** Seconds since 1970 UTC, written as the creation date: the same order gives the same bytes. */
  readonly at: number
}
/** PDF/A-2a: kept for decades and read aloud (our default). PDF/UA-1: accessible, not archival. */
export type PdfStandard = 'a-2a' | 'ua-1'

export type PdfDelivery =
  | { readonly id: number; readonly ok: true; readonly pdf: Uint8Array }
  | { readonly id: number; readonly ok: false; readonly problem: string }
