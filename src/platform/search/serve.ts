import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { isSameToken } from '../../kernel/id.ts'
import type { SearchService } from './search.ts'

export const servedMethods = ['search', 'suggest', 'similar', 'searchUnder', 'tellingWords', 'unknownWords', 'trial', 'about'] as const
export type ServedMethod = (typeof servedMethods)[number]
export const searchPath = (name: string, method: ServedMethod): string => `/${name}/${method}`

const largestBody = 1 << 20

/** Answers for search services over HTTP: POST /{name}/{method} with the arguments as JSON, to whoever knows the token. 503 while an index is not ready. */
export const serveSearches = (searches: ReadonlyMap<string, SearchService>, token: string): Server => {
  const paths = new Map(
    [...searches].flatMap(([name, search]) =>
      servedMethods.map(
        (method) =>
          [
            searchPath(name, method),
            (args: readonly unknown[]) => (search[method] as (...given: readonly unknown[]) => Promise<unknown>).call(search, ...args),
          ] as const,
      ),
    ),
  )
  return createServer((request, response) => {
    if (request.url === '/healthz') {
      send(response, 200, '{"ok":true}')
      return
    }
    const answer = paths.get(request.url ?? '')
    if (answer === undefined || request.method !== 'POST') {
      send(response, 404, '{}')
      return
    }
    if (!isSameToken(request.headers.authorization ?? '', `Bearer ${token}`)) {
      send(response, 401, '{}')
      return
    }
    readBody(request, (body) => {
      const args = body === undefined ? undefined : argumentsIn(body)
      if (args === undefined) {
        send(response, 400, '{}')
        return
      }
      answer(args).then(
        (result) => {
          if (result === undefined) send(response, 503, '{}')
          else send(response, 200, JSON.stringify(result))
        },
        () => {
          send(response, 500, '{}')
        },
      )
    })
  })
}

const argumentsIn = (body: string): readonly unknown[] | undefined => {
  try {
    const given: unknown = JSON.parse(body)
    return Array.isArray(given) ? given : undefined
  } catch {
    return undefined
  }
}

/** The whole body, or undefined where it is too long. */
const readBody = (request: IncomingMessage, use: (body: string | undefined) => void): void => {
  const parts: Buffer[] = []
  let size = 0
  request.on('data', (part: Buffer) => {
    size += part.length
    if (size <= largestBody) parts.push(part)
  })
  request.on('end', () => {
    use(size > largestBody ? undefined : Buffer.concat(parts).toString())
  })
}

const send = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
