import { Readable } from 'node:stream'
import type { Connection, PoolClient, Submittable } from 'pg'

// What pg calls on a running query and its connection for COPY; its types leave these out.
type CopyConnection = Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void; sendCopyFail(reason: string): void }
type CopyData = { readonly chunk: Buffer }
type Complete = { readonly text: string }

const pieceBytes = 1 << 16

const rowsIn = ({ text }: Complete): number => Number(/^COPY (\d+)$/.exec(text)?.[1] ?? Number.NaN)

/** Runs `COPY … TO STDOUT` and hands its bytes on as they come. The connection waits while the reader is behind. */
export const copyOut = (client: PoolClient, statement: string): Readable => client.query(new CopyOut(statement)).bytes

class CopyOut implements Submittable {
  readonly bytes: Readable
  readonly #statement: string
  #connection: Connection | undefined
  #piece = Buffer.allocUnsafe(pieceBytes)
  #filled = 0

  constructor(statement: string) {
    this.#statement = statement
    this.bytes = new Readable({
      highWaterMark: 1 << 20,
      read: () => {
        this.#connection?.stream.resume()
      },
    })
  }

  submit(connection: Connection): void {
    this.#connection = connection
    connection.query(this.#statement)
  }

  // Rows come one message each; they go on in larger pieces, or the streams behind would cost more than the rows.
  handleCopyData({ chunk }: CopyData): void {
    if (this.#filled + chunk.length > this.#piece.length) this.#flush()
    if (chunk.length > this.#piece.length) return this.#pushOn(Buffer.from(chunk))
    this.#filled += chunk.copy(this.#piece, this.#filled)
  }

  handleCommandComplete(): void {
    this.#flush()
    this.bytes.push(null)
  }

  #flush(): void {
    if (this.#filled === 0) return
    const full = this.#piece.subarray(0, this.#filled)
    this.#piece = Buffer.allocUnsafe(pieceBytes)
    this.#filled = 0
    this.#pushOn(full)
  }

  #pushOn(piece: Buffer): void {
    if (!this.bytes.push(piece)) this.#connection?.stream.pause()
  }

  handleReadyForQuery(): void {
    this.#connection?.stream.resume()
  }
  handleError(error: Error): void {
    this.bytes.destroy(error)
  }
}

/** Runs `COPY … FROM STDIN` with these bytes; answers how many rows were stored. A source that breaks off stores nothing. */
export const copyIn = (client: PoolClient, statement: string, source: AsyncIterable<Buffer>): Promise<number> =>
  new Promise((resolve, reject) => {
    client.query(new CopyIn(statement, source, resolve, reject))
  })

class CopyIn implements Submittable {
  readonly #statement: string
  readonly #source: AsyncIterable<Buffer>
  readonly #resolve: (rows: number) => void
  readonly #reject: (reason: Error) => void
  #rows = 0
  #failure: Error | undefined

  constructor(statement: string, source: AsyncIterable<Buffer>, resolve: (rows: number) => void, reject: (reason: Error) => void) {
    this.#statement = statement
    this.#source = source
    this.#resolve = resolve
    this.#reject = reject
  }

  submit(connection: Connection): void {
    connection.query(this.#statement)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#send(connection).catch((error: unknown) => {
      this.#failure = error instanceof Error ? error : new Error(String(error))
      connection.sendCopyFail('the source broke off')
    })
  }

  async #send(connection: CopyConnection): Promise<void> {
    for await (const chunk of this.#source) {
      connection.sendCopyFromChunk(chunk)
      if (connection.stream.writableNeedDrain) await new Promise((resolve) => connection.stream.once('drain', resolve))
    }
    connection.endCopyFrom()
  }

  handleCommandComplete(message: Complete): void {
    this.#rows = rowsIn(message)
  }
  handleReadyForQuery(): void {
    if (!this.#failure) this.#resolve(this.#rows)
  }
  handleError(error: Error): void {
    this.#failure ??= error
    this.#reject(this.#failure)
  }
}
