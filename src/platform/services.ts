import type { Readable } from 'node:stream'
import type { ReceivedFile } from './http/upload.ts'
import type { Database } from './database/database.ts'
import type { FileStore } from './files/file-store.ts'
import type { PdfMaker } from './pdf/pdf.ts'
import type { SearchService } from './search/search.ts'

/** The services of the house that actions and pages use. Made in main.ts (and by tests), never imported as a global. */
export interface App {
  readonly db: Database
  readonly files: FileStore
  /** Takes a stream of bytes into the store and looks into it; a refused one leaves nothing behind. */
  receive(bytes: Readable, asked: { name: string; limitBytes: number; kinds: readonly string[] }): Promise<ReceivedFile>
  readonly pdf: PdfMaker
  /** 32 secret bytes of this installation: seals keys and factors, signs form tokens. */
  readonly secret: Uint8Array
  /** The address people see, without a trailing slash. */
  readonly publicUrl: string
  /** How much the files of one firm may take. */
  readonly firmStorageBytes: number
  readonly secureCookies: boolean
  /** The market's time for drawing; an hour off never decides anything. */
  readonly clock: { now(): Date }
  readonly market: { readonly isDemonstration: boolean; readonly demonstrationProgress: number | null }
  readonly mail: { readonly smtpUrl: string | undefined; readonly from: string }
  /** Who runs this installation and how to reach them, where that was set. */
  readonly operator?: { readonly name?: string | undefined; readonly contact?: string | undefined } | undefined
  /** What an operator should know of this installation; nothing secret. */
  readonly installation?: Installation | undefined
  /** Full-text indexes by the name of what is in them, of this process or a shared one; a process without them asks the database. */
  readonly searches?: ReadonlyMap<string, SearchService> | undefined
  /** Wakes the job of this name soon; a hint only. */
  nudge(job: string): void
}

export interface Installation {
  readonly filesFolder: string
  /** Our own PostgreSQL, in the home; otherwise one of yours. */
  readonly hasOwnDatabase: boolean
  readonly virusScanner: string | undefined
  readonly trustedProxies: number
}
