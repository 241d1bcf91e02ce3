import type { Socket } from 'node:net'
import { STATUS_CODES } from 'node:http'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { problemOf } from './problem.ts'

const statusOf = (code: string | undefined): number =>
  code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400

const sentenceOf = (status: number): Text =>
  status === 431
    ? text('요청의 주소와 머리말이 너무 깁니다.', 'The address and headers of this request are too long.')
    : status === 408
      ? text('요청이 제때 끝나지 않았습니다. 다시 시도해 주세요.', 'The request did not end in time. Try again.')
      : text(
          '요청을 읽지 못했습니다. 주소에 한글이 있으면 퍼센트로 적어 주세요. 예: ‘말’은 %EB%A7%90.',
          'This request cannot be read. In an address, write what is not ASCII in percent signs: 말 is %EB%A7%90.',
        )

const lingerMs = 2_000

/** What is no HTTP never becomes a request: it is told so on the bare connection, which then ends. Nobody is told where the other side is gone. */
export const answerUnreadable = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = statusOf(error.code)
  const body = JSON.stringify(problemOf(status, 'unreadable', sentenceOf(status)))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  // Whoever never hangs up in turn would hold the line for ever.
  setTimeout(() => socket.destroy(), lingerMs).unref()
}
