import type { Text } from '../../kernel/text.ts'

/** What files a form takes; further ones than `most` are read past. */
export interface Upload {
  readonly limitBytes: number
  readonly kinds: readonly string[]
  readonly most?: number | undefined
}

/** A file whose bytes are stored and looked into, before the form is judged. Without a row they go again once the form is answered. */
export type ReceivedFile =
  | {
      readonly ok: true
      readonly name: string
      readonly storageKey: string
      readonly sha256: string
      readonly bytes: number
      readonly kind: string
      readonly mediaType: string
      readonly warnings: readonly string[]
      readonly scan: 'clean' | 'not-scanned'
    }
  | { readonly ok: false; readonly name: string; readonly sentence: Text }
