import { connect } from 'node:net'
import type { Readable } from 'node:stream'

export interface ClamdAddress {
  readonly host: string
  readonly port: number
}
export type ScanResult = 'clean' | 'infected' | 'not-scanned'

const LONGEST_PIECE = 64 * 1024

/**
 * Asks clamd (INSTREAM) about bytes. A scanner that is away, slow (30 seconds unless told otherwise) or refuses the size answers
 * 'not-scanned': the file is taken, and readers are told. Source: clamd(8), "INSTREAM".
 */
export const scan = async (clamd: ClamdAddress, bytes: Readable, timeoutMs = 30_000): Promise<ScanResult> => {
  const socket = connect({ host: clamd.host, port: clamd.port, signal: AbortSignal.timeout(timeoutMs) })
  let answer = ''
  socket.setEncoding('latin1')
  socket.on('data', (piece: string) => {
    if (answer.length < 1_000) answer += piece
  })
  const ended = new Promise<void>((done) => {
    socket.once('close', () => done())
  })
  // An early answer (size limit reached) ends the connection while we still write: the answer decides, not the broken pipe.
  socket.on('error', () => undefined)
  try {
    await send(socket, 'zINSTREAM\0')
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      for (let start = 0; start < piece.length && !socket.destroyed; start += LONGEST_PIECE)
        await sendPiece(socket, piece.subarray(start, start + LONGEST_PIECE))
      if (socket.destroyed) break
    }
    await send(socket, Buffer.alloc(4))
    await ended
  } catch {
    // Judged below by what was answered.
  } finally {
    bytes.destroy()
    socket.destroy()
  }
  return resultOf(answer)
}

const sendPiece = async (socket: ReturnType<typeof connect>, piece: Buffer): Promise<void> => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(piece.length)
  await send(socket, Buffer.concat([length, piece]))
}

const send = (socket: ReturnType<typeof connect>, bytes: Buffer | string): Promise<void> =>
  new Promise((done, failed) => {
    if (socket.destroyed) return failed(new Error('The scanner hung up'))
    socket.write(bytes, (problem) => (problem ? failed(problem) : done()))
  })

const resultOf = (answer: string): ScanResult => {
  const line = answer.replace(/[\0\s]+$/, '')
  if (/^stream: .+ FOUND$/.test(line)) return 'infected'
  return line === 'stream: OK' ? 'clean' : 'not-scanned'
}
