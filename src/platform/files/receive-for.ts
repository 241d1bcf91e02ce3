import type { Readable } from 'node:stream'
import { safeFileName } from '../../kernel/names.ts'
import type { ReceivedFile } from '../http/upload.ts'
import type { FileStore } from './file-store.ts'
import { isFileKind } from './kinds.ts'
import { receiveUpload } from './receive.ts'
import type { ClamdAddress } from './scan.ts'
import { sayRefusal } from './words.ts'

/** The door for uploads of forms: stored and looked into, or a sentence why not. */
export const receiveFor =
  (store: FileStore, clamd?: ClamdAddress) =>
  async (
    bytes: Readable,
    asked: { readonly name: string; readonly limitBytes: number; readonly kinds: readonly string[] },
  ): Promise<ReceivedFile> => {
    const received = await receiveUpload({ store, clamd }, bytes, {
      name: asked.name,
      limitBytes: asked.limitBytes,
      allowed: asked.kinds.filter(isFileKind),
    })
    const name = safeFileName(asked.name)
    return received.ok ? { ok: true, ...received.value } : { ok: false, name, sentence: sayRefusal(received.refusal, name) }
  }
