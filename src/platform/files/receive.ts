import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { extensionOf, safeFileName } from '../../kernel/names.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { usualLimitBytes } from './file-store.ts'
import type { FileStore } from './file-store.ts'
import { inspect } from './inspect.ts'
import { extensionFor, mediaTypes } from './kinds.ts'
import type { FileKind } from './kinds.ts'
import type { FileRefusal, FileWarning } from './refusal.ts'
import { scan } from './scan.ts'
import type { ClamdAddress } from './scan.ts'

/** Where uploads go, and who looks for viruses. */
export interface Receiving {
  readonly store: FileStore
  readonly clamd?: ClamdAddress | undefined
}

export interface Asked {
  readonly name: string
  readonly limitBytes?: number
  readonly allowed: readonly FileKind[]
}

/** A file in the store, found good. `name` is safe to show; a name without extension has got the one that fits. */
export interface ReceivedUpload {
  readonly name: string
  readonly storageKey: string
  readonly sha256: string
  readonly bytes: number
  readonly kind: FileKind
  readonly mediaType: string
  readonly warnings: readonly FileWarning[]
  readonly scan: 'clean' | 'not-scanned'
}

/** Streams an upload to disk, looks into it and keeps it; a refused one leaves nothing behind. 20 MB unless told otherwise. */
export const receiveUpload = async (
  { store, clamd }: Receiving,
  bytes: Readable,
  asked: Asked,
): Promise<Outcome<ReceivedUpload, FileRefusal>> => {
  const name = safeFileName(asked.name)
  if (!(await store.hasRoom())) {
    bytes.resume()
    return no({ code: 'no-room' })
  }
  const taken = await store.take(bytes, asked.limitBytes ?? usualLimitBytes, async ({ path }) => {
    const inspected = await inspect(path, { name, allowed: asked.allowed })
    if (!inspected.ok) return inspected
    const scanned = clamd ? await scan(clamd, createReadStream(path)) : 'not-scanned'
    return scanned === 'infected' ? no({ code: 'infected' }) : yes({ ...inspected.value, scan: scanned })
  })
  if (!taken.ok) return taken
  const { found, ...stored } = taken.value
  const fullName = extensionOf(name) === '' ? safeFileName(`${name}.${extensionFor(found.kind)}`) : name
  return yes({ ...stored, name: fullName, kind: found.kind, mediaType: mediaTypes[found.kind], warnings: found.warnings, scan: found.scan })
}
