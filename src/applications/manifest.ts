import { canonicalJson } from '../kernel/canonical-json.ts'
import { sha256Hex } from '../kernel/id.ts'
import type { TechnologyContent, TechnologyDocument } from '../technologies/index.ts'
import type { Answers, Declaration, Standing } from './application.ts'
import type { FirmConfirmation } from './facts.ts'

/** What a receipt stands for. Its canonical JSON is kept byte for byte; anybody can recompute its SHA-256, and that of every file named in it. */
export interface ManifestParts {
  readonly applicationId: string
  /** Said only where it is one: a demonstration's receipt proves nothing. */
  readonly demonstration?: true
  readonly submittedAt: Date
  /** With the SME confirmations it held then; the oldest receipts name none. */
  readonly company: {
    readonly id: string
    readonly name: string
    readonly businessNumber: string | null
    readonly confirmations: readonly FirmConfirmation[]
  }
  readonly technology: { readonly id: string; readonly version: number; readonly sha256: string; readonly title: string }
  readonly content: TechnologyContent
  readonly standing: Standing
  readonly answers: Answers
  readonly declarations: readonly Declaration[]
  readonly documents: readonly Pick<TechnologyDocument, 'kind' | 'name' | 'bytes' | 'sha256'>[]
  readonly tracks: readonly {
    readonly receiptNumber: string
    readonly callId: string
    readonly institutionId: string
    readonly ruleSetVersionId: string
  }[]
}
export interface Manifest {
  readonly text: string
  readonly sha256: string
}

/** The fields go in by their hash, so that a manifest may be shown to others without telling what was written. */
export const makeManifest = (parts: ManifestParts): Manifest => {
  const { content, ...rest } = parts
  const text = canonicalJson({
    format: 1,
    ...rest,
    fieldsSha256: sha256Hex(canonicalJson(content)),
    documents: parts.documents.map(({ kind, name, bytes, sha256 }) => ({ kind, name, bytes, sha256 })),
    tracks: [...parts.tracks].sort((a, b) => (a.receiptNumber < b.receiptNumber ? -1 : 1)),
  })
  return { text, sha256: sha256Hex(text) }
}

const readObject = (text: string): object | undefined => {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? read : undefined
  } catch {
    return undefined
  }
}

/** Whether a file is a manifest of an application, of whatever year: an object that says which application and by which fields. */
export const isManifest = (text: string): boolean => {
  const read = readObject(text)
  return read !== undefined && 'applicationId' in read && 'fieldsSha256' in read
}

/** Whether a manifest is written canonically and has this digest. A file that is no JSON is not. */
export const manifestHolds = (text: string, sha256: string): boolean => {
  const read = readObject(text)
  return read !== undefined && canonicalJson(read) === text && sha256Hex(text) === sha256
}
