import type { Day } from '../kernel/dates.ts'
import { sha256Hex } from '../kernel/id.ts'
import type { Reader } from '../platform/database/database.ts'
import { isReceiptNumber } from '../rulesets/index.ts'
import { signerOf } from '../signing/index.ts'
import { findByNumber, findPaper, findPublicCertificate, hasReceipt } from './queries.ts'
import type { PublicCertificate } from './queries.ts'
import { standing } from './workflow.ts'
import type { Answer } from './words.ts'

/** What the check answers: one of eight, with the registered facts where there are some. */
export interface Checked {
  readonly answer: Answer
  readonly certificate?: PublicCertificate | undefined
  /** The file is an original from before an extension. */
  readonly isEarlierPaper?: boolean
  /** The number typed beside the file belongs to another certificate, or to none. */
  readonly isOfOtherNumber?: boolean
  /** Who signed the file, where its signature can be read. */
  readonly signedBy?: string | null
  /** The institution whose registered key signed a file that is no certificate. */
  readonly signatory?: { readonly ko: string; readonly en: string }
}

const answerOf = (certificate: PublicCertificate, today: Day): Checked => ({ answer: standing(certificate, today), certificate })

export const checkCode = async (read: Reader, code: string, today: Day): Promise<Checked> => {
  const certificate = await findPublicCertificate(read, code)
  return certificate ? answerOf(certificate, today) : { answer: 'unknown' }
}

/** Several answers where two institutions gave the same number. */
export const checkNumber = async (read: Reader, number: string, institutionId: string | undefined, today: Day): Promise<Checked[]> =>
  (await findByNumber(read, number, institutionId)).map((one) => answerOf(one, today))

/** A number of receipt by its form; the oldest ones, which have none, where one was given. Whose it is, is not said. */
export const isOfReceipt = async (read: Reader, number: string): Promise<boolean> =>
  isReceiptNumber(number) || (await hasReceipt(read, number))

/**
 * Compares a file with what was issued: its SHA-256 among all papers, then its signature and the address written in it.
 * Nothing of the file is kept. `number` is what the person typed beside it, or ''.
 */
export const checkPaper = async (read: Reader, pdf: Uint8Array, number: string, today: Day): Promise<Checked> => {
  const checked = await comparePaper(read, pdf, number, today)
  const of = checked.certificate?.id
  if (of === undefined || number === '' || (await findByNumber(read, number)).some(({ id }) => id === of)) return checked
  return { ...checked, isOfOtherNumber: true }
}

const comparePaper = async (read: Reader, pdf: Uint8Array, number: string, today: Day): Promise<Checked> => {
  const paper = await findPaper(read, sha256Hex(pdf))
  if (paper) {
    const checked = await checkCode(read, paper.certificateId, today)
    return { ...checked, isEarlierPaper: !paper.isCurrent, signedBy: checked.certificate?.institutionKo ?? null }
  }
  const signer = await signerOf(read, pdf)
  const said = codeIn(pdf)
  const certificate =
    (said === undefined ? undefined : await findPublicCertificate(read, said)) ??
    (number === '' ? undefined : (await findByNumber(read, number))[0])
  if (certificate) return { answer: 'altered', certificate, signedBy: signer.name }
  if (!signer.institution) return { answer: 'unknown-paper', signedBy: signer.name }
  return { answer: signer.isWhole ? 'other-paper' : 'altered', signedBy: signer.name, signatory: signer.institution }
}

/** The code in the address of the check, which stands in the signature in plain letters. */
const codeIn = (pdf: Uint8Array): string | undefined =>
  /\/certificates\/([2-9a-hjkmnp-z]{12})(?![0-9a-z])/.exec(Buffer.from(pdf).toString('latin1'))?.[1]
