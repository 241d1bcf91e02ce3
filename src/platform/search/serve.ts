import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { isSameToken } from '../../kernel/id.ts'
import { KeptAnswers } from './kept-answers.ts'
import type { Search, SearchService } from './search.ts'

export const servedMethods = ['search', 'suggest', 'similar', 'searchUnder', 'tellingWords', 'unknownWords', 'trial', 'about'] as const
export type ServedMethod = (typeof servedMethods)[number]
export const searchPath = (name: string, method: ServedMethod): string => `/${name}/${method}`

const largestBody = 1 << 20
/** So many bytes of each index's answers are kept ready to send. */
const keptBytes = 12 << 20
/** What the place of one takes, and a letter of its question. */
const [perAnswer, perLetter] = [200, 2]
/** What many ask. */
const keptMethods: ReadonlySet<ServedMethod> = new Set(['search', 'suggest', 'similar'])

export type ServedSearch = SearchService & Pick<Search, 'onChange'>
/** The answer to the arguments as they came, ready to send; undefined while the index is not ready. */
type Answering = (body: string) => Promise<Buffer | undefined>
class Unreadable extends Error {}

const answeringOf = (search: ServedSearch, method: ServedMethod, kept: KeptAnswers<Buffer>): Answering => {
  const ask = async (body: string) => {
    const args = argumentsIn(body)
    if (args === undefined) throw new Unreadable()
    const result = await (search[method] as (...given: readonly unknown[]) => Promise<unknown>).call(search, ...args)
    return result === undefined ? undefined : Buffer.from(JSON.stringify(result))
  }
  return keptMethods.has(method) ? (body) => kept.of(`${method} ${body}`, () => ask(body)) : ask
}

/** Answers for search services over HTTP: POST /{name}/{method} with the arguments as JSON, to whoever knows the token. 503 while an index is not ready. */
export const serveSearches = (searches: ReadonlyMap<string, ServedSearch>, token: string): Server => {
  const paths = new Map(
    [...searches].flatMap(([name, search]) => {
      const kept = new KeptAnswers<Buffer>({
        room: keptBytes,
        takes: (answer, question) => answer.length + question.length * perLetter + perAnswer,
      })
      search.onChange(() => {
        kept.forget()
      })
      return servedMethods.map((method) => [searchPath(name, method), answeringOf(search, method, kept)] as const)
    }),
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
      if (body === undefined) {
        send(response, 400, '{}')
        return
      }
      answer(body).then(
        (result) => {
          if (result === undefined) send(response, 503, '{}')
          else send(response, 200, result)
        },
        (error: unknown) => {
          send(response, error instanceof Unreadable ? 400 : 500, '{}')
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

const send = (response: ServerResponse, status: number, body: string | Buffer): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
