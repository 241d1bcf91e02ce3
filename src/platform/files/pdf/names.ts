import { setImmediate } from 'node:timers/promises'
import { unescapedName } from './objects.ts'

const PIECE = 256 * 1024
const LONGEST_NAME = 128
const A_NAME = /\/((?:[A-Za-z0-9]|#[0-9A-Fa-f]{2}){3,40})/g

export interface NameAt {
  readonly name: string
  readonly place: number
}

/** Every name in the bytes with its place, '#' escapes resolved. Reads everything, also where a reader would see a stream. */
export function* namesIn(bytes: Buffer): Generator<NameAt> {
  for (let start = 0; start < bytes.length; start += PIECE) yield* namesInPiece(bytes, start)
}

/** The same for a whole file, letting others work in between. */
export async function* namesInTurns(bytes: Buffer): AsyncGenerator<Iterable<NameAt>> {
  for (let start = 0; start < bytes.length; start += PIECE) {
    yield namesInPiece(bytes, start)
    await setImmediate()
  }
}

function* namesInPiece(bytes: Buffer, start: number): Generator<NameAt> {
  const text = bytes.subarray(start, start + PIECE + LONGEST_NAME).toString('latin1')
  for (const match of text.matchAll(A_NAME)) {
    if (match.index >= PIECE) break
    const written = match[1] ?? ''
    yield { name: written.includes('#') ? unescapedName(written) : written, place: start + match.index }
  }
}
